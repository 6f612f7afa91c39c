"""Whether a validator of JSON Schema takes a value."""

from __future__ import annotations

import json

from jsonschema import Draft202012Validator, FormatChecker, ValidationError, validate

from flowc.contracts.literal_json import Json
from flowc.contracts.schemas.standard import Object


def accepts(schema: Object, value: Json) -> bool:
    """Tell whether a value is one of a schema, with what formats say."""
    # As JSON both are of no type that could be wrong.
    instance, rules = json.loads(json.dumps([value, schema]))
    try:
        validate(instance, rules, Draft202012Validator, format_checker=FormatChecker())
    except ValidationError:
        return False
    return True


def check_schema(schema: Object) -> None:
    """Hold a schema against the schema of schemas; raises SchemaError."""
    Draft202012Validator.check_schema(json.loads(json.dumps(schema)))
