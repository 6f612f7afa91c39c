"""Record the vectors: `python record.py FILE`, under flytekit's interpreter."""

from __future__ import annotations

import base64
import json
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "project")]

import msgpack  # noqa: E402
from cases import CASES, Case  # noqa: E402
from converting import to_literals, to_values  # noqa: E402
from flyteidl.core import literals_pb2  # noqa: E402
from flytekit import LaunchPlan  # noqa: E402
from showing import neutral, show  # noqa: E402

HEAD = {
    "about": "Values that flytekit wrote as literals. Made by `make vectors`; do not edit.",
    "literals": "a flyteidl.core.LiteralMap in base64",
    "python": "what flytekit reads from it, as text",
    "values": "the same for other languages: whole numbers as text, a moment as RFC 3339 in UTC, a day as"
    " YYYY-MM-DD, a duration in microseconds as text, bytes in base64, an enum as its value, a file, folder"
    " or table as {uri, format}, a record as an object, a value of a union as itself, None as null, a float"
    " that JSON lacks as text",
}


def main() -> None:
    cases = [recorded(case) for case in CASES]
    text = json.dumps({**HEAD, "cases": cases}, indent=1, ensure_ascii=False)
    Path(sys.argv[1]).write_text(f"{text}\n", encoding="utf-8")


def recorded(case: Case) -> dict:
    shown = {name: show(value) for name, value in case.values.items()}
    shape = {name: neutral(value) for name, value in case.values.items()}
    literals = to_literals(case.entity, case.side, case.values)
    for path in case.left_out:
        leave_out(literals, shape, path.split("."))
    data = literals.SerializeToString(deterministic=True)
    read = to_values(case.entity, case.side, literals)
    again = {name: show(read[name]) for name in case.values}
    assert again == shown, f"{case.id}:\n{again}\n{shown}"
    return {
        "id": case.id,
        "kind": "launch_plan" if isinstance(case.entity, LaunchPlan) else "task",
        "entity": case.entity.name,
        "side": case.side,
        "values": shape,
        "literals": base64.b64encode(data).decode(),
        "python": shown,
    }


def leave_out(literals: literals_pb2.LiteralMap, shape: dict, path: list) -> None:
    binary = literals.literals[path[0]].scalar.binary
    data = msgpack.unpackb(binary.value, strict_map_key=False)
    for holder in (data, shape[path[0]]):
        for name in path[1:-1]:
            holder = holder[name]
        del holder[path[-1]]
    binary.value = msgpack.packb(data)


main()
