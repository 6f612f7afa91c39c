"""What is not known, and what it means for the graph: it may make nodes and entities."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator

from flowc.dialects.flytekit.codes import PROMISE_TO_LIBRARY
from flowc.dialects.flytekit.entity import FlyteEntity
from flowc.dialects.flytekit.graph.values import PromiseValue
from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.tasks.unknown_tasks import UnknownTask
from flowc.dialects.flytekit.uncertain_makers import leave_made
from flowc.dialects.flytekit.workflows.function_workflows import WorkflowEntity
from flowc.frontend.interpreter.context import Builtin, Call
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.scope import Scope
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import (
    BoundMethod,
    ClassValue,
    DictValue,
    External,
    FunctionValue,
    InstanceValue,
    Known,
    ListValue,
    Partial,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.graph import EntityKind
from flowc_ir.source import Span

DECORATORS = frozenset({"flytekit.task", "flytekit.dynamic", "flytekit.eager"})
FAMILY = ("flytekit", "flytekitplugins", "union")
PLAIN = frozenset(
    "PIL boto3 botocore click cv2 datasets dateutil fastapi hypothesis joblib matplotlib mock nltk "
    "numpy openai pandas plotly polars pyarrow pyspark pytest requests rich scipy seaborn sklearn "
    "spacy streamlit sympy tensorflow torch torchvision tqdm transformers xgboost yaml".split()
)
"""Libraries that know nothing of Flyte."""
NO_ENTITIES = ("flytekit.models.", "flytekit.remote.")
"""Where flytekit keeps what is called like entities, and is only data."""
ENTITY_NAMES = ("Task", "Sensor", "Workflow", "Query", "Job", "LaunchPlan")


class UncertaintyListener:
    """Makes opaque what unknown code could change: graphs that are being made, and entities."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def uncertain_code(self, unknown: Unknown) -> None:
        """Give up a workflow body in which it is not known what runs."""
        if self._session.compiling and not self._session.supposes:
            raise Lost(unknown)

    def unknown_call(self, function: Value, call: Call, unknown: Unknown) -> None:
        """Give up a workflow body whose graph an unknown call may change.

        A function of a library that knows nothing of Flyte cannot, if it gets neither promises nor
        code of the user; any other package may be a shared library of tasks. Outside a workflow
        body, a call that would make an entity leaves an opaque one behind, and entities that are
        given to it (as to a decorator above `@task`) are not known any more.
        """
        if self._session.supposes:
            return
        arguments = [*call.positional, *call.keywords.values()]
        if self._session.compiling:
            is_plain = isinstance(function, External) and _is_plain(function.name)
            if is_plain and isinstance(function, External):
                self._tell_of_promises(function.name, arguments, call.span)
            if not is_plain or _may_reach_the_graph(arguments):
                raise Lost(unknown)
            return
        if not (isinstance(function, External) and _is_plain(function.name)):
            _lose_entities(arguments, unknown)
        if isinstance(function, External) and (
            _makes_entity(function) or _names_entity(function, call)
        ):
            self._leave_task(_name_of(call), unknown, call.span)

    def _tell_of_promises(self, name: str, arguments: list[Value], span: Span) -> None:
        promise = next((each for each in arguments if isinstance(each, PromiseValue)), None)
        if promise is not None:
            self._session.machine.report.add(
                PROMISE_TO_LIBRARY.at(
                    span,
                    f"`{name}` runs once, when the workflow is compiled, and gets "
                    f"{promise.describe()}, which is no value yet",
                    hint="call it in a task",
                )
            )

    def made_instance(self, cls: ClassValue, call: Call, unknown: Unknown) -> None:
        """Leave an opaque entity behind where a task class of the user's own is instantiated."""
        if _makes_entity(cls):
            self._leave_task(_name_of(call), unknown, call.span)

    def uncertain_call(self, node: ast.Call, scope: Scope, unknown: Unknown) -> None:
        """Leave opaque entities behind for what a call may make."""
        if not self._session.compiling:
            leave_made(self._session, node, scope, unknown)

    def uncertain_definition(
        self,
        node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef,
        scope: Scope,
        unknown: Unknown,
    ) -> None:
        """Leave an opaque entity behind where a task or workflow may be defined."""
        if isinstance(node, ast.ClassDef):
            return
        for decorator in node.decorator_list:
            target = decorator.func if isinstance(decorator, ast.Call) else decorator
            name = _library_name(target, scope)
            span = self._session.machine.span(node, scope.module)
            if name in DECORATORS:
                self._leave_task(f"{scope.module.name}.{node.name}", unknown, span)
            elif name == "flytekit.workflow":
                workflow = WorkflowEntity(self._session, f"{scope.module.name}.{node.name}", span)
                workflow.opaque = workflow.unknown_interface = unknown
                self._session.register(workflow)

    def _leave_task(self, name: str, unknown: Unknown, span: Span) -> None:
        task = UnknownTask(self._session, EntityKind.TASK, name, span)
        task.opaque = task.unknown_interface = unknown
        self._session.register(task)


def _is_plain(name: str) -> bool:
    top = name.partition(".")[0]
    return top in PLAIN or top in sys.stdlib_module_names


def _is_family(name: str) -> bool:
    return name.partition(".")[0] in FAMILY


def _lose_entities(values: Iterable[Value], unknown: Unknown) -> None:
    """Make opaque what unknown code is given: it may change it."""
    for value in _inside(values):
        if isinstance(value, FlyteEntity) and value.opaque is None:
            value.opaque = unknown


def _may_reach_the_graph(values: Iterable[Value]) -> bool:
    """Tell whether promises, entities or code of the user can be reached from values."""
    kinds = (Extension, FunctionValue, BoundMethod, Partial, ClassValue, InstanceValue)
    return any(isinstance(value, kinds) for value in _inside(values))


def _inside(values: Iterable[Value]) -> Iterator[Value]:
    """Give values, and those in the containers among them."""
    pending = list(values)
    seen: set[int] = set()
    while pending:
        value = pending.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        yield value
        match value:
            case ListValue(items=items):
                pending.extend(items)
            case TupleValue(items=members):
                pending.extend(members)
            case DictValue(entries=entries):
                pending.extend(item for _, item in entries.values())
            case _:
                pass


def _makes_entity(function: Value) -> bool:
    """Tell whether a call that is not known looks like the making of a task."""
    names: list[str] = []
    if isinstance(function, External):
        names.append(function.name)
    elif isinstance(function, ClassValue):
        names.extend(base.name for base in function.mro if isinstance(base, External))
    for name in names:
        if name.startswith(NO_ENTITIES):
            continue
        if _is_family(name) and name.rpartition(".")[2].endswith(ENTITY_NAMES):
            return True
    return False


def _names_entity(function: External, call: Call) -> bool:
    """Tell whether a function of a plugin is given a name: it may make entities called so."""
    is_function = function.name.rpartition(".")[2][:1].islower()
    return is_function and _is_family(function.name) and "name" in call.keywords


def _name_of(call: Call) -> str:
    given = call.keywords.get("name")
    if given is None and call.positional:
        given = call.positional[0]
    return given.value if isinstance(given, Known) and isinstance(given.value, str) else ""


def _library_name(node: ast.expr, scope: Scope) -> str:
    """Give the library name that a decorator expression stands for, if it is so simple."""
    path: list[str] = []
    while isinstance(node, ast.Attribute):
        path.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return ""
    value = scope.lookup(node.id)
    if isinstance(value, External):
        return ".".join([value.name, *reversed(path)])
    return value.name if isinstance(value, Builtin) and not path else ""
