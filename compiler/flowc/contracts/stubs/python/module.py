"""One generated module: the enums, records and clients of a module of the program."""

from __future__ import annotations

from collections.abc import Sequence

from flowc.contracts.mark import MARK
from flowc.contracts.model.contract import (
    Contract,
    Entity,
    Enumeration,
    Input,
    Output,
    Record,
)
from flowc.contracts.model.of_program import describe
from flowc.contracts.model.shapes import Shape, admits_none
from flowc.contracts.stubs.names import RUNTIME, Names
from flowc.contracts.stubs.python.docs import docstring
from flowc.contracts.stubs.python.layout import (
    WIDTH,
    Bracketed,
    Keyed,
    Node,
    annotated,
    call,
    lines_of,
)
from flowc.contracts.stubs.python.types import Types, literal_text
from flowc.contracts.stubs.told import told
from flowc_ir.graph import EntityKind
from flowc_ir.lazy_dataclass import dataclass

Parts = tuple[str, ...]

_LEFT_OUT = "_flyte.left_out()"
_CODECS = "_typing.Mapping[str, _flyte.Codec[_typing.Any] | _flyte.Alias]"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Attribute:
    """A field of a generated class: its name there and on the wire."""

    name: str
    wire: str
    shape: Shape
    doc: str
    default: str | None
    also: str = ""


