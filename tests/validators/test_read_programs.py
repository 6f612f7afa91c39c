"""Rules on programs as only packages and other writers of the IR make them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest

from flowc.driver import CompileOptions, compile_project
from flowc_ir.graph import (
    Alias,
    Call,
    EntityKind,
    LocalReference,
    Node,
    NodeMetadata,
    RemoteReference,
    Workflow,
)
from flowc_ir.interface import Interface
from flowc_ir.lack import Lack
from flowc_ir.launch_plan import CronSchedule, LaunchPlan
from flowc_ir.lazy_dataclass import replace
from flowc_ir.literals import DurationLiteral
from flowc_ir.program import Entity, Opaque, Program
from flowc_ir.source import NOWHERE, Span
from flowc_ir.task import Task
from flowc_validators import check
from work.measuring import compiled
from work.programs import diamonds

SOURCE = """\
from flytekit import LaunchPlan, task, workflow


class Point:
    pass


@task
def load(point: Point, prices: dict) -> int:
    return 1


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(number: int) -> int:
    return double(number=number)


plan = LaunchPlan.get_or_create(flow, name="plan", default_inputs={"number": 1})
"""

_E = TypeVar("_E", Task, Workflow, LaunchPlan)


@dataclass(frozen=True, slots=True)
class Read:
    """A program, as if it had been read from a package."""

    program: Program

    def changed(self, kind: type[_E], name: str, change: Callable[[_E], Entity]) -> Read:
        """Change one entity."""
        entities = [
            change(each) if isinstance(each, kind) and each.name == name else each
            for each in self.program.entities
        ]
        return Read(replace(self.program, entities=tuple(entities)))

    def with_node(self, change: Callable[[Node], Node]) -> Read:
        """Change the one node of `flow`."""
        return self.changed(
            Workflow, "flows.flow", lambda w: replace(w, nodes=tuple(map(change, w.nodes)))
        )

    def told(self, code: str) -> list[str]:
        """Give what is said of a code."""
        return [each.message for each in check(self.program) if each.code.name == code]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Compile the source."""
    root: Path = tmp_path_factory.mktemp("read")
    (root / "flows.py").write_text(SOURCE, encoding="utf-8")
    return Read(replace(compile_project(CompileOptions(root=root)).program, dialect="flyte"))


def test_a_workflow_runs_itself_by_a_launch_plan(read: Read) -> None:
    """Follow launch plans, of this program only; a workflow of that name is another thing."""

    def calls(reference: LocalReference | RemoteReference) -> Read:
        return read.with_node(lambda node: replace(node, target=Call(callee=reference)))

    plan = LocalReference(EntityKind.LAUNCH_PLAN, "plan")
    assert calls(plan).told("recursive-workflow")
    assert not calls(LocalReference(EntityKind.WORKFLOW, "plan")).told("recursive-workflow")
    remote = RemoteReference(
        kind=EntityKind.WORKFLOW,
        project="p",
        domain="d",
        name="flows.flow",
        version="1",
        interface=Interface(inputs=(), outputs=()),
    )
    far = calls(plan).changed(LaunchPlan, "plan", lambda p: replace(p, workflow=remote))
    assert not far.told("recursive-workflow")


def test_what_has_no_place_of_its_own_is_told_at_its_entity(read: Read) -> None:
    """Point at the task where the place of a parameter is not known, else at the parameter."""

    def lines(program: Program, code: str) -> set[int]:
        return {each.span.line for each in check(program) if each.code.name == code}

    def placeless(task: Task) -> Task:
        inputs = tuple(replace(each, span=NOWHERE) for each in task.interface.inputs)
        return replace(
            task, span=replace(task.span, line=1), interface=replace(task.interface, inputs=inputs)
        )

    bare = read.changed(Task, "flows.load", placeless).program
    for code in ("pickle-fallback", "untyped-mapping"):
        assert lines(read.program, code) == {9}
        assert lines(bare, code) == {1}


def test_two_of_a_library_are_not_duplicates(read: Read) -> None:
    """Say nothing of a name that is not known; what is opaque for another reason has its name."""

    def with_opaque(lack: Lack) -> Read:
        twin = Opaque(
            kind=EntityKind.TASK,
            name="flows.double",
            reason="unknown",
            span=NOWHERE,
            cause=NOWHERE,
            lack=lack,
        )
        entities = (*read.program.entities, twin)
        return Read(replace(read.program, entities=entities))

    assert not with_opaque(Lack.MANIFEST).told("duplicate-entity-name")
    assert with_opaque(Lack.OTHER).told("duplicate-entity-name")


