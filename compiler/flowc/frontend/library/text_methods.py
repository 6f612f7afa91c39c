"""Methods of str and bytes that need more than the host's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from flowc.frontend.interpreter.context import Call, Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.host import MAX_TEXT, call_host, run_host
from flowc.frontend.interpreter.registry import Method, Registry
from flowc.frontend.interpreter.rooted_path import REASON, RootedPath
from flowc.frontend.interpreter.values import (
    DictValue,
    External,
    Generic,
    InstanceValue,
    Known,
    Unknown,
    Value,
)
from flowc.frontend.library.arguments import known_int, known_text, machine_of, not_known

FIELD = re.compile(r"[^.\[]*|\.([^.\[]+)|\[([^\]]+)\]")
MAX_FIELD_DEPTH = 2


def _text(receiver: Value) -> str:
    return known_text(receiver) or ""


def _join(context: Context, receiver: Value, call: Call) -> Value:
    if len(call.positional) != 1 or call.keywords:
        context.throw("TypeError", "join() takes exactly one argument", call.span)
    items = context.iterate(call.positional[0], call.span)
    if isinstance(items, Unknown):
        return items
    parts: list[object] = []
    for item in items:
        plain = item.payload if isinstance(item, InstanceValue) and item.payload else item
        if isinstance(plain, Unknown):
            return plain
        if isinstance(plain, RootedPath):
            return Unknown(REASON, call.span)
        if isinstance(plain, Extension):
            plain.refuse_host(call.span)
        if isinstance(plain, (External, Generic, Extension)):
            return Unknown("an item of `join` is a library object", call.span)
        if not isinstance(plain, Known):
            context.throw("TypeError", "sequence item: expected str instance", call.span)
        parts.append(plain.value)
    separator = receiver.value if isinstance(receiver, Known) else ""
    size = sum(len(p) for p in parts if isinstance(p, (str, bytes)))
    if isinstance(separator, (str, bytes)) and size + len(separator) * len(parts) > MAX_TEXT:
        return Unknown("the text is too long", call.span)
    return run_host(lambda: _join_host(separator, parts), call.span)


def _join_host(separator: object, parts: list[object]) -> object:
    if isinstance(separator, str):
        texts = [part for part in parts if isinstance(part, str)]
        if len(texts) == len(parts):
            return separator.join(texts)
    if isinstance(separator, bytes):
        blocks = [part for part in parts if isinstance(part, bytes)]
        if len(blocks) == len(parts):
            return separator.join(blocks)
    raise TypeError("sequence item: expected another instance")


class FormatLostError(Exception):
    """A field of a format is not known."""

    def __init__(self, unknown: Unknown) -> None:
        super().__init__(unknown.reason)
        self.unknown = unknown


class Formatter:
    """One run of `str.format`: the arguments, and how far automatic numbering has come."""

    def __init__(self, context: Context, call: Call, mapping: Value | None) -> None:
        self.context = context
        self.call = call
        self.mapping = mapping
        self.next_field = 0

    def format(self, template: str, depth: int = 0) -> str:
        """Fill in a template; raises `FormatLostError` where a field is not known."""
        if depth > MAX_FIELD_DEPTH:
            self.context.throw("ValueError", "Max string recursion exceeded", self.call.span)
        parts: list[str] = []
        for literal, field, specification, conversion in self._parse(template):
            parts.append(literal)
            if field is None:
                continue
            value = self._field(field)
            if conversion == "r":
                value = self.context.represent(value, self.call.span)
            elif conversion == "s":
                value = self.context.text(value, self.call.span)
            elif conversion:
                raise FormatLostError(Unknown("this conversion is not followed", self.call.span))
            inner = self.format(specification or "", depth + 1)
            parts.append(self._known(self.context.format_value(value, inner, self.call.span)))
            if sum(map(len, parts)) > MAX_TEXT:
                raise FormatLostError(Unknown("the text is too long", self.call.span))
        return "".join(parts)

    def _parse(self, template: str) -> Iterator[tuple[str, str | None, str | None, str | None]]:
        from string import Formatter as Host  # imported only where a format is filled in

        pieces: list[tuple[str, str | None, str | None, str | None]] = []
        run_host(lambda: pieces.extend(Host().parse(template)), self.call.span)
        return iter(pieces)

    def _known(self, value: Value) -> str:
        if isinstance(value, Known):
            return str(value.value)
        raise FormatLostError(not_known(value, "a field of a format", self.call.span))

    def _field(self, name: str) -> Value:
        span = self.call.span
        first, rest = self._split(name)
        if not first or first.isdigit():
            value = self._positional(first)
        elif self.mapping is not None:
            value = self.context.subscript(self.mapping, Known(first), span)
        elif first in self.call.keywords:
            value = self.call.keywords[first]
        else:
            machine_of(self.context).throw_key_error(Known(first), span)
        for attribute, key in rest:
            if attribute:
                value = self.context.attribute(value, attribute, span)
            else:
                index: object = int(key) if key.isdigit() else key
                value = self.context.subscript(value, Known(index), span)
        return value

    def _positional(self, number: str) -> Value:
        index = int(number) if number else self.next_field
        self.next_field += not number
        if self.mapping is not None:
            self.context.throw(
                "ValueError", "Format string contains positional fields", self.call.span
            )
        if index >= len(self.call.positional):
            message = f"Replacement index {index} out of range for positional args tuple"
            self.context.throw("IndexError", message, self.call.span)
        return self.call.positional[index]

    def _split(self, name: str) -> tuple[str, list[tuple[str, str]]]:
        matches = list(FIELD.finditer(name))
        first = matches[0].group() if matches else ""
        rest = [(m.group(1) or "", m.group(2) or "") for m in matches[1:] if m.group()]
        if len(first) + sum(len(m.group()) for m in matches[1:]) != len(name):
            raise FormatLostError(Unknown("this field is not followed", self.call.span))
        return first, rest


def _format(context: Context, receiver: Value, call: Call) -> Value:
    try:
        return Known(Formatter(context, call, None).format(_text(receiver)))
    except FormatLostError as lost:
        return lost.unknown


def _format_map(context: Context, receiver: Value, call: Call) -> Value:
    mapping = call.positional[0] if call.positional else DictValue({})
    try:
        return Known(Formatter(context, call, mapping).format(_text(receiver)))
    except FormatLostError as lost:
        return lost.unknown


def _host_method(context: Context, receiver: Value, name: str, call: Call) -> Value:
    kind = bytes if isinstance(receiver, Known) and isinstance(receiver.value, bytes) else str
    return call_host(_method_of(kind, name), _with_receiver(receiver, call))


@cache
def _method_of(cls: type[object], name: str) -> Callable[..., object]:
    found: object = vars(cls)[name]
    if not callable(found):
        raise TypeError(name)
    return found


def _with_receiver(receiver: Value, call: Call) -> Call:
    return Call(positional=(receiver, *call.positional), keywords=call.keywords, span=call.span)


def _padded(name: str) -> Method:
    """Guard `ljust` and the like, whose first argument is a width."""

    def method(context: Context, receiver: Value, call: Call) -> Value:
        width = known_int(call.positional[0]) if call.positional else None
        if width is not None and width > MAX_TEXT:
            return Unknown("the text is too long", call.span)
        return _host_method(context, receiver, name, call)

    return method


def _expand_tabs(context: Context, receiver: Value, call: Call) -> Value:
    sizes = [*call.positional, *call.keywords.values()]
    text = receiver.value if isinstance(receiver, Known) else ""
    tabs = text.count("\t") if isinstance(text, str) else 1
    if any((known_int(size) or 0) * tabs > MAX_TEXT for size in sizes):
        return Unknown("the text is too long", call.span)
    return _host_method(context, receiver, "expandtabs", call)


def _replace(context: Context, receiver: Value, call: Call) -> Value:
    host = receiver.value if isinstance(receiver, Known) else ""
    new = call.positional[1] if len(call.positional) > 1 else None
    old = call.positional[0] if call.positional else None
    if isinstance(host, (str, bytes)) and isinstance(new, Known) and isinstance(old, Known):
        if isinstance(new.value, (str, bytes)) and isinstance(old.value, (str, bytes)):
            most = len(host) + 1 if not old.value else len(host) // len(old.value)
            if len(host) + most * len(new.value) > MAX_TEXT:
                return Unknown("the text is too long", call.span)
    return _host_method(context, receiver, "replace", call)


def _translate(context: Context, receiver: Value, call: Call) -> Value:
    longest = 1
    for table in call.positional:
        entries = table.entries.values() if isinstance(table, DictValue) else ()
        texts = [known_text(item) or "" for _, item in entries]
        longest = max([longest, *map(len, texts)])
    if len(_text(receiver)) * longest > MAX_TEXT:
        return Unknown("the text is too long", call.span)
    return _host_method(context, receiver, "translate", call)


def install(registry: Registry) -> None:
    """Add the methods."""
    methods: dict[str, Method] = {
        "str.join": _join, "bytes.join": _join, "str.format": _format,
        "str.format_map": _format_map, "str.translate": _translate,
        "str.replace": _replace, "bytes.replace": _replace,
    }  # fmt: skip
    for kind in ("str", "bytes"):
        for name in ("ljust", "rjust", "center", "zfill"):
            methods[f"{kind}.{name}"] = _padded(name)
        methods[f"{kind}.expandtabs"] = _expand_tabs
    registry.known_methods |= methods
