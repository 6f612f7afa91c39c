"""The flytekit dialect's tables: from qualified names to what they mean."""

from __future__ import annotations

from collections.abc import Callable

from flowc.dialects.flytekit import tables
from flowc.dialects.flytekit.contexts import add_contexts
from flowc.dialects.flytekit.graph.conditions import conditional_model
from flowc.dialects.flytekit.graph.node_creation import create_node
from flowc.dialects.flytekit.later import put_off_rooms
from flowc.dialects.flytekit.listed_names import members
from flowc.dialects.flytekit.reexports import STAR, aliases
from flowc.dialects.flytekit.session import Session, calm
from flowc.dialects.flytekit.settings import docs, resources, secrets
from flowc.dialects.flytekit.settings.caching import CACHE, cache_check
from flowc.dialects.flytekit.settings.image_specs.copy_mode import (
    COPY_FILE_DETECTION,
    CopyMode,
    CopyModeValue,
)
from flowc.dialects.flytekit.settings.members import member
from flowc.dialects.flytekit.settings.setting_values import Check, Defaults, setting_class
from flowc.dialects.flytekit.tasks.function_tasks import task_model
from flowc.dialects.flytekit.transformers import add_transformers
from flowc.dialects.flytekit.types import models
from flowc.dialects.flytekit.workflows.function_workflows import workflow_model
from flowc.frontend.interpreter.context import Builtin
from flowc.frontend.interpreter.registry import Fill, Listing, Registry
from flowc.frontend.interpreter.values import FALSE, NONE, Known, TupleValue, Value
from flowc_ir.graph import FailurePolicy
from flowc_ir.task import ExecutionMode, MountKind

FAILURE_POLICY = "flytekit.WorkflowFailurePolicy"
EMPTY_TUPLE = TupleValue(())
SETTINGS: dict[str, tuple[Defaults, Check | None]] = {
    resources.RESOURCES: (
        {"cpu": NONE, "mem": NONE, "gpu": NONE, "ephemeral_storage": NONE},
        resources.check_resources,
    ),
    secrets.SECRET: (
        {
            "group": NONE,
            "key": NONE,
            "group_version": NONE,
            "mount_requirement": secrets.MountTypeValue(MountKind.ANY),
            "env_var": NONE,
        },
        None,
    ),
    secrets.IDENTITY: (
        {
            "iam_role": NONE,
            "k8s_service_account": NONE,
            "oauth2_client": NONE,
            "execution_identity": NONE,
        },
        None,
    ),
    secrets.SECURITY_CONTEXT: ({"run_as": NONE, "secrets": NONE, "tokens": NONE}, None),
    CACHE: (
        {
            "version": NONE,
            "serialize": FALSE,
            "ignored_inputs": EMPTY_TUPLE,
            "salt": Known(""),
            "policies": NONE,
        },
        None,
    ),
    docs.DOCUMENTATION: (
        {"short_description": NONE, "long_description": NONE, "source_code": NONE},
        None,
    ),
    docs.DESCRIPTION: (
        {"value": NONE, "uri": NONE, "icon_link": NONE, "format": Known(docs.RST)},
        None,
    ),
    docs.SOURCE_CODE: ({"link": NONE}, None),
}
"""Setting classes: parameters with their defaults, and what their constructor checks."""


def flytekit_registry(session: Session) -> Registry:
    """Give the tables of the dialect for one compilation."""
    absent = {"flytekit": session.flytekit.missing()}
    listing = Listing(f"flytekit {session.flytekit.version}", members)
    registry = Registry(aliases=aliases(), absent=absent, listings={"flytekit": listing})
    for name, (defaults, plain_check) in SETTINGS.items():
        check = _check_of(session, name) or plain_check
        later = session.flytekit.later(name.rpartition(".")[2])
        registry.models[name] = setting_class(name, defaults, check, later)
    _add_decorators(registry, session)
    add_contexts(registry, session)
    add_transformers(registry, session)
    _add_constants(registry)
    models.install(registry)
    tables.install(registry, session)
    registry.stars["flytekit"] = tuple(STAR.split())
    registry.models["flytekit.extras.accelerators.GPUAccelerator"] = resources.gpu_accelerator
    put_off_rooms(registry, session)
    _calm(registry, session)
    return registry


def _check_of(session: Session, name: str) -> Check | None:
    """Give what a constructor checks where that depends on the version, or on what is beside it."""
    if name == resources.RESOURCES and not session.flytekit.has_resource_pairs:
        return resources.check_single_resources
    if name == CACHE:
        return cache_check(session)
    return secrets.secret_check(session) if name == secrets.SECRET else None


def _calm(registry: Registry, session: Session) -> None:
    """Calm all models, also those that are put off."""
    registry.models = {name: calm(session, model) for name, model in registry.models.items()}
    calmed: dict[Fill, Fill] = {}
    for fills in registry.later.values():
        fills[:] = (calmed.setdefault(fill, _calmed(fill, session)) for fill in fills)


def _calmed(fill: Fill, session: Session) -> Fill:
    def calmed(registry: Registry) -> None:
        room = Registry()
        fill(room)
        _calm(room, session)
        registry.merge(room)

    return calmed


def _add_decorators(registry: Registry, session: Session) -> None:
    builtins: dict[str, Builtin] = {
        "flytekit.task": task_model(session),
        "flytekit.dynamic": task_model(session, ExecutionMode.DYNAMIC),
        "flytekit.workflow": workflow_model(session),
        "flytekit.conditional": conditional_model(session),
    }
    for name, builtin in builtins.items():
        registry.models[name] = builtin.model
    registry.models["flytekit.core.node_creation.create_node"] = lambda _, call: create_node(
        session, call
    )


def _add_constants(registry: Registry) -> None:
    for number, policy in enumerate(FailurePolicy):
        made = member(FAILURE_POLICY, policy.name, number, policy.name)
        registry.constants[f"{FAILURE_POLICY}.{policy.name}"] = made
    for kind in MountKind:
        name = f"flytekit.Secret.MountType.{kind.name}"
        registry.constants[name] = _mount(kind)
    for mode in CopyMode:
        registry.constants[f"{COPY_FILE_DETECTION}.{mode.name}"] = _copy_mode(mode)
    for name in (*resources.DEVICES, *resources.MIG_DEVICES):
        registry.constants[f"flytekit.extras.accelerators.{name}"] = _accelerator(name)


def _mount(kind: MountKind) -> Callable[[], Value]:
    return lambda: secrets.MountTypeValue(kind)


def _copy_mode(mode: CopyMode) -> Callable[[], Value]:
    return lambda: CopyModeValue(mode)


def _accelerator(name: str) -> Callable[[], Value]:
    return lambda: resources.accelerator_constant(name)
