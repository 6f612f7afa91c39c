"""From what was read to a template, with notes of what could not be derived."""

from __future__ import annotations

from collections.abc import Iterable

from flowc.manifests.derivation.symbols import (
    Choice,
    Each,
    Formula,
    Instance,
    Items,
    Lost,
    Printed,
    Record,
    Symbol,
)
from flowc.manifests.flyte_messages import json_names
from flowc.manifests.plain_data import is_dict
from flowc.manifests.templates import MISSING


class Renderer:
    """Writes templates; `notes` collects what is missing in them."""

    def __init__(self, part: str) -> None:
        self._part = part
        self.notes: list[str] = []

    def template(self, symbol: Symbol | None) -> object:
        """Give the template of a value; `MISSING` if there is none."""
        match symbol:
            case None:
                return MISSING
            case Formula(template=template):
                return template
            case Lost(why=why, line=line):
                self.notes.append(f"{self._part}, line {line}: {why}")
                return MISSING
            case Items(items=items):
                made = [self.template(item) for item in items]
                return [item for item in made if item is not MISSING]
            case Each(items=over, name=name, made=inner):
                walked = self.template(over)
                return {"$each": walked, "as": name, "do": self.template(inner)}
            case Record(entries=entries, message=message):
                return self._map(entries, message)
            case Choice(condition=condition, then=then, otherwise=otherwise):
                return self._choice(condition, then, otherwise)
            case Printed(message=message):
                return self._printed(message)
            case Instance(cls=cls):
                self.notes.append(f"{self._part}: an object of `{cls.name}`")
                return MISSING
            case _:
                self.notes.append(f"{self._part}: {symbol}")
                return MISSING

    def _map(self, entries: dict[str, Symbol], message: str) -> object:
        names = json_names(message) if message else {}
        made = {names.get(key, key): self.template(item) for key, item in entries.items()}
        kept = {key: item for key, item in made.items() if item is not MISSING}
        # A field of a message that is null is not set.
        if not message:
            return kept
        return {key: _without_null(item) for key, item in kept.items() if item is not None}

    def _choice(self, condition: str, then: Symbol | None, otherwise: Symbol | None) -> object:
        made: dict[str, object] = {"$if": condition}
        for key, symbol in (("then", then), ("else", otherwise)):
            template = self.template(symbol)
            if template is not MISSING:
                made[key] = template
        return made if len(made) > 1 else MISSING

    def _printed(self, symbol: Symbol) -> object:
        if isinstance(symbol, Choice):
            then, otherwise = (
                None if each is None else Printed(each) for each in (symbol.then, symbol.otherwise)
            )
            return self._choice(symbol.condition, then, otherwise)
        if isinstance(symbol, Record) and symbol.message:
            return {"$message": symbol.message, "of": self._map(symbol.entries, symbol.message)}
        return self.template(symbol)


def comments(notes: Iterable[str]) -> list[str]:
    """Give the notes without repeats, on one line each."""
    return list(dict.fromkeys(" ".join(note.split()) for note in notes))


def _without_null(template: object) -> object:
    """Leave out a null that would be chosen: a field that is null is not set."""
    if is_dict(template) and "$if" in template:
        kept = {key: item for key, item in template.items() if key != "else" or item is not None}
        if kept.get("then", MISSING) is not None:
            return {key: _without_null(item) for key, item in kept.items()}
    return template
