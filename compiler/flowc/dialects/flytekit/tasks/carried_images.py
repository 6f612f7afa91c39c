"""The images that a dynamic task hands on: those of all tasks that run the user's code."""

from __future__ import annotations

from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.settings.images import TaskImage, carry_images
from flowc.dialects.flytekit.tasks.task_entity import TaskEntity
from flowc.dialects.flytekit.tasks.unknown_tasks import UnknownTask


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
