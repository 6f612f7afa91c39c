"""Map tasks as they were before array nodes: a plugin of the backend spreads them."""

from __future__ import annotations

import struct

from flowc.dialects.flytekit.codes import WRONG_ARGUMENTS
from flowc.dialects.flytekit.naming import short_name
from flowc.dialects.flytekit.session import Session, mistake
from flowc.dialects.flytekit.tasks.map_values import MappedTask, digest_of
from flowc.dialects.flytekit.tasks.maps import map_arguments, map_task_of
from flowc.frontend.interpreter.context import Call, Context
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import NONE, Known, ListValue, Partial, Unknown, Value
from flowc_ir.graph import Call as NodeCall
from flowc_ir.graph import EntityKind, LocalReference, NodeMetadata, NodeTarget
from flowc_ir.lazy_dataclass import replace
from flowc_ir.plain import Plain, PlainMap
from flowc_ir.task import RawContainer, Task, UserContainer

MODULE = "flytekit.core.legacy_map_task"
FUNCTION = ("task_function", "concurrency", "min_success_ratio")
CONSTRUCTOR = ("python_function_task", "concurrency", "min_success_ratio", "bound_inputs")


def install(registry: Registry, session: Session) -> None:
    """Add what this room models."""

    def map_task(context: Context, call: Call) -> Value:
        given = map_arguments(session, call, FUNCTION)
        given.setdefault("concurrency", Known(0))
        given.setdefault("min_success_ratio", Known(1.0))
        return _made(session, given.pop("task_function", NONE), given, call)

    def constructor(context: Context, call: Call) -> Value:
        given = map_arguments(session, call, CONSTRUCTOR)
        return _made(session, given.pop("python_function_task", NONE), given, call)

    registry.models[f"{MODULE}.map_task"] = map_task
    registry.models[f"{MODULE}.MapPythonTask"] = constructor


def _made(session: Session, target: Value, given: dict[str, Value], call: Call) -> Value:
    if isinstance(target, Partial) and any(
        isinstance(value, ListValue) for value in target.keywords.values()
    ):
        mistake(
            WRONG_ARGUMENTS,
            call.span,
            "a legacy map task cannot bind a list",
            hint="use `flytekit.map_task`",
            exception="ValueError",
        )
    return map_task_of(session, target, given, call.span, LegacyMapTask)


class LegacyMapTask(MappedTask):
    """A map task as it was before array nodes (flytekit 1.16.31 core/legacy_map_task.py)."""

    __slots__ = ()

    def name_ending(self) -> str:
        """Give the end of a name: only which inputs are bound counts."""
        return f"_{digest_of(','.join(sorted(self.bound.names)))}"

    def node_metadata(self) -> NodeMetadata:
        """Give the metadata of a node that runs a task."""
        return NodeMetadata(
            name=short_name(self.name),
            timeout=self.metadata.timeout,
            retries=self.metadata.retries,
            interruptible=self.metadata.interruptible,
        )

    def node_target(self) -> NodeTarget:
        """Run the task."""
        if self.opaque is not None:
            raise Lost(self.opaque)
        return NodeCall(callee=LocalReference(EntityKind.TASK, self.name))

    def lower(self) -> Task:
        """Give the IR of the task: a plugin of the backend spreads it."""
        lowered = super().lower()
        target = lowered.target
        if not isinstance(target, UserContainer):
            raise Lost(Unknown("what a map task runs is no task with a container", self.span))
        if target.command is not None:
            reason = "a legacy map task with a command of its own is not followed"
            raise Lost(Unknown(reason, self.span))
        if self.session.packaging.is_fast:
            reason = "a legacy map task is not followed with fast registration"
            raise Lost(Unknown(reason, self.span))
        container = RawContainer(
            image=target.image,
            arguments=_legacy_command(target),
            environment=target.environment,
            resources=target.resources,
            pod_template=target.pod_template,
        )
        return replace(
            lowered,
            type="container_array",
            target=container,
            custom=self._custom(),
            extended=None,
        )

    def _custom(self) -> PlainMap:
        """Spell an `ArrayJob` as protobuf's JSON does: what is zero is left out."""
        spread = self.spread
        if spread.ratio is None:
            raise Lost(Unknown("flytekit cannot package a map without a ratio", self.span))
        parallelism = str(spread.parallelism) if spread.parallelism else None
        entries: dict[str, Plain] = {"minSuccessRatio": _float32(spread.ratio)}
        if parallelism is not None:
            entries = {"parallelism": parallelism, **entries}
        return PlainMap(tuple(entries.items()))


_LEGACY_COMMAND = (
    "pyflyte-map-execute",
    "--inputs",
    "{{.input}}",
    "--output-prefix",
    "{{.outputPrefix}}",
    "--raw-output-data-prefix",
    "{{.rawOutputDataPrefix}}",
    "--checkpoint-path",
    "{{.checkpointOutputPrefix}}",
    "--prev-checkpoint",
    "{{.prevCheckpointPrefix}}",
    "--resolver",
    "flytekit.core.legacy_map_task.MapTaskResolver",
    "--",
    "vars",
)


def _legacy_command(target: UserContainer) -> tuple[str, ...]:
    names = ",".join(sorted(target.map_bound_inputs))
    return (*_LEGACY_COMMAND, names, "resolver", target.resolver, *target.loader_arguments)


def _float32(number: float) -> float:
    """Give the shortest number that is the same single of 32 bits, as protobuf's JSON does."""
    single: float = struct.unpack("f", struct.pack("f", number))[0]
    for digits in range(6, 10):
        short = float(f"{single:.{digits}g}")
        if struct.unpack("f", struct.pack("f", short))[0] == single:
            return short
    return single
