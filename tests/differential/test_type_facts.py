"""Every fact recorded of flytekit's types and values is what flowc makes, through its front door.

A type is the input of a task, a value the default of a workflow and the fixed input of a launch
plan, a function a task and a workflow.
"""

from __future__ import annotations

import ast

import pytest
from flyteidl.admin.launch_plan_pb2 import LaunchPlan
from flyteidl.admin.task_pb2 import TaskSpec
from flyteidl.core.interface_pb2 import Parameter, ParameterMap, TypedInterface
from flyteidl.core.literals_pb2 import Literal
from flyteidl.core.types_pb2 import LiteralType
from google.protobuf.json_format import ParseDict
from google.protobuf.message import Message

from differential.compare import canonical
from differential.in_process import Made, make
from differential.recorded import (
    FunctionFact,
    Json,
    TypeFact,
    ValueFact,
    awaited,
    function_facts,
    type_facts,
    value_facts,
)

_UNIT = "m"
_IMPORTS = "from flytekit import LaunchPlan, task, workflow\n"
_TYPES = {one.name: one for one in type_facts()}
_VALUES = {one.name: one for one in value_facts()}
_FUNCTIONS = {one.name: one for one in function_facts()}

_OPAQUE = {
    "np.float64 = np.float64(1.5)": "a value of a library",
    'struct_pb2.Struct = struct_pb2.Struct(fields={"a": struct_pb2.Value(number_value=1)})': (
        "a value of a library"
    ),
    "tasks_pb2.Resources = tasks_pb2.Resources"
    '(requests=[tasks_pb2.Resources.ResourceEntry(name=1,value="1")])': "a value of a library",
}
"""What is opaque, and why that has to do."""

_STRICTER = frozenset({'Literal["a","b"] = "z"'})
"""flytekit takes a value that the Literal does not list; the task would fail, and flowc says so."""

_UNREACHABLE = frozenset({"None = None"})
"""Python makes the class NoneType of an annotation None; flytekit was asked for None itself."""

_INSTALLED = {
    "structured: pd.Series": ("pandas==2.3.3", "pyarrow"),
    "tensorflow: tf.Tensor": ("tensorflow==2.18.0",),
}
"""What was installed where the text of a class differs by version."""

_SPECIAL = _UNREACHABLE | _STRICTER | _OPAQUE.keys()


@pytest.mark.parametrize("name", [one for one in _TYPES if one not in awaited() | _OPAQUE.keys()])
def test_a_type_is_what_flytekit_makes(name: str) -> None:
    """Compare the literal type of a task's input; where flytekit raises, there is an error."""
    fact = _TYPES[name]
    made = _make_type(fact)
    if fact.expected is None:
        _assert_is_wrong(made, ("task", f"{_UNIT}.t"))
        return
    message = _task(made, "t").template.interface.inputs.variables["x"].type
    _assert_equal(fact.expected, LiteralType(), message)


@pytest.mark.parametrize("name", sorted(awaited()))
def test_what_is_awaited_lacks_a_manifest_and_nothing_else(name: str) -> None:
    """Fail once it is there: then its line in `awaited.txt` has to go."""
    made = _make_type(_TYPES[name])
    assert made.missing["task", f"{_UNIT}.t"].needs_manifest, "remove it from awaited.txt"
    assert not made.errors


@pytest.mark.parametrize("name", [one for one in _VALUES if one not in _SPECIAL])
def test_a_value_is_what_flytekit_makes(name: str) -> None:
    """Compare a value as the fixed input of a launch plan, and as the default of a workflow."""
    fact = _VALUES[name]
    fixed, defaulted = _make_fixed(fact), _make_default(fact)
    if fact.literal is None:
        _assert_is_wrong(fixed, ("launch_plan", "lp"))
    else:
        literals = _plan(fixed, "lp").spec.fixed_inputs.literals
        _assert_equal(fact.literal, Literal(), literals["x"])
    if fact.parameter is None:
        _assert_is_wrong(defaulted, ("launch_plan", f"{_UNIT}.w"))
        return
    parameter = _plan(defaulted, f"{_UNIT}.w").spec.default_inputs.parameters["x"]
    parameter.ClearField("var")
    _assert_equal(fact.parameter, Parameter(), parameter)


