"""Tasks: what runs in one container, query or plug-in."""

from __future__ import annotations

import enum
from typing import TypeAlias

from flowc_ir.interface import Documentation, Interface
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.literals import DurationLiteral
from flowc_ir.plain import Plain, PlainMap
from flowc_ir.source import NOWHERE, Span


@dataclass(frozen=True, slots=True)
class Pair:
    """A name with a string value: an environment variable, a label, a configuration entry."""

    key: str
    value: str


class ResourceName(enum.Enum):
    """The resources that a container can ask for."""

    CPU = "cpu"
    MEMORY = "memory"
    GPU = "gpu"
    EPHEMERAL_STORAGE = "ephemeral_storage"
    STORAGE = "storage"


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount of a resource, in Kubernetes' notation, as the user wrote it."""

    name: ResourceName
    value: str


@dataclass(frozen=True, slots=True)
class Resources:
    """What a container is guaranteed (`requests`) and held to (`limits`)."""

    requests: tuple[Quantity, ...] = ()
    limits: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Accelerator:
    """A hardware accelerator. `device_class` is the enum number of the wire format.

    `unpartitioned` and `partition_size` exclude one another; both may be absent.
    """

    device: str
    device_class: int = 0
    unpartitioned: bool | None = None
    partition_size: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedMemory:
    """A memory-backed volume; empty size means as large as the container's memory."""

    mount_path: str = ""
    mount_name: str = ""
    size_limit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendedResources:
    """Accelerator and shared memory."""

    accelerator: Accelerator | None = None
    shared_memory: SharedMemory | None = None


class MountKind(enum.Enum):
    """How a secret reaches the container."""

    ANY = "any"
    ENV_VAR = "env_var"
    FILE = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """A secret that the backend hands to a container."""

    group: str = ""
    key: str = ""
    group_version: str = ""
    mount: MountKind = MountKind.ANY
    env_var: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who an execution runs as."""

    iam_role: str = ""
    k8s_service_account: str = ""
    execution_identity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityContext:
    """Identity and secrets of an execution."""

    run_as: Identity | None = None
    secrets: tuple[Secret, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskMetadata:
    """How the backend treats a task: cache, retries, timeout and the like."""

    cache: bool = False
    cache_version: str = ""
    cache_serialize: bool = False
    cache_ignored_inputs: tuple[str, ...] = ()
    retries: int = 0
    timeout: DurationLiteral | None = None
    interruptible: bool | None = None
    deprecated: str = ""
    pod_template_name: str = ""
    generates_deck: bool | None = None
    is_eager: bool = False
    tags: tuple[Pair, ...] = ()
    labels: tuple[Pair, ...] = ()
    annotations: tuple[Pair, ...] = ()


class ExecutionMode(enum.Enum):
    """How the function of a Python task runs."""

    DEFAULT = "default"
    DYNAMIC = "dynamic"
    EAGER = "eager"
    MAP = "map"


@dataclass(frozen=True, slots=True, kw_only=True)
class PodTemplate:
    """A Kubernetes pod around the container of a task. `spec` is the pod spec as plain data.

    `fills` is how often the container is put into the pod where that is done in place, as
    flytekit's plug-in for pods does it: then no image of the template counts, and each time adds
    the variables once more. 0: it is put into a copy, once.
    """

    spec: PlainMap
    primary_container: str = "primary"
    labels: tuple[Pair, ...] = ()
    annotations: tuple[Pair, ...] = ()
    fills: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCommand:
    """A command that is not the usual one: words before and after that, or instead of it.

    The words are strings and settings of packaging. Within a pod, what fetches the code stands
    before the usual command, and not at all if that is not called.
    """

    before: tuple[Plain, ...] = ()
    calls_usual: bool = False
    after: tuple[Plain, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UserContainer:
    """A container that loads the user's function: image, loader and settings.

    `image` is empty for the default image, and may hold `{{.image.name.fqn}}` placeholders that the
    target resolves. The function is found again by `resolver` (a qualified name) with
    `loader_arguments`. `map_bound_inputs` names the inputs that a map task does not spread.
    `carried_images` are images by key that a task which compiles when it runs needs to know.
    `command` is there if the container is not started in the usual way.
    """

    image: str = ""
    resolver: str
    loader_arguments: tuple[str, ...]
    mode: ExecutionMode = ExecutionMode.DEFAULT
    map_bound_inputs: tuple[str, ...] = ()
    environment: tuple[Pair, ...] = ()
    resources: Resources = Resources()
    pod_template: PodTemplate | None = None
    carried_images: tuple[Pair, ...] = ()
    command: OwnCommand | None = None


class DataFormat(enum.Enum):
    """In which format a raw container finds its inputs and leaves its outputs."""

    JSON = "json"
    YAML = "yaml"
    PROTO = "proto"


@dataclass(frozen=True, slots=True, kw_only=True)
class DataLoading:
    """Where a raw container finds its inputs and leaves its outputs."""

    input_path: str = ""
    output_path: str = ""
    format: DataFormat = DataFormat.JSON
    enabled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RawContainer:
    """A container that knows nothing of the SDK."""

    image: str
    command: tuple[str, ...] = ()
    arguments: tuple[str, ...] = ()
    environment: tuple[Pair, ...] = ()
    resources: Resources = Resources()
    data: DataLoading | None = None
    pod_template: PodTemplate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sql:
    """A query that the backend runs. `dialect` is the enum number of the wire format."""

    statement: str
    dialect: int = 0


@dataclass(frozen=True, slots=True)
class NoTarget:
    """A task that a plug-in or connector runs from its `custom` data alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A pool of workers that stay and take one task after another.

    Its version is a hash of the text `before`, the name of the container image, and the text
    `after`. `idle_seconds` is how long it stays without work, absent for the platform's default.
    """

    name: str
    replicas: int = 1
    idle_seconds: int | None = None
    before: str = ""
    after: str = ""


TaskTarget: TypeAlias = UserContainer | RawContainer | Sql | NoTarget


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One task. `type` is the backend's name of its kind (`python-task`, `raw-container`).

    `actor` is the pool that runs it, if one does. `hints` names the entities that a dynamic task
    declares it will need (keys of the program).
    """

    name: str
    type: str
    type_version: int = 0
    interface: Interface
    metadata: TaskMetadata = TaskMetadata()
    target: TaskTarget
    custom: PlainMap | None = None
    actor: Actor | None = None
    config: tuple[Pair, ...] = ()
    security: SecurityContext | None = None
    extended: ExtendedResources | None = None
    docs: Documentation | None = None
    hints: tuple[str, ...] = ()
    span: Span = NOWHERE
