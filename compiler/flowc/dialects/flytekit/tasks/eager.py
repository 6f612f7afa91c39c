"""Eager tasks, and what flytekit adds so that they can be started like workflows."""

from __future__ import annotations

from flowc.dialects.flytekit.codes import WRONG_SETTING
from flowc.dialects.flytekit.entity import Port, PythonInterface
from flowc.dialects.flytekit.plans.launch_plans import LaunchPlanEntity, default_launch_plan
from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.settings.metadata import metadata_of
from flowc.dialects.flytekit.settings.reading import is_none
from flowc.dialects.flytekit.tasks.function_tasks import FunctionTask, define_task
from flowc.dialects.flytekit.tasks.instance_tasks import InstanceTaskEntity
from flowc.dialects.flytekit.workflows.imperative import ImperativeWorkflow
from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.signals import Lost, Raised
from flowc.frontend.interpreter.values import NONE, TRUE, Unknown, Value
from flowc_ir.lazy_dataclass import dataclass, replace
from flowc_ir.task import ExecutionMode, UserContainer

HANDLER_TYPE = "eager_failure_handler_task"
HANDLER_RESOLVER = "flytekit.core.python_function_task.eager_failure_task_resolver"
SETTINGS = frozenset(
    (
        "container_image environment requests limits secret_requests docs disable_deck deck_fields "
        "pod_template pod_template_name accelerator shared_memory resources labels annotations "
        "task_resolver pickle_untyped node_dependency_hints"
    ).split()
)
"""Keywords of `eager` that have an effect; flytekit 1.16.31 drops others without a word."""


def eager_model(session: Session) -> Builtin:
    """Give the model of `flytekit.eager` (flytekit core/task.py)."""

    def model(context: Context, call: Call) -> Value:
        given = dict(call.keywords)
        function = call.positional[0] if call.positional else given.pop("_fn", NONE)
        if not is_none(function):
            return _define(session, function, given, call)
        return Builtin(
            "flytekit.eager",
            lambda _, inner: _define(
                session, inner.positional[0], {**given, **inner.keywords}, call
            ),
        )

    return Builtin("flytekit.eager", model)


def _define(session: Session, function: Value, given: dict[str, Value], call: Call) -> Value:
    settings = {name: value for name, value in given.items() if name in SETTINGS}
    settings["enable_deck"] = TRUE
    task = define_task(session, ExecutionMode.EAGER, function, settings, call.span)
    if isinstance(task, FunctionTask) and task.opaque is None:
        try:
            _check(session, task, given, call)
        except Lost as lost:
            task.opaque = lost.unknown
        except Raised as raised:
            session.report(raised, WRONG_SETTING)
            task.opaque = Unknown("it has errors", raised.span)
    return task


def _check(session: Session, task: FunctionTask, given: dict[str, Value], call: Call) -> None:
    if not is_none(given.get("ignore_input_vars")):
        raise Lost(Unknown("`ignore_input_vars` is not followed", call.span))
    if "metadata" in given:
        metadata = metadata_of(session.machine, given["metadata"], call.span)
        task.metadata = replace(
            metadata,
            is_eager=True,
            generates_deck=True,
            pod_template_name=task.metadata.pod_template_name,
            labels=task.metadata.labels or metadata.labels,
            annotations=task.metadata.annotations or metadata.annotations,
        )


@dataclass(frozen=True, slots=True)
class Companions:
    """What comes with an eager task: a handler of failures, a workflow and its launch plan."""

    handler: InstanceTaskEntity
    workflow: ImperativeWorkflow
    plan: LaunchPlanEntity | None


def companions_of(session: Session, task: FunctionTask) -> Companions:
    """Make what flytekit writes beside an eager task, in order; nothing is registered.

    Mirrors `EagerAsyncPythonFunctionTask.get_as_workflow` of flytekit 1.16.31
    (core/python_function_task.py).
    """
    interface = PythonInterface(
        inputs={name: _bare(port) for name, port in task.interface.inputs.items()}
    )
    handler = InstanceTaskEntity(session, f"{task.name}-cleanup", task.span)
    handler.task_type = HANDLER_TYPE
    handler.interface = interface
    handler.container = UserContainer(
        resolver=HANDLER_RESOLVER,
        loader_arguments=("eager", "failure", "handler"),
    )
    if session.flytekit.cleanup_has_image:
        handler.image = task.image
    workflow = ImperativeWorkflow(session, task.name, task.span)
    workflow.interface = PythonInterface(
        inputs=dict(interface.inputs),
        outputs={name: _bare(port) for name, port in task.interface.outputs.items()},
    )
    unknown = task.opaque or task.unknown_interface or _wired(session, task, workflow, handler)
    if unknown is not None:
        handler.opaque = workflow.opaque = unknown
        workflow.unknown_interface = task.unknown_interface
    return Companions(handler, workflow, default_launch_plan(session, workflow))


def _wired(
    session: Session, task: FunctionTask, workflow: ImperativeWorkflow, handler: InstanceTaskEntity
) -> Unknown | None:
    """Let the workflow run the task; why not, if an input has a name that none may have."""
    try:
        workflow.wire(task, handler)
    except Lost as lost:
        return lost.unknown
    except Raised as raised:
        session.report(raised, WRONG_SETTING)
        return Unknown("it has errors", raised.span)
    return None


def _bare(port: Port) -> Port:
    return Port(name=port.name, annotation=port.annotation, type=port.type, span=port.span)
