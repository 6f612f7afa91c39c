"""Cache settings of tasks."""

from __future__ import annotations

import hashlib
from typing import NoReturn

from flowc.dialects.flytekit.codes import WRONG_SETTING
from flowc.dialects.flytekit.session import Session, mistake
from flowc.dialects.flytekit.settings.reading import (
    constant,
    flag,
    is_none,
    items,
    need,
    text,
    texts,
)
from flowc.dialects.flytekit.settings.setting_values import SettingValue
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import (
    NONE,
    Call,
    Context,
    FunctionValue,
    InstanceValue,
    Known,
    ListValue,
    Unknown,
    Value,
)
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.source import Span

CACHE = "flytekit.Cache"
VERSION_PARAMETERS = "flytekit.VersionParameters"


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
        return cache_object(session, cache, span, version_parameters(function, given, span))
    enabled = _enabled(cache, span)
    if enabled and version is None:
        refuse_without_version(span)
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


def check_cache(setting: SettingValue, context: Context, span: Span) -> None:
    """Check that there is a version or a policy; flytekit itself comes with no policy."""
    if not is_none(setting.fields["version"]):
        return
    policies = setting.fields["policies"]
    if is_none(policies) or (
        isinstance(policies, ListValue) and policies.lost is None and not policies.items
    ):
        refuse_without_version(span)


def check_single_policy(setting: SettingValue, context: Context, span: Span) -> None:
    """Check as flytekit 1.15 does: a list of policies fails where a version is made of them."""
    if is_none(setting.fields["version"]) and isinstance(setting.fields["policies"], ListValue):
        mistake(
            WRONG_SETTING,
            span,
            "the policies of a `Cache` are no list before flytekit 1.16",
            hint="give one policy",
            exception="AttributeError",
        )
    check_cache(setting, context, span)


def refuse_without_version(span: Span) -> NoReturn:
    """Raise what flytekit raises if a cache has no version."""
    mistake(
        WRONG_SETTING,
        span,
        "the cache is on, but has no version",
        hint="write `cache=Cache(version=…)`; flytekit has no default policy that makes a version",
        exception="ValueError",
    )


def version_parameters(function: Value, given: dict[str, Value], span: Span) -> SettingValue:
    """Give what cache policies make a version of (flytekit `VersionParameters`)."""
    names = ("container_image", "pod_template", "pod_template_name")
    fields = {"func": function, **{name: given.get(name, NONE) for name in names}}
    return SettingValue(VERSION_PARAMETERS, fields, span)


def cache_object(
    session: Session, cache: SettingValue, span: Span, parameters: SettingValue | None = None
) -> CacheSettings:
    """Read a `Cache` object; its policies make the version if it has none."""
    version = text(cache.fields["version"], "`version`", span)
    if version is None:
        version = _version_by_policies(session, cache, parameters, span)
    return CacheSettings(
        True,
        version,
        flag(cache.fields["serialize"], "`serialize`", span) or False,
        _names(session, cache.fields["ignored_inputs"], span),
    )


def _version_by_policies(
    session: Session, cache: SettingValue, parameters: SettingValue | None, span: Span
) -> str:
    """Hash what the user's own policies say (flytekit 1.16.31 core/cache.py)."""
    policies = need(cache.fields["policies"])
    listed = (
        items(session.machine, policies, "`policies`", span)
        if isinstance(policies, ListValue)
        else [policies]
    )
    said = ""
    for policy in listed:
        if parameters is None or not isinstance(policy, InstanceValue):
            raise Lost(Unknown("the policy that makes the cache version is not followed", span))
        call = Call(positional=(cache.fields["salt"], parameters), keywords={}, span=span)
        method = session.machine.attribute(policy, "get_version", span)
        part = text(session.machine.call(method, call), "a cache version", span)
        if part is None:
            raise Lost(Unknown("the policy that makes the cache version gives none", span))
        said += part
    return hashlib.sha256(said.encode()).hexdigest()
