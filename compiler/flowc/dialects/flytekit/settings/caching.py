"""Cache settings of tasks."""

from __future__ import annotations

import ast
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
from flowc.dialects.flytekit.settings.setting_values import Check, SettingValue
from flowc.frontend.interpreter.context import Call, Context
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import (
    NONE,
    TRUE,
    FunctionValue,
    InstanceValue,
    Known,
    ListValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.digests import sha256
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.source import Span

CACHE = "flytekit.Cache"
IGNORED = "`cache_ignore_input_vars`"
FUNCTION_BODY = "union.cache.CacheFunctionBody"
HASHED = "the version of a cache without one"
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
    names = None
    if ignored is not None and not is_none(ignored):
        names = texts(session.machine, _taken_apart(ignored, function, span), IGNORED, span)
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
        parameters = version_parameters(function, given, span)
        return _kept(cache_object(session, cache, span, parameters), given)
    enabled = _enabled(cache, span)
    if enabled and version is None:
        if not session.has_union(span, HASHED):
            refuse_without_version(span)
        return _by_default_policy(session, function, given, serialize, names, span)
    _check(enabled, version, serialize, names, span)
    return CacheSettings(enabled, version or "", serialize or False, names or ())


def _by_default_policy(
    session: Session,
    function: FunctionValue,
    given: dict[str, Value],
    serialize: bool | None,
    names: tuple[str, ...] | None,
    span: Span,
) -> CacheSettings:
    """Make the version as `union` does; flytekit then refuses what goes with a plain `cache=`."""
    if serialize is not None or names is not None:
        mistake(
            WRONG_SETTING,
            span,
            "`cache_serialize` and `cache_ignore_input_vars` do not go with a cache without a "
            "version",
            hint="set them in a `Cache` object",
            exception="ValueError",
        )
    version = sha256(_hashed(session, function, "", span).encode()).hexdigest()
    return _kept(CacheSettings(True, version), given)


def _kept(settings: CacheSettings, given: dict[str, Value]) -> CacheSettings:
    """Keep what a `Cache` says for the next function that the same decorator is used on.

    flytekit 1.16.31 core/task.py makes a version of the first function only.
    """
    given["cache"] = TRUE
    given["cache_version"] = Known(settings.version)
    given["cache_serialize"] = Known(settings.serialize)
    given["cache_ignore_input_vars"] = TupleValue(tuple(map(Known, settings.ignored_inputs)))
    return settings


def _hashed(session: Session, function: Value, salt: str, span: Span) -> str:
    from flowc.dialects.flytekit.settings.function_hash import function_hash

    return function_hash(session, function, salt, span)


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
    return texts(session.machine, value, IGNORED, span)


def _taken_apart(ignored: Value, function: FunctionValue, span: Span) -> Value:
    """Take a text for its letters, as protobuf does; they are hardly meant."""
    if not isinstance(ignored, Known) or not isinstance(ignored.value, str):
        return ignored
    letters = tuple(ignored.value)
    parameters = {each.arg for each in ast.walk(function.node.args) if isinstance(each, ast.arg)}
    if not parameters.issuperset(letters):
        mistake(
            WRONG_SETTING,
            span,
            f"{IGNORED} is the text `{ignored.value}`, of which each letter is taken for a name",
            hint=f'write `("{ignored.value}",)`',
        )
    return TupleValue(tuple(map(Known, letters)))


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


def cache_check(session: Session) -> Check:
    """Give the check of a `Cache`: there is a version or a policy; flytekit comes with none."""

    def check(setting: SettingValue, context: Context, span: Span) -> None:
        if not session.flytekit.takes_policy_lists:
            _refuse_policy_lists(setting, span)
        if is_none(setting.fields["version"]) and _has_no_policy(setting):
            if not _is_empty_list(setting.fields["policies"]) and session.has_union(span, HASHED):
                return
            refuse_without_version(span)

    return check


def _has_no_policy(setting: SettingValue) -> bool:
    policies = setting.fields["policies"]
    return is_none(policies) or _is_empty_list(policies)


def _is_empty_list(value: Value) -> bool:
    return isinstance(value, ListValue) and value.lost is None and not value.items


def _refuse_policy_lists(setting: SettingValue, span: Span) -> None:
    """Refuse as flytekit 1.15 does: a list fails where a version is made of it."""
    if is_none(setting.fields["version"]) and isinstance(setting.fields["policies"], ListValue):
        mistake(
            WRONG_SETTING,
            span,
            "the policies of a `Cache` are no list before flytekit 1.16",
            hint="give one policy",
            exception="AttributeError",
        )


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
    """Hash what the policies say (flytekit 1.16.31 core/cache.py).

    Without one, `union` hashes the function (0.1.204 configuration/_plugin.py).
    """
    policies = need(cache.fields["policies"])
    if is_none(policies):
        policies = SettingValue(FUNCTION_BODY, {}, span)
    listed = (
        items(session.machine, policies, "`policies`", span)
        if isinstance(policies, ListValue)
        else [policies]
    )
    said = ""
    for policy in listed:
        if parameters is not None and _is_function_body(policy):
            salt = text(cache.fields["salt"], "`salt`", span) or ""
            said += _hashed(session, parameters.fields["func"], salt, span)
            continue
        if parameters is None or not isinstance(policy, InstanceValue):
            raise Lost(Unknown("the policy that makes the cache version is not followed", span))
        call = Call(positional=(cache.fields["salt"], parameters), keywords={}, span=span)
        method = session.machine.attribute(policy, "get_version", span)
        part = text(session.machine.call(method, call), "a cache version", span)
        if part is None:
            raise Lost(Unknown("the policy that makes the cache version gives none", span))
        said += part
    return sha256(said.encode()).hexdigest()


def _is_function_body(policy: Value) -> bool:
    return isinstance(policy, SettingValue) and policy.cls == FUNCTION_BODY
