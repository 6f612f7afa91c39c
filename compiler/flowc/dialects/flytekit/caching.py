"""Cache settings of tasks."""

from __future__ import annotations

from dataclasses import dataclass

from flowc.dialects.flytekit.codes import WRONG_SETTING
from flowc.dialects.flytekit.reading import constant, flag, is_none, need, text, texts
from flowc.dialects.flytekit.session import Session, mistake
from flowc.dialects.flytekit.setting_values import SettingValue
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import FunctionValue, Known, Unknown, Value
from flowc_ir.source import Span

CACHE = "flytekit.Cache"


@dataclass(frozen=True, slots=True)
class CacheSettings:
    """Whether and how results are cached."""

    enabled: bool = False
    version: str = ""
    serialize: bool = False
    ignored_inputs: tuple[str, ...] = ()


def cache_settings(
    session: Session, function: FunctionValue, given: dict[str, Value], span: Span
) -> CacheSettings:
    """Read `cache=` and its companions (flytekit 1.16.31 core/task.py, core/cache.py)."""
    version = text(given.get("cache_version"), "`cache_version`", span)
    serialize = flag(given.get("cache_serialize"), "`cache_serialize`", span)
    ignored = given.get("cache_ignore_input_vars")
    names = None if ignored is None or is_none(ignored) else _names(session, ignored, span)
    cache = given.get("cache")
    if isinstance(cache, SettingValue) and cache.cls == CACHE:
        if version is not None or serialize is not None or names is not None:
            mistake(
                WRONG_SETTING,
                span,
                "`cache_version`, `cache_serialize` and `cache_ignore_input_vars` do not go with "
                "a `Cache` object",
                hint="set them in the `Cache`",
                exception="ValueError",
            )
        return cache_object(session, cache, span)
    enabled = _enabled(cache, span)
    if enabled and version is None:
        raise Lost(
            Unknown("without a version, the cache version is a hash of the function's body", span)
        )
    _check(enabled, version, serialize, names, span)
    return CacheSettings(enabled, version or "", serialize or False, names or ())


def _enabled(cache: Value | None, span: Span) -> bool:
    if cache is None or is_none(cache):
        return False
    need(cache)
    if not isinstance(cache, Known):
        raise Lost(Unknown("the cache setting is not known", span))
    return bool(constant(cache, "`cache`", span))


def _names(session: Session, value: Value, span: Span) -> tuple[str, ...]:
    if isinstance(value, Known) and isinstance(value.value, str):
        return (value.value,)
    return texts(session.machine, value, "`cache_ignore_input_vars`", span)


def _check(
    enabled: bool,
    version: str | None,
    serialize: bool | None,
    names: tuple[str, ...] | None,
    span: Span,
) -> None:
    if enabled and not version:
        mistake(
            WRONG_SETTING,
            span,
            "the cache is on, but has no version",
            hint="pass `cache_version=…`",
            exception="ValueError",
        )
    for name, value in (("cache_serialize", serialize), ("cache_ignore_input_vars", names)):
        if value and not enabled:
            mistake(
                WRONG_SETTING,
                span,
                f"`{name}` is set, but the cache is off",
                hint="pass `cache=True`",
                exception="ValueError",
            )


def cache_object(session: Session, cache: SettingValue, span: Span) -> CacheSettings:
    """Read a `Cache` object."""
    version = text(cache.fields["version"], "`version`", span)
    if version is None:
        raise Lost(
            Unknown("without a version, the cache version is a hash of the function's body", span)
        )
    return CacheSettings(
        True,
        version,
        flag(cache.fields["serialize"], "`serialize`", span) or False,
        _names(session, cache.fields["ignored_inputs"], span),
    )
