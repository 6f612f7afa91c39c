"""What all tasks that are declared in source share."""

from __future__ import annotations

from abc import abstractmethod

from flowc.dialects.flytekit.graph.node_creation import CallableEntity
from flowc.dialects.flytekit.naming import short_name
from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.settings.images import TaskImage
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import NONE, Value
from flowc_ir.graph import Call, EntityKind, LocalReference, NodeMetadata, NodeTarget
from flowc_ir.interface import Documentation
from flowc_ir.source import Span
from flowc_ir.task import Pair, SecurityContext, Task, TaskMetadata


class TaskConfig(Extension):
    """The root of what `task_config=` may hold: the settings of a plug-in."""

    __slots__ = ()

    @abstractmethod
    def applied(self, task: Task) -> Task:
        """Give the task as the plug-in makes it; raises `Lost`, and what flytekit raises."""


class TaskEntity(CallableEntity):
    """A task with its metadata, image, secrets and documentation.

    `mappers` is how many map tasks run it.
    """

    __slots__ = ("docs", "image", "mappers", "metadata", "pod_template", "security")

    def __init__(self, session: Session, name: str, span: Span) -> None:
        super().__init__(session, EntityKind.TASK, name, span)
        self.mappers = 0
        self.metadata = TaskMetadata()
        self.image = TaskImage()
        self.pod_template: Value = NONE
        self.docs: Documentation | None = None
        self.security: SecurityContext | None = None

    @abstractmethod
    def mapped_place(self) -> tuple[str, str] | None:
        """Give module and name that a map task is named by; None if it cannot be mapped."""

    def own_config(self, lowered: Task) -> tuple[Pair, ...]:
        """Give the configuration that a map task takes over: without what a decorator adds."""
        return lowered.config

    def is_plain(self) -> bool:
        """Tell whether its class is exactly flytekit's `PythonFunctionTask`."""
        return False

    def shares_pod(self) -> bool:
        """Tell whether other tasks put their containers into the pod of this one too."""
        return False

    def runs_user_code(self) -> bool:
        """Tell whether flytekit loads the user's code in the container of the task."""
        return True

    def node_metadata(self) -> NodeMetadata:
        """Give timeout, retries and interruptibility (flytekit 1.16.31 core/base_task.py)."""
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
        return Call(callee=LocalReference(EntityKind.TASK, self.name))
