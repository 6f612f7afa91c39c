"""What a task's methods give to run it: containers, pods, queries and plain data."""

from __future__ import annotations

import math

from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.settings.images import TaskImage, with_image
from flowc.dialects.flytekit.settings.pods import pod_template
from flowc.dialects.flytekit.settings.reading import constant, is_none, need, text, texts
from flowc.dialects.flytekit.tasks.declared import declared_types
from flowc.frontend.interpreter.keys import plain
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import (
    Context,
    DictValue,
    Extension,
    Known,
    ListValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.lazy_dataclass import replace
from flowc_ir.plain import Plain, PlainList, PlainMap
from flowc_ir.source import Span
from flowc_ir.task import ExecutionMode, Pair, RawContainer, Resources, Sql, UserContainer

EXECUTE = (
    "pyflyte-execute",
    "--inputs",
    "{{.input}}",
    "--output-prefix",
    "{{.outputPrefix}}",
    "--raw-output-data-prefix",
    "{{.rawOutputDataPrefix}}",
)
CHECKPOINTS = (
    "--checkpoint-path",
    "{{.checkpointOutputPrefix}}",
    "--prev-checkpoint",
    "{{.prevCheckpointPrefix}}",
)
"""The command of tasks with a container (flytekit 1.16.31 core/python_auto_container.py)."""


class ImageValue(Extension):
    """The image of a task, as `get_image` gives it: its name is known when it is packaged."""

    __slots__ = ("image",)

    def __init__(self, image: TaskImage) -> None:
        self.image = image

    def describe(self) -> str:
        """Say what this is."""
        return "the name of an image, which only packaging knows,"


class ContainerValue(Extension):
    """A container, as `get_container` gives it. `runs_user_code`: its code can be sent apart."""

    __slots__ = ("command", "environment", "image", "resources", "runs_user_code", "span")

    def __init__(
        self,
        image: TaskImage,
        command: tuple[str, ...],
        environment: tuple[Pair, ...],
        resources: Resources,
        span: Span,
        *,
        runs_user_code: bool,
    ) -> None:
        self.image = image
        self.command = command
        self.environment = environment
        self.resources = resources
        self.runs_user_code = runs_user_code
        self.span = span

    def describe(self) -> str:
        """Say what this is."""
        return "a container"

    def packaged(self, session: Session, mode: ExecutionMode) -> UserContainer | RawContainer:
        """Give the container with the name of its image; raises `Lost`."""
        loaded = _loader(self.command) if self.runs_user_code else None
        if loaded is None and self.runs_user_code and session.packaging.is_fast:
            reason = "a command of one's own is not followed with fast registration"
            raise Lost(Unknown(reason, self.span))
        if loaded is None and mode is not ExecutionMode.DEFAULT:
            reason = "a dynamic task with a command of its own is not followed"
            raise Lost(Unknown(reason, self.span))
        resolver, arguments = loaded or ("", ())
        named = with_image(
            session,
            UserContainer(
                resolver=resolver,
                loader_arguments=arguments,
                mode=mode,
                environment=self.environment,
                resources=self.resources,
            ),
            self.image,
        )
        if loaded is not None:
            return named
        environment = named.environment if self.runs_user_code else self.environment
        return RawContainer(
            image=named.image,
            arguments=self.command,
            environment=environment,
            resources=self.resources,
        )


def _loader(command: tuple[str, ...]) -> tuple[str, tuple[str, ...]] | None:
    """Take resolver and loader arguments from a command, if it is one of flytekit's own."""
    start = (*EXECUTE, *CHECKPOINTS, "--resolver")
    if command[: len(start)] != start or len(command) < len(start) + 2:
        return None
    resolver, dashes, *arguments = command[len(start) :]
    return (resolver, tuple(arguments)) if dashes == "--" and resolver else None


class PodValue(Extension):
    """A pod, as `get_k8s_pod` gives it: a template around a container."""

    __slots__ = ("container", "span", "template")

    def __init__(self, template: Value, container: ContainerValue, span: Span) -> None:
        self.template = template
        self.container = container
        self.span = span

    def describe(self) -> str:
        """Say what this is."""
        return "a pod"

    def packaged(self, session: Session, mode: ExecutionMode) -> UserContainer | RawContainer:
        """Give the container with the pod around it; raises `Lost`."""
        container = self.container.packaged(session, mode)
        return replace(container, pod_template=pod_template(self.template, self.span))


class SqlTarget(Extension):
    """A query, as `get_sql` gives it."""

    __slots__ = ("sql",)

    def __init__(self, sql: Sql) -> None:
        self.sql = sql

    def describe(self) -> str:
        """Say what this is."""
        return "a query"


def image_in_container(value: Value, image: TaskImage, span: Span) -> TaskImage:
    """Give the image by what `get_image` gave; text of one's own is taken as it is."""
    need(value)
    if isinstance(value, ImageValue):
        return value.image
    name = text(value, "what `get_image` gives", span)
    if not name or "{{" in name:
        raise Lost(Unknown("what `get_image` gives is no name of an image", span))
    # The packages that an `ImageSpec` installs at run time count nevertheless.
    return TaskImage(name) if image.spec is None else TaskImage(unknown=Unknown(_HIDDEN, span))


_HIDDEN = "`get_image` hides an `ImageSpec`"


def command_of(context: Context, value: Value, span: Span) -> tuple[str, ...]:
    """Give a command as strings; raises `Lost`."""
    return texts(context, need(value), "the command of a task", span)


def string_pairs(value: Value, what: str, span: Span) -> dict[str, str]:
    """Give a dict of strings; None is empty. Raises `Lost`, also where flytekit would fail."""
    if is_none(value):
        return {}
    found: dict[str, str] = {}
    for name, item in declared_types(value, what, span).items():
        content = text(need(item), f"an entry of {what}", span)
        if content is None:
            raise Lost(Unknown(f"{what} maps a string to nothing", span))
        found[name] = content
    return found


def plain_data(value: Value, span: Span) -> PlainMap | None:
    """Give what `get_custom` gives as plain data, by way of JSON; raises `Lost`."""
    if is_none(value):
        return None
    made = _plain(value, span)
    if not isinstance(made, PlainMap):
        raise Lost(Unknown("`get_custom` does not give a dict", span))
    return made


def _plain(value: Value, span: Span) -> Plain:
    match plain(need(value)):
        case Known(value=host):
            return _atom(host, span)
        case ListValue(items=items, lost=None) | TupleValue(items=items):
            return PlainList(tuple(_plain(item, span) for item in items))
        case DictValue(entries=entries, lost=None):
            pairs = entries.values()
            return PlainMap(tuple((_key(k, span), _plain(item, span)) for k, item in pairs))
        case ListValue(lost=Unknown() as lost) | DictValue(lost=Unknown() as lost):
            raise Lost(lost)
        case _:
            raise Lost(Unknown("`get_custom` holds an object that JSON does not carry", span))


def _atom(host: object, span: Span) -> Plain:
    """Give an atom of JSON; numbers are doubles on the wire."""
    if isinstance(host, float) and not math.isfinite(host):
        raise Lost(Unknown("`get_custom` holds a number that JSON does not carry", span))
    if host is None or isinstance(host, (bool, str, float)):
        return host
    if isinstance(host, int) and abs(host) <= LARGEST_WHOLE:
        return host
    name = type(host).__name__
    raise Lost(
        Unknown(f"`get_custom` holds a value of type {name}, which JSON does not keep", span)
    )


def _key(key: Value, span: Span) -> Plain:
    name = constant(key, "a key of `get_custom`", span)
    if not isinstance(name, str):
        raise Lost(Unknown("a key of `get_custom` is no string", span))
    return name


LARGEST_WHOLE = 2**53
"""The largest whole number up to which a double holds all of them."""
