"""yaml: documents as PyYAML's safe loader reads them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeGuard

from flowc.frontend.interpreter.context import Call, Context, Model
from flowc.frontend.interpreter.host import from_host, host_key, raised_from_host
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.values import (
    DictValue,
    External,
    IteratorValue,
    Known,
    ListValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc.frontend.library.arguments import machine_of, not_known, read_all, signature
from flowc_ir.source import Span

LOAD = signature("load", "stream Loader")
ONE = signature("safe_load", "stream")
SAFE = ("SafeLoader", "CSafeLoader")
PYTHONIC = ("FullLoader", "CFullLoader", "Loader", "CLoader", "UnsafeLoader", "CUnsafeLoader")
"""Loaders that give what the safe one gives, unless a document has tags of Python's own."""

EXCEPTIONS = {"YAMLError": "error", "MarkedYAMLError": "error"}
"""Exceptions that `yaml` hands on → the module that defines them."""

MAX_DEPTH = 200
MAX_VALUES = 200_000


class _TooMuchError(Exception):
    """A document is nested too deep, or holds too much."""


def documents(
    context: Context, text: str | bytes, loader: str, span: Span
) -> list[Value] | Unknown:
    """Give all documents of a text; raises in the user's program what PyYAML raises."""
    import yaml

    machine_of(context).tick(span, len(text) + 1)
    if loader not in SAFE and loader != "BaseLoader" and _has_python_tags(text):
        return Unknown("tags of Python in a YAML document are not followed", span)
    cls = yaml.BaseLoader if loader == "BaseLoader" else yaml.SafeLoader
    try:
        hosts = list(yaml.load_all(text, Loader=cls))  # noqa: S506 - both loaders are safe
        return [_Reader(span).value(host, 0) for host in hosts]
    except (RecursionError, _TooMuchError):
        return Unknown("the YAML document is nested too deep", span)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise raised_from_host(error, span) from None


def _has_python_tags(text: str | bytes) -> bool:
    marks = ("!!python", "tag:yaml.org,2002:python", "%TAG")
    shown = text if isinstance(text, str) else text.decode(errors="replace")
    return any(mark in shown for mark in marks)


class _Reader:
    """Turns the objects of one document into values; what an alias shares stays shared."""

    def __init__(self, span: Span) -> None:
        self.span = span
        self.made: dict[int, Value] = {}
        self.left = MAX_VALUES

    def value(self, host: object, depth: int) -> Value:
        """Give the value of a host object."""
        self.left -= 1
        if depth > MAX_DEPTH or self.left < 0:
            raise _TooMuchError
        if (made := self.made.get(id(host))) is not None:
            return made
        if _is_list(host):
            listed = ListValue([])
            self.made[id(host)] = listed
            listed.items.extend(self.value(item, depth + 1) for item in host)
            return listed
        if _is_dict(host):
            table = DictValue({})
            self.made[id(host)] = table
            for key, item in host.items():
                table.entries[host_key(key)] = (
                    from_host(key, self.span), self.value(item, depth + 1)
                )  # fmt: skip
            return table
        if _is_tuple(host):
            return TupleValue(tuple(self.value(item, depth + 1) for item in host))
        return from_host(host, self.span)


def _model(read: Callable[[Call, Context], tuple[Value, str] | Unknown], is_all: bool) -> Model:
    def model(context: Context, call: Call) -> Value:
        found = read(call, context)
        if isinstance(found, Unknown):
            return found
        stream, loader = found
        text = _text(context, stream, call.span)
        if isinstance(text, Unknown):
            return text
        values = documents(context, text, loader, call.span)
        if isinstance(values, Unknown):
            return values
        if is_all:
            return IteratorValue(iter(values))
        return _single(context, values, call.span)

    return model


def _single(context: Context, values: list[Value], span: Span) -> Value:
    from yaml.composer import ComposerError

    if len(values) < 2:
        return values[0] if values else Known(None)
    error = ComposerError(
        "expected a single document in the stream", None, "but found another document", None
    )
    raise raised_from_host(error, span)


def _text(context: Context, stream: Value, span: Span) -> str | bytes | Unknown:
    value = stream
    if not (isinstance(stream, Known) and isinstance(stream.value, (str, bytes))):
        value = read_all(context, stream, span)
    if isinstance(value, Known) and isinstance(value.value, (str, bytes)):
        return value.value
    return not_known(value, "the text of a YAML document", span)


def _with_loader(call: Call, context: Context) -> tuple[Value, str] | Unknown:
    bound = LOAD.bind(context, call)
    loader = bound["Loader"]
    name = loader.name.rpartition(".")[2] if isinstance(loader, External) else ""
    if name not in (*SAFE, *PYTHONIC, "BaseLoader", "CBaseLoader"):
        return not_known(loader, "this loader of YAML", call.span)
    return bound["stream"], name.removeprefix("C") if name == "CBaseLoader" else name


def _with(loader: str) -> Callable[[Call, Context], tuple[Value, str] | Unknown]:
    return lambda call, context: (ONE.bind(context, call)["stream"], loader)


def install(registry: Registry) -> None:
    """Add the functions that read, and the exceptions."""
    for name, loader in (("safe", "SafeLoader"), ("full", "FullLoader"), ("unsafe", "Loader")):
        registry.models[f"yaml.{name}_load"] = _model(_with(loader), is_all=False)
        registry.models[f"yaml.{name}_load_all"] = _model(_with(loader), is_all=True)
    registry.models |= {
        "yaml.load": _model(_with_loader, is_all=False),
        "yaml.load_all": _model(_with_loader, is_all=True),
    }
    for module in ("loader", "cyaml"):
        for name in (*SAFE, *PYTHONIC, "BaseLoader", "CBaseLoader"):
            registry.aliases[f"yaml.{module}.{name}"] = f"yaml.{name}"
    for name, module in EXCEPTIONS.items():
        registry.aliases[f"yaml.{name}"] = f"yaml.{module}.{name}"


def _is_list(host: object) -> TypeGuard[list[object]]:
    return isinstance(host, list)


def _is_dict(host: object) -> TypeGuard[dict[object, object]]:
    return isinstance(host, dict)


def _is_tuple(host: object) -> TypeGuard[tuple[object, ...]]:
    return isinstance(host, tuple)