@pytest.mark.parametrize("name", _OPAQUE)
def test_what_is_opaque_says_so(name: str) -> None:
    """Fail once it is not any more: then its line has to go."""
    made = _make_type(_TYPES[name]) if name in _TYPES else _make_fixed(_VALUES[name])
    assert not made.errors
    assert made.missing.keys() & {("task", f"{_UNIT}.t"), ("launch_plan", "lp")}


@pytest.mark.parametrize("name", sorted(_STRICTER))
def test_a_value_that_only_flowc_refuses(name: str) -> None:
    """Name what is refused, though flytekit lets it pass."""
    made = _make_default(_VALUES[name])
    assert [error.partition(":")[0] for error in made.errors] == ["unknown-choice"]


@pytest.mark.parametrize("name", _FUNCTIONS)
def test_a_function_has_the_interface_that_flytekit_gives_it(name: str) -> None:
    """Compare the interface of a task, and the parameters of a workflow that looks the same."""
    fact = _FUNCTIONS[name]
    made = make({"m.py": _IMPORTS + _as_entities(fact)}, _UNIT)
    if fact.interface is None:
        _assert_is_wrong(made, ("workflow", f"{_UNIT}.w"))
        return
    interface = _task(made, "f").template.interface
    _assert_equal(fact.interface, TypedInterface(), interface)
    parameters = _plan(made, f"{_UNIT}.w").spec.default_inputs
    _assert_equal(fact.parameters, ParameterMap(), parameters)


def test_there_are_as_many_facts_as_were_recorded() -> None:
    """Count, for what is not read is not compared."""
    assert (len(_TYPES), len(_VALUES), len(_FUNCTIONS)) == (296, 61, 15)
    assert awaited() <= _TYPES.keys()
    assert not any(_TYPES[one].is_core for one in awaited())


def _make_type(fact: TypeFact) -> Made:
    text = f"{fact.source}{_IMPORTS}@task\ndef t(x: {fact.type}) -> None: ...\n"
    return make({"m.py": text}, _UNIT, _INSTALLED.get(fact.name))


def _make_default(fact: ValueFact) -> Made:
    workflow = f"@workflow\ndef w(x: {fact.type} = {fact.value}) -> None: ...\n"
    return make({"m.py": f"{fact.source}{_IMPORTS}{workflow}"}, _UNIT)


def _make_fixed(fact: ValueFact) -> Made:
    workflow = f"@workflow\ndef w(x: {fact.type}) -> None: ...\n"
    plan = f"lp = LaunchPlan.get_or_create(w, 'lp', fixed_inputs={{'x': {fact.value}}})\n"
    return make({"m.py": f"{fact.source}{_IMPORTS}{workflow}{plan}"}, _UNIT)


def _as_entities(fact: FunctionFact) -> str:
    """Make a task of the function, and a workflow with its signature.

    The workflow gives nothing, as it has nothing to give; but of a function that is wrong it gives
    what the task does, for it may be wrong as a workflow only.
    """
    tree = ast.parse(fact.source)
    function = tree.body[-1]
    assert isinstance(function, ast.FunctionDef)
    function.decorator_list = [ast.Name("task")]
    task = ast.unparse(tree)
    function.decorator_list, function.name = [ast.Name("workflow")], "w"
    doc = [] if ast.get_docstring(function) is None else function.body[:1]
    if fact.interface is None:
        function.body = [*ast.parse("return f()").body]
    else:
        function.body, function.returns = [*doc, ast.Pass()], None
    return f"{task}\n{ast.unparse(function)}\n"


def _task(made: Made, name: str) -> TaskSpec:
    message = _message(made, "task", f"{_UNIT}.{name}")
    assert isinstance(message, TaskSpec)
    return message


def _plan(made: Made, name: str) -> LaunchPlan:
    message = _message(made, "launch_plan", name)
    assert isinstance(message, LaunchPlan)
    return message


def _message(made: Made, kind: str, name: str) -> Message:
    found = made.messages.get((kind, name))
    assert found is not None, (made.errors, made.missing)
    return found


def _assert_is_wrong(made: Made, key: tuple[str, str]) -> None:
    assert made.errors, made.missing
    assert key not in made.messages


def _assert_equal(expected: Json, empty: Message, actual: Message) -> None:
    assert isinstance(expected, dict)
    assert canonical(actual) == canonical(ParseDict(expected, empty))