class Module:
    """Writes one module."""

    def __init__(self, contract: Contract, names: Names, module: str) -> None:
        self._names = names
        self._module = module
        self._types = Types(contract, self._refer)
        self._homes = {each.id: each.module for each in contract.types}
        self._imported: dict[str, str] = {}
        self._contract = contract

    def text(self) -> str:
        """Give the text of the module."""
        types = [each for each in self._contract.types if each.module == self._module]
        blocks = [self._enum(each) for each in types if isinstance(each, Enumeration)]
        blocks += [self._record(each) for each in types if isinstance(each, Record)]
        for entity in self._names.entities:
            if entity.module == self._module:
                blocks += self._client(entity)
        body = "".join(f"\n\n{line}\n" for line in map("\n".join, blocks))
        return "\n".join(self._head(body)) + "\n" + body

    def _head(self, body: str) -> list[str]:
        title = f"Clients of the tasks, launch plans and types of `{self._module}`."
        lines = docstring(title, [MARK], [], 0)
        lines += ["", "from __future__ import annotations"]
        standard = {
            "_builtins.": "import builtins as _builtins",
            "_dataclasses.": "import dataclasses as _dataclasses",
            "_datetime.": "import datetime as _datetime",
            "_enum.": "import enum as _enum",
            "_typing.": "import typing as _typing",
        }
        used = [text for mark, text in standard.items() if mark in body]
        lines += ["", *used] if used else []
        modules = [((RUNTIME,), RUNTIME)] if "_flyte." in body else list[tuple[Parts, str]]()
        modules += [(self._names.modules[home], alias) for home, alias in self._imported.items()]
        imports = sorted((self._import(*each) for each in modules), key=_import_order)
        lines += ["", *(line for each in imports for line in each)] if imports else []
        return lines

    def _import(self, parts: Parts, alias: str) -> list[str]:
        dots = "." * len(self._names.folder(self._module)) + "."
        head = f"from {dots}{'.'.join(parts[:-1])} import "
        name = parts[-1] + ("" if alias == parts[-1] else f" as {alias}")
        whole = f"{head}{name}"
        return [whole] if len(whole) <= WIDTH else [f"{head}(", f"    {name},", ")"]

    def _refer(self, id_: str) -> str:
        name, home = self._names.class_of(id_), self._homes[id_]
        if home == self._module:
            return name
        if home not in self._imported:
            self._imported[home] = self._names.alias(self._module, home)
        return f"{self._imported[home]}.{name}"

    def _enum(self, enum: Enumeration) -> list[str]:
        lines = [f"class {self._names.class_of(enum.id)}(_enum.Enum):"]
        lines += docstring(enum.doc or f"The values of `{enum.id}`.", [], [], 1)
        lines.append("")
        for member in enum.members:
            name = self._names.member(enum, member)
            lines += lines_of(literal_text(member.value), 1, before=f"{name} = ")
        return lines

    def _record(self, record: Record) -> list[str]:
        what = f"type `{record.id}`"
        scope = f"{record.module}:{record.id}"
        attributes = [
            _Attribute(
                name=self._names.field(scope, f.name, f"field `{f.name}` of {what}", f.span),
                wire=f.alias or f.name,
                also=f.name if f.alias else "",
                shape=f.shape,
                doc=told(f),
                default=None if f.is_required else _LEFT_OUT,
            )
            for f in record.fields
        ]
        head = record.doc or f"`{record.id}`."
        return self._class(self._names.class_of(record.id), head, attributes)

    def _client(self, entity: Entity) -> list[list[str]]:
        names = self._names.client(entity)
        what = describe(entity)
        inputs = [self._input(entity, each) for each in entity.given]
        outputs = [self._output(entity, each) for each in entity.outputs]
        kind = "LaunchPlan" if entity.kind is EntityKind.LAUNCH_PLAN else "Task"
        made = call(f"_flyte.{kind}", literal_text(entity.name), names.inputs, names.outputs)
        told_of = " ".join(part for part in (entity.doc, entity.long) if part)
        comment = docstring(told_of or f"The {what}.", [], [], 0)
        return [
            self._class(names.inputs, f"What {what} takes.", inputs),
            self._class(names.outputs, f"What {what} gives.", outputs),
            [*lines_of(made, 0, before=f"{names.object} = "), *comment],
        ]

    def _input(self, entity: Entity, port: Input) -> _Attribute:
        what = f"input `{port.name}` of {describe(entity)}"
        name = self._names.field(f"{_key(entity)}:in", port.name, what, port.span)
        default = None if port.is_required else _LEFT_OUT
        if entity.kind is EntityKind.TASK and admits_none(port.shape):
            default = "None"
        return _Attribute(
            name=name, wire=port.name, shape=port.shape, doc=told(port), default=default
        )

    def _output(self, entity: Entity, port: Output) -> _Attribute:
        what = f"output `{port.name}` of {describe(entity)}"
        name = self._names.field(f"{_key(entity)}:out", port.name, what, entity.span)
        return _Attribute(name=name, wire=port.name, shape=port.shape, doc=port.doc, default=None)

    def _class(self, name: str, head: str, attributes: Sequence[_Attribute]) -> list[str]:
        fields = frozenset(each.name for each in attributes)
        lines = ["@_dataclasses.dataclass(kw_only=True)", f"class {name}:"]
        lines += docstring(head, [], [(each.name, each.doc) for each in attributes], 1)
        if attributes:
            lines.append("")
        for each in attributes:
            after = "" if each.default is None else f" = {each.default}"
            type_ = self._types.annotation(each.shape, fields)
            lines += annotated(f"{each.name}: ", type_, after, 1)
        lines += ["", "    @staticmethod", f"    def __flyte__() -> {_CODECS}:"]
        codecs = Bracketed("{", tuple(map(self._codec, attributes)), "}")
        return [*lines, *_mapping(codecs)]

    def _codec(self, each: _Attribute) -> Node:
        codec = self._types.codec(each.shape)
        if each.wire != each.name or each.also:
            names: list[Node] = [literal_text(each.wire), codec]
            codec = call("_flyte.Alias", *names, *([literal_text(each.also)] if each.also else []))
        return Keyed(f"{literal_text(each.name)}: ", codec)


def _mapping(codecs: Bracketed) -> list[str]:
    """Give one entry a line."""
    if not codecs.items:
        return ["        return {}"]
    entries = [line for item in codecs.items for line in lines_of(item, 3, after=",")]
    return ["        return {", *entries, "        }"]


def _key(entity: Entity) -> str:
    return f"{entity.kind.value}:{entity.name}"


def _import_order(lines: list[str]) -> tuple[int, str]:
    """Sort as isort does: what is further away first."""
    package = lines[0].split()[1]
    return (-len(package) + len(package.lstrip(".")), lines[0])
