"""Making launch plans: `LaunchPlan.create`, `.get_or_create` and the like."""

from __future__ import annotations

from collections.abc import Callable

from flowc.dialects.flytekit.codes import (
    INPUT_FIXED_AND_DEFAULT,
    WRONG_ARGUMENTS,
    WRONG_SETTING,
)
from flowc.dialects.flytekit.entity import FlyteEntity, Port, entity_of
from flowc.dialects.flytekit.plans.launch_plans import LaunchPlanEntity, default_launch_plan
from flowc.dialects.flytekit.plans.parameters import parameter_of, parameters_of
from flowc.dialects.flytekit.plans.settings import security_of_role
from flowc.dialects.flytekit.session import Session, mistake
from flowc.dialects.flytekit.settings.reading import bind, is_none, own, text
from flowc.dialects.flytekit.tasks.declared import declared_types
from flowc.dialects.flytekit.tasks.references import ReferenceEntity
from flowc.dialects.flytekit.workflows.function_workflows import WorkflowEntity
from flowc.frontend.interpreter.closest import closest
from flowc.frontend.interpreter.context import Call, Context, Model
from flowc.frontend.interpreter.signals import Lost, Raised
from flowc.frontend.interpreter.values import (
    FALSE,
    NONE,
    DictValue,
    Known,
    ListValue,
    Unknown,
    Value,
)
from flowc_ir.graph import EntityKind
from flowc_ir.literals import Entry
from flowc_ir.source import Span

SETTINGS = (
    "default_inputs",
    "fixed_inputs",
    "schedule",
    "notifications",
    "labels",
    "annotations",
    "raw_output_data_config",
    "max_parallelism",
    "security_context",
    "auth_role",
    "trigger",
    "overwrite_cache",
    "auto_activate",
    "concurrency",
)
"""Settings of a launch plan in order (flytekit 1.16.31 core/launch_plan.py)."""
UNNAMED = ("auto_activate", "concurrency")
"""Settings that flytekit drops without a word where no name is given."""
COMPARED = (
    "schedule",
    "notifications",
    "default_inputs",
    "labels",
    "annotations",
    "raw_output_data_config",
    "max_parallelism",
    "security_context",
    "overwrite_cache",
    "auto_activate",
    "concurrency",
)
CLASS = "flytekit.LaunchPlan"


def launch_plan_models(session: Session) -> dict[str, Model]:
    """Give the models of the class `LaunchPlan`, by qualified name."""
    later = session.flytekit.later("LaunchPlan")
    settings = tuple(name for name in SETTINGS if name not in later)

    def create(context: Context, call: Call) -> Value:
        given = bind(call, "LaunchPlan.create", ("name", "workflow", *settings), later)
        return create_plan(session, given, call.span)

    def get_or_create(context: Context, call: Call) -> Value:
        given = bind(call, "LaunchPlan.get_or_create", ("workflow", "name", *settings), later)
        return _guard(session, given, call.span, lambda: _get_or_create(session, given, call.span))

    def get_default(context: Context, call: Call) -> Value:
        given = bind(call, "LaunchPlan.get_default_launch_plan", ("ctx", "workflow"))
        return _guard(session, given, call.span, lambda: _default(session, given, call.span))

    def construct(context: Context, call: Call) -> Value:
        given = dict(zip(("name", "workflow"), call.positional, strict=False)) | call.keywords
        unknown = Unknown("a `LaunchPlan` made by its constructor is not followed", call.span)
        return _lost_plan(session, given, call.span, unknown)

    return {
        CLASS: construct,
        f"{CLASS}.create": create,
        f"{CLASS}.get_or_create": get_or_create,
        f"{CLASS}.get_default_launch_plan": get_default,
    }


def create_plan(session: Session, given: dict[str, Value], span: Span) -> Value:
    """Make a launch plan as `LaunchPlan.create` does."""
    return _guard(session, given, span, lambda: _create(session, given, span))


