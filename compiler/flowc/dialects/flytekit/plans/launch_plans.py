"""Launch plans: how workflows are started."""

from __future__ import annotations

from flowc.dialects.flytekit.codes import DROPPED_SETTING, WRONG_ARGUMENTS, WRONG_SETTING
from flowc.dialects.flytekit.entity import FlyteEntity, PythonInterface
from flowc.dialects.flytekit.graph.node_creation import CallableEntity, call_entity, refuse_self
from flowc.dialects.flytekit.plans.parameters import parameters_of
from flowc.dialects.flytekit.plans.settings import with_settings
from flowc.dialects.flytekit.session import Session, mistake
from flowc.dialects.flytekit.settings.reading import bind
from flowc.dialects.flytekit.settings.setting_values import SettingValue
from flowc.dialects.flytekit.tasks.declared import declared_types
from flowc.dialects.flytekit.workflows.function_workflows import WorkflowEntity
from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.signals import Lost, Raised
from flowc.frontend.interpreter.values import NONE, DictValue, Known, Unknown, Value
from flowc_ir.graph import Call as NodeCall
from flowc_ir.graph import EntityKind, LocalReference, NodeMetadata, NodeTarget
from flowc_ir.interface import Parameter
from flowc_ir.launch_plan import LaunchPlan, Trigger
from flowc_ir.lazy_dataclass import replace
from flowc_ir.literals import Entry
from flowc_ir.source import Span

OPTIONS = "flytekit.Options"
CLONED = (
    "schedule",
    "notifications",
    "labels",
    "annotations",
    "raw_output_data_config",
    "max_parallelism",
    "security_context",
    "overwrite_cache",
)
"""Settings that `clone_with` takes over where they are not given."""


