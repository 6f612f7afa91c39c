"""`map_task` and `array_node`: running an entity once for each item of a list."""

from __future__ import annotations

from collections.abc import Callable

from flowc.dialects.flytekit.codes import DROPPED_SETTING, WRONG_ARGUMENTS, WRONG_SETTING
from flowc.dialects.flytekit.entity import FlyteEntity, PythonInterface, entity_of
from flowc.dialects.flytekit.plans.launch_plans import LaunchPlanEntity
from flowc.dialects.flytekit.session import Session, mistake
from flowc.dialects.flytekit.settings.decks import shows_deck
from flowc.dialects.flytekit.settings.docs import documentation_of
from flowc.dialects.flytekit.settings.metadata import metadata_of
from flowc.dialects.flytekit.settings.reading import (
    bind_in,
    flag,
    is_none,
    need,
    number,
    own,
    texts,
    whole,
)
from flowc.dialects.flytekit.settings.secrets import security_context
from flowc.dialects.flytekit.tasks.declared import declared_types
from flowc.dialects.flytekit.tasks.map_values import (
    MINIMAL_STATE,
    ArrayNodeEntity,
    Bound,
    MappedTask,
    MapTaskEntity,
    Spread,
    list_interface,
)
from flowc.dialects.flytekit.tasks.references import ReferenceEntity
from flowc.dialects.flytekit.tasks.task_entity import TaskEntity
from flowc.dialects.flytekit.tasks.unknown_tasks import UnknownTask
from flowc.frontend.interpreter.closest import closest
from flowc.frontend.interpreter.context import Call, Context, Model
from flowc.frontend.interpreter.signals import Lost, Raised
from flowc.frontend.interpreter.values import (
    NONE,
    Known,
    ListValue,
    Partial,
    SetValue,
    Unknown,
    Value,
)
from flowc_ir.graph import EntityKind
from flowc_ir.source import Span
from flowc_ir.types import ListType

MAP_TASK = ("target", "concurrency", "min_successes", "min_success_ratio", "run_all_sub_nodes")
ARRAY_NODE = ("target", "concurrency", "min_success_ratio", "min_successes", "run_all_sub_nodes")
ARRAY_NODE_MAP_TASK = ("task_function", "concurrency", "min_success_ratio", "run_all_sub_nodes")
CONSTRUCTOR = (
    "python_function_task",
    "concurrency",
    "min_successes",
    "min_success_ratio",
    "bound_inputs",
    "bound_inputs_values",
    "run_all_sub_nodes",
)
"""Parameters (flytekit 1.16.31 core/array_node.py, core/array_node_map_task.py)."""
_READ = frozenset(
    (*MAP_TASK, *CONSTRUCTOR, "task_function", "metadata", "security_ctx", "docs")
    + ("environment", "disable_deck", "enable_deck", "deck_fields")
)
_OWN = frozenset(("name", "interface", "task_type", "task_config", "task_type_version"))
"""Keywords that `ArrayNodeMapTask` hands on to something, and those that it sets itself."""

WHOLE = Known(1.0)


def map_models(session: Session) -> dict[str, Model]:
    """Give the models of map tasks and array nodes, by qualified name."""

    def map_task(context: Context, call: Call) -> Value:
        given = map_arguments(session, call, MAP_TASK)
        refuse_dropped(session, given, call.span)
        if not is_none(given.get("min_successes")) and "min_success_ratio" not in given:
            message = "`min_successes` counts for nothing beside a `min_success_ratio`, which is 1"
            hint = "pass `min_success_ratio=None` as well"
            session.machine.report.add(DROPPED_SETTING.at(call.span, message, hint=hint))
        given.setdefault("min_success_ratio", WHOLE)
        target = given.pop("target", NONE)
        if isinstance(target, LaunchPlanEntity) or _is_reference(target):
            return new_array_node(session, target, given, call.span)
        return map_task_of(session, target, given, call.span)

    def array_node_map_task(context: Context, call: Call) -> Value:
        given = map_arguments(session, call, ARRAY_NODE_MAP_TASK)
        refuse_dropped(session, given, call.span)
        given.setdefault("min_success_ratio", WHOLE)
        return map_task_of(session, given.pop("task_function", NONE), given, call.span)

    def constructor(context: Context, call: Call) -> Value:
        given = map_arguments(session, call, CONSTRUCTOR)
        refuse_dropped(session, given, call.span)
        return map_task_of(session, given.pop("python_function_task", NONE), given, call.span)

    def array_node(context: Context, call: Call) -> Value:
        given = bind_in(session.flytekit, call, "array_node", ARRAY_NODE)
        return new_array_node(session, given.pop("target", NONE), given, call.span)

    module = "flytekit.core.array_node_map_task"
    return {
        "flytekit.map_task": map_task,
        f"{module}.array_node_map_task": array_node_map_task,
        f"{module}.ArrayNodeMapTask": constructor,
        "flytekit.core.array_node.array_node": array_node,
    }


