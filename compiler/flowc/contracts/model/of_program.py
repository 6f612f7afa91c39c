"""From a program to its contract."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from flowc.contracts.model.contract import (
    Contract,
    Definition,
    Entity,
    Enumeration,
    Field,
    Input,
    Member,
    Output,
    Record,
)
from flowc.contracts.model.homes import Homes
from flowc.contracts.model.of_schema import (
    default_in,
    properties_of,
    property_of,
    required_in,
    shape_of_schema,
)
from flowc.contracts.model.of_types import Shapes, UnknownShapeError
from flowc.contracts.model.shapes import RecordRef, Shape, admits_none
from flowc.contracts.model.unnamed import spoken_names
from flowc.contracts.model.within import has_bytes, parts_of, pickles_in, references_in
from flowc_ir import program as ir
from flowc_ir import records
from flowc_ir.diagnostic import Code, Report, Severity
from flowc_ir.graph import EntityKind, Reference, RemoteReference, Workflow
from flowc_ir.interface import Documentation, Interface, Parameter
from flowc_ir.launch_plan import LaunchPlan
from flowc_ir.lazy_dataclass import replace
from flowc_ir.plain import PlainMap
from flowc_ir.source import NOWHERE, Span
from flowc_ir.task import Task

LEFT_OUT = Code(
    "contract-left-out", Severity.WARNING, "the interface of an entity is not known for certain"
)
PYTHON_ONLY = Code(
    "contract-python-only", Severity.NOTE, "a value travels as a pickle, which only Python reads"
)

_WORDS = {
    EntityKind.TASK: "task",
    EntityKind.WORKFLOW: "workflow",
    EntityKind.LAUNCH_PLAN: "launch plan",
}
Chosen = Callable[[EntityKind, str], bool]
"""Whether an entity of that kind and name is asked for."""


def everything(kind: EntityKind, name: str) -> bool:
    """Choose every entity."""
    return True


def contract_of_program(
    program: ir.Program, report: Report, chosen: Chosen = everything
) -> Contract:
    """Give the contract of the chosen entities; what must be left out of it is reported."""
    reader = _Reader(program)
    entities: list[Entity] = []
    for entity in program.entities:
        if not chosen(_kind(entity), entity.name):
            continue
        try:
            made = reader.entity(entity)
            if not any(_is_same(made, other) for other in entities):
                entities.append(made)
        except UnknownShapeError as error:
            name = f" `{entity.name}`" if entity.name else ""
            message = f"{_WORDS[_kind(entity)]}{name} is left out of the contract: {error}"
            report.add(LEFT_OUT.at(entity.span, message))
    contract = Contract(entities=tuple(entities), types=reader.reached_from(entities))
    _tell_pickles(contract, report)
    return contract


def describe(entity: Entity) -> str:
    """Name an entity in a message."""
    return f"{_WORDS[entity.kind]} `{entity.name}`"


class _Reader:
    def __init__(self, program: ir.Program) -> None:
        spoken = spoken_names(program.types)
        named = (replace(each, name=spoken.get(each.name, each.name)) for each in program.types)
        self._definitions = {each.name: each for each in named}
        self._homes = Homes(source.module for source in program.sources if source.module)
        known = {each.name: each for each in program.types}
        self._shapes = Shapes(known, self._homes, spoken)
        self._workflows = {e.name: e for e in program.entities if isinstance(e, Workflow)}
        self._known: dict[str, Definition] = {}

    def entity(self, entity: ir.Entity) -> Entity:
        """Give the contract of one entity; raises UnknownShapeError."""
        match entity:
            case LaunchPlan():
                made = self._launch_plan(entity)
            case ir.Opaque(interface=interface, reason=reason):
                if interface is None or not entity.name:
                    raise UnknownShapeError(reason)
                made = self._with_interface(entity.kind, entity.name, interface, entity.span)
            case Task(docs=documentation):
                made = self._with_interface(
                    EntityKind.TASK, entity.name, entity.interface, entity.span, documentation
                )
            case Workflow(docs=documentation):
                made = self._with_interface(
                    EntityKind.WORKFLOW, entity.name, entity.interface, entity.span, documentation
                )
        for shape in _shapes_of(made):
            for id_ in references_in(shape):
                self._reach(id_)
        for shape in _shapes_of(made):
            self._refuse_text_bytes(shape)
        return made

    def _refuse_text_bytes(self, shape: Shape) -> None:
        """Refuse bytes that are base64 text, and that no shape tells from others."""
        for part in parts_of(shape):
            found = self._known.get(part.id) if isinstance(part, RecordRef) else None
            if not isinstance(found, Record) or not found.goes_through_json:
                continue
            inner = self._reached_by([found.id])
            if any(has_bytes(each) for id_ in inner for each in _field_shapes(self._known[id_])):
                raise UnknownShapeError(
                    f"`{found.id}` is written as JSON, and there are bytes in it"
                )

    def reached_from(self, entities: Iterable[Entity]) -> tuple[Definition, ...]:
        """Give all types that entities need, by id."""
        named = [id_ for e in entities for s in _shapes_of(e) for id_ in references_in(s)]
        return tuple(self._known[id_] for id_ in sorted(self._reached_by(named)))

    def _reached_by(self, named: list[str]) -> set[str]:
        reached: set[str] = set()
        waiting = list(named)
        while waiting:
            id_ = waiting.pop()
            if id_ not in reached:
                reached.add(id_)
                waiting += _references_of(self._known[id_])
        return reached

    def _with_interface(
        self,
        kind: EntityKind,
        name: str,
        interface: Interface,
        span: Span,
        documentation: Documentation | None = None,
    ) -> Entity:
        module, short = self._homes.split(name)
        return Entity(
            kind=kind,
            name=name,
            module=module,
            short=short,
            inputs=tuple(self._input(each) for each in interface.inputs),
            outputs=self._outputs(interface),
            doc=documentation.short if documentation else "",
            long=documentation.long if documentation else "",
            span=span,
        )

    def _input(self, parameter: Parameter) -> Input:
        """Give an input of a task or workflow: only `None` may be left out of a call."""
        shape = self._shapes.shape(parameter.type)
        return Input(
            name=parameter.name,
            shape=shape,
            doc=parameter.doc,
            is_required=not admits_none(shape),
            span=parameter.span,
        )

    def _outputs(self, interface: Interface) -> tuple[Output, ...]:
        return tuple(
            Output(name=each.name, shape=self._shapes.shape(each.type), doc=each.doc)
            for each in interface.outputs
        )

    def _launch_plan(self, plan: LaunchPlan) -> Entity:
        interface, documentation = self._started(plan.workflow)
        workflow = plan.workflow.name
        own, short = self._homes.split(plan.name)
        module = self._homes.split(workflow)[0]
        return Entity(
            kind=EntityKind.LAUNCH_PLAN,
            name=plan.name,
            module=module,
            short=short if own == module else plan.name,
            inputs=(*map(self._parameter, plan.parameters), *self._fixed(plan, interface)),
            outputs=self._outputs(interface),
            doc=documentation.short if documentation else "",
            long=documentation.long if documentation else "",
            workflow=workflow,
            span=plan.span,
        )

    def _started(self, workflow: Reference) -> tuple[Interface, Documentation | None]:
        if isinstance(workflow, RemoteReference) and workflow.interface is not None:
            return workflow.interface, None
        found = self._workflows.get(workflow.name)
        if found is None:
            raise UnknownShapeError(f"its workflow `{workflow.name}` is not known")
        return found.interface, found.docs

    def _parameter(self, parameter: Parameter) -> Input:
        is_queried = parameter.source is not None
        return Input(
            name=parameter.name,
            shape=self._shapes.shape(parameter.type),
            doc=parameter.doc,
            is_required=parameter.required and parameter.default is None and not is_queried,
            default=parameter.default,
            is_queried=is_queried,
            span=parameter.span,
        )

    def _fixed(self, plan: LaunchPlan, interface: Interface) -> Iterator[Input]:
        declared = {parameter.name: parameter for parameter in interface.inputs}
        for entry in plan.fixed_inputs:
            parameter = declared.get(entry.key)
            if parameter is None:
                raise UnknownShapeError(f"its workflow has no input `{entry.key}`")
            yield Input(
                name=entry.key,
                shape=self._shapes.shape(parameter.type),
                doc=parameter.doc,
                is_required=False,
                fixed=entry.value,
                span=parameter.span,
            )

    def _reach(self, id_: str) -> None:
        """Read a type and all that it needs; raises UnknownShapeError."""
        waiting = [id_]
        while waiting:
            name = waiting.pop()
            if name not in self._known:
                self._known[name] = self._definition(self._definitions[name])
                waiting += _references_of(self._known[name])

    def _definition(self, definition: records.Definition) -> Definition:
        module, short = self._homes.split(definition.name)
        if isinstance(definition, records.Enum):
            members = (Member(str(each.value), each.name) for each in definition.members)
            return Enumeration(
                id=definition.name,
                module=module,
                short=short,
                members=tuple(members),
                doc=definition.doc,
                span=definition.span,
            )
        return Record(
            id=definition.name,
            module=module,
            short=short,
            encoding=definition.kind,
            fields=self._fields(definition),
            doc=definition.doc,
            schema=definition.schema,
            goes_through_json=definition.goes_through_json,
            span=definition.span,
        )

    def _fields(self, record: records.Record) -> tuple[Field, ...]:
        """Give the fields; of a record from a package, some may stand in its schema only."""
        required = required_in(record.schema)
        typed = tuple(self._field(record, each, required) for each in record.fields)
        known = {name for each in record.fields for name in (each.name, each.alias)}
        return (
            *typed,
            *(
                _described(name, schema, is_required=name in (required or ()))
                for name, schema in properties_of(record.schema)
                if name not in known
            ),
        )

    def _field(
        self, record: records.Record, field: records.Field, required: Collection[str] | None
    ) -> Field:
        lacks_default = field.default is None and not field.has_factory
        is_required = (field.alias or field.name) in required if required is not None else None
        shape = self._shapes.field(record, field)
        default = field.default
        if default is None and not field.has_factory:
            default = default_in(property_of(record.schema, field.alias or field.name), shape)
        return Field(
            name=field.name,
            shape=shape,
            doc=field.doc,
            alias=field.alias,
            is_required=lacks_default if is_required is None else is_required,
            default=default,
            span=field.span,
        )


def _described(name: str, schema: PlainMap | None, *, is_required: bool) -> Field:
    shape = shape_of_schema(schema)
    default = default_in(schema, shape)
    return Field(name=name, shape=shape, is_required=is_required, default=default)


def _kind(entity: ir.Entity) -> EntityKind:
    match entity:
        case Task():
            return EntityKind.TASK
        case Workflow():
            return EntityKind.WORKFLOW
        case LaunchPlan():
            return EntityKind.LAUNCH_PLAN
        case ir.Opaque(kind=kind):
            return kind


def _shapes_of(entity: Entity) -> Iterator[Shape]:
    yield from (each.shape for each in entity.inputs)
    yield from (each.shape for each in entity.outputs)


def _references_of(definition: Definition) -> Collection[str]:
    return [id_ for shape in _field_shapes(definition) for id_ in references_in(shape)]


def _field_shapes(definition: Definition) -> Collection[Shape]:
    if isinstance(definition, Enumeration):
        return ()
    return [field.shape for field in definition.fields]


def _is_same(one: Entity, other: Entity) -> bool:
    """Tell whether two entities of one name have one interface: then they have one contract."""
    return one.name == other.name and _placeless(one) == _placeless(other)


def _placeless(entity: Entity) -> Entity:
    inputs = tuple(replace(each, span=NOWHERE) for each in entity.inputs)
    return replace(entity, inputs=inputs, span=NOWHERE)


def _tell_pickles(contract: Contract, report: Report) -> None:
    for entity in contract.entities:
        ports = [("input", each.name, each.shape, each.span) for each in entity.inputs]
        ports += [("output", each.name, each.shape, entity.span) for each in entity.outputs]
        for side, name, shape, span in ports:
            for pickle in pickles_in(shape):
                message = f"{side} `{name}` of {describe(entity)} travels as a pickle: callers"
                message += f" in other languages can hand a `{pickle.python}` on, not make or read"
                report.add(PYTHON_ONLY.at(span, message))
