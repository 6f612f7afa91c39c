"""Types of records flow where FlytePropeller's own compiler lets them flow, and nowhere else."""

from __future__ import annotations

import random
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import pytest

from consumers.propeller.compiler import of_types, program
from flowc_ir.plain import PlainMap, freeze
from flowc_ir.reflect import is_object
from flowc_validators.wire.cast import is_castable
from flowc_validators.wire.types import Struct

COUNT = 2000
Json = dict[str, object]


@pytest.fixture(autouse=True)
def built() -> None:
    """Leave all out where the compiler is not built."""
    program()


def test_records(tmp_path: Path) -> None:
    """Give the verdict of the real compiler on pairs of schemas that nobody wrote."""
    dice = random.Random(5)
    pairs = [(one, _like(one, dice)) for one in (_schema(dice, 0) for _ in range(COUNT))]
    theirs = of_types(
        [(_literal_type(one), _literal_type(other)) for one, other in pairs], tmp_path
    )
    ours = [is_castable(Struct(_plain(one)), Struct(_plain(other))) for one, other in pairs]
    assert 0.1 < sum(theirs) / COUNT < 0.9
    wrong = [(p, t) for p, t, o in zip(pairs, theirs, ours, strict=True) if t is not o]
    assert not wrong, f"{len(wrong)} of {COUNT}: {wrong[0]}"


def _literal_type(schema: Json) -> Json:
    return {"simple": "STRUCT", "metadata": schema}


def _plain(schema: Json) -> PlainMap:
    found = freeze(schema)
    assert isinstance(found, PlainMap)
    return found


def _schema(dice: random.Random, depth: int) -> Json:
    """Write the schema of a record with fields of all kinds."""
    names = dice.sample(("a", "b", "c", "d"), dice.randint(1, 3))
    found: Json = {
        "type": "object",
        "title": "Record",
        "properties": {name: _field(dice, depth) for name in names},
    }
    if dice.random() < 0.5:
        found["required"] = names[: dice.randint(1, len(names))]
    if dice.random() < 0.4:
        found["additionalProperties"] = False
    if depth == 0:
        found["$defs"] = {"P": {"type": "string", "enum": ["x", "y"]}}
    return found


def _field(dice: random.Random, depth: int) -> Json:
    match dice.randrange(9 if depth < 2 else 7):
        case 0:
            return {"type": "integer", "minimum": dice.randint(0, 2)}
        case 1:
            return {"type": "number", "maximum": dice.randint(0, 2)}
        case 2:
            return {"type": "string", "format": dice.choice(["date", "date-time", "time-delta"])}
        case 3:
            return {"type": "string", "enum": dice.sample(["x", "y", "z"], dice.randint(1, 3))}
        case 4:
            return {"$ref": "#/$defs/P"}
        case 5:
            return {"type": "boolean"}
        case 6:
            return {"type": "string", "maxLength": dice.randint(1, 3)}
        case 7:
            return {"type": "array", "items": _field(dice, depth + 1)}
        case _:
            kinds = [_field(dice, depth + 1), {"type": "null"}]
            return dice.choice([{"anyOf": kinds}, _schema(dice, depth + 1)])


def _like(schema: Json, dice: random.Random) -> Json:
    """Change one to three things in a schema."""
    changed = deepcopy(schema)
    for _ in range(dice.randint(1, 3)):
        holder = dice.choice(list(_objects(changed)))
        name = dice.choice(sorted(holder)) if holder else "title"
        match dice.randrange(4):
            case 0:
                holder.pop(name, None)
            case 1:
                holder["title"] = "Other"
            case 2:
                holder["type"] = dice.choice(["object", "string", "number", "null"])
            case _:
                properties = holder.get("properties")
                if is_object(properties):
                    properties[dice.choice("abcd")] = _field(dice, 2)
    return changed


def _objects(value: object) -> Iterator[Json]:
    if is_object(value):
        yield value
        for item in value.values():
            yield from _objects(item)
