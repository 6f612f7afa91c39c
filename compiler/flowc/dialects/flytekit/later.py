"""Rooms of the dialect that wait until the user's program names what they model."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.tasks.function_tasks import task_model
from flowc.frontend.interpreter.registry import Registry
from flowc_ir.task import ExecutionMode


class Room(Protocol):
    """Adds what it models to the tables of one compilation."""

    def __call__(self, registry: Registry, session: Session) -> None:
        """Fill in the tables."""
        ...


def put_off_rooms(registry: Registry, session: Session) -> None:
    """Leave out what few programs name: it takes a fifth of a small compilation to import."""
    for room, names in LATER.items():
        registry.put_off(names.split(), partial(room, session=session))


def _kubernetes(registry: Registry, session: Session) -> None:
    from flowc.dialects.flytekit.settings import kubernetes

    kubernetes.install(registry, session.machine.packages.versions.get("kubernetes"))


def _pods(registry: Registry, session: Session) -> None:
    from flowc.dialects.flytekit.settings import pods

    pods.install(registry, session.flytekit.later("PodTemplate"))


def _image_specs(registry: Registry, session: Session) -> None:
    from flowc.dialects.flytekit.settings.image_specs.naming import ImageNames
    from flowc.dialects.flytekit.settings.image_specs.values import IMAGE_SPEC, image_spec_model

    session.packaging.names_image_spec = True
    registry.models[IMAGE_SPEC] = image_spec_model(ImageNames(session))
    registry.reasons[f"{IMAGE_SPEC}.from_env"] = "takes versions from where it is packaged"


def _gates(registry: Registry, session: Session) -> None:
    from flowc.dialects.flytekit.graph.gates import gate_models

    registry.models |= gate_models(session)


def _classes(registry: Registry, session: Session) -> None:
    from flowc.dialects.flytekit.classes import retold

    retold.install(registry, session)


def _task_models(registry: Registry, session: Session) -> None:
    from flowc.dialects.flytekit.classes import idl_models

    idl_models.install(registry)


def _structs(registry: Registry, session: Session) -> None:
    from flowc.dialects.flytekit.classes import structs

    structs.install(registry)


def _legacy_maps(registry: Registry, session: Session) -> None:
    from flowc.dialects.flytekit.tasks import legacy_maps

    legacy_maps.install(registry, session)


def _environments(registry: Registry, session: Session) -> None:
    from flowc.dialects.flytekit.tasks.environments import environment_model

    task, dynamic = task_model(session), task_model(session, ExecutionMode.DYNAMIC)
    registry.models["flytekit.Environment"] = environment_model(task, dynamic)


def _artifacts(registry: Registry, session: Session) -> None:
    from flowc.dialects.flytekit.artifacts import models

    models.install(registry, session)


def _experimental_eager(registry: Registry, session: Session) -> None:
    from flowc.dialects.flytekit.tasks.experimental_eager import EAGER, experimental_eager_model

    registry.models[EAGER] = experimental_eager_model(session).model
    registry.aliases["flytekit.experimental.eager_function.eager"] = EAGER


def _schedules(registry: Registry, session: Session) -> None:
    from flowc.dialects.flytekit.plans import schedules

    schedules.install(registry, session)


def _triggers(registry: Registry, session: Session) -> None:
    from flowc.dialects.flytekit.plans import triggers

    triggers.install(registry)


def _notifications(registry: Registry, session: Session) -> None:
    from flowc.dialects.flytekit.plans import notifications

    notifications.install(registry)


def _remote(registry: Registry, session: Session) -> None:
    from flowc.dialects.flytekit import remote

    remote.install(registry, session)


LATER: dict[Room, str] = {
    _artifacts: "flytekit.Artifact flytekit.core.artifact flyteidl.core.artifact_id_pb2",
    _kubernetes: "kubernetes",
    _pods: "flytekit.PodTemplate",
    _image_specs: "flytekit.ImageSpec",
    _gates: "flytekit.approve flytekit.sleep flytekit.wait_for_input",
    _remote: "flytekit.FlyteRemote union.UnionRemote",
    _schedules: "flytekit.CronSchedule flytekit.FixedRate",
    _triggers: "flytekit.core.schedule",
    _notifications: "flytekit.Email flytekit.PagerDuty flytekit.Slack "
    "flytekit.WorkflowExecutionPhase",
    _environments: "flytekit.Environment",
    _experimental_eager: "flytekit.experimental",
    _structs: "google.protobuf.struct_pb2 google.protobuf.json_format",
    _legacy_maps: "flytekit.core.legacy_map_task",
    _task_models: "flytekit.models.task",
    _classes: (
        "flytekit.configuration.default_images flytekit.extras.webhook.task "
        "flytekit.core.tracked_abc flytekit.core.tracker flytekit.core.docstring "
        "flytekit.core.interface.Interface "
        "flytekit.core.base_task flytekit.core.resources.ResourceSpec flytekit.SQLTask "
        "flytekit.core.python_auto_container flytekit.core.class_based_resolver "
        "flytekit.core.python_function_task flytekit.PythonFunctionTask "
        "flytekit.PythonInstanceTask flytekit.core.task.TaskPlugins flytekit.core.task.Echo "
        "flytekit.core.shim_task flytekit.core.python_customized_container_task "
        "flytekit.core.base_sql_task flytekit.extras.sqlite3 flytekit.sensor "
        "flytekit.ContainerTask flytekit.core.container_task flytekit.extras.tasks.shell "
        "flytekit.extend.backend.base_connector flytekit.core.utils.ClassDecorator"
    ),
}
"""How a room is filled in → the canonical names that wake it."""
