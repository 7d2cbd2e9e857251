"""Prints what botocore's model of IAM says of the operations that are used: names, types and required members; no documentation.

    python3 extract_model.py < operations.txt > iam-model.json

The operations' names are read from standard input. Needs botocore.
"""
import gzip
import json
import os
import sys

import botocore

path = os.path.join(os.path.dirname(botocore.__file__), "data/iam/2010-05-08/service-2.json.gz")
with gzip.open(path) as stream:
    model = json.load(stream)

shapes = {}


def take(name):
    if name in shapes:
        return
    shape = model["shapes"][name]
    kind = shape["type"]
    taken = shapes[name] = {"type": kind}
    if kind == "structure":
        taken["members"] = {}
        for member, ref in shape["members"].items():
            taken["members"][ref.get("locationName", member)] = ref["shape"]
            take(ref["shape"])
        if shape.get("required"):
            taken["required"] = sorted(shape["required"])
    elif kind == "list":
        taken["item"] = shape["member"]["shape"]
        taken["itemName"] = shape["member"].get("locationName", "member")
        taken["flattened"] = bool(shape.get("flattened"))
        take(shape["member"]["shape"])
    elif kind == "map":
        taken["value"] = shape["value"]["shape"]
        taken["keyName"] = shape["key"].get("locationName", "key")
        taken["valueName"] = shape["value"].get("locationName", "value")
        take(shape["value"]["shape"])
    elif "enum" in shape:
        taken["enum"] = shape["enum"]


operations = {}
for name in sorted(sys.stdin.read().split()):
    operation = model["operations"][name]
    taken = operations[name] = {"errors": dict(sorted((model["shapes"][e["shape"]]["error"]["code"], e["shape"]) for e in operation.get("errors", [])))}
    if "input" in operation:
        taken["input"] = operation["input"]["shape"]
        take(taken["input"])
    if "output" in operation:
        taken["output"] = operation["output"]["shape"]
        taken["resultWrapper"] = operation["output"].get("resultWrapper")
        take(taken["output"])

json.dump(
    {"apiVersion": model["metadata"]["apiVersion"], "protocol": model["metadata"]["protocol"], "operations": operations, "shapes": dict(sorted(shapes.items()))},
    sys.stdout,
    indent=1,
)
sys.stdout.write("\n")
