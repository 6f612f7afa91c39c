"""The settings that a package was made with, as far as its messages show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flyteidl.admin.task_pb2 import TaskSpec
from flyteidl.core import identifier_pb2, tasks_pb2

from flowc.flytekit_versions import NEWEST, SUPPORTED, Behaviour
from flowc.targets.flyte.carried_settings import VARIABLE
from flowc.targets.flyte.lifting.overrides import variables
from flowc.targets.flyte.settings import FastRegistration, FlyteSettings
from flowc_ir.lazy_dataclass import replace
from flowc_ir.task import Pair

_FAST = "pyflyte-fast-execute"
_PLACEHOLDERS = ("{{ .remote_package_path }}", "{{ .dest_dir }}")


def settings_of(home: identifier_pb2.Identifier | None, tasks: Iterable[TaskSpec]) -> FlyteSettings:
    """Find the settings by which lowering the program again gives the same messages."""
    templates = [spec.template for spec in tasks]
    settings = FlyteSettings(
        project=(home.project if home else "") or None,
        domain=(home.domain if home else "") or None,
        version=(home.version if home else "") or None,
        flytekit=_behaviour(templates),
        environment=_environment(templates),
    )
    for template in templates:
        words = [*template.container.args][:5]
        if len(words) == 5 and words[0] == _FAST:
            place, folder = ("" if word in _PLACEHOLDERS else word for word in (words[2], words[4]))
            fast = FastRegistration(enabled=True, distribution=place)
            return replace(settings, fast=fast, destination=folder)
    return settings


def _environment(templates: Sequence[tasks_pb2.TaskTemplate]) -> tuple[Pair, ...]:
    """Give the variables of all containers: those that stand before the settings of a dynamic task.

    In other tasks they are told apart from a task's own by nothing, and need not be.
    """
    containers = [variables(t.container.env) for t in templates if t.HasField("container")]
    keys = [[pair.key for pair in held] for held in containers]
    for held, names in zip(containers, keys, strict=True):
        if VARIABLE in names:
            count = names.index(VARIABLE)
            if all(other[:count] == names[:count] for other in keys):
                return held[:count]
    return ()


def _behaviour(templates: Sequence[tasks_pb2.TaskTemplate]) -> Behaviour:
    """Give the flytekit that made the tasks: a mirrored one, or the next to it by that name."""
    for template in templates:
        runtime = template.metadata.runtime
        if not runtime.version:
            continue
        mirrored = next((one for one in SUPPORTED if one.version == runtime.version), None)
        return mirrored or replace(
            NEWEST,
            version=runtime.version,
            writes_deck_flag=template.metadata.HasField("generates_deck"),
            writes_object_metadata=template.metadata.HasField("metadata"),
        )
    return NEWEST
