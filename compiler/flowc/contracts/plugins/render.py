"""A contract as text, in the notation that is asked for."""

from __future__ import annotations

import json
from typing import Literal, TypeAlias, assert_never

from flowc.contracts.plugins.contract import Contract

Notation: TypeAlias = Literal["proto", "openapi", "jsonschema"]


def render(contract: Contract, notation: Notation) -> str:
    """Give the text of a file."""
    match notation:
        case "proto":
            from flowc.contracts.plugins.proto import proto_of

            return proto_of(contract)
        case "openapi":
            from flowc.contracts.plugins.openapi import openapi_of

            return _json(openapi_of(contract))
        case "jsonschema":
            from flowc.contracts.plugins.json_schema import json_schema_of

            return _json(json_schema_of(contract))
        case _:
            assert_never(notation)


def _json(document: dict[str, object]) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
