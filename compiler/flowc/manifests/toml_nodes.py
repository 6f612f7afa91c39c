"""TOML as nodes; the reader of TOML tells no places, so lines are searched for keys."""

from __future__ import annotations

import re
from tomllib import TOMLDecodeError, loads
from typing import TypeGuard

from flowc.manifests.codes import SYNTAX
from flowc.manifests.nodes import Atom, Entry, Map, Node, Sequence
from flowc_ir.diagnostic import Report
from flowc_ir.source import Span

_AT = re.compile(r"at line (\d+), column (\d+)")
_HEADER = re.compile(r"\s*\[{1,2}\s*([^\[\]]+?)\s*\]{1,2}\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_.$\"'-]+)\s*=")


def read_toml(text: str, path: str, report: Report) -> Node | None:
    """Read a document; what is wrong goes to `report`."""
    try:
        document = loads(text)
    except TOMLDecodeError as error:
        found = _AT.search(str(error))
        line, column = (int(found[1]), int(found[2]) - 1) if found else (1, 0)
        report.add(SYNTAX.at(Span(path, line, column, line, column), str(error)))
        return None
    return _Reader(_places(text, path), Span(path, 1, 0, 1, 0)).node(document, (), None)


Path = tuple[str, ...]


def _places(text: str, path: str) -> dict[Path, list[Span]]:
    """Give the places where each path of keys is written, without numbers of list items."""
    places: dict[Path, list[Span]] = {}
    table: Path = ()
    for number, line in enumerate(text.splitlines(), start=1):
        header, key = _HEADER.match(line), _KEY.match(line)
        if header is not None:
            table = _parts(header[1])
            found, at = table, header.start(1)
            length = len(header[1])
        elif key is not None:
            found, at = (*table, *_parts(key[1])), key.start(1)
            length = len(key[1])
        else:
            continue
        start = len(line[:at].encode())
        span = Span(path, number, start, number, start + len(line[at : at + length].encode()))
        places.setdefault(found, []).append(span)
    return places


def _parts(text: str) -> Path:
    return tuple(part.strip().strip("\"'") for part in text.split("."))


class _Reader:
    """Turns data into nodes; the n-th value of a path is taken to stand at its n-th place."""

    def __init__(self, places: dict[Path, list[Span]], start: Span) -> None:
        self._places = {path: iter(spans) for path, spans in places.items()}
        self._start = start

    def node(self, value: object, path: Path, outer: Span | None) -> Node:
        span = self._place(path, outer)
        if _is_table(value):
            entries: list[Entry] = []
            for key, item in value.items():
                node = self.node(item, (*path, key), span)
                entries.append(Entry(key, node.span, node))
            return Map(tuple(entries), span)
        if _is_list(value):
            return Sequence(tuple(self.node(item, path, span) for item in value), span)
        if value is None or isinstance(value, (bool, int, float, str)):
            return Atom(value, span)
        return Atom(str(value), span)

    def _place(self, path: Path, outer: Span | None) -> Span:
        found = next(self._places.get(path, iter(())), None)
        return found or outer or self._start


def _is_table(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)
