"""Names in Python: how they are spelled, and that no two things have one."""

from __future__ import annotations

import keyword
import re

from flowc.contracts.model.contract import Contract, Definition, Entity, Enumeration, Member
from flowc.contracts.model.of_program import describe
from flowc.contracts.spelling import UNSPELLABLE, Speller
from flowc.contracts.words import constant
from flowc_ir.diagnostic import Report
from flowc_ir.graph import EntityKind
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.source import Span

RUNTIME = "_flyte"
"""The module that the generated ones share."""

_UNNAMED = "unnamed"
_LAUNCHED = (EntityKind.TASK, EntityKind.LAUNCH_PLAN)


@dataclass(frozen=True, slots=True)
class Client:
    """The names of one entity: the object, and the classes of its inputs and outputs."""

    object: str
    inputs: str
    outputs: str


class Names:
    """Gives names in the generated modules; what cannot be spelled or is taken is reported."""

    def __init__(self, contract: Contract, report: Report) -> None:
        self._report = report
        self._speller = Speller("Python", report)
        self.entities = tuple(each for each in contract.entities if each.kind in _LAUNCHED)
        self.types = contract.types
        self._modules: dict[str, tuple[str, ...]] = {}
        for each in (*self.entities, *self.types):
            self._modules.setdefault(each.module, self._parts(each.module, each.span))
        self._classes = {each.id: self._class(each) for each in self.types}
        self._clients = {(e.kind, e.name): self._client(e) for e in self.entities}

    @property
    def modules(self) -> dict[str, tuple[str, ...]]:
        """The modules of the program, each with the parts of the generated module's name."""
        return self._modules

    def class_of(self, id_: str) -> str:
        """Give the class of a record or enum."""
        return self._classes[id_]

    def client(self, entity: Entity) -> Client:
        """Give the names of a task or launch plan."""
        return self._clients[entity.kind, entity.name]

    def folder(self, module: str) -> tuple[str, ...]:
        """Give the folder that a module lies in: a package lies in its own."""
        parts = self._modules[module]
        return parts if self.is_package(module) else parts[:-1]

    def is_package(self, module: str) -> bool:
        """Tell whether other modules lie in a module."""
        parts = self._modules[module]
        return any(
            other[: len(parts)] == parts and other != parts for other in self._modules.values()
        )

    def member(self, enum: Enumeration, member: Member) -> str:
        """Give the name of a member of an enum, made of its value if it has none."""
        what = f"member `{member.name or member.value}` of `{enum.id}`"
        name = member.name or constant(member.value)
        return self.field(f"{enum.module}:{enum.id}", name, what, enum.span)

    def field(self, scope: str, name: str, what: str, span: Span) -> str:
        """Give the name of a field or member in a class."""
        spelled = self._spelled(name, what, span)
        self._speller.claim(scope, spelled, what, span)
        return spelled

    def _parts(self, module: str, span: Span) -> tuple[str, ...]:
        what = f"module `{module}`"
        parts = tuple(self._spelled(part, what, span) for part in (module or _UNNAMED).split("."))
        self._speller.claim("", ".".join(parts), what, span)
        if parts[0] == RUNTIME:
            self._speller.claim("", RUNTIME, "what all clients share", span)
            self._speller.claim("", RUNTIME, what, span)
        return parts

    def _class(self, each: Definition) -> str:
        what = f"type `{each.id}`"
        spelled = self._spelled(each.short, what, each.span)
        self._speller.claim(each.module, spelled, what, each.span)
        return spelled

    def _client(self, entity: Entity) -> Client:
        what = describe(entity)
        name = self._spelled(entity.short, what, entity.span)
        stem = "".join(part[:1].upper() + part[1:] for part in name.split("_"))
        names = Client(name, self._spelled(f"{stem}Inputs", what, entity.span), f"{stem}Outputs")
        for each in (names.object, names.inputs, names.outputs):
            self._speller.claim(entity.module, each, what, entity.span)
        return names

    def _spelled(self, name: str, what: str, span: Span) -> str:
        found = _identifier(name)
        if found is None:
            message = f"the name of {what} cannot be spelled in Python"
            hint = "name it with letters, digits and underscores, or leave it out with `--entity`"
            self._report.add(UNSPELLABLE.at(span, message, hint=hint))
            return "x"
        return found


def _identifier(name: str) -> str | None:
    """Give what Python can write of a name, None if that is nothing."""
    found = re.sub(r"\W+", "_", name).rstrip("_" if not name.endswith("_") else "")
    if not found.strip("_"):
        return None
    if not found.isidentifier():
        found = f"n{found}"
    if not found.isidentifier():
        return None
    # Two underscores in front are mangled in classes; one keeps a name out of `import *`.
    if keyword.iskeyword(found) or found.startswith("__"):
        return f"{found.lstrip('_')}_"
    return found
