"""A moto server that counts the calls it gets: GET /calls gives {action: count}, DELETE /calls begins anew.
DELETE /entities empties its accounts.

Usage: moto_counted.py PORT. Listens on loopback only.
"""

import collections
import io
import json
import logging
import sys
import threading
import urllib.parse

from moto.iam.models import iam_backends
from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import run_simple


def empty():
    """What a user of the accounts has made goes; AWS's own policies, which take a second to read, stay."""
    for regions in iam_backends.values():
        for backend in regions.values():
            for entities in (backend.roles, backend.groups, backend.users, backend.instance_profiles, backend.inline_policies, backend.access_keys):
                entities.clear()
            for arn in [arn for arn in backend.managed_policies if ":iam::aws:" not in arn]:
                del backend.managed_policies[arn]
            for policy in backend.managed_policies.values():
                policy.attachment_count = 0


class Counted:
    def __init__(self, app):
        self.app = app
        self.calls = collections.Counter()
        self.lock = threading.Lock()

    def __call__(self, environ, start_response):
        if environ["PATH_INFO"] == "/calls":
            return self.report(environ["REQUEST_METHOD"], start_response)
        if environ["PATH_INFO"] == "/entities" and environ["REQUEST_METHOD"] == "DELETE":
            empty()
            start_response("204 No Content", [])
            return []
        if environ["REQUEST_METHOD"] == "POST" and environ["PATH_INFO"] == "/":
            body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
            environ["wsgi.input"] = io.BytesIO(body)
            action = urllib.parse.parse_qs(body.decode()).get("Action", ["?"])[0]
            with self.lock:
                self.calls[action] += 1
        return self.app(environ, start_response)

    def report(self, method, start_response):
        with self.lock:
            answer = json.dumps(self.calls)
            if method == "DELETE":
                self.calls.clear()
        start_response("200 OK", [("Content-Type", "application/json")])
        return [answer.encode()]


if __name__ == "__main__":
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    run_simple("127.0.0.1", int(sys.argv[1]), Counted(DomainDispatcherApplication(create_backend_app)), threaded=True)
