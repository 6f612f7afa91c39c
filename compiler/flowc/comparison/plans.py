"""What a change of the inputs of a launch plan means for those who start it."""

from __future__ import annotations

from collections.abc import Iterator

from flowc.comparison import codes
from flowc.comparison.change import Change, FailingCall, Subject
from flowc.comparison.levels import Level, Levels, Scope
from flowc.comparison.ports import pair
from flowc.comparison.sides import Sides
from flowc.comparison.type_changes import type_changed
from flowc.comparison.types import input_type_change
from flowc_ir.graph import EntityKind
from flowc_ir.interface import Parameter
from flowc_ir.launch_plan import LaunchPlan
from flowc_ir.literals import Literal
from flowc_ir.source import NOWHERE, Span
from flowc_ir.text.layout import flat_of
from flowc_ir.text.literals import literal_doc
from flowc_ir.text.types import spell_type

_BROKEN: Levels = {Scope.LAUNCH: Level.BREAKING, Scope.JSON: Level.BREAKING}
_FINE: Levels = {Scope.LAUNCH: Level.COMPATIBLE, Scope.JSON: Level.COMPATIBLE}


def input_changes(old: LaunchPlan, new: LaunchPlan, sides: Sides) -> Iterator[Change]:
    """Give all changes of what a launch may and must give.

    Mirrors FlyteAdmin v1.16.8, pkg/manager/impl/validation/execution_validator.go: an input that is
    not known is refused, one that must be given and is not, and one that is fixed.
    """
    ports = pair(old.parameters, new.parameters, sides)
    fixed = {entry.key: entry.value for entry in new.fixed_inputs}
    freed = {entry.key: entry.value for entry in old.fixed_inputs}
    for port in ports.gone:
        if isinstance(port, Parameter):
            yield _gone(old, new, port, fixed.get(port.name))
    for one, other in ports.renamed:
        if isinstance(other, Parameter):
            yield Change(
                code=codes.INPUT_RENAMED,
                subject=_subject(new, one.name),
                message=f"input `{one.name}` of {_title(new)} is called `{other.name}` now",
                levels=_BROKEN,
                hint="launches give inputs by name",
                before=one.name,
                after=other.name,
                witnesses=(_launch(old, [one.name], f"invalid input {one.name}"),),
                span=_span_of(other, new.span),
                old_span=old.span,
            )
    for port in ports.added:
        if isinstance(port, Parameter):
            yield _added(old, new, port, is_freed=port.name in freed)
    for one, other in ports.same:
        if isinstance(one, Parameter) and isinstance(other, Parameter):
            yield from _same(old, new, (one, other), sides)


def _gone(old: LaunchPlan, new: LaunchPlan, port: Parameter, fixed: Literal | None) -> Change:
    error = f"invalid input {port.name}" if fixed is None else f"{port.name} cannot be overridden"
    if fixed is None:
        message = f"{_title(new)} has no input `{port.name}` any more"
    else:
        message = f"{_title(new)} fixes its input `{port.name}`, which launches could give"
    return Change(
        code=codes.INPUT_REMOVED if fixed is None else codes.INPUT_FIXED,
        subject=_subject(new, port.name),
        message=message,
        levels=_BROKEN,
        hint="a launch that gives it is refused; add another launch plan beside this one",
        before=_spelled(port),
        after="" if fixed is None else f"= {_literal(fixed)}",
        witnesses=(_launch(old, [port.name], error),),
        span=new.span,
        old_span=old.span,
    )


def _added(old: LaunchPlan, new: LaunchPlan, port: Parameter, *, is_freed: bool) -> Change:
    needed = port.required
    verb = "lets launches give its input" if is_freed else "has a new input"
    hint = "give it a default in the workflow, or in `default_inputs`" if needed else ""
    return Change(
        code=codes.INPUT_UNFIXED if is_freed else codes.INPUT_ADDED,
        subject=_subject(new, port.name),
        message=f"{_title(new)} {verb} `{port.name}`: `{_spelled(port)}`",
        levels=_BROKEN if needed else _FINE,
        hint=hint,
        after=spell_type(port.type),
        witnesses=(_launch(old, [], f"{port.name} required input missing"),) if needed else (),
        span=_span_of(port, new.span),
        old_span=old.span,
    )


def _same(
    old: LaunchPlan, new: LaunchPlan, ports: tuple[Parameter, Parameter], sides: Sides
) -> Iterator[Change]:
    before, after = ports
    spans = (_span_of(before, old.span), _span_of(after, new.span))
    change = input_type_change(before.type, after.type, sides)
    if change is not None:
        yield type_changed(
            change,
            is_input=True,
            subject=_subject(new, after.name),
            types=(before.type, after.type),
            scopes=(Scope.LAUNCH, Scope.JSON),
            spans=spans,
        )
    if before.required == after.required and before.default == after.default:
        if before.source == after.source:
            return
    yield _default(old, new, ports)


def _default(old: LaunchPlan, new: LaunchPlan, ports: tuple[Parameter, Parameter]) -> Change:
    before, after = ports
    name = after.name
    witnesses: tuple[FailingCall, ...] = ()
    if after.required and not before.required:
        code, levels = codes.DEFAULT_REMOVED, _BROKEN
        message = f"input `{name}` of {_title(new)} must be given now"
        hint = "a launch that leaves it out is refused"
        least = [port.name for port in old.parameters if port.required]
        error = f"{name} required input missing"
        witnesses = (
            FailingCall(
                inputs=tuple(least), outputs=(), error=error, text=_told(old, least, error)
            ),
        )
    elif before.required and not after.required:
        code, levels, hint = codes.DEFAULT_ADDED, _FINE, ""
        message = f"input `{name}` of {_title(new)} may be left out now"
    else:
        code = codes.DEFAULT_CHANGED
        levels = {Scope.LAUNCH: Level.RISKY, Scope.JSON: Level.COMPATIBLE}
        message = f"input `{name}` of {_title(new)} is another value where it is not given"
        hint = "launches that leave it out run otherwise than before"
    return Change(
        code=code,
        subject=_subject(new, name),
        message=message,
        levels=levels,
        hint=hint,
        before=_spelled(before),
        after=_spelled(after),
        witnesses=witnesses,
        span=_span_of(after, new.span),
        old_span=_span_of(before, old.span),
    )


def _launch(plan: LaunchPlan, names: list[str], error: str) -> FailingCall:
    """Build the smallest launch that was right: what must be given, and what is asked about."""
    given = [p.name for p in plan.parameters if p.required or p.name in names]
    return FailingCall(inputs=tuple(given), outputs=(), error=error, text=_told(plan, given, error))


def _told(plan: LaunchPlan, given: list[str], error: str) -> str:
    inputs = ", ".join(f"{name}: …" for name in given)
    return f"a launch of `{plan.name}` with {{{inputs}}} ({error})"


def _title(plan: LaunchPlan) -> str:
    return str(_subject(plan, ""))


def _subject(plan: LaunchPlan, name: str) -> Subject:
    return Subject(EntityKind.LAUNCH_PLAN, plan.name, f"input {name}" if name else "")


def _spelled(port: Parameter) -> str:
    default = "" if port.default is None else f" = {_literal(port.default)}"
    return f"{spell_type(port.type)}{default}"


def _literal(literal: Literal) -> str:
    return flat_of(literal_doc(literal)) or ""


def _span_of(port: Parameter, otherwise: Span) -> Span:
    return port.span if port.span != NOWHERE else otherwise
