"""`@task` with a configuration or a resolver: a class of tasks is called."""

from __future__ import annotations

from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.settings.caching import cache_settings
from flowc.dialects.flytekit.settings.metadata import DEFAULTS, TASK_METADATA
from flowc.dialects.flytekit.settings.reading import is_none, need
from flowc.dialects.flytekit.settings.setting_values import SettingValue
from flowc.dialects.flytekit.tasks.task_entity import TaskConfig
from flowc.frontend.interpreter.context import Call
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import (
    NONE,
    ClassValue,
    External,
    FunctionValue,
    InstanceValue,
    Known,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.source import Span
from flowc_ir.task import ExecutionMode

TASK_PLUGINS = "flytekit.core.task.TaskPlugins"
FUNCTION_TASK = "flytekit.PythonFunctionTask"
METADATA = ("retries", "interruptible", "deprecated", "timeout")
CACHING = ("cache", "cache_serialize", "cache_version", "cache_ignore_input_vars")


def is_of_class(given: dict[str, Value]) -> bool:
    """Tell whether settings ask for more than the plain task of a function."""
    config = given.get("task_config")
    is_followed = is_none(config) or isinstance(config, TaskConfig)
    return not is_followed or not is_none(given.get("task_resolver"))


def without_idle_config(session: Session, given: dict[str, Value], span: Span) -> dict[str, Value]:
    """Leave out a configuration for which no class of tasks is registered: it changes nothing.

    Raises `Lost` if that is not known.
    """
    if is_none(given.get("task_config")) or not is_none(given.get("task_resolver")):
        return given
    machine = session.machine
    if _class(machine, given["task_config"], span) != machine.external(FUNCTION_TASK):
        return given
    return {name: value for name, value in given.items() if name != "task_config"}


def task_of_class(
    session: Session,
    mode: ExecutionMode,
    function: Value,
    called: FunctionValue,
    given: dict[str, Value],
    span: Span,
) -> Value:
    """Make a task by calling the class that its configuration chooses.

    Mirrors `task` of flytekit 1.16.31 (core/task.py). Raises `Lost`.
    """
    machine = session.machine
    if mode is ExecutionMode.EAGER:
        raise Lost(Unknown("an eager task with a configuration is not followed", span))
    cls = _class(machine, given.get("task_config", NONE), span)
    behavior = machine.attribute(machine.external(FUNCTION_TASK), "ExecutionBehavior", span)
    keywords = {name: value for name, value in given.items() if name not in (*METADATA, *CACHING)}
    config = keywords.pop("task_config", NONE)
    keywords["metadata"] = _metadata(session, called, given, span)
    keywords["execution_mode"] = machine.attribute(behavior, mode.name, span)
    call = Call(positional=(config, function), keywords=keywords, span=span)
    made = need(machine.call(cls, call))
    if isinstance(made, InstanceValue):
        wrap = machine.external("functools.update_wrapper")
        machine.call_with(wrap, made, function, span=span)
    return made


def _class(machine: Machine, config: Value, span: Span) -> Value:
    """Give the class of tasks that a configuration is registered for."""
    if is_none(config):
        return machine.external(FUNCTION_TASK)
    type_ = need(machine.type_of(need(config)))
    if not isinstance(type_, (ClassValue, External)) or _is_foreign(type_):
        name = type_.name if isinstance(type_, External) else "task_config"
        raise Lost(Unknown(f"the plug-in of `{name}` is not known", span))
    plugins = machine.external(TASK_PLUGINS)
    find = machine.attribute(plugins, "find_pythontask_plugin", span)
    return need(machine.call_with(find, type_, span=span))


def _is_foreign(cls: ClassValue | External) -> bool:
    """Tell whether a class may be registered by a library that is not part of the sources."""
    if isinstance(cls, ClassValue):
        return cls.lost is not None
    return not cls.name.startswith("builtins.")


def _metadata(
    session: Session, function: FunctionValue, given: dict[str, Value], span: Span
) -> Value:
    cache = cache_settings(session, function, given, span)
    fields = {name: value for name, value in DEFAULTS.items() if value is not None}
    fields |= {
        "cache": Known(cache.enabled),
        "cache_serialize": Known(cache.serialize),
        "cache_version": Known(cache.version),
        "cache_ignore_input_vars": TupleValue(tuple(map(Known, cache.ignored_inputs))),
    }
    fields |= {name: given[name] for name in METADATA if name in given}
    return SettingValue(TASK_METADATA, fields, span)
