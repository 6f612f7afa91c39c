"""Let flytekit read literals: `python convert.py ASKED ANSWERS`, under its interpreter.

ASKED is JSON, {key: {"kind", "entity", "side", "literals" (base64)}}; the answers are {key: {name:
text}}, or {"error": text}.
"""

from __future__ import annotations

import base64
import json
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "project")]

from cases import CASES  # noqa: E402
from converting import to_values  # noqa: E402
from flyteidl.core import literals_pb2  # noqa: E402
from flytekit import LaunchPlan  # noqa: E402
from showing import show  # noqa: E402

ENTITIES = {
    ("launch_plan" if isinstance(case.entity, LaunchPlan) else "task", case.entity.name): case.entity for case in CASES
}


def answer(asked: dict) -> dict:
    literals = literals_pb2.LiteralMap()
    literals.ParseFromString(base64.b64decode(asked["literals"]))
    try:
        values = to_values(ENTITIES[asked["kind"], asked["entity"]], asked["side"], literals)
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}
    return {name: show(value) for name, value in values.items()}


asked = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
answers = {key: answer(each) for key, each in asked.items()}
Path(sys.argv[2]).write_text(json.dumps(answers), encoding="utf-8")
