"""Workflows that are built step by step, outside any function."""

from __future__ import annotations

from random_programs.body import Body, Value, arguments
from random_programs.dice import Dice
from random_programs.entities import Entity, World
from random_programs.kinds import any_type
from random_programs.module import Module
from random_programs.names import fresh
from random_programs.spelling import spell
from random_programs.types import Field, Home

_INPUT_NAMES = ("a", "b", "text", "größe", "n_1")


def write_imperative(dice: Dice, module: Module, world: World) -> None:
    """Define an imperative workflow and add it to the world."""
    name = module.fresh()
    marker = module.use("flytekit", "Workflow")
    title = dice.pick((f"{module.name}.{name}", name, f"my.{name}-flow"))
    module.say("", f"{name} = {marker}(name={title!r})")
    inputs = [Field(one, any_type(dice, world)) for one in dice.some(_INPUT_NAMES, 1, 3)]
    values = list[Value]()
    for one in inputs:
        values.append(Value(f"{name}.inputs[{one.name!r}]", one.type))
        annotation = spell(dice, module, one.type)
        module.say(f"{name}.add_workflow_input({one.name!r}, {annotation})")
    body = Body(
        dice=dice,
        module=module,
        world=world,
        lines=[],
        values=values,
        handles=[],
        nodes=[],
        node_names=set(),
        at_import=True,
    )
    for _ in range(dice.count(1, 4)):
        _add_entity(body, name)
    results = _outputs(body, name)
    used = "\n".join(module.lines)
    # flytekit refuses a workflow with an input that nothing takes.
    unused = [one for one in inputs if used.count(f"{name}.inputs[{one.name!r}]") == 0]
    if unused or not results:
        return
    world.entities.append(
        Entity(
            home=Home(module.name, name),
            sort="workflow",
            inputs=tuple(inputs),
            outputs=tuple(results),
        )
    )


def _add_entity(body: Body, name: str) -> None:
    # To add a workflow runs its body, which may hold what is not imported yet.
    able = [
        one
        for one in body.world.callable_entities("task", "workflow", "plan", "dynamic")
        if one.sort in ("task", "dynamic") or one.home.module != body.module.name
    ]
    if not able:
        return
    entity = body.dice.pick(able)
    given = arguments(body, entity, only_names=True)
    if given is None:
        return
    node = fresh(body.dice, body.module.taken)
    target = body.module.refer(entity.home)
    text = ", ".join(part for part in (target, given) if part)
    body.module.say(f"{node} = {name}.add_entity({text})")
    if len(body.nodes) and body.dice.chance(20):
        body.module.say(f"{body.dice.pick(body.nodes)} >> {node}")
    body.nodes.append(node)
    body.values += [Value(f"{node}.outputs[{one.name!r}]", one.type) for one in entity.outputs]


def _outputs(body: Body, name: str) -> list[Field]:
    able = [one for one in body.values if ".outputs[" in one.text]
    results = list[Field]()
    for number in range(body.dice.count(0, 2) if able else 0):
        chosen = body.dice.pick(able)
        # The type is written too: flytekit does not guess that of a part.
        kind = spell(body.dice, body.module, chosen.type)
        output = f"out{number}"
        body.module.say(
            f"{name}.add_workflow_output({output!r}, {chosen.text}, python_type={kind})"
        )
        results.append(Field(output, chosen.type))
    return results
