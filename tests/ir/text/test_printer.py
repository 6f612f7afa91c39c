"""The textual form: what it looks like, and that nothing is lost in it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowc_ir.artifacts import Partition, RuntimeLabel, TriggerLabel
from flowc_ir.program import Entity, Program
from flowc_ir.reflect import hints_of
from flowc_ir.source import Source, Span
from flowc_ir.text import print_entity, print_program
from flowc_ir.text.layout import flat_of
from flowc_ir.text.settings import settings_group
from ir.any_values import changes, fields, programs
from ir.sample import ADD, GONE, MAIN, MOVE, PLAN, PROGRAM, QUERY

_HEAD = """\
dialect flytekit "1.16.31"
source "demo.py" module demo
manifest flytekitplugins-spark sha256 "%s"

record demo.Point dataclass {
  doc "A place."
  x: int "to the right"
  tags: list[str] factory
  inner: struct["dict"] = record({"a": 1})
  bare: untyped
  schema {"type": "object", "properties": {"x": {"type": "integer"}}}
}

enum demo.Color {
  RED = "red"
  GREEN = "green"
}

task[python-task] demo.add"""

_ENTITIES = {
    ADD: """\
task[python-task] demo.add(a: int "the first", b: int = 3) -> (o0: int) {
  cache
  cache_version = "1.0"
  retries = 3
  timeout = duration(60s)
  user_container(
    resolver = "flytekit.core.python_auto_container.default_task_resolver",
    loader_arguments = ["task-module", "demo", "task-name", "add"],
    environment = {LEVEL: "debug"},
    resources(requests = {cpu: "500m"}),
  )
  security(run_as(iam_role = "role"), secrets = [secret(group = "g", key = "k")])
  docs(short = "Add two numbers.")
}
""",
    MOVE: """\
task[raw-container] demo.move(
  point: record demo.Point,
  color!: enum demo.Color = "red",
) -> Moved(x: int, y: list[int]) {
  raw_container(
    image = "busybox:1",
    command = ["sh", "-c"],
    arguments = ["echo {{.inputs.point}}"],
    data(input_path = "/in", output_path = "/out"),
  )
}
""",
    QUERY: """\
task[sql] demo.query() {
  sql(statement = "select 1", dialect = 1)
  custom = {"table": "t"}
}
""",
    MAIN: """\
workflow demo.main(
  a: int,
  points?: list[record demo.Point],
  label: str | none = ("x" as str),
) -> (o0: int) {
  failure_policy = fail_after_executable_nodes_complete
  n0 = task demo.add(a: $a, b: 3) with(timeout = duration(5s), interruptible)
  n1 "moved" = task demo.move(
    point: $points[0].inner["odd key"],
    color: "green",
  ) override(resources(limits = {memory: "1Gi"}), image = "other:2") alias(x: left) after(n0)
  n2 "c" = branch(.a: $a, n0.o0: n0.o0) {
    if %n0.o0 > 1 and %.a < 9: n0 = task demo.add(a: n0.o0)
    else fail "out of range"
    error node "c"
  }
  n3 = map[
    parallelism = 4,
    min_success_ratio = 0.5,
  ](a: [n0.o0, n1.x], b: const [1, 2]) without metadata upstream(n1, n0) {
    n3-n0 = task demo.add()
  }
  n4 "go" = approve "go"(o0: n2.o0)
  n5 = sleep duration(90s) without metadata after(n4)
  n6 = input[o0: int] "age" without metadata
  n7 = remote launch_plan other.plan[
    project = "p",
    domain = "d",
    version = "v1",
    interface = (table: struct["dict"]),
  ](table: {"age": n6.o0, "one": 1})
  return (o0: n2.o0)
  on failure fn0 = task demo.add(a: $a)
}
""",
    PLAN: """\
launch_plan demo.nightly for workflow demo.main(points?: list[record demo.Point]) {
  fixed_inputs {"a": 5}
  cron_schedule(expression = "0 2 * * *")
  notifications = [notification(channel = email, recipients = ["ops@example.com"], phases = [4, 5])]
  max_parallelism = 0
}
""",
    GONE: """\
opaque task demo.gone(x: native[uuid.UUID, "UUID"]) because "the decorator `magic` is not known"
""",
}


@pytest.mark.parametrize("entity", _ENTITIES, ids=lambda entity: entity.name)
def test_entity(entity: Entity) -> None:
    """Print an entity of each kind."""
    assert print_entity(entity) == _ENTITIES[entity]


def test_program() -> None:
    """Print what stands before the entities, then the entities."""
    text = print_program(PROGRAM)
    assert text.startswith(_HEAD % ("11" * 32))
    assert text.endswith("\n\n" + print_entity(GONE))


def test_spans() -> None:
    """Print spans above the things, for those who want to see them."""
    text = print_program(PROGRAM, spans=True)
    assert f'source "demo.py" module demo sha256 "{"00" * 32}"\n' in text
    assert "\n\n# demo.py:30:0-30:20\nworkflow demo.main(" in text
    assert "\n  # demo.py:31:0-31:20\n  n0 = task demo.add(" in text
    assert text.endswith(" at demo.py:3:0-3:20\n")


def test_an_empty_program() -> None:
    """Print a program without anything in it."""
    assert print_program(Program()) == "dialect flytekit\n"


_SHOWN = [
    (cls, name)
    for cls, name in fields()
    if hints_of(cls)[name] is not Span
    and (cls, name) not in ((Source, "sha256"), (Program, "sources"))
]


@pytest.mark.parametrize(("cls", "field"), _SHOWN, ids=lambda part: getattr(part, "__name__", part))
@settings(max_examples=6, deadline=None)
@given(st.data())
def test_every_field_is_shown(cls: type[object], field: str, data: st.DataObject) -> None:
    """Change one field, and the text changes."""
    before, after = data.draw(changes(cls, field))
    assert print_program(before) != print_program(after)


def test_kinds_without_fields_differ() -> None:
    """Name the class of an object of which no field is shown: others look the same."""
    kinds = (RuntimeLabel(), TriggerLabel())
    texts = {flat_of(settings_group(Partition("day", kind))) for kind in kinds}
    assert len(texts) == len(kinds)


@given(programs())
def test_lines_are_printable(program: Program) -> None:
    """Whatever strings hold, the text is in lines of letters that can be seen."""
    text = print_program(program, spans=True)
    assert all(line.isprintable() for line in text.split("\n"))
    assert text.endswith("\n")
    text.encode()
