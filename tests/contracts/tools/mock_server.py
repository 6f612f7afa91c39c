"""A server that answers by an OpenAPI document: 200 to what it allows, 400 to all else.

`python mock_server.py DOCUMENT` serves at a free port of this machine, and prints it.
"""

from __future__ import annotations

import json
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator, FormatChecker, ValidationError, validate

FORMATS = FormatChecker()
DOCUMENT = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))


@FORMATS.checks("int64")
def is_int64(value: object) -> bool:
    """Tell whether a whole number fits into 64 bits."""
    return not isinstance(value, int) or -(2**63) <= value < 2**63


def schema_of(path: str) -> dict[str, object] | None:
    """Give the schema of the body of a request to a path."""
    operation = DOCUMENT["paths"].get(path, {}).get("post")
    if operation is None:
        return None
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    return {**schema, "components": DOCUMENT["components"]}


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    def do_POST(self) -> None:
        """Judge the body."""
        length = int(self.headers.get("content-length") or 0)
        body = self.rfile.read(length)
        found = schema_of(urlsplit(self.path).path)
        if found is None:
            self._answer(404, "there is no such path")
        elif not (self.headers.get("content-type") or "").startswith("application/json"):
            self._answer(415, "it is not JSON")
        else:
            self._judge(found, body)

    def do_GET(self) -> None:
        """Know nothing."""
        self._answer(404, "there is no such path")

    def _judge(self, found: dict[str, object], body: bytes) -> None:
        try:
            value = json.loads(body)
        except ValueError as error:
            self._answer(400, str(error))
            return
        try:
            validate(value, found, Draft202012Validator, format_checker=FORMATS)
        except ValidationError as error:
            self._answer(400, error.message)
        else:
            self._answer(200, "fine")

    def _answer(self, status: int, message: str) -> None:
        data = json.dumps({"message": message}).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def main() -> None:
    """Serve until it is ended."""
    server = HTTPServer(("127.0.0.1", 0), Handler)
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    main()
