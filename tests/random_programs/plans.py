"""Launch plans, with values, schedules, notifications and labels."""

from __future__ import annotations

from random_programs.dice import Dice
from random_programs.entities import Entity, World
from random_programs.functions import default
from random_programs.module import Module
from random_programs.types import DATETIME, Field, Home, holds_dataclass_of
from random_programs.values import has_values

_CRONS = ("0 0 * * *", "*/5 * * * *", "@daily", "hourly", "0 12 1 1 *")
_SPANS = ("minutes=10", "hours=2", "days=1", "days=7")


def write_plan(dice: Dice, module: Module, world: World) -> None:
    """Define a launch plan of one of the workflows, and add it to the world."""
    workflows = [
        one
        for one in world.callable_entities("workflow")
        if not any(part.has_default and _is_stuck(module, part) for part in one.inputs)
    ]
    if not workflows:
        return
    workflow = dice.pick(workflows)
    inputs, settings = list(workflow.inputs), list[str]()
    name = module.fresh()
    style = dice.count(0, 4)
    if style == 0:
        _say(dice, module, world, name, workflow, None, settings, tuple(inputs))
        return
    for key in ("default_inputs", "fixed_inputs"):
        able = [one for one in inputs if has_values(one.type) and not _is_stuck(module, one)]
        chosen = dice.some(able, 0, 2)
        if chosen and dice.chance(50):
            pairs = [f"{one.name!r}: {default(dice, module, world, one.type)}" for one in chosen]
            settings.append(f"{key}={{{', '.join(pairs)}}}")
            inputs = _left(inputs, chosen, is_fixed=key == "fixed_inputs")
    settings += _settings(dice, module, workflow)
    plan = dice.pick((name, f"{name}-plan", f"{module.name}.{name}", f"Größe {name}"))
    while plan in world.plan_names:
        plan += "_"
    world.plan_names.add(plan)
    _say(dice, module, world, name, workflow, plan, settings, tuple(inputs))


def _is_stuck(module: Module, one: Field) -> bool:
    return holds_dataclass_of(one.type, module.name)


def _left(inputs: list[Field], chosen: list[Field], *, is_fixed: bool) -> list[Field]:
    if is_fixed:
        return [one for one in inputs if one not in chosen]
    return [Field(one.name, one.type, one.has_default or one in chosen) for one in inputs]


def _say(
    dice: Dice,
    module: Module,
    world: World,
    name: str,
    workflow: Entity,
    plan: str | None,
    settings: list[str],
    inputs: tuple[Field, ...],
) -> None:
    marker, target = module.use("flytekit", "LaunchPlan"), module.refer(workflow.home)
    if plan is None:
        text = f"{marker}.get_or_create({dice.pick(('', 'workflow='))}{target})"
    elif dice.chance(30):
        text = f"{marker}.create({', '.join([repr(plan), target, *settings])})"
    else:
        text = f"{marker}.get_or_create({', '.join([target, f'name={plan!r}', *settings])})"
    module.say("", f"{name} = {text}")
    world.entities.append(
        Entity(
            home=Home(module.name, name),
            sort="plan",
            inputs=inputs,
            outputs=workflow.outputs,
            is_named=workflow.is_named,
        )
    )


def _settings(dice: Dice, module: Module, workflow: Entity) -> list[str]:
    settings = list[str]()
    if dice.chance(35):
        settings.append(f"schedule={_schedule(dice, module, workflow)}")
    if dice.chance(15):
        settings.append(f"notifications=[{_notification(dice, module)}]")
    if dice.chance(12):
        key, name = dice.pick((("labels", "Labels"), ("annotations", "Annotations")))
        settings.append(f"{key}={module.use('flytekit', name)}({{'team': 'größe', 'a/b': ''}})")
    if dice.chance(8):
        settings.append(f"max_parallelism={dice.pick(('0', '5'))}")
    if dice.chance(8):
        settings.append(f"overwrite_cache={dice.pick(('True', 'False'))}")
    if dice.chance(8):
        settings.append(f"auto_activate={dice.pick(('True', 'False'))}")
    return settings


def _schedule(dice: Dice, module: Module, workflow: Entity) -> str:
    moments = [one.name for one in workflow.inputs if one.type == DATETIME]
    kickoff = ""
    if moments and dice.chance(60):
        kickoff = f", kickoff_time_input_arg={dice.pick(moments)!r}"
    if dice.chance(50):
        return f"{module.use('flytekit', 'CronSchedule')}(schedule={dice.pick(_CRONS)!r}{kickoff})"
    span = f"{module.use('datetime', 'timedelta')}({dice.pick(_SPANS)})"
    return f"{module.use('flytekit', 'FixedRate')}(duration={span}{kickoff})"


def _notification(dice: Dice, module: Module) -> str:
    phase = module.use("flytekit", "WorkflowExecutionPhase")
    phases = dice.some(("SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"), 1, 3)
    kind = dice.pick(("Email", "Slack", "PagerDuty"))
    texts = ", ".join(f"{phase}.{one}" for one in phases)
    name = module.use("flytekit", kind)
    return f"{name}(phases=[{texts}], recipients_email=['a@example.com', 'b@example.com'])"
