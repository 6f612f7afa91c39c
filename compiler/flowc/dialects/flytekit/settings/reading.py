"""Reading settings: from values of the user's program to plain Python."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterable, Mapping

from flowc.dialects.flytekit.codes import WRONG_ARGUMENTS, WRONG_SETTING
from flowc.dialects.flytekit.session import mistake
from flowc.dialects.flytekit.settings.members import MemberValue
from flowc.flytekit_versions import Behaviour
from flowc.frontend.interpreter.closest import closest
from flowc.frontend.interpreter.context import Call, Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.rooted_path import REASON, RootedPath
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import (
    DictValue,
    External,
    InstanceValue,
    Known,
    Unknown,
    Value,
)
from flowc_ir.lack import Lack
from flowc_ir.literals import DurationLiteral
from flowc_ir.source import Span
from flowc_ir.task import Pair

NANOS_PER_MICRO = 1000


def bind_in(
    flytekit: Behaviour, call: Call, function: str, parameters: Iterable[str]
) -> dict[str, Value]:
    """Bind the arguments of a call as one version of flytekit does; see `bind`.

    `function` is the key in `Behaviour.parameters`.
    """
    later = flytekit.later(function)
    if function in flytekit.swallowing:
        keywords = {name: value for name, value in call.keywords.items() if name not in later}
        call = Call(positional=call.positional, keywords=keywords, span=call.span)
    return bind(call, function, [name for name in parameters if name not in later], later)


def bind(
    call: Call, function: str, parameters: Iterable[str], later: Mapping[str, str] | None = None
) -> dict[str, Value]:
    """Bind the arguments of a call to parameter names; those that are not given are left out.

    `later` tells in which release of flytekit other parameters came. Raises TypeError in the user's
    program for arguments that do not fit.
    """
    names = list(parameters)
    if len(call.positional) > len(names):
        mistake(
            WRONG_ARGUMENTS,
            call.span,
            f"`{function}` takes at most {len(names)} arguments, {len(call.positional)} are given",
            exception="TypeError",
        )
    bound = dict(zip(names, call.positional, strict=False))
    for name, value in call.keywords.items():
        if name in bound:
            mistake(
                WRONG_ARGUMENTS,
                call.span,
                f"`{function}` gets `{name}` twice",
                exception="TypeError",
            )
        if name not in names:
            mistake(
                WRONG_ARGUMENTS,
                call.span,
                f"`{function}` has no parameter `{name}`",
                hint=came_with(name, later) or closest(name, names),
                exception="TypeError",
            )
        bound[name] = value
    return bound


def came_with(name: str, later: Mapping[str, str] | None) -> str:
    """Give a hint that names the release of flytekit that has a parameter, if one is known."""
    release = (later or {}).get(name)
    if release is None:
        return ""
    return f"`{name}` came with flytekit {release}, an older one is mirrored (`--flytekit-version`)"


def need(value: Value) -> Value:
    """Give a value that must be known at its top; raises `Lost` if it is unknown."""
    if isinstance(value, Unknown):
        raise Lost(value)
    return value


def own(value: Value, what: str, span: Span) -> Value:
    """Give a value that can be judged; raises `Lost` for objects of other libraries and classes."""
    if isinstance(value, (External, InstanceValue)):
        raise Lost(Unknown(f"{what} is an object that is not followed", span))
    return need(value)


def is_none(value: Value | None) -> bool:
    """Tell whether a setting is left out or None."""
    return value is None or (isinstance(value, Known) and value.value is None)


def constant(value: Value, what: str, span: Span) -> object:
    """Give the host object of a constant; raises `Lost` if it is not known."""
    if isinstance(value, InstanceValue) and value.payload is not None:
        value = value.payload
    if isinstance(value, Known):
        return value.value
    if isinstance(value, MemberValue):
        return value.reading
    if isinstance(value, RootedPath):
        raise Lost(Unknown(REASON, span))
    if isinstance(value, External) and value.name.partition(".")[0] not in sys.stdlib_module_names:
        reason = f"a manifest is needed for {what}, which is `{value.name}`"
        raise Lost(Unknown(reason, span, lack=Lack.MANIFEST))
    if isinstance(value, Extension):
        value.refuse_host(span)
    raise Lost(
        value if isinstance(value, Unknown) else Unknown(f"{what} is not a known constant", span)
    )


def text(value: Value | None, what: str, span: Span) -> str | None:
    """Give a string setting, or None."""
    if value is None or is_none(value):
        return None
    host = constant(value, what, span)
    if not isinstance(host, str):
        mistake(WRONG_SETTING, span, f"{what} is a string, not {type(host).__name__}")
    return host


def whole(value: Value | None, what: str, span: Span) -> int | None:
    """Give an int setting, or None."""
    if value is None or is_none(value):
        return None
    host = constant(value, what, span)
    if not isinstance(host, int):
        mistake(WRONG_SETTING, span, f"{what} is a whole number, not {type(host).__name__}")
    return int(host)


def number(value: Value | None, what: str, span: Span) -> int | float | None:
    """Give a numeric setting, or None."""
    if value is None or is_none(value):
        return None
    host = constant(value, what, span)
    if not isinstance(host, (int, float)):
        mistake(WRONG_SETTING, span, f"{what} is a number, not {type(host).__name__}")
    return host


def flag(value: Value | None, what: str, span: Span) -> bool | None:
    """Give a bool setting, or None."""
    if value is None or is_none(value):
        return None
    host = constant(value, what, span)
    if not isinstance(host, bool):
        mistake(WRONG_SETTING, span, f"{what} is true or false, not {type(host).__name__}")
    return host


def duration(value: Value | None, what: str, span: Span) -> DurationLiteral | None:
    """Give a timeout: a timedelta, or an int number of seconds; zero counts as absent."""
    if value is None or is_none(value):
        return None
    host = constant(value, what, span)
    if isinstance(host, int):
        host = datetime.timedelta(seconds=host)
    if not isinstance(host, datetime.timedelta):
        mistake(
            WRONG_SETTING,
            span,
            f"{what} is a timedelta or a number of seconds, not {type(host).__name__}",
            exception="ValueError",
        )
    return duration_literal(host)


def duration_literal(host: datetime.timedelta) -> DurationLiteral:
    """Give a timedelta as seconds and nanoseconds of one sign."""
    micros = host // datetime.timedelta(microseconds=1)
    sign = -1 if micros < 0 else 1
    seconds, rest = divmod(abs(micros), 1_000_000)
    return DurationLiteral(sign * seconds, sign * rest * NANOS_PER_MICRO)


def pairs(value: Value | None, what: str, span: Span) -> tuple[Pair, ...]:
    """Give a mapping of strings in its order; None is empty."""
    if value is None or is_none(value):
        return ()
    need(value)
    if isinstance(value, Known):
        mistake(WRONG_SETTING, span, f"{what} is a dict, not {type(value.value).__name__}")
    if not isinstance(value, DictValue):
        raise Lost(Unknown(f"{what} is not a known dict", span))
    if value.lost is not None:
        raise Lost(value.lost)
    found: list[Pair] = []
    for key, item in value.entries.values():
        name, content = text(key, what, span), text(item, what, span)
        if name is None or content is None:
            mistake(WRONG_SETTING, span, f"{what} maps strings to strings")
        found.append(Pair(name, content))
    return tuple(found)


def items(context: Context, value: Value | None, what: str, span: Span) -> list[Value]:
    """Give the items of a list setting; None is empty."""
    if value is None or is_none(value):
        return []
    found = context.iterate(value, span)
    if isinstance(found, Unknown):
        raise Lost(found)
    return found


def texts(context: Context, value: Value | None, what: str, span: Span) -> tuple[str, ...]:
    """Give a list of strings."""
    found: list[str] = []
    for item in items(context, value, what, span):
        content = text(item, what, span)
        if content is None:
            mistake(WRONG_SETTING, span, f"{what} holds strings")
        found.append(content)
    return tuple(found)
