"""The images that a dynamic task hands on: those of all tasks that run the user's code."""

from __future__ import annotations

from flowc.dialects.flytekit.graph.node_creation import CallableEntity
from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.settings.images import TaskImage, carry_images
from flowc.dialects.flytekit.tasks.task_entity import TaskEntity
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import Unknown
from flowc_ir.graph import NodeMetadata, NodeTarget
from flowc_ir.task import Task


def hand_on_images(session: Session) -> None:
    """Put the images of all tasks into the image configuration, in the order of creation."""
    images: list[TaskImage] = []
    for entity in session.entities:
        if isinstance(entity, TaskEntity):
            if entity.runs_user_code():
                images.append(entity.image)
        elif isinstance(entity, UnknownTask) and session.packaging.names_image_spec:
            images.append(TaskImage(unknown=entity.opaque))
    carry_images(session, images)


class UnknownTask(CallableEntity):
    """A task of which not even the function is known."""

    __slots__ = ()

    def node_metadata(self) -> NodeMetadata:
        """Fail: nothing is known."""
        raise Lost(self._unknown())

    def node_target(self) -> NodeTarget:
        """Fail: nothing is known."""
        raise Lost(self._unknown())

    def lower(self) -> Task:
        """Fail: nothing is known."""
        raise Lost(self._unknown())

    def _unknown(self) -> Unknown:
        return self.opaque or Unknown("the function of a task is not known", self.span)
