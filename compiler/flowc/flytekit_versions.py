"""The flytekit versions that are mirrored, and in what they differ."""

from __future__ import annotations

from collections.abc import Mapping

from flowc.version import MIRRORED
from flowc_ir.lazy_dataclass import dataclass, field, replace

_GONE_1_15 = frozenset(
    {
        "flytekit.experimental.EagerException",
        "flytekit.experimental.eager",
        "flytekit.experimental.eager_function.EagerException",
        "flytekit.experimental.eager_function.eager",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """What one version of flytekit does; each fact names the file of flytekit that it mirrors.

    `version` is the patch that is mirrored, and what artefacts say. `absent` maps names of modules
    (with all that is inside) and their members to the release that has them, `parameters` maps
    `function.parameter` likewise; both are empty in the newest. `gone` are names that only older
    ones have.
    """

    version: str
    absent: Mapping[str, str] = field(default_factory=dict[str, str])
    gone: frozenset[str] = _GONE_1_15
    parameters: Mapping[str, str] = field(default_factory=dict[str, str])

    swallowing: frozenset[str] = frozenset()
    """Functions of `parameters` whose `**kwargs` take what came later, and drop it."""

    task_drops_unknown: bool = False
    """core/task.py: `task` takes any keyword, and drops what it does not know."""

    cache_parameters_first: bool = False
    """core/task.py: `cache_serialize` and the like stand beside `cache`, and not at the end."""

    async_calls_are_awaited: bool = True
    """core/python_function_task.py: async tasks are a class of their own, whose call gives a
    coroutine; else they are called, and mapped, as any other."""

    takes_policy_lists: bool = True
    """core/cache.py: the policies of a `Cache` may be a list."""

    has_resource_pairs: bool = True
    """core/resources.py: an amount may be a pair of request and limit."""

    checks_secret_variables: bool = True
    """models/security.py: the name of a secret's environment variable is checked."""

    overrides_check_cache: bool = True
    """core/node.py: `with_overrides` takes a `Cache`, wants a version, and resets what was set."""

    overrides_keep_timeout: bool = True
    """core/node.py: `with_overrides` without a timeout leaves it alone, and sets it not to zero."""

    overrides_reset_extended: bool = True
    """core/node.py: `with_overrides` takes back an accelerator that was set before."""

    overrides_write_pods: bool = True
    """tools/translator.py: the pod template of a node is written whole, also for a map task."""

    maps_bind_lists: bool = True
    """core/array_node_map_task.py: a partial task that is mapped may bind a list."""

    maps_write_bound_inputs: bool = True
    """models/core/workflow.py: an array node names the inputs that are not spread."""

    arrays_leave_out_fixed: bool = True
    """core/array_node.py: inputs that a launch plan fixes are none of its array node."""

    writes_deck_flag: bool = True
    """models/task.py: a task's metadata says whether it generates a deck."""

    cleanup_has_image: bool = True
    """core/python_function_task.py: the task that cleans up has the image of its eager task."""

    places_late_arguments: bool = True
    """core/workflow.py, core/reference_entity.py: a workflow with defaults and a reference may be
    called by position."""

    looks_for_next_run: bool = True
    """core/schedule.py: a cron expression must have a next run."""

    keras_models_are_files: bool = True
    """extras/tensorflow/model.py: a model is one file, and not a folder."""

    image_tags_are_kept: bool = True
    """image_spec/image_spec.py: the tag of an `ImageSpec` is worked out once."""

    images_need_platform: bool = True
    """image_spec/image_spec.py: the platform of an `ImageSpec` is set also if None is given."""

    unhashed_image_fields: frozenset[str] = frozenset(
        {"pip_secret_mounts", "builder", "runtime_packages"}
    )
    """image_spec/image_spec.py: fields of an `ImageSpec` that its tag does not depend on."""

    images_take_dashes: bool = True
    """core/python_auto_container.py: a placeholder may name an image with a dash."""

    images_take_digests: bool = True
    """core/python_auto_container.py: a digest that is filled in as version follows an `@`."""

    carried_images_are_distinct: bool = True
    """tools/translator.py: a dynamic task carries each image once."""

    files_have_metadata: bool = True
    """types/file/file.py: the dataclass `FlyteFile` has a field `metadata`."""

    datasets_keep_format: bool = True
    """types/structured/structured_dataset.py: a dataset's format is that of its literal if its
    type names none."""

    has_noop_builder: bool = True
    """image_spec: there is a builder `noop`."""

    has_failure_handlers: bool = True
    """core/workflow.py: an imperative workflow has `add_on_failure_handler`."""

    containers_take_resources: bool = True
    """core/python_auto_container.py: tasks by class take `resources` and `shared_memory`."""

    sensors_take_timeouts: bool = True
    """sensor/base_sensor.py: a sensor has a parameter `timeout`, and metadata made of it."""

    sensors_take_metadata: bool = True
    """sensor/base_sensor.py: a sensor may be given metadata."""

    enums_take_texts: bool = True
    """core/type_engine.py: the value of an enum's member stands for the member."""

    texts_choose_str: bool = True
    """core/type_engine.py: a bare string in a union is a `str`, also if an enum would take it."""

    has_literal_types: bool = True
    """core/type_engine.py: `Literal[…]` is a type of its own, and not pickled."""

    reads_model_fields: bool = True
    """extras/pydantic_transformer: fields with their resolved types, also inherited ones; else the
    class's own `__annotations__`, in which a string is a string."""

    writes_object_metadata: bool = True
    """models/task.py: a task's metadata holds labels and annotations, be they empty."""

    carries_default_resources: bool = True
    """configuration: the settings that a dynamic task carries have `default_resources`."""

    refuses_derived_dicts: bool = True
    """core/type_engine.py: a subscripted class that derives from dict is refused."""

    @property
    def release(self) -> str:
        """Major and minor: what a user names."""
        return _release(self.version)

    def later(self, function: str) -> dict[str, str]:
        """Give the parameters of a function that came later, each with its release."""
        start = f"{function}."
        return {
            name.removeprefix(start): release
            for name, release in self.parameters.items()
            if name.startswith(start)
        }

    def missing(self) -> dict[str, str]:
        """Give the names that it does not have, each with what to say of it."""
        found = {name: f"flytekit {self.version} has it no more" for name in self.gone}
        for name, release in self.absent.items():
            found[name] = f"it came with flytekit {release}, and {self.version} is mirrored"
        return found


def behaviour_of(asked: str) -> Behaviour | None:
    """Give the behaviour of a release (`1.15`) or of the patch that is mirrored (`1.15.4`)."""
    for behaviour in SUPPORTED:
        if asked in (behaviour.release, behaviour.version):
            return behaviour
    return None


def supported() -> str:
    """List what can be asked for."""
    return ", ".join(f"{one.release} ({one.version})" for one in SUPPORTED)


def _release(version: str) -> str:
    return version.rpartition(".")[0]


def _since(release: str, names: Mapping[str, str]) -> dict[str, str]:
    """Spell out names: module or function → what of it came with a release; empty for itself."""
    return {
        f"{owner}.{name}" if name else owner: release
        for owner, listed in names.items()
        for name in listed.split() or [""]
    }


_PATCHES = {_release(version): version for version in MIRRORED}

NEWEST = Behaviour(version=_PATCHES["1.16"])

_NAMES_1_16 = {
    "flytekit": "ConcurrencyLimitBehavior ConcurrencyPolicy",
    "flytekit.configuration": "TaskConfig",
    "flytekit.core.node": "Cache",
    "flytekit.core.pod_template": "serialize_pod_template",
    "flytekit.core.promise": "Cache",
    "flytekit.core.python_function_task": "ImageSpec",
    "flytekit.core.type_engine": "LiteralTypeTransformer",
    "flytekit.exceptions.system": "FlyteConnectorNotFound",
    "flytekit.extend.backend.base_connector": "",
    "flytekit.extend.backend.connector_service": "",
    "flytekit.extend.backend.utils": "get_connector_secret",
    "flytekit.extras.accelerators": "H100 H200 L40S RTX_PRO_6000",
    "flytekit.extras.webhook.connector": "",
    "flytekit.image_spec.image_spec": "FLYTE_IMG_FAST_FAIL",
    "flytekit.models.concurrency": "",
    "flytekit.sensor.base_sensor": "AsyncConnectorExecutorMixin",
}
_PARAMETERS_1_16 = {
    "task": "labels annotations",
    "LaunchPlan": "concurrency",
    "ImageSpec": "builder_config",
    "TaskMetadata": "labels annotations",
    "map_task": "run_all_sub_nodes",
    "array_node": "run_all_sub_nodes",
}

V1_15 = replace(
    NEWEST,
    version=_PATCHES["1.15"],
    absent=_since("1.16", _NAMES_1_16),
    parameters=_since("1.16", _PARAMETERS_1_16),
    swallowing=frozenset({"with_overrides", "map_task"}),
    task_drops_unknown=True,
    takes_policy_lists=False,
    overrides_check_cache=False,
    overrides_write_pods=False,
    cleanup_has_image=False,
    looks_for_next_run=False,
    keras_models_are_files=False,
    image_tags_are_kept=False,
    images_need_platform=False,
    images_take_dashes=False,
    images_take_digests=False,
    enums_take_texts=False,
    texts_choose_str=False,
    sensors_take_metadata=False,
    has_literal_types=False,
    reads_model_fields=False,
    writes_object_metadata=False,
    carries_default_resources=False,
)

_NAMES_1_15 = {
    "flytekit": "Cache CachePolicy Environment VersionParameters eager",
    "flytekit.core.cache": "",
    "flytekit.core.environment": "",
    "flytekit.core.node": "PodTemplate",
    "flytekit.core.python_function_task": (
        "AsyncPythonFunctionTask EagerAsyncPythonFunctionTask EagerFailureHandlerTask Deck "
        "EagerFailureTaskResolver TaskMetadata eager_failure_task_resolver"
    ),
    "flytekit.core.resources": "construct_extended_resources pod_spec_from_resources",
    "flytekit.core.type_match_checking": "",
    "flytekit.core.worker_queue": "",
    "flytekit.exceptions.eager": "",
    "flytekit.image_spec": "NoOpBuilder",
    "flytekit.image_spec.noop_builder": "",
    "flytekit.models.domain": "",
    "flytekit.models.event": "",
    "flytekit.sensor.base_sensor": "TaskMetadata",
}
_PARAMETERS_1_15 = {
    "task": "shared_memory resources",
    "ContainerTask": "resources",
    "ShellTask": "shared_memory resources",
    "with_overrides": "shared_memory pod_template resources",
    "ImageSpec": "pip_secret_mounts pip_extra_args python_exec runtime_packages builder_options",
    "TaskMetadata": "generates_deck is_eager",
    "FlyteFile": "metadata",
}

V1_14 = replace(
    V1_15,
    version=_PATCHES["1.14"],
    gone=frozenset(),
    absent={**V1_15.absent, **_since("1.15", _NAMES_1_15)},
    parameters={**V1_15.parameters, **_since("1.15", _PARAMETERS_1_15)},
    swallowing=V1_15.swallowing | {"ContainerTask", "ShellTask"},
    task_drops_unknown=False,
    cache_parameters_first=True,
    async_calls_are_awaited=False,
    has_resource_pairs=False,
    checks_secret_variables=False,
    overrides_keep_timeout=False,
    overrides_reset_extended=False,
    maps_bind_lists=False,
    maps_write_bound_inputs=False,
    arrays_leave_out_fixed=False,
    writes_deck_flag=False,
    places_late_arguments=False,
    files_have_metadata=False,
    datasets_keep_format=False,
    has_noop_builder=False,
    has_failure_handlers=False,
    unhashed_image_fields=frozenset(),
    carried_images_are_distinct=False,
    containers_take_resources=False,
    sensors_take_timeouts=False,
    refuses_derived_dicts=False,
)

SUPPORTED = (NEWEST, V1_15, V1_14)
"""All, the newest first; each has its differential run."""
