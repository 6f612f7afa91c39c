"""What a task's methods give to run it: containers, pods, queries and plain data."""

from __future__ import annotations

import math
from typing import NamedTuple, TypeAlias

from flowc.dialects.flytekit.classes.last_settings import SettingText
from flowc.dialects.flytekit.classes.raw_containers import RawContainerValue
from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.settings.images import TaskImage, with_image
from flowc.dialects.flytekit.settings.pod_settings import pod_template_of
from flowc.dialects.flytekit.settings.pods import is_filled_in_place
from flowc.dialects.flytekit.settings.reading import constant, is_none, items, need, text
from flowc.dialects.flytekit.tasks.declared import declared_types
from flowc.frontend.interpreter.context import Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.keys import plain
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import (
    DictValue,
    Known,
    ListValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.lazy_dataclass import replace
from flowc_ir.plain import Plain, PlainList, PlainMap, PlainSetting
from flowc_ir.source import Span
from flowc_ir.task import (
    ExecutionMode,
    OwnCommand,
    Pair,
    RawContainer,
    Resources,
    Sql,
    UserContainer,
)

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


Word: TypeAlias = str | PlainSetting
"""A word of a command; what it holds may be known only when it is packaged."""


class UsualCommand(Extension):
    """Stands in a command for the words of the usual one."""

    __slots__ = ()

    def describe(self) -> str:
        """Say what this is."""
        return "the usual command"


class ContainerValue(Extension):
    """A container, as `get_container` gives it. `runs_user_code`: its code can be sent apart."""

    __slots__ = ("command", "environment", "image", "resources", "runs_user_code", "span")

    def __init__(
        self,
        image: TaskImage,
        command: tuple[Word, ...],
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

    def calls_user_code(self) -> bool:
        """Tell whether the command is the usual one."""
        return self.runs_user_code and loader_of(self.command) is not None

    def packaged(
        self, session: Session, mode: ExecutionMode, own: OwnCall | None = None
    ) -> UserContainer | RawContainer:
        """Give the container with the name of its image; raises `Lost`.

        `own` is how the command uses the usual one, if it is not that.
        """
        call = own or self._usual(session, mode)
        named = with_image(
            session,
            UserContainer(
                resolver=call.resolver if call else "",
                loader_arguments=call.arguments if call else (),
                mode=mode,
                environment=self.environment,
                resources=self.resources,
                command=call.command if call else None,
            ),
            self.image,
        )
        if call is not None:
            return named
        environment = named.environment if self.runs_user_code else self.environment
        return RawContainer(
            image=named.image,
            arguments=_only_text(self.command, self.span),
            environment=environment,
            resources=self.resources,
        )

    def _usual(self, session: Session, mode: ExecutionMode) -> OwnCall | None:
        loaded = loader_of(self.command) if self.runs_user_code else None
        if loaded is not None:
            return OwnCall(*loaded, None)
        if self.runs_user_code and session.packaging.is_fast:
            reason = "a command of one's own is not followed with fast registration"
            raise Lost(Unknown(reason, self.span))
        if mode is not ExecutionMode.DEFAULT:
            reason = "a dynamic task with a command of its own is not followed"
            raise Lost(Unknown(reason, self.span))
        return None


class OwnCall(NamedTuple):
    """Resolver and loader arguments of a task, and its command if that is not the usual one."""

    resolver: str
    arguments: tuple[str, ...]
    command: OwnCommand | None


def loader_of(command: tuple[Word, ...]) -> tuple[str, tuple[str, ...]] | None:
    """Take resolver and loader arguments from a command, if it is one of flytekit's own."""
    start = (*EXECUTE, *CHECKPOINTS, "--resolver")
    if command[: len(start)] != start or len(command) < len(start) + 2:
        return None
    words = [word for word in command[len(start) :] if isinstance(word, str)]
    if len(words) != len(command) - len(start):
        return None
    resolver, dashes, *arguments = words
    return (resolver, tuple(arguments)) if dashes == "--" and resolver else None


def _only_text(command: tuple[Word, ...], span: Span) -> tuple[str, ...]:
    words = tuple(word for word in command if isinstance(word, str))
    if len(words) != len(command):
        raise Lost(Unknown("a command with settings of packaging is not followed here", span))
    return words


class PodValue(Extension):
    """A pod, as `get_k8s_pod` gives it: a template around a container."""

    __slots__ = ("container", "span", "template")

    def __init__(
        self, template: Value, container: ContainerValue | RawContainerValue, span: Span
    ) -> None:
        self.template = template
        self.container = container
        self.span = span

    def describe(self) -> str:
        """Say what this is."""
        return "a pod"

    def packaged(
        self, session: Session, mode: ExecutionMode, own: OwnCall | None = None
    ) -> UserContainer | RawContainer:
        """Give the container with the pod around it; raises `Lost`."""
        template = pod_template_of(self.template, self.span)
        if isinstance(self.container, RawContainerValue):
            return replace(packaged_raw(self.container), pod_template=template)
        container = self.container.packaged(session, mode, own)
        if template is not None and is_filled_in_place(self.template):
            # With fast registration flytekit asks for the pod twice.
            template = replace(template, fills=2 if session.packaging.is_fast else 1)
        return replace(container, pod_template=template)


def packaged_raw(value: RawContainerValue) -> RawContainer:
    """Give a container that knows nothing of flytekit with the name of its image."""
    return replace(value.container, image=value.image.packaged())


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


def command_of(context: Context, value: Value, span: Span) -> tuple[Word, ...]:
    """Give the words of a command; raises `Lost`."""
    return tuple(_word(item, span) for item in items(context, need(value), _COMMAND, span))


_COMMAND = "the command of a task"


def _word(value: Value, span: Span) -> Word:
    if isinstance(value, SettingText):
        return value.plain
    content = text(value, _COMMAND, span)
    if content is None:
        raise Lost(Unknown(f"{_COMMAND} holds something that is no string", span))
    return content


def own_command(context: Context, value: Value, span: Span) -> OwnCommand | None:
    """Give a command in which `UsualCommand` stands for the usual one, None if it is torn apart."""
    words = items(context, need(value), _COMMAND, span)
    places = [place for place, word in enumerate(words) if isinstance(word, UsualCommand)]
    if len(places) > 1:
        return None
    place = places[0] if places else len(words)
    return OwnCommand(
        before=tuple(_word(word, span) for word in words[:place]),
        calls_usual=bool(places),
        after=tuple(_word(word, span) for word in words[place + 1 :]),
    )


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
        case SettingText(plain=setting):
            return setting
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
