"""The command by which a container finds and calls the user's function."""

from __future__ import annotations

from flowc.targets.flyte.settings import FlyteSettings
from flowc_ir.task import ExecutionMode, UserContainer

_MAP_RESOLVER = "flytekit.core.array_node_map_task.ArrayNodeMapTaskResolver"

_DATA_ARGUMENTS = (
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
)


def user_command(container: UserContainer, settings: FlyteSettings) -> tuple[str, ...]:
    """Spell the arguments of a user's container, with fast registration if it is on.

    Mirrors flytekit 1.16.31 core/python_auto_container.py, core/array_node_map_task.py and
    tools/translator.py.
    """
    command = _map_command(container) if _is_map(container) else _plain_command(container)
    return (*fast_prefix(settings), *command)


def fast_prefix(settings: FlyteSettings) -> tuple[str, ...]:
    """Spell what fetches the code before the command; nothing without fast registration."""
    if not settings.fast.enabled:
        return ()
    return (
        "pyflyte-fast-execute",
        "--additional-distribution",
        settings.fast.distribution or "{{ .remote_package_path }}",
        "--dest-dir",
        settings.destination or "{{ .dest_dir }}",
        "--",
    )


def _is_map(container: UserContainer) -> bool:
    return container.mode is ExecutionMode.MAP


def _plain_command(container: UserContainer) -> tuple[str, ...]:
    return (
        "pyflyte-execute",
        *_DATA_ARGUMENTS,
        "--resolver",
        container.resolver,
        "--",
        *container.loader_arguments,
    )


def _map_command(container: UserContainer) -> tuple[str, ...]:
    return (
        "pyflyte-map-execute",
        *_DATA_ARGUMENTS,
        "--resolver",
        _MAP_RESOLVER,
        "--",
        "vars",
        ",".join(sorted(container.map_bound_inputs)),
        "resolver",
        container.resolver,
        *container.loader_arguments,
    )
