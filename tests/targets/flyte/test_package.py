"""The archive: its files, its bytes, and what is left out of it."""

from __future__ import annotations

import io
import tarfile
from dataclasses import replace

import pytest
from flyteidl.admin import task_pb2, workflow_pb2

from flowc.flytekit_versions import NEWEST
from flowc.targets.base import Artifact, Skipped, Written
from flowc.targets.flyte.archive import member_names
from flowc.targets.flyte.package import build_package
from flowc.targets.flyte.settings import FlyteSettings
from flowc.targets.flyte.target import FlyteTarget
from flowc.targets.registry import TARGETS
from flowc_ir.graph import (
    Branch,
    Call,
    Case,
    Comparator,
    Comparison,
    Condition,
    Conjunction,
    Connective,
    EntityKind,
    LiteralOperand,
    Node,
    Overrides,
    RemoteReference,
    VariableOperand,
    Workflow,
)
from flowc_ir.literals import IntegerLiteral, NoneLiteral
from flowc_ir.plain import PlainList, plain_map
from flowc_ir.program import Entity, Opaque, Program
from flowc_ir.source import NOWHERE, Span
from flowc_ir.task import PodTemplate
from targets.flyte.programs.shorthand import (
    INTEGER,
    constant,
    default_plan,
    flows,
    function_task,
    given,
    inputs,
    interface,
    literal,
    run_plan,
    run_task,
    run_workflow,
    user_container,
)

HERE = Span("m.py", 3, 0, 4, 0)
TASK = function_task("m", "t", interface(INTEGER, a=INTEGER))


def _workflow(name: str, *nodes: Node) -> Workflow:
    return Workflow(
        name=name,
        interface=interface(INTEGER, a=INTEGER),
        nodes=nodes,
        outputs=(flows("o0", nodes[0].id),),
        span=HERE,
    )


def _opaque(kind: EntityKind, name: str) -> Opaque:
    return Opaque(kind=kind, name=name, reason="it reads a file", span=NOWHERE, cause=NOWHERE)


def _files(data: bytes) -> dict[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(data)) as tar:
        return {
            member.name: stream.read()
            for member in tar
            if (stream := tar.extractfile(member)) is not None
        }


def _written(*entities: Entity) -> tuple[list[str], tuple[Skipped, ...]]:
    package = build_package(Program(entities=entities), FlyteSettings())
    return [f"{item.kind.value} {item.name}" for item in package.written], package.skipped


def test_files_of_the_archive() -> None:
    """Each entity lies in a file that says its place, name and kind; code comes last."""
    workflow = _workflow("m.w", run_task("n0", "m.t", given("a", "a")))
    program = Program(entities=(workflow, default_plan("m.w", inputs(a=INTEGER)), TASK))
    code = Artifact("fast1.tar.gz", b"code")
    package = build_package(program, FlyteSettings(version="v1"), source_archive=code)
    files = _files(package.data)
    assert list(files) == ["0_m.t_1.pb", "1_m.w_2.pb", "2_m.w_3.pb", "fast1.tar.gz"]
    assert files["fast1.tar.gz"] == b"code"
    assert package.written == (
        Written(EntityKind.TASK, "m.t"),
        Written(EntityKind.WORKFLOW, "m.w"),
        Written(EntityKind.LAUNCH_PLAN, "m.w"),
    )
    spec = task_pb2.TaskSpec.FromString(files["0_m.t_1.pb"])
    assert (spec.template.id.name, spec.template.id.version) == ("m.t", "v1")


@pytest.mark.parametrize(
    ("count", "first"), [(1, "0_x_1.pb"), (10, "0_x_1.pb"), (11, "00_x_1.pb"), (1000, "000_x_1.pb")]
)
def test_indexes_are_padded(count: int, first: str) -> None:
    """Names sort as entities were written."""
    names = member_names([("x", 1)] * count)
    assert names[0] == first
    assert names == sorted(names)


def test_equal_programs_give_equal_bytes() -> None:
    """No time, no owner and no name of a file enters the archive."""
    first = build_package(Program(entities=(TASK,)), FlyteSettings()).data
    second = FlyteTarget().emit(Program(entities=(replace(TASK),))).artifacts[0]
    assert second == Artifact("flyte-package.tgz", first)
    with tarfile.open(fileobj=io.BytesIO(first)) as tar:
        assert [(m.mtime, m.uid, m.uname, m.mode) for m in tar] == [(0, 0, "", 0o644)]
    assert first[4:8] == bytes(4)


def test_an_opaque_task_is_named_only() -> None:
    """A workflow needs no more than the name of its tasks."""
    workflow = _workflow("m.w", run_task("n0", "m.t", given("a", "a")))
    assert _written(_opaque(EntityKind.TASK, "m.t"), workflow) == (["workflow m.w"], ())


def test_an_opaque_workflow_takes_its_callers_with_it() -> None:
    """A workflow carries the workflows below it; launch plans only name theirs."""
    middle = _workflow("m.middle", run_workflow("n0", "m.below", given("a", "a")))
    top = _workflow("m.top", run_workflow("n0", "m.middle", given("a", "a")))
    written, skipped = _written(
        TASK,
        _opaque(EntityKind.WORKFLOW, "m.below"),
        middle,
        top,
        default_plan("m.below", inputs(a=INTEGER)),
    )
    assert written == ["task m.t", "launch_plan m.below"]
    assert skipped == (
        Skipped(
            EntityKind.WORKFLOW,
            "m.middle",
            "it runs workflow `m.below`, which is not known exactly",
            HERE,
        ),
        Skipped(
            EntityKind.WORKFLOW,
            "m.top",
            "it runs workflow `m.middle`, which is not known exactly",
            HERE,
        ),
    )


