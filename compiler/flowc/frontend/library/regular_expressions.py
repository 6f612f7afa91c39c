"""re: patterns and matches, with a guard against searches that never end."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import TypeGuard

from flowc.frontend.interpreter.context import Builtin, Call, Context, Model
from flowc.frontend.interpreter.host import call_host
from flowc.frontend.interpreter.registry import Method, Registry
from flowc.frontend.interpreter.values import FunctionValue, Known, Partial, Unknown, Value

FUNCTIONS = "compile escape findall finditer fullmatch match search split sub subn".split()
METHODS = "findall finditer fullmatch match search split sub subn".split()
FLAGS = "A ASCII I IGNORECASE M MULTILINE S DOTALL X VERBOSE U UNICODE L LOCALE".split()
REPEATS = re.compile(r"[*+?}][?+]?")
MAX_PATTERN = 2_000
MAX_SUBJECT = 100_000
SMALL_SUBJECT = 12
MAX_WAYS = 5_000_000


def _is_risky(pattern: str | bytes) -> bool:
    """Tell whether a pattern may need more than polynomial time: a repeat inside a repeat.

    A group that is repeated and holds a repeat or an alternative, or a back-reference.
    """
    text = pattern if isinstance(pattern, str) else pattern.decode("latin-1")
    if len(text) > MAX_PATTERN or re.search(r"\\[1-9]|\(\?P=", text):
        return True
    text = re.sub(r"\\.", "a", text)
    text = re.sub(r"\[\^?\]?[^\]]*\]", "a", text)
    depth: list[bool] = []
    for position, character in enumerate(text):
        if character == "(":
            depth.append(False)
        elif character in "*+|" or (character == "{" and depth):
            depth = [True] * len(depth)
        elif character == ")" and depth:
            holds_repeat = depth.pop()
            following = text[position + 1 : position + 2]
            if holds_repeat and following and following in "*+{":
                return True
    return False


def _repeats(pattern: str | bytes) -> int:
    text = pattern if isinstance(pattern, str) else pattern.decode("latin-1")
    return len(REPEATS.findall(text))


def _refusal(pattern: object, subjects: list[object]) -> str | None:
    """Say why a search may take too long, if it may.

    A flat pattern tries at most as many ways as there are to share the text among its repeats.
    """
    if not isinstance(pattern, (str, bytes)):
        return None
    longest = max((len(s) for s in subjects if isinstance(s, (str, bytes))), default=0)
    if longest > MAX_SUBJECT:
        return "the text is too long for a search"
    if _is_risky(pattern):
        return "the pattern may need too much time" if longest > SMALL_SUBJECT else None
    repeats = _repeats(pattern)
    if repeats > 1 and math.comb(longest + repeats, min(longest, repeats)) > MAX_WAYS:
        return "the pattern may need too much time"
    return None


def _hosts(call: Call) -> list[object]:
    values = [*call.positional, *call.keywords.values()]
    return [value.value for value in values if isinstance(value, Known)]


def _takes_function(call: Call) -> bool:
    values = [*call.positional, *call.keywords.values()]
    return any(isinstance(value, (FunctionValue, Builtin, Partial)) for value in values)


def _run(function: Callable[..., object], pattern: object, call: Call) -> Value:
    if _takes_function(call):
        return Unknown("a replacement by a function is not followed", call.span)
    reason = _refusal(pattern, _hosts(call))
    if reason is not None:
        return Unknown(reason, call.span)
    return call_host(function, call)


def _model(name: str) -> Model:
    def model(context: Context, call: Call) -> Value:
        first = call.positional[0] if call.positional else call.keywords.get("pattern")
        pattern = first.value if isinstance(first, Known) else None
        if _is_pattern(pattern):
            pattern = pattern.pattern
        rest = Call(positional=call.positional[1:], keywords=call.keywords, span=call.span)
        if name in ("compile", "escape"):
            if isinstance(pattern, (str, bytes)) and len(pattern) > MAX_PATTERN:
                return Unknown("the pattern is too long", call.span)
            return call_host(_function(name), call)
        if _takes_function(call):
            return Unknown("a replacement by a function is not followed", call.span)
        reason = _refusal(pattern, _hosts(rest))
        return Unknown(reason, call.span) if reason else call_host(_function(name), call)

    return model


def _is_pattern(host: object) -> TypeGuard[re.Pattern[str]]:
    return isinstance(host, re.Pattern)


def _function(name: str) -> Callable[..., object]:
    functions: dict[str, Callable[..., object]] = {
        "compile": re.compile, "escape": re.escape, "findall": re.findall,
        "finditer": re.finditer, "fullmatch": re.fullmatch, "match": re.match,
        "search": re.search, "split": re.split, "sub": re.sub, "subn": re.subn,
    }  # fmt: skip
    return functions[name]


def _method(name: str) -> Method:
    def method(context: Context, receiver: Value, call: Call) -> Value:
        host = receiver.value if isinstance(receiver, Known) else None
        if not _is_pattern(host):
            return Unknown("the pattern is not known", call.span)
        functions: dict[str, Callable[..., object]] = {
            "findall": host.findall, "finditer": host.finditer, "fullmatch": host.fullmatch,
            "match": host.match, "search": host.search, "split": host.split, "sub": host.sub,
            "subn": host.subn,
        }  # fmt: skip
        return _run(functions[name], host.pattern, call)

    return method


def install(registry: Registry) -> None:
    """Add the module."""
    for name in FUNCTIONS:
        registry.models[f"re.{name}"] = _model(name)
    for name in METHODS:
        registry.known_methods[f"Pattern.{name}"] = _method(name)
    for name in FLAGS:
        registry.constants[f"re.{name}"] = _flag(name)
    registry.classes |= {"re.Pattern", "re.Match"}


def _flag(name: str) -> Callable[[], Value]:
    return lambda: Known(re.RegexFlag[name])