def new_array_node(
    session: Session,
    target: Value,
    given: dict[str, Value],
    span: Span,
    bound: dict[str, Value] | None = None,
) -> Value:
    """Make an array node; `bound` are inputs that are not spread, which only `union` has.

    Raises `Lost`, and what flytekit raises.
    """
    own(target, "what is mapped", span)
    if not isinstance(target, (LaunchPlanEntity, ReferenceEntity)) or (
        target.kind is EntityKind.WORKFLOW
    ):
        mistake(
            WRONG_ARGUMENTS,
            span,
            "an array node runs a launch plan or a reference task; what is given is neither",
            hint="use `map_task` for tasks",
            exception="ValueError",
        )
    spread = _spread(given, span)
    made = ArrayNodeEntity(session, target, spread, span)
    made.bound = bound or {}
    if target.opaque is not None:
        made.unknown_interface = target.opaque
        return made
    try:
        interface = _inner_interface(target, span)
        made.interface = list_interface(
            session,
            session.machine,
            interface,
            frozenset(made.bound),
            _fixed(target) if session.flytekit.arrays_leave_out_fixed else frozenset(),
            is_tolerant=spread.is_tolerant(),
        )
    except Lost as lost:
        made.unknown_interface = lost.unknown
    return made


def map_arguments(session: Session, call: Call, parameters: tuple[str, ...]) -> dict[str, Value]:
    """Bind arguments; other keywords are kept, as flytekit's `**kwargs` do."""
    others = {name: value for name, value in call.keywords.items() if name not in parameters}
    named = {name: value for name, value in call.keywords.items() if name in parameters}
    known = Call(positional=call.positional, keywords=named, span=call.span)
    return others | bind_in(session.flytekit, known, "map_task", parameters)


def refuse_dropped(session: Session, given: dict[str, Value], span: Span) -> None:
    """Tell of keywords that nothing reads, and refuse those that flytekit gives itself."""
    for name in given:
        if name in _OWN:
            mistake(
                WRONG_ARGUMENTS,
                span,
                f"a map task takes no `{name}`: it has one of its own",
                exception="TypeError",
            )
        if name not in _READ:
            session.machine.report.add(
                DROPPED_SETTING.at(
                    span,
                    f"a map task has no setting `{name}`, and flytekit drops what it does not know",
                    hint=closest(name, sorted(_READ)) or "take it away",
                )
            )


def _is_reference(target: Value) -> bool:
    return isinstance(target, ReferenceEntity) and target.kind is not EntityKind.WORKFLOW


def map_task_of(
    session: Session,
    target: Value,
    given: dict[str, Value],
    span: Span,
    make: Callable[[Session, str, TaskEntity, Span], MappedTask] = MapTaskEntity,
) -> Value:
    """Make a map task; what is wrong with it is reported outside of workflows."""
    inner = entity_of(target.function if isinstance(target, Partial) else target)
    try:
        own(inner, "what is mapped", span)
        if isinstance(inner, UnknownTask) and inner.opaque is not None:
            raise Lost(inner.opaque)
        place = inner.mapped_place() if isinstance(inner, TaskEntity) else None
    except Lost as lost:
        return _unknown(session, lost.unknown, span)
    if not isinstance(inner, TaskEntity) or place is None:
        mistake(
            WRONG_ARGUMENTS,
            span,
            "a map task runs a plain task; what is given is none",
            hint="pass a function decorated with `@task`",
            exception="ValueError",
        )
    made = make(session, "", inner, span)
    try:
        made.name = ".map_".join(place)
        _fill(session, made, inner, target, given, span)
    except Lost as lost:
        made.opaque = lost.unknown
    except Raised as raised:
        if session.current() is not None:
            raise
        session.report(raised, WRONG_SETTING)
        made.opaque = made.unknown_interface = Unknown("it has errors", raised.span)
    session.register(made)
    return made


def _unknown(session: Session, unknown: Unknown, span: Span) -> Value:
    placeholder = UnknownTask(session, EntityKind.TASK, "", span)
    placeholder.opaque = placeholder.unknown_interface = unknown
    session.register(placeholder)
    return placeholder


def _fill(
    session: Session,
    made: MappedTask,
    inner: TaskEntity,
    target: Value,
    given: dict[str, Value],
    span: Span,
) -> None:
    interface = _inner_interface(inner, span)
    made.bound = _bound(session.machine, target, given, span)
    _refuse_unknown_bound(inner, made.bound, interface, span)
    if not session.flytekit.maps_bind_lists:
        _refuse_lists(made.bound, interface, span)
    made.spread = _spread(given, span)
    made.interface = list_interface(
        session,
        session.machine,
        interface,
        made.bound.names,
        frozenset(),
        is_tolerant=made.spread.is_tolerant(),
    )
    made.name += made.name_ending()
    if inner.opaque is not None:
        raise Lost(inner.opaque)
    if inner.is_plain():
        made.mode = MINIMAL_STATE
    _inherit(session.machine, made, inner, given, span)


