"""What kind of data a template makes, without evaluating it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flowc.contracts.plugins.expressions import schema_of_expression
from flowc.contracts.plugins.schema import (
    ANYTHING,
    TEXT,
    Choice,
    Entry,
    ListOf,
    MapOf,
    Message,
    Named,
    Nullable,
    OneOf,
    Record,
    Schema,
    join,
    without_null,
)
from flowc.contracts.plugins.vocabulary import Vocabulary, last
from flowc.manifests.plain_data import is_dict, is_list
from flowc_ir.lazy_dataclass import dataclass

_CALLED: dict[str, Schema] = {
    "resources": Message("flyteidl.core.Resources"),
    "pod": Nullable(Message("flyteidl.core.K8sPod")),
}
"""Function of the compiler → what it gives."""

_DEEPEST = 60


@dataclass(frozen=True, slots=True)
class Made:
    """What a template makes; `may_lack` if it may make nothing."""

    schema: Schema
    may_lack: bool = False


NOTHING = Made(ANYTHING, may_lack=True)

Names = Mapping[str, Schema]
_Directive = Callable[[dict[str, object], Names, int], Made]


class TemplateReader:
    """Reads the templates of one manifest (directives: `ext/v1/tasks.proto`)."""

    def __init__(self, vocabulary: Vocabulary, fragments: Mapping[str, object]) -> None:
        self._vocabulary = vocabulary
        self._fragments = fragments
        self._directives: dict[str, _Directive] = {
            "$if": self._if,
            "$each": self._each,
            "$map": self._map_of,
            "$merge": self._merge,
            "$join": self._join,
            "$omit": self._omit,
            "$use": self._use,
            "$message": self._message,
            "$type": self._type,
            "$new": self._new,
            "$unknown": self._unknown,
            "$call": self._call,
        }

    def read(self, template: object, names: Names, depth: int = 0) -> Made:
        """Tell what a template makes, with the kinds of its variables."""
        if depth > _DEEPEST:
            return Made(ANYTHING)
        if isinstance(template, str):
            return Made(self._text(template, names))
        if is_list(template):
            return Made(
                ListOf(self._joined([self.read(each, names, depth + 1) for each in template]))
            )
        if is_dict(template):
            for directive, read in self._directives.items():
                if directive in template:
                    return read(template, names, depth + 1)
            return Made(self._record(template, names, depth + 1))
        if isinstance(template, (bool, int, float)):
            return Made(Choice((template,)))
        return Made(ANYTHING)

    def _text(self, text: str, names: Names) -> Schema:
        if text.startswith(("@@", "==")):
            return Choice((text[1:],))
        if text.startswith("@"):
            return self._path(text[1:], names)
        if text.startswith("="):
            return schema_of_expression(text[1:], lambda path: self._path(path, names))
        return Choice((text,))

    def _path(self, path: str, names: Names) -> Schema:
        name, *rest = path.split(".")
        found = names.get(name, ANYTHING)
        for part in rest:
            found = self._vocabulary.attribute(found, part)
        return found

    def _summary(self, template: object, names: Names) -> str:
        """Say what a template is that only hands on a field."""
        if not isinstance(template, str) or not template.startswith("@"):
            return ""
        path, _, name = template[1:].rpartition(".")
        return self._vocabulary.summary(self._path(path, names), name) if path else ""

    def _joined(self, made: list[Made]) -> Schema:
        if not made:
            return ANYTHING
        first, *others = (each.schema for each in made)
        for other in others:
            first = join(first, other)
        return first

    def _record(self, template: dict[str, object], names: Names, depth: int) -> Schema:
        entries: list[Entry] = []
        for name, item in template.items():
            made = self.read(item, names, depth)
            summary = self._summary(item, names)
            entries.append(
                Entry(
                    name=name,
                    schema=made.schema,
                    summary=summary,
                    is_required=not made.may_lack,
                )
            )
        return Record(tuple(entries))

    def _if(self, template: dict[str, object], names: Names, depth: int) -> Made:
        made = [
            self.read(template[key], names, depth) for key in ("then", "else") if key in template
        ]
        may_lack = len(made) < 2 or any(each.may_lack for each in made)
        return Made(self._joined(made), may_lack)

    def _each(self, template: dict[str, object], names: Names, depth: int) -> Made:
        inner = self._with_item(template, "$each", names, depth)
        return Made(ListOf(self.read(template.get("do"), inner, depth).schema))

    def _map_of(self, template: dict[str, object], names: Names, depth: int) -> Made:
        inner = self._with_item(template, "$map", names, depth)
        return Made(MapOf(self.read(template.get("value"), inner, depth).schema))

    def _with_item(
        self, template: dict[str, object], directive: str, names: Names, depth: int
    ) -> Names:
        walked = without_null(self.read(template[directive], names, depth).schema)
        item: Schema = ANYTHING
        match walked:
            case ListOf(item=each):
                item = each
            case MapOf(item=each):
                item = _pair(each)
            case Record(fields=fields):
                made = [Made(field.schema) for field in fields]
                item = _pair(self._joined(made))
            case _:
                pass
        return {**names, str(template.get("as")): item}

    def _parts(self, template: object, names: Names, depth: int) -> list[Made]:
        return [self.read(part, names, depth) for part in template] if is_list(template) else []

    def _merge(self, template: dict[str, object], names: Names, depth: int) -> Made:
        fields: dict[str, Entry] = {}
        is_open = False
        for part in self._parts(template["$merge"], names, depth):
            schema = self._vocabulary.on_the_wire(without_null(part.schema))
            if not isinstance(schema, Record):
                is_open = True
                continue
            lacks = part.may_lack or isinstance(part.schema, Nullable)
            is_open = is_open or schema.is_open
            for field in schema.fields:
                earlier = fields.get(field.name)
                fields[field.name] = _later(earlier, field, lacks=lacks)
        return Made(Record(tuple(fields.values()), is_open) if fields else MapOf(ANYTHING))

    def _join(self, template: dict[str, object], names: Names, depth: int) -> Made:
        items: list[Made] = []
        for part in self._parts(template["$join"], names, depth):
            schema = without_null(part.schema)
            items.append(Made(schema.item if isinstance(schema, ListOf) else ANYTHING))
        return Made(ListOf(self._joined(items)))

    def _omit(self, template: dict[str, object], names: Names, depth: int) -> Made:
        made = self.read(template.get("of"), names, depth)
        schema = self._vocabulary.on_the_wire(made.schema)
        if not isinstance(schema, Record):
            return Made(schema, made.may_lack)
        only_nulls = template["$omit"] == "nulls"
        fields = tuple(_omitted(field, only_nulls=only_nulls) for field in schema.fields)
        return Made(Record(fields, schema.is_open), made.may_lack)

    def _use(self, template: dict[str, object], names: Names, depth: int) -> Made:
        fragment = self._fragments.get(str(template["$use"]))
        given = template.get("with")
        inner = dict(names)
        if is_dict(given):
            inner |= {name: self.read(each, names, depth).schema for name, each in given.items()}
        return self.read(fragment, inner, depth)

    def _message(self, template: dict[str, object], names: Names, depth: int) -> Made:
        return Made(Message(str(template["$message"])))

    def _type(self, template: dict[str, object], names: Names, depth: int) -> Made:
        return Made(Message("flyteidl.core.LiteralType"))

    def _new(self, template: dict[str, object], names: Names, depth: int) -> Made:
        name = last(str(template["$new"]))
        return Made(ANYTHING if self._vocabulary.find(name) is None else Named(name))

    def _unknown(self, template: dict[str, object], names: Names, depth: int) -> Made:
        return Made(ANYTHING)

    def _call(self, template: dict[str, object], names: Names, depth: int) -> Made:
        name = str(template["$call"])
        if name in _CALLED:
            return Made(_CALLED[name])
        return Made(schema_of_expression(f"{name}()", lambda path: ANYTHING))


def _pair(value: Schema) -> Record:
    return Record((Entry(name="key", schema=TEXT), Entry(name="value", schema=value)))


def _later(earlier: Entry | None, field: Entry, *, lacks: bool) -> Entry:
    """Give an entry of a merged map: what came later, or what was there where that may lack."""
    if not lacks and field.is_required:
        return field
    if earlier is None:
        return Entry(name=field.name, schema=field.schema, summary=field.summary, is_required=False)
    schema = join(earlier.schema, field.schema)
    return Entry(
        name=field.name, schema=schema, summary=field.summary, is_required=earlier.is_required
    )


def _omitted(field: Entry, *, only_nulls: bool) -> Entry:
    may_lack = not only_nulls or isinstance(field.schema, (Nullable, OneOf))
    may_lack = may_lack or field.schema == ANYTHING
    return Entry(
        name=field.name,
        schema=without_null(field.schema),
        summary=field.summary,
        is_required=field.is_required and not may_lack,
    )
