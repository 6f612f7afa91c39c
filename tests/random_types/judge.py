"""Both tools over one type and value, and whether they agree."""

from __future__ import annotations

import json
import time
import traceback

from flyteidl.admin.launch_plan_pb2 import LaunchPlan
from flyteidl.admin.task_pb2 import TaskSpec
from flyteidl.core.interface_pb2 import Parameter
from flyteidl.core.literals_pb2 import Literal
from flyteidl.core.types_pb2 import LiteralType
from google.protobuf.json_format import Parse
from google.protobuf.message import Message

from dialects.types.engine import Engine
from dialects.types.probe import Answer, Probe
from differential.compare import differences
from differential.in_process import Made, make
from random_programs.judge import Fate, Judgement
from random_types.cases import Case

_UNIT = "m"
_ENTITIES = """
from flytekit import LaunchPlan, task, workflow
@task
def _task(x: {type}) -> None: ...
@workflow
def _plain(x: {type}) -> None: ...
_plan = LaunchPlan.get_or_create(_plain, '_plan', fixed_inputs={{'x': {value}}})
@workflow
def _defaulted(x: {type} = {value}) -> None: ...
"""
_LISTED = "unknown-choice"
"""flytekit does not look whether a Literal lists the value; flowc does."""


def judge(case: Case, engine: Engine) -> Judgement:
    """Let both tools look at a type, a value of it and a default, and compare all three."""
    start = time.process_time()
    try:
        entities = _ENTITIES.format(type=case.type, value=case.value)
        made = make({f"{_UNIT}.py": case.source + entities}, _UNIT)
    except Exception:  # noqa: BLE001 - any exception that escapes is what is looked for
        return Judgement(fate="wrong", difference=f"flowc raises:\n{traceback.format_exc()}")
    middle = time.process_time()
    probe = engine.ask(case.source, case.type, case.value)
    return _judged(probe, made, middle - start)


def _judged(probe: Probe, made: Made, seconds: float) -> Judgement:
    expected = {"type": probe.type}
    if probe.literal is not None and probe.parameter is not None:
        expected |= {"literal": probe.literal, "parameter": probe.parameter}
    found = {what: _compared(what, answer, made) for what, answer in expected.items()}
    wrong = [f"{what}: {text}" for what, (fate, text) in found.items() if fate == "wrong"]
    opaque = [f"{what}: {text}" for what, (fate, text) in found.items() if fate == "opaque"]
    if wrong:
        return Judgement(fate="wrong", difference="\n".join([*wrong, *made.errors]))
    if opaque:
        return Judgement(fate="opaque", reasons=tuple(opaque), flowc_seconds=seconds)
    errors = tuple(answer.error for answer in expected.values() if answer.error)
    fate: Fate = "rejected" if probe.type.error else "equal"
    return Judgement(fate=fate, entities=len(found), reasons=errors, flowc_seconds=seconds)


def _compared(what: str, answer: Answer, made: Made) -> tuple[Fate, str]:
    """Give the fate of one of the three, and what there is to say of it."""
    key, empty = _PLACES[what]
    entity = made.messages.get(key)
    if entity is None:
        return _missing(answer, key, made)
    message = _part(what, entity)
    if answer.error:
        return "wrong", f"flytekit raises {answer.error}; flowc makes\n{message}"
    expected = Parse(json.dumps(answer.value), empty())
    found = differences(expected, message)
    return ("wrong", "\n".join(["differs", *map(str, found)])) if found else ("equal", "")


def _missing(answer: Answer, key: tuple[str, str], made: Made) -> tuple[Fate, str]:
    lacking = made.missing.get(key)
    is_error = bool(made.errors) and (lacking is None or lacking.reason == "it has errors")
    if not is_error:
        return ("opaque", lacking.reason) if lacking else ("wrong", "flowc forgets it")
    if answer.error or any(error.startswith(_LISTED) for error in made.errors):
        return "equal", ""
    return "wrong", f"flytekit\n{answer.value}\nflowc\n{made.errors}"


def _part(what: str, message: Message) -> Message:
    if isinstance(message, TaskSpec):
        return message.template.interface.inputs.variables["x"].type
    assert isinstance(message, LaunchPlan)
    if what == "literal":
        return message.spec.fixed_inputs.literals["x"]
    return message.spec.default_inputs.parameters["x"]


_PLACES: dict[str, tuple[tuple[str, str], type[Message]]] = {
    "type": (("task", f"{_UNIT}._task"), LiteralType),
    "literal": (("launch_plan", "_plan"), Literal),
    "parameter": (("launch_plan", f"{_UNIT}._defaulted"), Parameter),
}
