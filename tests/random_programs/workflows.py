"""Workflows as functions: signature, body, and what they return."""

from __future__ import annotations

from random_programs.body import Body, Value
from random_programs.dice import Dice
from random_programs.entities import Entity, World
from random_programs.functions import docstring, outputs, parameters, signature
from random_programs.module import Module
from random_programs.statements import write_statement
from random_programs.types import Field, Home


def write_workflow(dice: Dice, module: Module, world: World) -> None:
    """Define one workflow and add it to the world."""
    inputs = parameters(dice, module, world, set(module.taken), most=4)
    given = signature(dice, module, world, inputs)
    marker = _marker(dice, module, world, inputs)
    module.local = {one.name for one in inputs}
    body = Body(
        dice=dice,
        module=module,
        world=world,
        lines=[],
        values=[Value(one.name, one.type) for one in inputs],
        handles=[],
        nodes=[],
        node_names=set(),
    )
    for _ in range(dice.count(1, 7)):
        write_statement(body)
    chosen = [dice.pick(body.values) for _ in range(_how_many(dice))] if body.values else []
    results, annotation, is_named = outputs(dice, module, world, [one.type for one in chosen])
    name = module.fresh()
    module.say("", "", marker, f"def {name}({given}){annotation}:")
    module.say(*docstring(dice, inputs, results))
    module.say(*(body.lines or ["    pass"]))
    if chosen:
        module.say(f"    return {_returned(dice, chosen, results, annotation, is_named=is_named)}")
    module.local = set()
    home = Home(module.name, name)
    world.entities.append(
        Entity(home=home, sort="workflow", inputs=inputs, outputs=results, is_named=is_named)
    )


def _how_many(dice: Dice) -> int:
    return dice.pick((1, 1, 1, 2, 0, 2, 3))


def _marker(dice: Dice, module: Module, world: World, inputs: tuple[Field, ...]) -> str:
    name = module.use("flytekit", "workflow")
    settings = list[str]()
    if dice.chance(10):
        settings.append(f"interruptible={dice.pick(('True', 'False'))}")
    if dice.chance(8):
        policy = module.use("flytekit", "WorkflowFailurePolicy")
        choice = dice.pick(("FAIL_IMMEDIATELY", "FAIL_AFTER_EXECUTABLE_NODES_COMPLETE"))
        settings.append(f"failure_policy={policy}.{choice}")
    if dice.chance(10):
        able = [
            one
            for one in world.callable_entities("task", "workflow")
            if {(part.name, part.type) for part in one.inputs}
            == {(part.name, part.type) for part in inputs}
        ]
        if able:
            settings.append(f"on_failure={module.refer(dice.pick(able).home)}")
    return f"@{name}({', '.join(settings)})" if settings else f"@{name}"


def _returned(
    dice: Dice,
    chosen: list[Value],
    results: tuple[Field, ...],
    annotation: str,
    *,
    is_named: bool,
) -> str:
    texts = [one.text for one in chosen]
    if is_named:
        name = annotation.removeprefix(" -> ")
        by_name = dice.chance(50)
        parts = [
            f"{one.name}={text}" if by_name else text
            for one, text in zip(results, texts, strict=True)
        ]
        return f"{name}({', '.join(parts)})"
    return ", ".join(texts)
