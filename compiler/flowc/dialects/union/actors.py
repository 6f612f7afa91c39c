"""Actors: pools of workers that stay between tasks."""

from __future__ import annotations

import re

from flowc.dialects.flytekit.codes import WRONG_ARGUMENTS, WRONG_SETTING
from flowc.dialects.flytekit.session import Session, calm, mistake
from flowc.dialects.flytekit.settings.reading import bind, flag, is_none, items, pairs, text, whole
from flowc.dialects.flytekit.settings.resources import RESOURCES, extended_resources
from flowc.dialects.flytekit.settings.secrets import MOUNTS, SECRET, MountTypeValue
from flowc.dialects.flytekit.settings.setting_values import SettingValue, setting_class
from flowc.dialects.flytekit.tasks.function_tasks import task_model
from flowc.dialects.flytekit.tasks.task_entity import TaskConfig
from flowc.frontend.interpreter.context import Builtin, Call, Context, Model
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import FALSE, NONE, External, Known, Unknown, Value
from flowc_ir.lazy_dataclass import replace
from flowc_ir.source import Span
from flowc_ir.task import Accelerator, Actor, Task

ACTOR = "union.ActorEnvironment"
FIELDS: dict[str, Value | None] = {
    "name": None,
    "container_image": NONE,
    "replica_count": Known(1),
    "ttl_seconds": NONE,
    "environment": NONE,
    "requests": NONE,
    "limits": NONE,
    "accelerator": NONE,
    "secret_requests": NONE,
    "pod_template": NONE,
    "interruptible": NONE,
}
"""Fields of `ActorEnvironment` with their defaults (`union` 0.1.204 actor/_actor.py)."""
SHARED = (
    "container_image",
    "environment",
    "requests",
    "limits",
    "accelerator",
    "secret_requests",
    "pod_template",
    "interruptible",
)
"""Fields that are settings of each task."""
TASK: dict[str, Value] = {
    "cache": FALSE,
    "cache_serialize": FALSE,
    "cache_version": Known(""),
    "retries": Known(0),
    "timeout": Known(0),
    "node_dependency_hints": NONE,
    "task_resolver": NONE,
    "docs": NONE,
}
"""What `ActorEnvironment.task` always hands on, with its defaults."""
NAME = re.compile(r"[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*")
SHORTEST, LONGEST = 30, 900


