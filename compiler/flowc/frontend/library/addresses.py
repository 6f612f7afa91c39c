"""Addresses: the functions of urllib.parse that only read and write text."""

from __future__ import annotations

import urllib.parse
from collections.abc import Callable

from flowc.frontend.interpreter.context import Call, Context, Model
from flowc.frontend.interpreter.host import call_host
from flowc.frontend.interpreter.registry import Registry, Written
from flowc.frontend.interpreter.values import Value
from flowc.frontend.library.written_modules import written_text

FUNCTIONS: dict[str, Callable[..., object]] = {
    "parse_qs": urllib.parse.parse_qs,
    "parse_qsl": urllib.parse.parse_qsl,
    "quote": urllib.parse.quote,
    "quote_plus": urllib.parse.quote_plus,
    "unquote": urllib.parse.unquote,
    "unquote_plus": urllib.parse.unquote_plus,
    "urlencode": urllib.parse.urlencode,
    "urljoin": urllib.parse.urljoin,
    "urlunparse": urllib.parse.urlunparse,
    "urlunsplit": urllib.parse.urlunsplit,
}
CLASSES = "ParseResult SplitResult urlparse urlsplit"


def _parts(url: str, scheme: str, allow_fragments: bool, with_parameters: bool) -> object:
    split = urllib.parse.urlparse if with_parameters else urllib.parse.urlsplit
    return tuple(split(url, scheme, allow_fragments))


def _place(netloc: str, with_port: bool = False) -> object:
    place = urllib.parse.SplitResult("", netloc, "", "", "")
    return (place.username, place.password, place.hostname, place.port if with_port else None)


def _whole(parts: tuple[str, ...]) -> str:
    return urllib.parse.urlunsplit(parts) if len(parts) == 5 else urllib.parse.urlunparse(parts)


def install(registry: Registry) -> None:
    """Add the functions."""
    for name, function in FUNCTIONS.items():
        registry.models[f"urllib.parse.{name}"] = _model(function)
    registry.models |= {
        "flowc.addresses.parts_of_address": _model(_parts),
        "flowc.addresses.parts_of_place": _model(_place),
        "flowc.addresses.whole_address": _model(_whole),
    }
    written = Written("urllib.parse", written_text("parse"))
    for name in CLASSES.split():
        registry.written[f"urllib.parse.{name}"] = written


def _model(function: Callable[..., object]) -> Model:
    def model(context: Context, call: Call) -> Value:
        return call_host(function, call)

    return model
