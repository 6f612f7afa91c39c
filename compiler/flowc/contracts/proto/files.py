"""The files of a contract in protobuf: one package a module."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import count

from flowc.contracts.literal_json import shown
from flowc.contracts.mark import MARK
from flowc.contracts.model.contract import (
    Contract,
    Entity,
    Enumeration,
    Field,
    Input,
    Output,
    Record,
)
from flowc.contracts.model.of_program import describe
from flowc.contracts.model.shapes import EnumRef, RecordRef, Shape, admits_none
from flowc.contracts.numbers.lock import Lock
from flowc.contracts.numbers.wanted import key_of, says_none
from flowc.contracts.proto.circles import report_circle
from flowc.contracts.proto.fields import NESTED, MessageTypes, Spot
from flowc.contracts.proto.places import OPTIONS, SHARED, Layout, Place, place_of
from flowc.contracts.proto.reserving import reserved
from flowc.contracts.spelling import Speller
from flowc.contracts.words import block, camel, comment, constant, is_plain, json_name, snake
from flowc_ir.diagnostic import Report
from flowc_ir.graph import EntityKind
from flowc_ir.source import NOWHERE, Span

_SUFFIX = {EntityKind.TASK: "", EntityKind.WORKFLOW: "", EntityKind.LAUNCH_PLAN: "LaunchPlan"}


def proto_files(contract: Contract, lock: Lock, layout: Layout, report: Report) -> dict[str, str]:
    """Give the text of each file by its path; what cannot be written is reported."""
    speller = Speller("protobuf", report)
    writer = _Writer(contract, lock, layout, speller)
    modules = {each.module for each in (*contract.entities, *contract.types)}
    files = dict(writer.file(module) for module in sorted(modules))
    report_circle(writer.needs, report)
    return files


class _Writer:
    def __init__(self, contract: Contract, lock: Lock, layout: Layout, speller: Speller) -> None:
        self._contract = contract
        self._lock = lock
        self._layout = layout
        self._speller = speller
        self._types = {each.id: each for each in contract.types}
        self.needs: dict[str, set[str]] = {}
        modules = {each.module for each in (*contract.entities, *contract.types)}
        packages = (place_of(module, layout).package.split(".") for module in modules)
        self._tasks = {each.name for each in contract.entities if each.kind is EntityKind.TASK}
        self._inner = {part for package in packages for part in package[1:]}

    def file(self, module: str) -> tuple[str, str]:
        """Give the path and the text of the file of a module."""
        place = place_of(module, self._layout)
        package = _Package(self, place)
        self._speller.claim("", place.package, f"module `{module}`", NOWHERE)
        declared: list[list[str]] = []
        for each in self._contract.types:
            if each.module == module:
                declared.append(package.definition(each))
        for entity in self._contract.entities:
            if entity.module == module:
                declared += package.entity(entity)
        self.needs[module] = package.modules
        return place.file, _text(module, place, package.imports, declared, self._layout)

    @property
    def lock(self) -> Lock:
        """The numbers."""
        return self._lock

    @property
    def speller(self) -> Speller:
        """What spells names."""
        return self._speller

    def absolute(self, name: str) -> str:
        """Give a full name, with a dot before it if a package nearby begins in the same way."""
        return f".{name}" if name.partition(".")[0] in self._inner else name

    def suffix(self, entity: Entity) -> str:
        """Give what keeps entities of one name apart: an eager task has a workflow of its name."""
        if entity.kind is EntityKind.WORKFLOW and entity.name in self._tasks:
            return "Workflow"
        return _SUFFIX[entity.kind]

    def module_of(self, id_: str) -> str:
        """Give the module of a record or enum."""
        return self._types[id_].module

    def home(self, id_: str) -> tuple[Place, str]:
        """Give the place and the name of a record or enum."""
        found = self._types[id_]
        kind = "enum" if isinstance(found, Enumeration) else "record"
        name = self._speller.spell(found.short, camel, f"{kind} `{found.id}`", found.span)
        return place_of(found.module, self._layout), name


class _Package:
    """Writes the definitions of one package, and remembers which files they import."""

    def __init__(self, writer: _Writer, place: Place) -> None:
        self.imports: set[str] = set()
        self.modules: set[str] = set()
        self._serial = count()
        self._writer = writer
        self._place = place

    def definition(self, definition: Record | Enumeration) -> list[str]:
        """Write a record or enum."""
        if isinstance(definition, Enumeration):
            return self._enumeration(definition)
        what = f"record `{definition.id}`"
        about = comment(definition.doc, f"The {what}.")
        return self._message(
            f"record {definition.id}",
            self._declared(definition.short, "", what, definition.span),
            about,
            definition.fields,
            what,
        )

    def entity(self, entity: Entity) -> Iterator[list[str]]:
        """Write the messages of an entity."""
        what = describe(entity)
        suffix = self._writer.suffix(entity)
        ends: list[tuple[str, tuple[Input | Output | Field, ...], str]] = [
            ("Inputs", entity.given, _fixed(entity)),
            ("Outputs", entity.outputs, ""),
        ]
        for side, members, more in ends:
            name = self._declared(entity.short, f"{suffix}{side}", what, entity.span)
            about = comment(
                f"The {side.lower()} of {what}.", *_paragraphs(entity.doc, entity.long), more
            )
            head = _entity_option(entity, self._writer.absolute(SHARED))
            self.imports.add(OPTIONS)
            holder = f"{key_of(entity)} {side.lower()}"
            yield self._message(holder, name, about, members, what, head)

    def _declared(self, short: str, suffix: str, what: str, span: Span) -> str:
        speller = self._writer.speller
        name = f"{speller.spell(short, camel, what, span)}{suffix}"
        scope = self._place.package
        side = "inputs" if suffix.endswith("Inputs") else "outputs"
        speller.claim(scope, name, f"the {side} of {what}" if suffix else what, span)
        return name

    def _enumeration(self, enum: Enumeration) -> list[str]:
        what = f"enum `{enum.id}`"
        name = self._declared(enum.short, "", what, enum.span)
        prefix = constant(name)
        numbers = self._writer.lock.numbers(f"enum {enum.id}")
        names = {member.value: member.name for member in enum.members}
        speller = self._writer.speller

        def spelled(value: str) -> str | None:
            # What the text cannot say, the name of the member may.
            label = value if is_plain(value) else names.get(value, "")
            return constant(f"{name} {label}") if is_plain(label) else None

        body = [*comment("Not said."), f"{prefix}_UNSPECIFIED = 0;"]
        self.imports.add(OPTIONS)
        for member in enum.members:
            text = json.dumps(member.value, ensure_ascii=False)
            each = f"value {text} of {what}"
            label = spelled(member.value) or speller.spell(member.value, constant, each, enum.span)
            speller.claim(self._place.package, label, each, enum.span)
            option = f"({self._writer.absolute(SHARED)}.text) = {json.dumps(member.value)}"
            body += comment(f"The text {text}.", indent=2)
            body.append(f"{label} = {numbers[member.value]} [{option}];")
        gone = reserved(self._writer.lock, f"enum {enum.id}", spelled)
        about = comment(enum.doc, f"The {what}.")
        return [*about, *block(f"enum {name}", [*gone, *body])]

    def _message(
        self,
        holder: str,
        name: str,
        about: list[str],
        members: Iterable[Input | Output | Field],
        what: str,
        head: Iterable[str] = (),
    ) -> list[str]:
        lock = self._writer.lock
        types = MessageTypes(lock, self._refer, self.imports.add, self._writer.absolute)
        numbers = lock.numbers(holder)
        speller = self._writer.speller
        lines: list[str] = []
        # Where two messages meet in one name, their fields are not to be told too.
        scope = f"{self._place.package} {next(self._serial)}"
        for member in members:
            span = NOWHERE if isinstance(member, Output) else member.span
            each = f"`{member.name}` of {what}"
            label = speller.spell(member.name, snake, each, span)
            speller.claim(scope, label, each, span)
            spot = Spot(f"{holder}.{member.name}", camel(label))
            typed = types.field(member.shape, spot, says_none=says_none(member))
            optional = "" if typed.has_presence or not _may_lack(member) else "optional "
            option = ""
            called = (member.alias or member.name) if isinstance(member, Field) else member.name
            if json_name(label) != called:
                option = f" [json_name = {json.dumps(called)}]"
            said = _member_doc(member, typed.note)
            lines += [
                *comment(*said, indent=2),
                f"{optional}{typed.text} {label} = {numbers[member.name]}{option};",
            ]
        nested = [line for each in types.nested.values() for line in (*each, "")]
        gone = reserved(lock, holder, snake)
        return [*about, *block(f"message {name}", [*head, *gone, *nested, *lines])]

    def _refer(self, shape: Shape) -> str:
        if not isinstance(shape, (EnumRef, RecordRef)):
            raise TypeError("only records and enums have names")
        place, name = self._writer.home(shape.id)
        if place == self._place and not name.endswith(NESTED):
            return name
        if place != self._place:
            self.imports.add(place.file)
            self.modules.add(self._writer.module_of(shape.id))
        return self._writer.absolute(f"{place.package}.{name}")


def _text(
    module: str, place: Place, imports: set[str], declared: list[list[str]], layout: Layout
) -> str:
    options = {**place.options(layout), "java_multiple_files": "true"}
    lines = [
        *comment(f"What `{module or 'the program'}` asks for and gives.", MARK),
        *("", 'syntax = "proto3";', "", f"package {place.package};"),
    ]
    if imports:
        lines += ["", *(f'import "{file}";' for file in sorted(imports))]
    lines.append("")
    for name in sorted(options):
        value = options[name]
        lines.append(f"option {name} = {value if value == 'true' else json.dumps(value)};")
    for declaration in declared:
        lines += ["", *declaration]
    return "\n".join(lines) + "\n"


def _entity_option(entity: Entity, shared: str) -> list[str]:
    return [
        f"option ({shared}.entity) = {{",
        f"  kind: KIND_{entity.kind.name}",
        f"  name: {json.dumps(entity.name)}",
        "};",
        "",
    ]


def _paragraphs(doc: str, long: str) -> list[str]:
    return [part.strip("\n") for part in (doc, *long.split("\n\n")) if part.strip()]


def _member_doc(member: Input | Output | Field, note: str) -> list[str]:
    said = [*_paragraphs(member.doc, "")]
    facts = [note] if note else []
    if isinstance(member, Output):
        facts += ["Absent if it is `None`."] if admits_none(member.shape) else []
        return [*said, " ".join(facts)] if facts or said else [f"The output `{member.name}`."]
    if member.default is not None:
        value = shown(member.default)
        facts.append(f"If it is not given: `{value}`." if value else "It has a default.")
    elif isinstance(member, Input) and member.is_queried:
        facts.append("If it is not given, an artifact is looked up.")
    elif not member.is_required and isinstance(member, Field):
        facts.append("It may be left out.")
    elif admits_none(member.shape):
        facts.append("Absent if it is `None`.")
    noun = "input" if isinstance(member, Input) else "field"
    return [*said, " ".join(facts)] if facts or said else [f"The {noun} `{member.name}`."]


def _may_lack(member: Input | Output | Field) -> bool:
    return admits_none(member.shape) or (not isinstance(member, Output) and not member.is_required)


def _fixed(entity: Entity) -> str:
    lines = [
        f"- `{each.name}`: `{shown(each.fixed) or 'not carried'}`"
        for each in entity.inputs
        if each.fixed is not None
    ]
    return "\n".join(["Fixed, and not to be given:", *lines]) if lines else ""