class ActorValue(TaskConfig):
    """An `ActorEnvironment`, by its fields."""

    __slots__ = ("fields", "session", "span")

    def __init__(self, session: Session, fields: dict[str, Value], span: Span) -> None:
        self.session = session
        self.fields = fields
        self.span = span

    def describe(self) -> str:
        """Say what this is."""
        return "an `ActorEnvironment`"

    def python_type(self) -> Value:
        """Give the class."""
        return External(ACTOR)

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read a field, or give the decorator."""
        if name == "task":
            return Builtin("ActorEnvironment.task", calm(self.session, self._task))
        if name in self.fields:
            return self.fields[name]
        return super().get_attribute(context, name, span)

    def _task(self, context: Context, call: Call) -> Value:
        """Call flytekit's decorator with the settings of the actor."""
        keywords = dict(call.keywords)
        names = ("_task_function", *TASK)
        keywords.update(zip(names, call.positional, strict=False))
        if "execution_mode" in keywords:
            raise Lost(Unknown("another execution mode of an actor is not followed", call.span))
        repeated = sorted({"task_config", *SHARED} & keywords.keys())
        if repeated:
            mistake(
                WRONG_ARGUMENTS,
                call.span,
                f"`{repeated[0]}` is set by the actor, and cannot be set for one of its tasks",
                hint="set it in the `ActorEnvironment`",
                exception="TypeError",
            )
        function = keywords.pop("_task_function", NONE)
        shared = {name: self.fields[name] for name in SHARED}
        settings = {**TASK, **keywords, **shared, "task_config": self}

        def decorate(context: Context, inner: Call) -> Value:
            given = Call(positional=inner.positional, keywords=dict(settings), span=call.span)
            return task_model(self.session).model(context, given)

        if is_none(function):
            return Builtin("ActorEnvironment.task", decorate)
        return decorate(context, Call(positional=(function,), keywords={}, span=call.span))

    def applied(self, task: Task) -> Task:
        """Give the task as the actor runs it (`ActorTask`)."""
        fields, span = self.fields, self.span
        name = text(fields["name"], "the name of an actor", span) or ""
        replicas = whole(fields["replica_count"], "`replica_count`", span)
        idle = whole(fields["ttl_seconds"], "`ttl_seconds`", span)
        if not is_none(fields["pod_template"]):
            raise Lost(Unknown("the version of an actor hashes the text of its pod", span))
        if replicas is None:
            raise Lost(Unknown("an actor without a number of workers is not followed", span))
        after = (
            f"{replicas}{idle}{self._environment()}{self._resources('requests')}"
            f"{self._resources('limits')}{self._accelerator()}{self._secrets()}None"
            f"{flag(fields['interruptible'], '`interruptible`', span)}"
        )
        actor = Actor(name=name, replicas=replicas, idle_seconds=idle, before=name, after=after)
        return replace(task, type="actor", actor=actor)

    def _environment(self) -> str:
        value = self.fields["environment"]
        if is_none(value):
            return "None"
        return str({pair.key: pair.value for pair in pairs(value, "`environment`", self.span)})

    def _resources(self, name: str) -> str:
        value = self.fields[name]
        if is_none(value):
            return "None"
        if not isinstance(value, SettingValue) or value.cls != RESOURCES:
            raise Lost(Unknown(f"`{name}` of an actor is not known", self.span))
        return self._dict({name: self._represented(field) for name, field in value.fields.items()})

    def _accelerator(self) -> str:
        """Give the accelerator in protobuf's text format."""
        value = self.fields["accelerator"]
        if is_none(value):
            return "None"
        extended = extended_resources(value, None, self.span)
        device = None if extended is None else extended.accelerator
        if device is None or device.device_class:
            raise Lost(
                Unknown("how the accelerator of an actor is spelled is not known", self.span)
            )
        return _message_text(device)

    def _secrets(self) -> str:
        value = self.fields["secret_requests"]
        if is_none(value):
            return "None"
        found = items(self.session.machine, value, "`secret_requests`", self.span)
        return f"[{', '.join(map(self._secret, found))}]"

    def _secret(self, value: Value) -> str:
        if not isinstance(value, SettingValue) or value.cls != SECRET:
            raise Lost(Unknown("a secret of an actor is not known", self.span))
        return self._dict({name: self._represented(field) for name, field in value.fields.items()})

    def _represented(self, value: Value) -> str:
        if isinstance(value, MountTypeValue):
            return f"<MountType.{value.kind.name}: {MOUNTS[value.kind]}>"
        shown = self.session.machine.represent(value, self.span)
        if isinstance(shown, Known) and isinstance(shown.value, str):
            return shown.value
        raise Lost(Unknown("how Python prints a setting of an actor is not known", self.span))

    @staticmethod
    def _dict(entries: dict[str, str]) -> str:
        return f"{{{', '.join(f'{name!r}: {entry}' for name, entry in entries.items())}}}"


def actor_models(session: Session) -> dict[str, Model]:
    """Give the models of actors, by qualified name."""
    made = setting_class(ACTOR, FIELDS)

    def construct(context: Context, call: Call) -> Value:
        setting = made(context, call)
        if not isinstance(setting, SettingValue):
            return setting
        _check(setting.fields, call.span)
        return ActorValue(session, setting.fields, call.span)

    return {ACTOR: construct, "union.actor_cache": _actor_cache}


def _check(fields: dict[str, Value], span: Span) -> None:
    name = text(fields["name"], "the name of an actor", span)
    if name is None or NAME.fullmatch(name) is None:
        mistake(
            WRONG_SETTING,
            span,
            f"`{name}` is not the name of an actor",
            hint="use small letters, digits and `-`",
            exception="ValueError",
        )
    idle = whole(fields["ttl_seconds"], "`ttl_seconds`", span)
    if idle is not None and not SHORTEST <= idle <= LONGEST:
        mistake(
            WRONG_SETTING,
            span,
            f"an actor stays {SHORTEST} to {LONGEST} seconds without work, not {idle}",
            exception="ValueError",
        )


def _actor_cache(context: Context, call: Call) -> Value:
    """Model `actor_cache`: the function is called in running tasks only."""
    bind(call, "actor_cache", ("f",))
    return Unknown("what `actor_cache` makes of a function is known only in a running task")


def _message_text(device: Accelerator) -> str:
    lines = [f'device: "{device.device}"\n']
    if device.unpartitioned is not None:
        lines.append(f"unpartitioned: {str(device.unpartitioned).lower()}\n")
    if device.partition_size is not None:
        lines.append(f'partition_size: "{device.partition_size}"\n')
    return "".join(lines)
