"""Prints where botocore finds IAM: for every region of every partition, with and without FIPS and dual stack.

    python3 expected_endpoints.py > iam-endpoints.json

Each row: region, FIPS, dual stack, then the endpoint and the region it is signed for, or null where the rules give an error.
Needs botocore.
"""
import gzip
import json
import os
import sys

import botocore
from botocore.endpoint_provider import EndpointProvider
from botocore.exceptions import EndpointProviderError

data = os.path.join(os.path.dirname(botocore.__file__), "data")
with gzip.open(os.path.join(data, "iam/2010-05-08/endpoint-rule-set-1.json.gz")) as stream:
    rules = json.load(stream)
with open(os.path.join(data, "partitions.json")) as stream:
    partitions = json.load(stream)

provider = EndpointProvider(rules, partitions)
# Regions that do not exist yet are told by their form.
regions = ["us-new-7", "cn-new-7", "us-gov-new-7", "us-iso-new-7", "us-isob-new-7", "eu-isoe-new-7", "us-isof-new-7", "eusc-de-new-7", "nowhere"]
for partition in partitions["partitions"]:
    regions += partition["regions"]

rows = []
for region in sorted(set(regions)):
    for fips in (False, True):
        for dual in (False, True):
            row = [region, fips, dual]
            try:
                found = provider.resolve_endpoint(Region=region, UseFIPS=fips, UseDualStack=dual)
                row += [found.url, found.properties["authSchemes"][0]["signingRegion"]]
            except EndpointProviderError:
                row += [None, None]
            rows.append(row)

sys.stdout.write("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n")
