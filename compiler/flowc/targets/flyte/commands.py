"""The command by which a container finds and calls the user's function."""

from __future__ import annotations

from flowc.targets.flyte.last_settings import filled_in
from flowc.targets.flyte.settings import FlyteSettings
from flowc.targets.flyte.unencodable import UnencodableError
from flowc_ir.plain import Plain
from flowc_ir.task import ExecutionMode, OwnCommand, UserContainer

MAP_RESOLVER = "flytekit.core.array_node_map_task.ArrayNodeMapTaskResolver"

DATA_ARGUMENTS = (
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


def user_command(
    container: UserContainer, settings: FlyteSettings, *, in_pod: bool
) -> tuple[str, ...]:
    """Spell the arguments of a user's container, with fast registration if it is on.

    `in_pod`: the container is written into a pod. Raises UnencodableError if a setting that stands
    in the command is not given.

    Mirrors flytekit 1.16.31 core/python_auto_container.py, core/array_node_map_task.py and
    tools/translator.py.
    """
    usual = _map_command(container) if _is_map(container) else _plain_command(container)
    if container.command is None:
        return (*fast_prefix(settings), *usual)
    if not in_pod:
        return (*fast_prefix(settings), *_own_command(container.command, usual, settings))
    # Here flytekit gives the task another usual command, which its own may not ask for.
    return _own_command(container.command, (*fast_prefix(settings), *usual), settings)


def _own_command(
    command: OwnCommand, usual: tuple[str, ...], settings: FlyteSettings
) -> tuple[str, ...]:
    before, after = (
        tuple(_word(word, settings) for word in words) for words in (command.before, command.after)
    )
    return (*before, *(usual if command.calls_usual else ()), *after)


def _word(word: Plain, settings: FlyteSettings) -> str:
    filled = filled_in(word, settings)
    if not isinstance(filled, str):
        raise UnencodableError("a word of a command is no text")
    return filled


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
        *DATA_ARGUMENTS,
        "--resolver",
        container.resolver,
        "--",
        *container.loader_arguments,
    )


def _map_command(container: UserContainer) -> tuple[str, ...]:
    return (
        "pyflyte-map-execute",
        *DATA_ARGUMENTS,
        "--resolver",
        MAP_RESOLVER,
        "--",
        "vars",
        ",".join(sorted(container.map_bound_inputs)),
        "resolver",
        container.resolver,
        *container.loader_arguments,
    )
