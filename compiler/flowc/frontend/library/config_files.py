"""configparser: sections of options, as the host's own parser reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeGuard

from flowc.frontend.interpreter.context import Builtin, Call, Context, Model
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.host import (
    NotHostError,
    raised_from_host,
    run_host,
    to_host,
)
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.values import External, Known, ListValue, TupleValue, Unknown, Value
from flowc.frontend.interpreter.world import FileKind
from flowc.frontend.library.arguments import is_none, known_text, not_known
from flowc.frontend.library.path_files import decoded
from flowc.frontend.library.source_files import kind_of, place_of, read_file
from flowc_ir.source import Span

if TYPE_CHECKING:
    from configparser import RawConfigParser, SectionProxy

READING = frozenset(
    "get getint getfloat getboolean sections options has_section has_option items keys "
    "values".split()  # noqa: SIM905
)
CHANGING = frozenset(
    "add_section remove_section remove_option set read_string read_dict update setdefault pop "
    "clear".split()  # noqa: SIM905
)
CLASSES = ("ConfigParser", "RawConfigParser")
MAX_LENGTH = 1_000_000


class Sections(Extension):
    """A `ConfigParser` or one of its sections; `host` is the host's own."""

    __slots__ = ("host", "lost", "parser")

    def __init__(self, parser: RawConfigParser, host: RawConfigParser | SectionProxy) -> None:
        self.parser = parser
        self.host = host
        self.lost: Unknown | None = None

    def describe(self) -> str:
        """Say what this is."""
        return "a configuration"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read a method."""
        if self.lost is not None:
            return self.lost
        if name == "read":
            return Builtin("ConfigParser.read", self._read)
        if name == "read_file":
            return Builtin("ConfigParser.read_file", self._read_file)
        if name in ("__contains__", "__len__", "__setitem__", "__delitem__") or (
            name in READING or name in CHANGING
        ):
            function: Callable[..., object] = getattr(self.host, name)
            return Builtin(f"ConfigParser.{name}", lambda inner, call: self._run(function, call))
        return Unknown(f"`{name}` of a configuration is not followed", span)

    def set_attribute(self, context: Context, name: str, value: Value, span: Span) -> bool:
        """Write an attribute: names of options may be kept as they are written."""
        if name == "optionxform" and isinstance(value, External) and value.name == "builtins.str":
            vars(self.parser)["optionxform"] = str
            return True
        self.lose(Unknown(f"`{name}` of a configuration is not followed", span))
        return False

    def subscript(self, context: Context, key: Value, span: Span) -> Value:
        """Read a section, or an option of a section."""
        text = known_text(key)
        if self.lost is not None or text is None:
            return self.lost or not_known(key, "the name of a section", span)
        try:
            found: object = self.host[text]
        except Exception as error:  # noqa: BLE001 - any exception of the parser is the user's
            raise raised_from_host(error, span) from None
        return self._shown(found, span)

    def iterate(self, context: Context, span: Span) -> list[Value] | Unknown:
        """Give the names of sections or options."""
        return self.lost or [Known(name) for name in self.host]

    def truth(self, context: Context, span: Span) -> bool | Unknown:
        """Give the truth value."""
        return self.lost or len(self.host) > 0

    def lose(self, unknown: Unknown) -> None:
        """Forget what it holds."""
        self.lost = self.lost or unknown

    def is_changed_by(self, method: str) -> bool:
        """Tell whether a method changes what it holds."""
        return method not in READING and method not in ("__contains__", "__len__")

    def _run(self, function: Callable[..., object], call: Call) -> Value:
        try:
            positional = [to_host(value) for value in call.positional]
            keywords = {name: to_host(value) for name, value in call.keywords.items()}
        except NotHostError as error:
            self.lose(error.unknown or Unknown(error.reason, call.span))
            return self.lost or Unknown(error.reason, call.span)
        if self.lost is not None:
            return self.lost
        try:
            found = function(*positional, **keywords)
        except Exception as error:  # noqa: BLE001 - any exception of the parser is the user's
            raise raised_from_host(error, call.span) from None
        return self._shown(found, call.span)

    def _shown(self, found: object, span: Span) -> Value:
        import configparser

        if isinstance(found, configparser.SectionProxy):
            return Sections(self.parser, found)
        if isinstance(found, (str, int, float, bool)) or found is None:
            return Known(found)
        parts = [self._shown(part, span) for part in found] if _is_iterable(found) else []
        return TupleValue(tuple(parts)) if isinstance(found, tuple) else ListValue(parts)

    def _read(self, context: Context, call: Call) -> Value:
        """Read files one after another; those that are not there are passed over."""
        given = call.positional[0]
        paths = (
            context.iterate(given, call.span)
            if isinstance(given, (ListValue, TupleValue))
            else [given]
        )
        if isinstance(paths, Unknown):
            self.lose(paths)
            return paths
        found: list[Value] = []
        for path in paths:
            place = place_of(context, path, call.span)
            kind = place if isinstance(place, Unknown) else kind_of(context, place, call.span)
            if isinstance(place, Unknown) or isinstance(kind, Unknown):
                unknown = kind if isinstance(kind, Unknown) else Unknown("", call.span)
                self.lose(unknown)
                return unknown
            if kind is FileKind.FILE:
                data = read_file(context, place, call.span)
                text = (
                    data
                    if isinstance(data, Unknown)
                    else decoded(data, "utf-8", "strict", call.span)
                )
                self._take(text, call.span)
                found.append(path)
        return self.lost or ListValue(found)

    def _read_file(self, context: Context, call: Call) -> Value:
        lines = context.iterate(call.positional[0], call.span)
        if isinstance(lines, Unknown):
            self.lose(lines)
            return lines
        texts = [known_text(line) for line in lines]
        whole = "".join(text for text in texts if text is not None)
        unknown = Unknown("the lines of a configuration are not known", call.span)
        return self._take(unknown if None in texts else Known(whole), call.span)

    def _take(self, text: Value, span: Span) -> Value:
        plain = known_text(text)
        if plain is None or len(plain) > MAX_LENGTH:
            self.lose(not_known(text, "a configuration", span))
            return text
        return run_host(lambda: self.parser.read_string(plain), span)


def _is_iterable(found: object) -> TypeGuard[Iterable[object]]:
    return isinstance(found, Iterable)


def _model(name: str) -> Model:
    def model(context: Context, call: Call) -> Value:
        import configparser

        if call.positional or set(call.keywords) - {"allow_no_value", "interpolation"}:
            return Unknown("the settings of this parser are not followed", call.span)
        if not is_none(call.keywords.get("interpolation")):
            return Unknown("this interpolation of a configuration is not followed", call.span)
        allowed = context.truth(call.keywords.get("allow_no_value", Known(False)), call.span)
        if isinstance(allowed, Unknown):
            return allowed
        if name == "RawConfigParser":
            raw = configparser.RawConfigParser(allow_no_value=allowed)
            return Sections(raw, raw)
        if "interpolation" in call.keywords:
            parser = configparser.ConfigParser(allow_no_value=allowed, interpolation=None)
        else:
            parser = configparser.ConfigParser(allow_no_value=allowed)
        return Sections(parser, parser)

    return model


def install(registry: Registry) -> None:
    """Add the parsers."""
    for name in CLASSES:
        registry.models[f"configparser.{name}"] = _model(name)
