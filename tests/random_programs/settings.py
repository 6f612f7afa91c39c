"""Keyword arguments that say how a task runs, in its decorator or on a node."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from random_programs.dice import Dice
from random_programs.module import Module

Writer: TypeAlias = Callable[[Dice, Module], str]

_NUMBERS = ("'1'", "'500m'", "'2'", "'0.5'")
_SIZES = ("'1Gi'", "'512Mi'", "'2G'", "'100M'")
_ACCELERATORS = ("T4", "L4", "A100", "A100.partition_1g_5gb", "V100")
_IMAGES = ("'cr.test/other:v2'", "'{{.image.default.fqn}}:{{.image.default.version}}'")
_DICTS = ("{}", "{'A': 'b'}", "{'MODE': 'x', 'PATH': '/a:/b'}", "{'K': 'größe'}")


def task_settings(dice: Dice, module: Module, names: Sequence[str]) -> list[str]:
    """Choose arguments of a task decorator; `names` are the inputs of the task."""
    if not dice.chance(45):
        return []
    writers = [*_EVERYWHERE, *_TASK_ONLY]
    chosen = [writer(dice, module) for writer in dice.some(writers, 1, 4)]
    if dice.chance(8) and not any(one.startswith("container_image") for one in chosen):
        chosen.append(_specified_image(dice, module))
    if dice.chance(30):
        chosen.append(_cache(dice, module, names))
    return chosen


def node_settings(dice: Dice, module: Module, taken: set[str]) -> list[str]:
    """Choose arguments of `with_overrides`; `taken` are the names that nodes have already."""
    writers = [*_EVERYWHERE, *_NODE_ONLY]
    chosen = [writer(dice, module) for writer in dice.some(writers, 0, 3)]
    if dice.chance(40) or not chosen:
        name = dice.pick(("first", "My Node", "step_2", "UPPER", "a.b", "ünode", "x" * 62))
        if name not in taken:
            taken.add(name)
            chosen.append(f"node_name={name!r}")
    return chosen


def _resources(dice: Dice, module: Module, *, ranges: bool = False) -> str:
    name = module.use("flytekit", "Resources")
    parts = list[str]()
    for key in dice.some(("cpu", "mem", "gpu", "ephemeral_storage"), 1, 3):
        options = _NUMBERS if key == "cpu" else ("'1'", "'2'") if key == "gpu" else _SIZES
        text = dice.pick(options)
        if ranges and dice.chance(30):
            text = f"({text}, {dice.pick(options)})"
        parts.append(f"{key}={text}")
    return f"{name}({', '.join(parts)})"


def _requests(dice: Dice, module: Module) -> str:
    if dice.chance(30):
        return f"resources={_resources(dice, module, ranges=True)}"
    keys = dice.some(("requests", "limits"), 1, 2)
    return ", ".join(f"{key}={_resources(dice, module)}" for key in keys)


def _retries(dice: Dice, module: Module) -> str:
    del module
    return f"retries={dice.count(0, 5)}"


def _timeout(dice: Dice, module: Module) -> str:
    if dice.chance(50):
        return f"timeout={dice.pick(('60', '0', '3600'))}"
    span = dice.pick(("hours=1", "days=3", "seconds=5"))
    return f"timeout={module.use('datetime', 'timedelta')}({span})"


def _interruptible(dice: Dice, module: Module) -> str:
    del module
    return f"interruptible={dice.pick(('True', 'False', 'None'))}"


def _image(dice: Dice, module: Module) -> str:
    del module
    return f"container_image={dice.pick(_IMAGES)}"


def _specified_image(dice: Dice, module: Module) -> str:
    parts = dice.some(
        (
            "name='made'",
            "packages=['pandas', 'numpy==1.26']",
            "registry='cr.test/images'",
            "python_version='3.11'",
            "env={'A': 'b'}",
            "commands=['ls']",
            "apt_packages=['git']",
        ),
        1,
        4,
    )
    return f"container_image={module.use('flytekit', 'ImageSpec')}({', '.join(parts)})"


def _accelerator(dice: Dice, module: Module) -> str:
    head, _, rest = dice.pick(_ACCELERATORS).partition(".")
    name = module.use("flytekit.extras.accelerators", head)
    return f"accelerator={name}{'.' if rest else ''}{rest}"


def _shared_memory(dice: Dice, module: Module) -> str:
    del module
    return f"shared_memory={dice.pick(('True', repr('1Gi')))}"


def _pod_template(dice: Dice, module: Module) -> str:
    arguments: list[str] = dice.some(
        ("primary_container_name='main'", "labels={'a': 'b'}", "annotations={'x': 'y/z'}"), 0, 3
    )
    if dice.chance(30):
        arguments.append(f"pod_spec={_pod_spec(dice, module)}")
    return f"pod_template={module.use('flytekit', 'PodTemplate')}({', '.join(arguments)})"


def _pod_spec(dice: Dice, module: Module) -> str:
    container = module.use("kubernetes.client", "V1Container")
    variable = module.use("kubernetes.client", "V1EnvVar")
    made = dice.some(
        (
            f"{container}(name='primary', env=[{variable}(name='A', value='größe')])",
            f"{container}(name='main', image='cr.test/main:1')",
            f"{container}(name='beside', image='cr.test/beside:1', command=['run'], args=['x'])",
        ),
        0,
        2,
    )
    spec = module.use("kubernetes.client", "V1PodSpec")
    more = dice.pick(("", ", node_selector={'zone': 'a'}", ", service_account_name='robot'"))
    return f"{spec}(containers=[{', '.join(made)}]{more})"


def _environment(dice: Dice, module: Module) -> str:
    del module
    return f"environment={dice.pick(_DICTS)}"


def _secrets(dice: Dice, module: Module) -> str:
    name = module.use("flytekit", "Secret")
    kinds = (
        "group='g', key='k'",
        "group='größe', key='only'",
        "group='g', key='k', group_version='v1'",
        f"group='g', key='k', mount_requirement={name}.MountType.FILE",
        f"group='g', key='env', mount_requirement={name}.MountType.ENV_VAR, env_var='TOKEN'",
    )
    return f"secret_requests=[{', '.join(f'{name}({one})' for one in dice.some(kinds, 1, 2))}]"


def _deck(dice: Dice, module: Module) -> str:
    del module
    return dice.pick(("enable_deck=True", "enable_deck=False", "disable_deck=True"))


def _deprecated(dice: Dice, module: Module) -> str:
    del module
    return f"deprecated={dice.pick(('use another', 'größe', ''))!r}"


def _pod_template_name(dice: Dice, module: Module) -> str:
    del module
    return f"pod_template_name={dice.pick(('small', 'with-gpu'))!r}"


def _docs(dice: Dice, module: Module) -> str:
    name = module.use("flytekit", "Documentation")
    return f"docs={name}(short_description={dice.pick(('Short.', 'Ünicode', ''))!r})"


def _cache(dice: Dice, module: Module, names: Sequence[str]) -> str:
    if dice.chance(50):
        serialize = dice.pick(("", ", cache_serialize=True", ", cache_serialize=False"))
        return f"cache=True, cache_version={dice.pick(('1', 'v1.0', 'größe'))!r}{serialize}"
    parts = [f"version={dice.pick(('1', 'v2'))!r}"]
    if dice.chance(30):
        parts.append("serialize=True")
    if names and dice.chance(40):
        parts.append(f"ignored_inputs={dice.pick(names)!r}")
    return f"cache={module.use('flytekit', 'Cache')}({', '.join(parts)})"


def _node_cache(dice: Dice, module: Module) -> str:
    del module
    return dice.pick(
        (
            "cache=True, cache_version='n1'",
            "cache=False",
            "cache=True, cache_version='n2', cache_serialize=True",
        )
    )


def _node_label(dice: Dice, module: Module) -> str:
    del module
    return f"name={dice.pick(('label', 'A long name of a node', 'ü'))!r}"


_EVERYWHERE: tuple[Writer, ...] = (
    _retries,
    _requests,
    _timeout,
    _interruptible,
    _image,
    _accelerator,
    _shared_memory,
    _pod_template,
)
_TASK_ONLY: tuple[Writer, ...] = (
    _environment,
    _secrets,
    _deck,
    _deprecated,
    _pod_template_name,
    _docs,
)
_NODE_ONLY: tuple[Writer, ...] = (_node_cache, _node_label)
