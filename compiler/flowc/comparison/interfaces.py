"""What a change of inputs and outputs means for callers of a task or a workflow."""

from __future__ import annotations

from collections.abc import Iterator

from flowc.comparison import codes
from flowc.comparison.change import Change, FailingCall, Subject, same_level
from flowc.comparison.levels import Level, Scope
from flowc.comparison.ports import Pairing, Port, pair
from flowc.comparison.sides import Sides
from flowc.comparison.type_changes import type_changed
from flowc.comparison.types import input_type_change, output_type_change
from flowc_ir.graph import EntityKind
from flowc_ir.interface import Interface, Parameter
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.source import NOWHERE, Span
from flowc_ir.text.types import spell_type
from flowc_validators.wire.types import Simple, Struct, Union, Wire


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A task or a workflow in both programs. `is_launched`: launch plans hand its outputs on."""

    kind: EntityKind
    name: str
    old: Interface
    new: Interface
    old_span: Span
    new_span: Span
    is_launched: bool = False

    def subject(self, part: str = "") -> Subject:
        """Name a part of it."""
        return Subject(self.kind, self.name, part)


def interface_changes(pair_: Pair, sides: Sides) -> Iterator[Change]:
    """Give all changes of inputs, then those of outputs."""
    yield from _inputs(pair_, pair(pair_.old.inputs, pair_.new.inputs, sides), sides)
    yield from _outputs(pair_, pair(pair_.old.outputs, pair_.new.outputs, sides), sides)


def _inputs(whole: Pair, ports: Pairing, sides: Sides) -> Iterator[Change]:
    for port in ports.gone:
        yield Change(
            code=codes.INPUT_REMOVED,
            subject=whole.subject(f"input {port.name}"),
            message=f"{_title(whole)} has no input `{port.name}` any more",
            levels=same_level(Level.BREAKING, Scope.TASK),
            hint="keep the input until no caller gives it, or give the new version another name",
            before=spell_type(port.type),
            witnesses=(_call(whole, [port.name], "VariableNameNotFound"),),
            span=whole.new_span,
            old_span=_span_of(port, whole.old_span),
        )
    for old, new in ports.renamed:
        yield Change(
            code=codes.INPUT_RENAMED,
            subject=whole.subject(f"input {old.name}"),
            message=f"input `{old.name}` of {_title(whole)} is called `{new.name}` now",
            levels=same_level(Level.BREAKING, Scope.TASK),
            hint="callers give inputs by name",
            before=old.name,
            after=new.name,
            witnesses=(_call(whole, [old.name], "VariableNameNotFound"),),
            span=_span_of(new, whole.new_span),
            old_span=_span_of(old, whole.old_span),
        )
    for port in ports.added:
        yield _added(whole, port, sides)
    for old, new in ports.same:
        change = input_type_change(old.type, new.type, sides)
        if change is not None:
            yield type_changed(
                change,
                is_input=True,
                subject=whole.subject(f"input {new.name}"),
                types=(old.type, new.type),
                scopes=(Scope.TASK,),
                spans=(_span_of(old, whole.old_span), _span_of(new, whole.new_span)),
            )


def _added(whole: Pair, port: Port, sides: Sides) -> Change:
    wire = sides.new.wire(port.type)
    level = _level_of_unbound(wire)
    witness = _call(whole, [], f"ParameterNotBound [{port.name}]")
    return Change(
        code=codes.INPUT_ADDED,
        subject=whole.subject(f"input {port.name}"),
        message=f"{_title(whole)} has a new input `{port.name}`: `{spell_type(port.type)}`",
        levels={Scope.TASK: level},
        hint=_ADDED_HINTS[level],
        after=spell_type(port.type),
        witnesses=(witness,) if level is Level.BREAKING else (),
        span=_span_of(port, whole.new_span),
        old_span=whole.old_span,
    )


_ADDED_HINTS = {
    Level.BREAKING: "a node must give every input, since the interface carries no defaults;"
    " make it Optional, or give the new version another name",
    Level.RISKY: "the backend lets a node leave it out, and then the task is given nothing",
    Level.COMPATIBLE: "",
    Level.INFO: "",
}


def _level_of_unbound(wire: Wire | None) -> Level:
    """Tell what happens to a node that does not give an input.

    Mirrors `IsOptionalType` of flytepropeller v1.16.8: a union of which some variant has no simple
    type counts as optional too.
    """
    match wire:
        case Union(variants=variants):
            if Simple("NONE") in [_untagged(variant) for variant in variants]:
                return Level.COMPATIBLE
            is_taken = any(not isinstance(variant, (Simple, Struct)) for variant in variants)
            return Level.RISKY if is_taken else Level.BREAKING
        case None:
            return Level.RISKY
        case _:
            return Level.BREAKING


def _untagged(wire: Wire) -> Wire:
    return Simple(wire.kind) if isinstance(wire, Simple) else wire


def _outputs(whole: Pair, ports: Pairing, sides: Sides) -> Iterator[Change]:
    scopes = (Scope.TASK, Scope.LAUNCH, Scope.JSON) if whole.is_launched else (Scope.TASK,)
    for port in ports.gone:
        yield Change(
            code=codes.OUTPUT_REMOVED,
            subject=whole.subject(f"output {port.name}"),
            message=f"{_title(whole)} has no output `{port.name}` any more",
            levels=same_level(Level.BREAKING, *scopes),
            hint="keep the output until no caller takes it",
            before=spell_type(port.type),
            witnesses=(_call(whole, [], "VariableNameNotFound", outputs=[port.name]),),
            span=whole.new_span,
            old_span=whole.old_span,
        )
    for old, new in ports.renamed:
        yield Change(
            code=codes.OUTPUT_RENAMED,
            subject=whole.subject(f"output {old.name}"),
            message=f"output `{old.name}` of {_title(whole)} is called `{new.name}` now",
            levels=same_level(Level.BREAKING, *scopes),
            hint="callers take outputs by name",
            before=old.name,
            after=new.name,
            witnesses=(_call(whole, [], "VariableNameNotFound", outputs=[old.name]),),
            span=whole.new_span,
            old_span=whole.old_span,
        )
    for port in ports.added:
        yield Change(
            code=codes.OUTPUT_ADDED,
            subject=whole.subject(f"output {port.name}"),
            message=f"{_title(whole)} has a new output `{port.name}`: `{spell_type(port.type)}`",
            levels=same_level(Level.COMPATIBLE, *scopes),
            after=spell_type(port.type),
            span=whole.new_span,
            old_span=whole.old_span,
        )
    for old, new in ports.same:
        change = output_type_change(old.type, new.type, sides)
        if change is not None:
            yield type_changed(
                change,
                is_input=False,
                subject=whole.subject(f"output {new.name}"),
                types=(old.type, new.type),
                scopes=scopes,
                spans=(whole.old_span, whole.new_span),
            )


def _call(
    whole: Pair, names: list[str], error: str, *, outputs: list[str] | None = None
) -> FailingCall:
    """Build the smallest call that was right: what must be given, and what the change is about."""
    needed = [port.name for port in whole.old.inputs if port.name not in names]
    given = [port.name for port in whole.old.inputs if port.name in (*needed, *names)]
    taken = tuple(outputs or ())
    function = whole.name.rpartition(".")[2]
    spelled = f"{function}({', '.join(f'{name}=…' for name in given)})"
    suffix = f".{taken[0]}" if taken else ""
    return FailingCall(
        inputs=tuple(given),
        outputs=taken,
        error=error.partition(" ")[0],
        text=f"the call `{spelled}{suffix}` ({error})",
    )


def _title(whole: Pair) -> str:
    return str(whole.subject())


def _span_of(port: Port, otherwise: Span) -> Span:
    is_known = isinstance(port, Parameter) and port.span != NOWHERE
    return port.span if is_known and isinstance(port, Parameter) else otherwise
