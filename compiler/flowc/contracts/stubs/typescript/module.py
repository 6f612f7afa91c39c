"""One generated module: the enums, records and clients of a module of the program."""

from __future__ import annotations

import posixpath
import textwrap
from collections.abc import Sequence

from flowc.contracts.mark import MARK
from flowc.contracts.model.contract import Contract, Entity, Enumeration, Record
from flowc.contracts.model.of_program import describe
from flowc.contracts.model.shapes import Choice, Nothing, OneOf, Shape
from flowc.contracts.spelling import UNSPELLABLE
from flowc.contracts.stubs.names import RUNTIME, Names
from flowc.contracts.stubs.told import told
from flowc.contracts.stubs.typescript.layout import (
    WIDTH,
    Call,
    Generic,
    lines_of_code,
    lines_of_type,
)
from flowc.contracts.stubs.typescript.spelling import identifier, property_name, text
from flowc.contracts.stubs.typescript.types import Types, value_of
from flowc.contracts.words import camel
from flowc_ir.diagnostic import Report
from flowc_ir.graph import EntityKind
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.records import RecordKind
from flowc_ir.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class _Property:
    """A property of a generated interface, and what it is called when it is written."""

    name: str
    shape: Shape
    doc: str
    is_required: bool
    alias: str = ""