class LaunchPlanEntity(CallableEntity):
    """A launch plan of a workflow (flytekit 1.16.31 core/launch_plan.py).

    `settings` are the arguments as given; `saved` is the dict of inputs that a call starts from.
    """

    __slots__ = ("plan", "saved", "settings", "workflow")

    def __init__(self, session: Session, name: str, workflow: FlyteEntity, span: Span) -> None:
        super().__init__(session, EntityKind.LAUNCH_PLAN, name, span)
        self.workflow = workflow
        self.interface = workflow.interface
        self.unknown_interface = workflow.unknown_interface
        self.settings: dict[str, Value] = {}
        self.saved = DictValue({})
        reference = LocalReference(EntityKind.WORKFLOW, workflow.name)
        self.plan = LaunchPlan(name=name, workflow=reference, span=span)

    def require_interface(self) -> PythonInterface:
        """Give the interface of the workflow as it is now."""
        return self.workflow.require_interface()

    def node_metadata(self) -> NodeMetadata:
        """Give the metadata that a node of the workflow would have."""
        return self.workflow.node_metadata()

    def node_target(self) -> NodeTarget:
        """Run the launch plan."""
        if self.name == "":
            raise Lost(self.opaque or Unknown("the name of a launch plan is not known", self.span))
        return NodeCall(callee=LocalReference(EntityKind.LAUNCH_PLAN, self.name))

    def lower(self) -> LaunchPlan:
        """Give the IR of the launch plan."""
        if self.opaque is not None:
            raise Lost(self.opaque)
        target = self.workflow.node_target()
        if not isinstance(target, NodeCall):
            raise Lost(Unknown("a launch plan starts a workflow", self.span))
        return replace(self.plan, workflow=target.callee, trigger=self._trigger())

    def _trigger(self) -> Trigger | None:
        trigger = self.settings.get("trigger")
        if trigger is None:
            return None
        from flowc.dialects.flytekit.plans.triggers import PlanTrigger

        if not isinstance(trigger, PlanTrigger):
            return None
        return trigger.lower(self.require_interface(), self.span)

    def fill(self, parameters: dict[str, Parameter], fixed: tuple[Entry, ...]) -> None:
        """Set parameters and fixed inputs; what is fixed is no parameter."""
        names = {entry.key for entry in fixed}
        free = tuple(p for name, p in parameters.items() if name not in names)
        self.plan = replace(self.plan, parameters=free, fixed_inputs=fixed)

    def configure(self, given: dict[str, Value]) -> None:
        """Read the settings; raises `Lost`, and what flytekit raises."""
        self.settings = given
        self.plan = with_settings(self.plan, self.session.machine, given, self.span)

    def call(self, context: Context, call: Call) -> Value:
        """Make a node; saved inputs stand in for those that are not given."""
        if call.positional:
            mistake(
                WRONG_ARGUMENTS,
                call.span,
                f"{self.describe()} takes inputs by keyword only",
                hint="name the inputs",
            )
        refuse_self(self, call)
        given = declared_types(self.saved, "the saved inputs", call.span)
        given.update(call.keywords)
        for entry in self.plan.fixed_inputs:
            if entry.key in call.keywords:
                message = (
                    f"{self.describe()} fixes its input `{entry.key}`: what is given is dropped"
                )
                hint = "make it a default input of the launch plan, or take it away here"
                context.tell(DROPPED_SETTING.at(call.span, message, hint=hint))
        return call_entity(self.session, self, Call(positional=(), keywords=given, span=call.span))

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read an attribute of the launch plan."""
        match name:
            case "workflow":
                return self.workflow
            case "saved_inputs":
                return DictValue(dict(self.saved.entries), self.saved.lost)
            case "clone_with":
                return Builtin("LaunchPlan.clone_with", self._clone)
            case "schedule" | "labels" | "annotations" | "max_parallelism" | "concurrency":
                return self.settings.get(name, NONE)
            case _:
                return super().get_attribute(context, name, span)

    def _clone(self, context: Context, call: Call) -> Value:
        parameters = ("name", "parameters", "fixed_inputs", *CLONED[:-1], "trigger", CLONED[-1])
        given = bind(call, "clone_with", (*parameters, "auto_activate"))
        name = given.pop("name", NONE)
        known = name.value if isinstance(name, Known) and isinstance(name.value, str) else ""
        clone = LaunchPlanEntity(self.session, known, self.workflow, call.span)
        settings = {key: value for key, value in self.settings.items() if key in CLONED}
        for key, value in given.items():
            # What counts as false there is as good as not given: `[]`, `0`, `False`.
            if self.session.machine.truth(value, call.span) is not False:
                settings[key] = value
        clone.fill({p.name: p for p in self.plan.parameters}, self.plan.fixed_inputs)
        try:
            if self.opaque is not None:
                raise Lost(self.opaque)
            if not known or not settings.keys().isdisjoint(("parameters", "fixed_inputs")):
                raise Lost(Unknown("what `clone_with` changes is not followed", call.span))
            clone.configure(settings)
        except Lost as lost:
            clone.opaque = lost.unknown
        self.session.register(clone)
        return clone


def default_launch_plan(session: Session, workflow: WorkflowEntity) -> LaunchPlanEntity | None:
    """Give the default launch plan of a workflow, made if it is not there yet.

    Mirrors `LaunchPlan.get_default_launch_plan` of flytekit 1.16.31, which keeps plans by name; a
    new plan is not registered in the session. None for a workflow whose name is not known.
    """
    if not workflow.name:
        return None
    known = session.launch_plans.get(workflow.name)
    if known is not None:
        return known if isinstance(known, LaunchPlanEntity) else None
    plan = LaunchPlanEntity(session, workflow.name, workflow, workflow.span)
    session.launch_plans[workflow.name] = plan
    try:
        _fill_default(session, plan, workflow)
    except Lost as lost:
        plan.opaque = lost.unknown
    except Raised as raised:
        session.report(raised, WRONG_SETTING)
        plan.opaque = Unknown("it has errors", raised.span)
    return plan


def _fill_default(session: Session, plan: LaunchPlanEntity, workflow: WorkflowEntity) -> None:
    interface = workflow.require_interface()
    plan.saved = DictValue(
        {name: (Known(name), port.default or NONE) for name, port in interface.inputs.items()}
    )
    plan.fill(parameters_of(session, interface), ())
    plan.plan = replace(plan.plan, is_default=True)
    plan.configure(_options(workflow))


def _options(workflow: WorkflowEntity) -> dict[str, Value]:
    """Give the labels and annotations of `default_options=`."""
    options = workflow.default_options
    if options is None:
        return {}
    if isinstance(options, Unknown):
        raise Lost(options)
    if not isinstance(options, SettingValue) or options.cls != OPTIONS:
        mistake(
            WRONG_SETTING,
            workflow.span,
            "`default_options` is an `Options` object",
            exception="AttributeError",
        )
    return {name: options.fields[name] for name in ("labels", "annotations")}
