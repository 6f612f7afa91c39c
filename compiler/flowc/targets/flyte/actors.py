"""Actors as the data of their tasks."""

from __future__ import annotations

from flowc.targets.flyte.images import resolve_image
from flowc.targets.flyte.settings import FlyteSettings
from flowc.targets.flyte.unencodable import UnencodableError
from flowc_ir.digests import md5
from flowc_ir.plain import PlainMap, plain_map
from flowc_ir.task import Actor, TaskTarget, UserContainer

_DIGITS = 15


def actor_data(actor: Actor, target: TaskTarget, settings: FlyteSettings) -> PlainMap:
    """Give the data of a task that an actor runs; raises UnencodableError.

    Mirrors `ActorTask.get_custom` of `union` 0.1.204 (actor/_actor.py).
    """
    if not isinstance(target, UserContainer):
        raise UnencodableError("an actor runs a function in a container")
    image = resolve_image(target.image, settings.images)
    hashed = f"{actor.before}{image}{actor.after}".encode()
    return plain_map(
        name=actor.name,
        version=md5(hashed, usedforsecurity=False).hexdigest()[:_DIGITS],
        type="actor",
        spec=plain_map(
            container_image=image,
            backlog_length=None,
            parallelism=1,
            replica_count=actor.replicas,
            ttl_seconds=actor.idle_seconds,
        ),
    )