class Module:
    """Writes one module."""

    def __init__(self, contract: Contract, names: Names, module: str, report: Report) -> None:
        self._contract = contract
        self._names = names
        self._module = module
        self._report = report
        self._homes = {each.id: each.module for each in contract.types}
        self._types = Types(self._refer, self._named)
        self._imported: dict[str, str] = {}
        self._declared: dict[OneOf | Choice, str] = {}

    def text(self) -> str:
        """Give the text of the module."""
        types = [each for each in self._contract.types if each.module == self._module]
        blocks = [self._enum(each) for each in types if isinstance(each, Enumeration)]
        for record in types:
            if isinstance(record, Record):
                blocks += self._record(record)
        for entity in self._names.entities:
            if entity.module == self._module:
                blocks += self._client(entity)
        # A declaration may need others, which are then declared too.
        written = 0
        while written < len(self._declared):
            shape = list(self._declared)[written]
            blocks += self._declaration(shape)
            written += 1
        return "".join(f"{line}\n" for line in [*self._head(blocks), *_joined(blocks)])

    def _head(self, blocks: Sequence[list[str]]) -> list[str]:
        title = f"Clients of the tasks, launch plans and types of `{self._module}`."
        lines = ["/**", f" * {title}", " *", f" * {MARK}", " */"]
        uses_runtime = any("_flyte." in line for block in blocks for line in block)
        runtime: list[tuple[tuple[str, ...], str]] = [((RUNTIME,), RUNTIME)]
        imports = runtime if uses_runtime else []
        imports += [(self._names.modules[home], alias) for home, alias in self._imported.items()]
        if imports:
            lines.append("")
        return [*lines, *(self._import(parts, alias) for parts, alias in imports)]

    def _import(self, parts: tuple[str, ...], alias: str) -> str:
        folder = "/".join(self._names.modules[self._module][:-1])
        path = posixpath.relpath("/".join(parts), folder or ".")
        return f'import * as {alias} from "{path if path.startswith(".") else f"./{path}"}.js";'

    def _refer(self, id_: str) -> str:
        name, home = self._names.class_of(id_), self._homes[id_]
        if home == self._module:
            return name
        if home not in self._imported:
            self._imported[home] = self._names.alias(self._module, home)
        return f"{self._imported[home]}.{name}"

    def _named(self, shape: OneOf | Choice) -> str:
        """Give the name of the type of a union or choice, which no type of the user's has."""
        if shape not in self._declared:
            self._declared[shape] = self._names.free(self._module, _stem(shape))
        return self._declared[shape]

    def _enum(self, enum: Enumeration) -> list[str]:
        members = [
            f"  {self._names.member(enum, member)} = {text(member.value)},"
            for member in enum.members
        ]
        head = enum.doc or f"The values of `{enum.id}`."
        return [*_doc(head, 0), f"export enum {self._names.class_of(enum.id)} {{", *members, "}"]

    def _record(self, record: Record) -> list[list[str]]:
        what = f"type `{record.id}`"
        properties = [
            _Property(
                name=self._property(f.name, f"field `{f.name}` of {what}", f.span),
                alias=f.alias,
                shape=f.shape,
                doc=told(f),
                is_required=f.is_required,
            )
            for f in record.fields
        ]
        name = self._names.class_of(record.id)
        head = record.doc or f"`{record.id}`."
        return self._interface(name, head, properties, record.encoding)

    def _client(self, entity: Entity) -> list[list[str]]:
        names, what = self._names.client(entity), describe(entity)
        inputs = [
            _Property(
                name=self._property(each.name, f"input `{each.name}` of {what}", each.span),
                shape=each.shape,
                doc=told(each),
                # What a task takes must all be sent, also `None`.
                is_required=each.is_required or entity.kind is EntityKind.TASK,
            )
            for each in entity.given
        ]
        outputs = [
            _Property(
                name=self._property(each.name, f"output `{each.name}` of {what}", entity.span),
                shape=each.shape,
                doc=each.doc,
                is_required=True,
            )
            for each in entity.outputs
        ]
        kind = "launchPlan" if entity.kind is EntityKind.LAUNCH_PLAN else "task"
        call = Call(f"_flyte.{kind}(", (text(entity.name), names.inputs, names.outputs))
        doc = "\n".join(part for part in (entity.doc, entity.long) if part)
        head = f"export const {names.object} ="
        return [
            *self._interface(names.inputs, f"What {what} takes.", inputs),
            *self._interface(names.outputs, f"What {what} gives.", outputs),
            [*_doc(doc or f"The {what}.", 0), *_assigned(head, call, f"_flyte.{kind}(")],
        ]

    def _interface(
        self,
        name: str,
        head: str,
        properties: Sequence[_Property],
        encoding: RecordKind = RecordKind.DATACLASS,
    ) -> list[list[str]]:
        lines = [*_doc(head, 0), f"export interface {name} {{"]
        for each in properties:
            lines += _doc(each.doc, 2)
            mark = "" if each.is_required else "?"
            before = f"{property_name(each.name)}{mark}: "
            lines += lines_of_type(before, self._types.type(each.shape), ";", 2)
        closed = [*lines, "}"] if properties else [*lines[:-1], f"export interface {name} {{}}"]
        return [closed, self._codec(name, properties, encoding)]

    def _codec(self, name: str, properties: Sequence[_Property], encoding: RecordKind) -> list[str]:
        head, call = f"export const {name} =", f"_flyte.record<{name}>("
        required = Call("[", tuple(text(p.name) for p in properties if p.is_required), "]")

        def form(indent: int) -> list[str]:
            body = lines_of_code("required: ", required, ",", indent)
            if encoding is RecordKind.PYDANTIC:
                body.append(f'{" " * indent}style: "pydantic",')
            return [*body, *self._fields(properties, indent)]

        if len(f"{head} {call}{{") <= WIDTH:
            return [f"{head} {call}{{", *form(2), "});"]
        if len(f"{head} {call}") <= WIDTH:
            return [f"{head} {call}", "  {", *form(4), "  },", ");"]
        if len(f"  {call}{{") <= WIDTH:
            return [head, f"  {call}{{", *form(4), "  });"]
        return [head, f"  {call}", "    {", *form(6), "    },", "  );"]

    def _fields(self, properties: Sequence[_Property], indent: int) -> list[str]:
        margin = " " * indent
        if not properties:
            return [f"{margin}fields: () => ({{}}),"]
        lines = [f"{margin}fields: () => ({{"]
        for each in properties:
            codec = self._types.codec(each.shape)
            if each.alias:
                codec = Call("_flyte.alias(", (text(each.alias), codec))
            lines += lines_of_code(f"{property_name(each.name)}: ", codec, ",", indent + 2)
        return [*lines, f"{margin}}}),"]

    def _declaration(self, shape: OneOf | Choice) -> list[list[str]]:
        name = self._declared[shape]
        if isinstance(shape, Choice):
            values = value_of(shape)
            lines = _assigned(
                f"export const {name} =",
                Call(
                    f"_flyte.choice<{name}, {_BASES[shape.atom.value]}>(",
                    (f"_flyte.{shape.atom.name}", *values),
                ),
                "",
            )
            return [_alternatives(name, [[value] for value in values]), lines]
        members: list[list[str]] = []
        for variant in shape.variants:
            if isinstance(variant.shape, Nothing):
                members.append(["null"])
                continue
            tagged = Generic(
                "_flyte.Tagged", (text(variant.label), self._types.type(variant.shape))
            )
            members.append(lines_of_type("", tagged, "", 4))
        variants = Call("[", tuple(map(self._types.variant, shape.variants)), "]")
        return [_alternatives(name, members), _lazily(name, variants)]

    def _property(self, name: str, what: str, span: Span) -> str:
        """Any name can be that of a property, but for one that means something else there."""
        if name == "__proto__" or not name:
            message = f"the name of {what} cannot be spelled in TypeScript"
            self._report.add(UNSPELLABLE.at(span, message))
        return name