def test_a_workflow_that_runs_itself_is_left_out() -> None:
    """No endless loop, and no half of a workflow."""
    written, skipped = _written(_workflow("m.w", run_workflow("n0", "m.w", given("a", "a"))))
    assert written == []
    assert [item.name for item in skipped] == ["m.w"]


def test_an_opaque_launch_plan_hides_what_it_fixes() -> None:
    """Bindings of a launch plan's node depend on its fixed inputs."""
    plan = _opaque(EntityKind.LAUNCH_PLAN, "plan")
    bound = _workflow("m.bound", run_plan("n0", "plan", "m.w", given("a", "a")))
    unbound = _workflow("m.unbound", run_plan("n0", "plan", "m.w"))
    written, skipped = _written(plan, bound, unbound)
    assert written == ["workflow m.unbound"]
    assert "plan" in skipped[0].reason


def test_a_pod_template_needs_the_task() -> None:
    """A node's pod holds the container of its task."""
    template = PodTemplate(spec=plain_map(containers=PlainList(())))
    node = run_task("n0", "m.t", given("a", "a"), overrides=Overrides(pod_template=template))
    workflow = _workflow("m.w", node)
    assert _written(TASK, workflow)[0] == ["task m.t", "workflow m.w"]
    written, skipped = _written(_opaque(EntityKind.TASK, "m.t"), workflow)
    assert written == []
    assert "container of task `m.t`" in skipped[0].reason


def test_a_far_workflow_cannot_be_a_sub_workflow() -> None:
    """Its template is not known here."""
    far = RemoteReference(
        kind=EntityKind.WORKFLOW,
        project="p",
        domain="d",
        name="far",
        version="v",
        interface=interface(INTEGER, a=INTEGER),
    )
    node = Node(id="n0", target=Call(callee=far), bindings=(given("a", "a"),))
    _, skipped = _written(_workflow("m.w", node))
    assert "registered elsewhere" in skipped[0].reason


@pytest.mark.parametrize(
    ("node", "reason"),
    [
        (run_task("n0", "m.t", constant("a", IntegerLiteral(2**63))), "64 bits"),
        (run_task("n0", "m.t", constant("a", literal("\ud800"))), "Unicode"),
        (run_task("\ud800", "m.t"), "Unicode"),
    ],
)
def test_values_without_a_form_are_told(node: Node, reason: str) -> None:
    """What the wire cannot carry is left out, and the rest is written."""
    written, skipped = _written(TASK, _workflow("m.w", node))
    assert written == ["task m.t"]
    assert reason in skipped[0].reason


def test_an_unknown_image_is_told() -> None:
    """A task asks for an image that the settings do not name."""
    target = user_container("m", "t", image="{{.image.gpu}}")
    written, skipped = _written(replace(TASK, target=target))
    assert written == []
    assert "`gpu`" in skipped[0].reason


def test_names_with_slashes_are_told() -> None:
    """Such a name cannot be a file of the archive."""
    assert _written(replace(TASK, name="a/b"))[1][0].name == "a/b"


def test_two_workflows_of_one_name() -> None:
    """Which of them a caller means is not known."""
    first = _workflow("m.w", run_task("n0", "m.t", given("a", "a")))
    second = _workflow("m.w", run_task("n0", "m.t", constant("a", 1)))
    caller = _workflow("m.caller", run_workflow("n0", "m.w", given("a", "a")))
    same = replace(first, span=NOWHERE)
    assert _written(first, same, caller)[0] == ["workflow m.w", "workflow m.w", "workflow m.caller"]
    written, skipped = _written(first, second, caller)
    assert written == ["workflow m.w", "workflow m.w"]
    assert [item.name for item in skipped] == ["m.caller"]


def test_deep_conditions_are_told() -> None:
    """What is nested too deeply for Python is left out."""
    condition: Condition = Comparison(
        operator=Comparator.EQ, left=VariableOperand(".a"), right=LiteralOperand(NoneLiteral())
    )
    for _ in range(5000):
        condition = Conjunction(operator=Connective.AND, left=condition, right=condition)
    case = Case(condition=condition, node=run_task("n0", "m.t"))
    node = Node(id="n0", target=Branch(cases=(case,), error="no"))
    assert "deeply" in _written(_workflow("m.w", node))[1][0].reason


def test_long_chains_of_ordering_edges() -> None:
    """A node may wait for a node that is made later, and so on."""
    nodes = [
        run_task(f"n{index}", "m.t", given("a", "a"), upstream=(f"n{index + 1}",))
        for index in range(5000)
    ]
    assert _written(_workflow("m.w", *nodes), TASK)[0] == ["task m.t", "workflow m.w"]


def test_deep_chains_of_workflows() -> None:
    """Workflows may call one another five hundred levels deep."""
    names = [f"m.w{level:03}" for level in range(500)]
    leaf = _workflow(names[0], run_task("n0", "m.t", given("a", "a")))
    others = [
        _workflow(name, run_workflow("n0", below, given("a", "a")))
        for below, name in zip(names, names[1:], strict=False)
    ]
    package = build_package(Program(entities=(*reversed(others), leaf, TASK)), FlyteSettings())
    assert [item.name for item in package.written] == ["m.t", *names]
    spec = workflow_pb2.WorkflowSpec.FromString(_files(package.data)["500_m.w499_2.pb"])
    assert [template.id.name for template in spec.sub_workflows] == names[:-1]


def test_targets_are_registered() -> None:
    """Every target can be made by its name."""
    assert TARGETS["flyte"](NEWEST) == FlyteTarget()
    assert sorted(TARGETS) == ["flyte", "ir"]