@pytest.mark.parametrize(
    ("expression", "why"),
    [("0 2 * * ? *", "registration refuses it"), ("0 2 * * *", "the scheduler does not read it")],
)
def test_older_cron_expressions(read: Read, expression: str, why: str) -> None:
    """Say what becomes of an expression of the older syntax, and say it once."""
    schedule = CronSchedule(expression=expression, legacy=True)
    legacy = read.changed(LaunchPlan, "plan", lambda plan: replace(plan, schedule=schedule))
    (told,) = legacy.told("legacy-cron")
    assert why in told
    assert not legacy.told("cron-invalid")


@pytest.mark.parametrize(
    ("timeout", "is_told"),
    [
        (DurationLiteral(0, -1), True),
        (DurationLiteral(-1, 0), True),
        (DurationLiteral(0, 0), False),
        (DurationLiteral(1, 1), False),
    ],
)
def test_timeouts_below_zero(read: Read, timeout: DurationLiteral, is_told: bool) -> None:
    """Look at both parts of a timeout, of nodes and of tasks."""
    node = read.with_node(lambda node: replace(node, metadata=NodeMetadata(timeout=timeout)))
    task = read.changed(
        Task, "flows.double", lambda t: replace(t, metadata=replace(t.metadata, timeout=timeout))
    )
    assert bool(node.told("negative-timeout")) is is_told
    assert bool(task.told("negative-timeout")) is is_told


def test_ids_of_nodes(read: Read) -> None:
    """Show a long id by its beginning, and a short one whole."""
    (long,) = read.with_node(lambda node: replace(node, id="n" * 70)).told("node-id-invalid")
    assert f"`{'n' * 40}…`" in long
    (short,) = read.with_node(lambda node: replace(node, id="n_0")).told("node-id-invalid")
    assert "`n_0`" in short


def test_nodes_that_wait(read: Read) -> None:
    """Name a node that waits for itself, and the way of several that wait for one another."""
    (one,) = read.with_node(lambda node: replace(node, upstream=(node.id,))).told("circular-nodes")
    assert one == "node `n0` waits for itself"

    def doubled(workflow: Workflow) -> Workflow:
        (node,) = workflow.nodes
        first = replace(node, upstream=("n1",))
        return replace(workflow, nodes=(first, replace(node, id="n1", upstream=("n0",))))

    (two,) = read.changed(Workflow, "flows.flow", doubled).told("circular-nodes")
    assert two.startswith("nodes wait for one another: ")


def test_aliases_of_what_is_not_known(read: Read) -> None:
    """Hold names of outputs against those of the callee, where it is known."""
    aliases = (Alias("o1", "other"),)
    named = read.with_node(lambda node: replace(node, aliases=aliases))
    assert named.told("duplicate-alias")
    assert not read.with_node(lambda n: replace(n, aliases=(Alias("o0", "x"),))).told(
        "duplicate-alias"
    )
    unknown = LocalReference(EntityKind.TASK, "flows.unknown")
    lost = named.with_node(lambda node: replace(node, target=Call(callee=unknown)))
    assert not lost.told("duplicate-alias")


@pytest.mark.parametrize(("count", "is_told"), [(19, False), (20, True)])
def test_ways_are_counted_at_their_ends(tmp_path: Path, count: int, is_told: bool) -> None:
    """Count the ways that lead to the end, not those that lead to nodes on them."""
    program = compiled(tmp_path, diamonds(count))
    assert bool(Read(program).told("too-many-ways")) is is_told


def test_inputs_that_the_workflow_does_not_have(read: Read) -> None:
    """Tell them where they stand, with the name that is near, if one is."""

    def renamed(name: str) -> list[tuple[int, str]]:
        changed = read.changed(
            LaunchPlan,
            "plan",
            lambda plan: replace(
                plan, parameters=tuple(replace(p, name=name) for p in plan.parameters)
            ),
        )
        found = check(changed.program)
        return [(d.span.line, d.hint) for d in found if d.code.name == "unknown-launch-plan-input"]

    assert [hint for _, hint in renamed("numbr")] == ["did you mean `number`?"]
    assert [hint for _, hint in renamed("zzz")] == [""]


def test_the_place_of_an_input_that_the_workflow_does_not_have(read: Read) -> None:
    """Tell it at its own place, and at the launch plan if it has none."""

    def at(span: Span) -> list[Span]:
        changed = read.changed(
            LaunchPlan,
            "plan",
            lambda plan: replace(
                plan, parameters=tuple(replace(p, name="zzz", span=span) for p in plan.parameters)
            ),
        )
        found = check(changed.program)
        return [each.span for each in found if each.code.name == "unknown-launch-plan-input"]

    own = Span("flows.py", 99, 0, 99, 1)
    plan = next(e for e in read.program.entities if isinstance(e, LaunchPlan) and e.name == "plan")
    assert plan.span not in (own, NOWHERE)
    assert at(own) == [own]
    assert at(NOWHERE) == [plan.span]
