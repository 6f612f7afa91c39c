"""Conditionals."""

from __future__ import annotations

from flowc_ir.graph import (
    Branch,
    Case,
    Comparator,
    Comparison,
    Conjunction,
    Connective,
    LiteralOperand,
    Node,
    NodeMetadata,
    VariableOperand,
    Workflow,
)
from flowc_ir.interface import Documentation
from flowc_ir.literals import BooleanLiteral, Literal, NoneLiteral
from flowc_ir.program import Program
from targets.flyte.programs.shorthand import (
    BOOLEAN,
    INTEGER,
    STRING,
    constant,
    default_plan,
    flows,
    function_task,
    given,
    inputs,
    interface,
    literal,
    run_task,
    run_workflow,
)


def _is(variable: str, operator: Comparator, value: int | str | Literal) -> Comparison:
    return Comparison(
        operator=operator,
        left=VariableOperand(variable),
        right=LiteralOperand(literal(value)),
    )


def _calls(name: str, task: str) -> Workflow:
    node = (
        run_task("n0", task, given("a", "a"))
        if task == "branches.add"
        else run_workflow("n0", task, given("a", "a"))
    )
    return Workflow(
        name=name,
        interface=interface(INTEGER, a=INTEGER),
        nodes=(node,),
        outputs=(flows("o0", "n0"),),
        docs=Documentation(has_long=True),
    )


ADD = function_task("branches", "add", interface(INTEGER, a=INTEGER))
FLAG = function_task("branches", "flag", interface(BOOLEAN))
LEFT = _calls("branches.left", "branches.add")
HIDDEN = _calls("branches.hidden", "branches.add")
RIGHT = _calls("branches.right", "branches.left")

FIRST = Node(
    id="n2",
    target=Branch(
        cases=(
            Case(
                condition=Conjunction(
                    operator=Connective.OR,
                    left=Conjunction(
                        operator=Connective.AND,
                        left=_is(".a", Comparator.GT, 5),
                        right=_is("n0.o0", Comparator.LE, 3),
                    ),
                    right=_is(".a", Comparator.EQ, 1),
                ),
                node=run_task("n0", "branches.add", given("a", "a")),
            ),
            Case(
                condition=_is("n0.o0", Comparator.NE, 2),
                node=run_workflow("n1", "branches.right", flows("a", "n0"), upstream=("n0",)),
            ),
            Case(
                condition=Conjunction(
                    operator=Connective.AND,
                    left=_is(".s", Comparator.GE, "b"),
                    right=_is("n0.o0", Comparator.LT, 7),
                ),
                node=run_task("n2", "branches.add", constant("a", 2)),
            ),
        ),
        error="bad",
        error_node="first",
    ),
    metadata=NodeMetadata(name="first"),
    bindings=(given(".a", "a"), given(".s", "s"), flows("n0.o0", "n0")),
    upstream=("n0",),
)

INNER = Node(
    id="n2",
    target=Branch(
        cases=(
            Case(
                condition=_is(".a", Comparator.GT, 5),
                node=run_task("n0", "branches.add", given("a", "a")),
            ),
        ),
        otherwise=run_workflow("n1", "branches.hidden", given("a", "a")),
    ),
    metadata=NodeMetadata(name="inner"),
    bindings=(given(".a", "a"),),
)

SECOND = Node(
    id="n3",
    target=Branch(
        cases=(
            Case(
                condition=_is("n1.o0", Comparator.EQ, BooleanLiteral(True)),
                node=run_task("n0", "branches.add", flows("a", "n2"), upstream=("n2",)),
            ),
            Case(
                condition=_is("n0.o0", Comparator.EQ, NoneLiteral()),
                node=run_workflow("n1", "branches.left", constant("a", 1)),
            ),
        ),
        otherwise=INNER,
    ),
    metadata=NodeMetadata(name="second"),
    bindings=(flows("n0.o0", "n0"), flows("n1.o0", "n1")),
    upstream=("n0", "n1"),
)

MAIN = Workflow(
    name="branches.main",
    interface=interface(INTEGER, a=INTEGER, s=STRING),
    nodes=(
        run_task("n0", "branches.add", given("a", "a")),
        run_task("n1", "branches.flag"),
        FIRST,
        SECOND,
    ),
    outputs=(flows("o0", "n2"),),
    docs=Documentation(has_long=True),
)

PROGRAM = Program(
    entities=(
        ADD,
        FLAG,
        LEFT,
        default_plan("branches.left", inputs(a=INTEGER)),
        HIDDEN,
        default_plan("branches.hidden", inputs(a=INTEGER)),
        RIGHT,
        default_plan("branches.right", inputs(a=INTEGER)),
        MAIN,
        default_plan("branches.main", inputs(a=INTEGER, s=STRING)),
    )
)
