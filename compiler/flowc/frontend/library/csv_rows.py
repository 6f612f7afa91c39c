"""csv: rows of text, read from any lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.host import NotHostError, raised_from_host, to_host
from flowc.frontend.interpreter.iteration import advance, walk
from flowc.frontend.interpreter.registry import Registry, known_constant
from flowc.frontend.interpreter.signals import ItemsLost
from flowc.frontend.interpreter.values import (
    NONE,
    DictValue,
    IteratorValue,
    Known,
    ListValue,
    Unknown,
    Value,
)
from flowc.frontend.library.arguments import is_none, known_text, machine_of, not_known, signature
from flowc_ir.source import Span

if TYPE_CHECKING:
    from csv import Dialect

FORMATS = (
    "delimiter quotechar escapechar doublequote skipinitialspace lineterminator quoting strict"
)
READER = signature("reader", "csvfile dialect", 1, FORMATS)
DICT_READER = signature("DictReader", "f fieldnames restkey restval dialect", 1, FORMATS)
QUOTING = {"QUOTE_MINIMAL": 0, "QUOTE_ALL": 1, "QUOTE_NONNUMERIC": 2, "QUOTE_NONE": 3}


def _dialect(bound: dict[str, Value], span: Span) -> type[Dialect] | Unknown:
    """Give how rows are written: a named dialect, and what is given beside it."""
    import csv

    named = {"excel": csv.excel, "excel-tab": csv.excel_tab, "unix": csv.unix_dialect}
    base = named.get(known_text(bound.get("dialect", Known("excel"))) or "")
    if base is None:
        return not_known(bound.get("dialect"), "a dialect of csv", span)
    settings: dict[str, object] = {}
    for name in FORMATS.split():
        if name in bound:
            try:
                settings[name] = to_host(bound[name])
            except NotHostError as error:
                return error.unknown or Unknown(error.reason, span)
    made = type("Given", (base,), settings)
    return made if issubclass(made, csv.Dialect) else base


def _rows(
    context: Context, lines: Value, dialect: type[Dialect], span: Span
) -> Iterator[list[Value]]:
    """Give the rows, one at a time, as the reader takes the lines it needs."""
    import csv

    try:
        for row in csv.reader(_texts(context, lines, span), dialect):
            yield [Known(item) for item in row]
    except (csv.Error, TypeError, ValueError) as error:
        raise raised_from_host(error, span) from None


def _texts(context: Context, lines: Value, span: Span) -> Iterator[str]:
    for line in walk(machine_of(context), lines, span):
        text = known_text(line)
        if text is None:
            if isinstance(line, Known):
                context.throw("_csv.Error", "iterator should return strings", span)
            raise ItemsLost(not_known(line, "a line of csv", span))
        yield text


def _reader(context: Context, call: Call) -> Value:
    bound = READER.bind(context, call)
    dialect = _dialect(bound, call.span)
    if isinstance(dialect, Unknown):
        return dialect
    lines = bound["csvfile"]
    rows = _rows(context, lines, dialect, call.span)
    return IteratorValue((ListValue(row) for row in rows), (lines,), "_csv.reader")


class DictReader(Extension):
    """A `csv.DictReader`: the rows that are left, and the names of their fields."""

    __slots__ = ("names", "rest", "rest_value", "rows")

    def __init__(
        self, rows: IteratorValue, names: list[Value] | None, rest: Value, rest_value: Value
    ) -> None:
        self.rows = rows
        self.names = names
        self.rest = rest
        self.rest_value = rest_value

    def describe(self) -> str:
        """Say what this is."""
        return "a reader of csv"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read an attribute."""
        if name == "fieldnames":
            try:
                names = self._field_names(context, span)
            except ItemsLost as lost:
                return lost.unknown
            return NONE if names is None else ListValue(list(names))
        if name == "__iter__":
            return Builtin("DictReader.__iter__", lambda inner, call: self)
        return super().get_attribute(context, name, span)

    def iterate(self, context: Context, span: Span) -> list[Value] | Unknown:
        """Give the rows that are left."""
        try:
            return list(self.iterator(context, span))
        except ItemsLost as lost:
            return lost.unknown

    def iterator(self, context: Context, span: Span) -> Iterator[Value]:
        """Give the rows that are left as dicts, one at a time; empty ones are passed over."""
        names = self._field_names(context, span)
        while (row := self._next(context, span)) is not None:
            if row:
                yield self._entries(names or [], row)

    def lose(self, unknown: Unknown) -> None:
        """Forget how far it has been read."""
        self.rows.lost = self.rows.lost or unknown

    def reachable(self) -> tuple[Value, ...]:
        """Give what it reads."""
        return (self.rows,)

    def _next(self, context: Context, span: Span) -> list[Value] | None:
        row = advance(machine_of(context), self.rows, span)
        return row.items if isinstance(row, ListValue) else None

    def _field_names(self, context: Context, span: Span) -> list[Value] | None:
        if self.names is None:
            self.names = self._next(context, span)
        return self.names

    def _entries(self, names: list[Value], row: list[Value]) -> Value:
        entries: dict[object, tuple[Value, Value]] = {}
        for name, item in zip(names, row, strict=False):
            entries[known_text(name)] = (name, item)
        if len(row) > len(names):
            entries[known_text(self.rest)] = (self.rest, ListValue(row[len(names) :]))
        for name in names[len(row) :]:
            entries[known_text(name)] = (name, self.rest_value)
        return DictValue(entries)


def _dict_reader(context: Context, call: Call) -> Value:
    bound = DICT_READER.bind(context, call)
    dialect = _dialect(bound, call.span)
    if isinstance(dialect, Unknown):
        return dialect
    names: list[Value] | None = None
    if not is_none(bound.get("fieldnames")):
        given = context.iterate(bound["fieldnames"], call.span)
        if isinstance(given, Unknown):
            return given
        names = given
    rest = bound.get("restkey", NONE)
    texts = [known_text(name) for name in names or []]
    if None in texts or not (is_none(rest) or known_text(rest) is not None):
        return Unknown("names of fields that are no text are not followed", call.span)
    lines = bound["f"]
    rows = _rows(context, lines, dialect, call.span)
    source = IteratorValue((ListValue(row) for row in rows), (lines,), "_csv.reader")
    return DictReader(source, names, rest, bound.get("restval", NONE))


def install(registry: Registry) -> None:
    """Add the readers."""
    registry.models |= {"csv.reader": _reader, "csv.DictReader": _dict_reader}
    for name, number in QUOTING.items():
        registry.constants[f"csv.{name}"] = known_constant(number)
    registry.aliases["csv.Error"] = "_csv.Error"
    registry.reasons |= {
        "csv.writer": "writes the file system", "csv.DictWriter": "writes the file system",
        "csv.Sniffer": "is not followed",
    }  # fmt: skip
