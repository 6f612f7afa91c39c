"""Names in generated modules: how a language spells them, and that no two things have one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from flowc.contracts.model.contract import Contract, Definition, Entity, Enumeration, Member
from flowc.contracts.model.of_program import describe
from flowc.contracts.spelling import COLLISION, UNSPELLABLE, Speller
from flowc.contracts.words import constant
from flowc_ir.diagnostic import Report
from flowc_ir.graph import EntityKind
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.source import Span

RUNTIME = "_flyte"
"""The module that the generated ones share."""

Identifier = Callable[[str], str | None]
"""Gives what a language can write of a name, None if that is nothing."""

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

    def __init__(
        self, contract: Contract, report: Report, language: str, identifier: Identifier
    ) -> None:
        self._report = report
        self._language = language
        self._identifier = identifier
        self._speller = Speller(language, report)
        self._used: set[tuple[str, str]] = set()
        self.entities = tuple(self._once(contract))
        self.types = contract.types
        self._modules: dict[str, tuple[str, ...]] = {}
        for each in (*self.entities, *self.types):
            if each.module not in self._modules:
                self._modules[each.module] = self._parts(each.module, each.span)
        self._classes = {each.id: self._class(each) for each in self.types}
        self._tasks = {e.name for e in self.entities if e.kind is EntityKind.TASK}
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

    def alias(self, module: str, imported: str) -> str:
        """Give a short name under which a module imports another."""
        parts = self._modules[imported]
        for length in range(1, len(parts)):
            name = "_" + "_".join(parts[-length:])
            if (module, name) not in self._used and name != RUNTIME:
                self._used.add((module, name))
                return name
        return self.free(module, "_" + "_".join(parts))

    def free(self, module: str, stem: str) -> str:
        """Give a name in a module that nothing has yet."""
        number, name = 1, stem
        while (module, name) in self._used:
            number += 1
            name = f"{stem}{number}"
        self._used.add((module, name))
        return name

    def _claim(self, module: str, spelled: str, what: str, span: Span) -> None:
        self._used.add((module, spelled))
        self._speller.claim(module, spelled, what, span)

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
        self._claim(each.module, spelled, what, each.span)
        return spelled

    def _once(self, contract: Contract) -> Iterator[Entity]:
        """Give what can be started; of those with one name the first, if they are all alike."""
        seen: dict[tuple[EntityKind, str], Entity] = {}
        for each in contract.entities:
            if each.kind not in _LAUNCHED:
                continue
            first = seen.setdefault((each.kind, each.name), each)
            if first is each:
                yield each
            elif _ports(first) != _ports(each):
                message = f"there is another {describe(each)}, which takes or gives something else"
                hint = "rename one of them, or leave it out with `--entity`"
                self._report.add(COLLISION.at(each.span, message, hint=hint))

    def _client(self, entity: Entity) -> Client:
        what = describe(entity)
        name = self._spelled(self._short(entity), what, entity.span)
        stem = "".join(part[:1].upper() + part[1:] for part in name.split("_"))
        names = Client(name, self._spelled(f"{stem}Inputs", what, entity.span), f"{stem}Outputs")
        is_taken = (entity.module, name) in self._used
        self._claim(entity.module, name, what, entity.span)
        for each in () if is_taken else (names.inputs, names.outputs):
            self._claim(entity.module, each, what, entity.span)
        return names

    def _short(self, entity: Entity) -> str:
        """Give the last part of a name: an eager task has a launch plan of the same name."""
        is_second = entity.kind is EntityKind.LAUNCH_PLAN and entity.name in self._tasks
        return f"{entity.short}_launch_plan" if is_second else entity.short

    def _spelled(self, name: str, what: str, span: Span) -> str:
        found = self._identifier(name)
        if found is None:
            message = f"the name of {what} cannot be spelled in {self._language}"
            hint = "name it with letters, digits and underscores, or leave it out with `--entity`"
            self._report.add(UNSPELLABLE.at(span, message, hint=hint))
            return "x"
        return found


def _ports(entity: Entity) -> object:
    inputs = [(each.name, each.shape, each.is_required) for each in entity.given]
    return inputs, [(each.name, each.shape) for each in entity.outputs]
