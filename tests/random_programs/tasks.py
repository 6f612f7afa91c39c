"""Tasks of all kinds, and references to things that lie elsewhere."""

from __future__ import annotations

from random_programs.dice import Dice
from random_programs.entities import Entity, Sort, World
from random_programs.functions import docstring, outputs, parameters, signature
from random_programs.kinds import any_type
from random_programs.module import Module
from random_programs.settings import task_settings
from random_programs.spelling import spell
from random_programs.types import ATOMS, Field, Home, Type

_BODIES = ("return None", "return ...", "x = 1; return x")
_EMPTY_BODIES = ("...", "pass", "raise NotImplementedError", "return", "print('hello')")
_SIMPLE = (*ATOMS, Type("file"), Type("directory"))


def write_task(dice: Dice, module: Module, world: World) -> None:
    """Define one task and add it to the world."""
    face = dice.count(0, 99)
    if face < 78:  # noqa: PLR2004 - the parts of a hundred
        _write_function(dice, module, world, "task")
    elif face < 86:  # noqa: PLR2004
        _write_function(dice, module, world, "dynamic")
    elif face < 91:  # noqa: PLR2004
        _write_container(dice, module, world)
    elif face < 95:  # noqa: PLR2004
        _write_reference(dice, module, world)
    else:
        _write_factory(dice, module, world)


def _write_function(dice: Dice, module: Module, world: World, sort: Sort) -> None:
    inputs, results, annotation, named = _interface(dice, module, world)
    settings = task_settings(dice, module, [one.name for one in inputs])
    marker = _marker(dice, module, sort, settings)
    given = signature(dice, module, world, inputs)
    above = [f"@{_wrapper(dice, module, world)}"] if dice.chance(8) else []
    name = module.fresh()
    module.say("", "", marker, *above, f"def {name}({given}){annotation}:")
    # flytekit looks for a `return` wherever something is given back.
    text = dice.pick(_BODIES if results else _EMPTY_BODIES)
    module.say(*docstring(dice, inputs, results), f"    {text}")
    _add(world, module, name, sort, inputs, results, named)


def _marker(dice: Dice, module: Module, sort: Sort, settings: list[str]) -> str:
    text = module.use("flytekit", sort)
    if dice.chance(4):
        # Python 3.11 takes any expression as a decorator.
        partial = module.use("functools", "partial")
        return f"@{partial}({', '.join([text, *settings])})"
    return f"@{text}({', '.join(settings)})" if settings else f"@{text}"


def _wrapper(dice: Dice, module: Module, world: World) -> str:
    """Use a decorator of the program's own; write one if there is none."""
    if world.decorators and dice.chance(70):
        return module.refer(dice.pick(world.decorators))
    home = Home(module.name, module.fresh())
    wraps = module.use("functools", "wraps")
    module.say(
        *("", "", f"def {home.name}(function):"),
        *(f"    @{wraps}(function)", "    def inner(*args, **kwargs):"),
        *("        return function(*args, **kwargs)", "", "    return inner"),
    )
    world.decorators.append(home)
    return home.name


def _interface(
    dice: Dice, module: Module, world: World
) -> tuple[tuple[Field, ...], tuple[Field, ...], str, bool]:
    inputs = parameters(dice, module, world, set(), most=4)
    count = dice.pick((1, 1, 1, 0, 2, 2, 3))
    kinds = [any_type(dice, world) for _ in range(count)]
    if kinds and world.entities and dice.chance(30):
        # Outputs that another task has too, for the branches of a conditional.
        other = dice.pick(world.entities)
        kinds = [one.type for one in other.outputs]
    results, annotation, named = outputs(dice, module, world, kinds)
    return inputs, results, annotation, named


def _write_container(dice: Dice, module: Module, world: World) -> None:
    inputs = tuple(
        Field(name, dice.pick(_SIMPLE)) for name in dice.some(("a", "infile", "n"), 0, 2)
    )
    results = tuple(Field(name, dice.pick(_SIMPLE)) for name in dice.some(("out", "b"), 0, 2))
    name = module.fresh()
    marker, types = module.use("flytekit", "ContainerTask"), module.use("flytekit", "kwtypes")
    command = ["'sh'", "'-c'", *(f"'{{{{.inputs.{one.name}}}}}'" for one in inputs)]
    parts = [
        f"name={dice.pick((name, f'{name}-container', f'ns.{name}'))!r}",
        "image='cr.test/tool:1'",
        f"command=[{', '.join(command)}]",
    ]
    for key, fields in (("inputs", inputs), ("outputs", results)):
        if fields:
            spelled = ", ".join(f"{one.name}={spell(dice, module, one.type)}" for one in fields)
            parts.append(f"{key}={types}({spelled})")
    if dice.chance(30):
        parts.append("input_data_dir='/var/inputs', output_data_dir='/var/outputs'")
    module.say("", "", f"{name} = {marker}({', '.join(parts)})")
    _add(world, module, name, "container", inputs, results, named=False)


def _write_reference(dice: Dice, module: Module, world: World) -> None:
    kind = dice.pick(("reference_task", "reference_launch_plan"))
    marker = module.use("flytekit", kind)
    inputs, results, annotation, named = _interface(dice, module, world)
    inputs = tuple(Field(one.name, one.type) for one in inputs)
    given = signature(dice, module, world, inputs)
    name = module.fresh()
    version = dice.pick(("v1", "abc", "1.0"))
    module.say(
        "",
        "",
        f"@{marker}(project='p', domain='d', name='elsewhere.{name}', version={version!r})",
        f"def {name}({given}){annotation}:",
        "    return ...",
    )
    # A reference gives a single output as it is, however its tuple is called.
    named = named and len(results) > 1
    sort: Sort = "reference" if kind == "reference_task" else "plan"
    _add(world, module, name, sort, inputs, results, named)


def _write_factory(dice: Dice, module: Module, world: World) -> None:
    """Define tasks as instances: shell tasks, or container tasks in a loop."""
    base = module.fresh()
    marker = module.use("flytekit", "ContainerTask")
    size = dice.count(1, 3)
    module.say(
        "",
        "",
        f"{base} = [",
        f"    {marker}(name=f'{base}-{{i}}', image=f'cr.test/img:{{i}}', command=['run', str(i)])",
        f"    for i in range({size})",
        "]",
    )
    position = dice.count(0, size - 1)
    _add(world, module, f"{base}[{position}]", "container", (), (), named=False)


def _add(
    world: World,
    module: Module,
    name: str,
    sort: Sort,
    inputs: tuple[Field, ...],
    results: tuple[Field, ...],
    named: bool,  # noqa: FBT001
) -> None:
    home = Home(module.name, name)
    world.entities.append(
        Entity(home=home, sort=sort, inputs=inputs, outputs=results, is_named=named)
    )