_BASES = {"integer": "bigint", "string": "string", "boolean": "boolean", "float": "number"}


def _stem(shape: OneOf | Choice) -> str:
    if isinstance(shape, Choice):
        joined = "Or".join(camel(str(value)) for value in shape.values)
        found = identifier(joined) if len(joined) <= 40 else None
        return found if found and not found[0].isdigit() else f"{camel(shape.atom.value)}Choice"
    labels = [each.label for each in shape.variants if not isinstance(each.shape, Nothing)]
    joined = "Or".join(map(camel, labels))
    none = "OrNone" if len(labels) < len(shape.variants) else ""
    return f"{joined if len(joined) <= 60 else f'{camel(labels[0])}OrOther'}{none}"


def _doc(doc: str, indent: int) -> list[str]:
    margin = " " * indent
    safe = doc.strip().replace("*/", "*\\/")
    if not safe:
        return []
    single = f"{margin}/** {safe} */"
    if len(single) <= WIDTH and "\n" not in safe:
        return [single]
    width = WIDTH - indent - 3
    lines = [
        line
        for part in safe.split("\n")
        for line in textwrap.wrap(part, width, break_long_words=False, break_on_hyphens=False)
        or [""]
    ]
    return [f"{margin}/**", *(f"{margin} * {line}".rstrip() for line in lines), f"{margin} */"]


def _assigned(head: str, call: Call, opening: str) -> list[str]:
    """Give a constant: what is too long before its call begins goes onto a line of its own."""
    if len(f"{head} {opening or call.opening}") <= WIDTH:
        return lines_of_code(f"{head} ", call, ";", 0)
    return [head, *lines_of_code("", call, ";", 2)]


def _alternatives(name: str, members: Sequence[list[str]]) -> list[str]:
    """Give the declaration of a union."""
    head = f"export type {name} ="
    if all(len(each) == 1 for each in members):
        joined = " | ".join(each[0].strip() for each in members)
        if len(f"{head} {joined};") <= WIDTH:
            return [f"{head} {joined};"]
        if len(f"  {joined};") <= WIDTH:
            return [head, f"  {joined};"]
    lines = [head]
    for first, *others in members:
        lines += [f"  | {first.strip()}", *others]
    lines[-1] += ";"
    return lines


def _lazily(name: str, variants: Call) -> list[str]:
    head, call = f"export const {name} =", f"_flyte.union<{name}>("
    if len(f"{head} {call}() => [") <= WIDTH:
        return lines_of_code(f"{head} {call}() => ", variants, ");", 0)
    if len(f"{head} {call}") <= WIDTH:
        return [f"{head} {call}", *lines_of_code("() => ", variants, ",", 2), ");"]
    if len(f"  {call}() => [") <= WIDTH:
        return [head, *lines_of_code(f"{call}() => ", variants, ");", 2)]
    return [head, f"  {call}", *lines_of_code("() => ", variants, ",", 4), "  );"]


def _joined(blocks: Sequence[list[str]]) -> list[str]:
    return [line for block in blocks for line in ("", *block)]