def _inner_interface(inner: FlyteEntity, span: Span) -> PythonInterface:
    interface = inner.require_interface()
    if len(interface.outputs) > 1:
        mistake(
            WRONG_ARGUMENTS,
            span,
            f"{inner.describe()} has {len(interface.outputs)} outputs; what is mapped has one",
            hint="return one value, for example a dataclass",
            exception="ValueError",
        )
    return interface


def _bound(context: Context, target: Value, given: dict[str, Value], span: Span) -> Bound:
    named = given.get("bound_inputs")
    if isinstance(named, SetValue) and named.lost is None:
        named = ListValue(list(named.items.values()))  # in whatever order
    names = frozenset(texts(context, named, "`bound_inputs`", span))
    values = declared_types(given.get("bound_inputs_values"), "`bound_inputs_values`", span)
    if names and values and names != values.keys():
        mistake(
            WRONG_SETTING,
            span,
            "`bound_inputs` and `bound_inputs_values` name different inputs",
            hint="keep `bound_inputs_values`",
            exception="ValueError",
        )
    partial = dict(target.keywords) if isinstance(target, Partial) else {}
    return Bound(
        names=names | partial.keys() | values.keys(),
        partial=tuple(partial.items()),
        values=tuple(values.items()),
    )


def _refuse_unknown_bound(
    inner: TaskEntity, bound: Bound, interface: PythonInterface, span: Span
) -> None:
    """Refuse bound inputs that the task does not have: flytekit drops what is bound to them."""
    for name in sorted(bound.names - interface.inputs.keys()):
        mistake(
            WRONG_ARGUMENTS,
            span,
            f"{inner.describe()} has no input `{name}`, which is to be the same for all items",
            hint=closest(name, interface.inputs),
        )


def _refuse_lists(bound: Bound, interface: PythonInterface, span: Span) -> None:
    """Refuse bound lists: flytekit 1.14 refuses those that it sees, and spreads the others."""
    for name, value in bound.partial:
        port = interface.inputs.get(name)
        is_list = port is not None and isinstance(port.type, ListType)
        if is_list or isinstance(need(value), ListValue):
            mistake(
                WRONG_SETTING,
                span,
                f"`{name}` of the partial task is a list: no map binds one before flytekit 1.15",
                exception="ValueError",
            )


def _spread(given: dict[str, Value], span: Span) -> Spread:
    _refuse_counts(given, span)
    return Spread(
        parallelism=whole(given.get("concurrency"), "`concurrency`", span),
        min_successes=whole(given.get("min_successes"), "`min_successes`", span),
        ratio=number(given.get("min_success_ratio"), "`min_success_ratio`", span),
        run_all=flag(given.get("run_all_sub_nodes"), "`run_all_sub_nodes`", span) or False,
    )


def _refuse_counts(given: dict[str, Value], span: Span) -> None:
    """Refuse what the messages of the backend cannot hold (flytekit 1.16.31 models/core)."""
    for name in ("concurrency", "min_successes"):
        match given.get(name):
            case Known(value=bool()):
                mistake(
                    WRONG_SETTING,
                    span,
                    f"`{name}` is a whole number, not bool",
                    exception="TypeError",
                )
            case Known(value=int(count)) if count < 0 and name == "min_successes":
                mistake(
                    WRONG_SETTING,
                    span,
                    "fewer than no items cannot succeed",
                    hint="give a number above 0",
                    exception="ValueError",
                )
            case _:
                pass


def _inherit(
    context: Context,
    made: MappedTask,
    inner: TaskEntity,
    given: dict[str, Value],
    span: Span,
) -> None:
    """Take metadata and secrets from the inner task, unless they are given."""
    if shows_deck(context, given, span):
        raise Lost(Unknown("a deck of a map task also changes its inner task", span))
    made.docs = documentation_of(given.get("docs"), span)
    made.shares_metadata = "metadata" not in given
    if "metadata" in given:
        made.use_metadata(metadata_of(context, given["metadata"], span))
    else:
        made.use_metadata(inner.metadata)
    made.security = inner.security
    if "security_ctx" in given:
        made.security = security_context(context, given["security_ctx"], span)


def _fixed(target: LaunchPlanEntity | ReferenceEntity) -> frozenset[str]:
    if isinstance(target, ReferenceEntity):
        return frozenset()
    return frozenset(entry.key for entry in target.plan.fixed_inputs)
