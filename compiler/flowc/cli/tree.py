"""What was compiled, drawn as a tree."""

from __future__ import annotations

from collections.abc import Iterator

from flowc.cli.paint import harmless
from flowc.cli.render import Scene
from flowc.cli.session import Result
from flowc.cli.summary import counted
from flowc_ir.graph import Workflow
from flowc_ir.launch_plan import LaunchPlan
from flowc_ir.program import Entity, Opaque
from flowc_ir.text.types import spell_type
from flowc_validators.facts import kind_of

_LONGEST_SHAPE = 72


def tree(result: Result, scene: Scene) -> str:
    """Draw what was compiled, module by module, and of opaque entities the reason."""
    modules = {source.path: source.module for source in result.program.sources}
    groups: dict[str, list[Entity]] = {}
    for entity in result.program.entities:
        if isinstance(entity, LaunchPlan) and entity.is_default:
            continue
        path = entity.span.path
        groups.setdefault(modules.get(path, path), []).append(entity)
    lines: list[str] = []
    for module, entities in groups.items():
        lines.append(scene.paint.bold(harmless(module or "(no source)")))
        lines += _branches(module, entities, result, scene)
    return "\n".join(lines)


def _branches(module: str, entities: list[Entity], result: Result, scene: Scene) -> Iterator[str]:
    labels = [kind_of(entity).value.replace("_", " ") for entity in entities]
    width = max(len(label) for label in labels)
    for index, (entity, label) in enumerate(zip(entities, labels, strict=True)):
        elbow = "└─" if index == len(entities) - 1 else "├─"
        name = harmless(entity.name.removeprefix(f"{module}.")) or "(name not known)"
        shape = scene.paint.dim(harmless(_shape(entity)))
        note = _note(entity, result, scene)
        yield f"{scene.paint.dim(elbow)} {label.ljust(width)}  {name}{shape}{note}"


def _shape(entity: Entity) -> str:
    """Spell what goes in and what comes out, if that is known and short."""
    interface = None if isinstance(entity, LaunchPlan) else entity.interface
    if interface is None:
        return ""
    inputs = ", ".join(f"{port.name}: {spell_type(port.type)}" for port in interface.inputs)
    outputs = ", ".join(spell_type(port.type) for port in interface.outputs)
    shape = f"({inputs}) -> {outputs}" if outputs else f"({inputs})"
    return shape if len(shape) <= _LONGEST_SHAPE else "(…)"


def _note(entity: Entity, result: Result, scene: Scene) -> str:
    paint = scene.paint
    if isinstance(entity, Opaque):
        cause = entity.cause if entity.cause.path else entity.span
        place = scene.place(cause)
        return f"  {paint.cyan('opaque')}: {harmless(entity.reason)}{f' ({place})' * bool(place)}"
    if any(result.errors_in(entity)):
        return f"  {paint.red('error')}"
    if isinstance(entity, Workflow):
        return paint.dim(f"  {counted(len(entity.nodes), 'node')}")
    return ""