def _guard(
    session: Session, given: dict[str, Value], span: Span, make: Callable[[], Value]
) -> Value:
    """Make a plan; what is wrong with it is reported outside of workflows, where it would raise."""
    try:
        return make()
    except Lost as lost:
        return _lost_plan(session, given, span, lost.unknown)
    except Raised as raised:
        if session.current() is not None:
            raise
        session.report(raised, WRONG_SETTING)
        return _lost_plan(session, given, span, Unknown("it has errors", raised.span))


def _lost_plan(
    session: Session, given: dict[str, Value], span: Span, unknown: Unknown
) -> LaunchPlanEntity:
    workflow = given.get("workflow", NONE)
    if not isinstance(workflow, FlyteEntity):
        workflow = WorkflowEntity(session, "", span)
        workflow.opaque = workflow.unknown_interface = unknown
    name = given.get("name", NONE)
    known = name.value if isinstance(name, Known) and isinstance(name.value, str) else ""
    if known in session.launch_plans:
        known = ""
    plan = LaunchPlanEntity(session, known, workflow, span)
    plan.opaque = unknown
    session.register(plan)
    if known:
        session.launch_plans[known] = plan
    return plan


def _workflow(given: dict[str, Value], span: Span) -> FlyteEntity:
    workflow = given.get("workflow", NONE)
    own(workflow, "the workflow", span)
    if isinstance(workflow, WorkflowEntity):
        return workflow
    if isinstance(workflow, ReferenceEntity) and workflow.kind is EntityKind.WORKFLOW:
        return workflow
    mistake(
        WRONG_ARGUMENTS,
        span,
        "a launch plan starts a workflow; what is given is none",
        hint="pass a function decorated with `@workflow`",
        exception="AttributeError",
    )


def _create(session: Session, given: dict[str, Value], span: Span) -> Value:
    workflow = _workflow(given, span)
    name = text(given.get("name"), "the name of a launch plan", span)
    if not name:
        mistake(WRONG_ARGUMENTS, span, "a launch plan needs a name", hint="pass `name=…`")
    settings = dict(given)
    if not is_none(settings.get("auth_role")):
        settings["security_context"] = _role(settings, span)
    plan = LaunchPlanEntity(session, name, workflow, span)
    _fill(session, plan, settings, span)
    if name in session.launch_plans:
        mistake(
            WRONG_SETTING,
            span,
            f"there is a launch plan `{name}` already",
            hint="give each launch plan a name of its own",
        )
    session.launch_plans[name] = plan
    session.register(plan)
    return plan


def _role(settings: dict[str, Value], span: Span) -> Value:
    if not is_none(settings.get("security_context")):
        mistake(
            WRONG_SETTING,
            span,
            "`auth_role` does not go with `security_context`",
            hint="set the identity in `security_context` only",
            exception="ValueError",
        )
    return security_of_role(settings["auth_role"], span)


def _fill(session: Session, plan: LaunchPlanEntity, given: dict[str, Value], span: Span) -> None:
    interface = plan.require_interface()
    defaults = declared_types(given.get("default_inputs"), "`default_inputs`", span)
    fixed = declared_types(given.get("fixed_inputs"), "`fixed_inputs`", span)
    parameters = parameters_of(session, interface)
    for name, value in defaults.items():
        default = None if is_none(value) else value
        # The description of a parameter is lost where the launch plan gives its default.
        parameters[name] = parameter_of(session, _port(plan, name, span), default, None, span)
    entries: list[Entry] = []
    for name, value in fixed.items():
        port = _port(plan, name, span)
        if name in defaults:
            session.machine.report.add(
                INPUT_FIXED_AND_DEFAULT.at(
                    span,
                    f"input `{name}` is fixed, so its default is never taken",
                    hint="give it in one of `fixed_inputs` and `default_inputs`",
                )
            )
        literal = session.types.to_literal(value, port.type, port.annotation, session.machine, span)
        entries.append(Entry(name, literal))
    plan.fill(parameters, tuple(entries))
    plan.configure(given)
    plan.saved = _saved(given.get("default_inputs"), fixed)


def _port(plan: LaunchPlanEntity, name: str, span: Span) -> Port:
    port = plan.require_interface().inputs.get(name)
    if port is None:
        names = [*plan.require_interface().inputs]
        known = ", ".join(f"`{known}`" for known in names)
        mistake(
            WRONG_ARGUMENTS,
            span,
            f"{plan.workflow.describe()} has no input `{name}`",
            hint=closest(name, names) or (f"its inputs are {known}" if known else ""),
            exception="KeyError",
        )
    return port


def _saved(given: Value | None, fixed: dict[str, Value]) -> DictValue:
    """Give the saved inputs: flytekit adds the fixed ones to the very dict that was passed."""
    saved = given if isinstance(given, DictValue) and given.entries else DictValue({})
    for name, value in fixed.items():
        saved.entries[name] = (Known(name), value)
    return saved


def _get_or_create(session: Session, given: dict[str, Value], span: Span) -> Value:
    if not is_none(given.get("name")):
        if isinstance(entity_of(given["name"]), FlyteEntity):
            mistake(
                WRONG_ARGUMENTS,
                span,
                "the name of a launch plan is a string, and a workflow is given",
                hint="give the workflow first, and then the name",
                exception="AttributeError",
            )
        name = text(given["name"], "the name of a launch plan", span)
        known = session.launch_plans.get(name or "")
        if isinstance(known, LaunchPlanEntity):
            _compare(session, known, given, span)
            return known
        return _create(session, given, span)
    for setting in SETTINGS:
        value = given.get(setting)
        if setting in UNNAMED or is_none(value):
            continue
        if isinstance(value, Unknown):
            raise Lost(value)
        mistake(
            WRONG_SETTING,
            span,
            f"`{setting}` is set, but the launch plan has no name",
            hint="pass `name=…`: the default launch plan takes no settings",
            exception="ValueError",
        )
    return _default(session, given, span)


def _default(session: Session, given: dict[str, Value], span: Span) -> Value:
    workflow = _workflow(given, span)
    if not isinstance(workflow, WorkflowEntity):
        mistake(
            WRONG_SETTING,
            span,
            f"{workflow.describe()} is registered elsewhere and has no default launch plan here",
            hint="use `reference_launch_plan`",
            exception="AttributeError",
        )
    is_new = workflow.name not in session.launch_plans
    plan = default_launch_plan(session, workflow)
    if plan is None:
        raise Lost(Unknown("the name of a workflow is not known", span))
    if is_new:
        session.register(plan)
    return plan


def _compare(
    session: Session, known: LaunchPlanEntity, given: dict[str, Value], span: Span
) -> None:
    """Refuse a second launch plan of the same name that is not the same."""
    if known.opaque is not None:
        return
    if _workflow(given, span) is not known.workflow:
        mistake(
            WRONG_SETTING,
            span,
            f"there is a launch plan `{known.name}` of another workflow already",
            hint="give each launch plan a name of its own",
        )
    wanted = _comparable(given, span)
    had = _normal({**known.settings, "default_inputs": known.saved})
    for name in COMPARED:
        if not _same(session, wanted.get(name), had.get(name), span):
            mistake(
                WRONG_SETTING,
                span,
                f"there is a launch plan `{known.name}` with another `{name}` already",
                hint="give each launch plan a name of its own",
            )


def _comparable(given: dict[str, Value], span: Span) -> dict[str, Value]:
    settings = dict(given)
    if is_none(settings.get("security_context")) and not is_none(settings.get("auth_role")):
        settings["security_context"] = security_of_role(settings["auth_role"], span)
    fixed = declared_types(settings.get("fixed_inputs"), "`fixed_inputs`", span)
    settings["default_inputs"] = _saved(settings.get("default_inputs"), fixed)
    return _normal(settings)


def _normal(settings: dict[str, Value]) -> dict[str, Value]:
    notifications = settings.get("notifications")
    return {
        "auto_activate": FALSE,
        **settings,
        "notifications": ListValue([]) if is_none(notifications) else notifications or NONE,
    }


def _same(session: Session, left: Value | None, right: Value | None, span: Span) -> bool:
    left, right = left or NONE, right or NONE
    same = session.machine.equals(left, right, span)
    if isinstance(same, Unknown):
        raise Lost(same)
    return same
