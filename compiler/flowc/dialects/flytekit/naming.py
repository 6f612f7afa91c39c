"""Names: of modules and functions as flytekit writes them, and of nodes."""

from __future__ import annotations

from flowc.dialects.flytekit.codes import WRONG_SETTING
from flowc.dialects.flytekit.session import mistake
from flowc.dialects.flytekit.settings.reading import constant
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import FunctionValue, Known, ModuleValue, Unknown, Value
from flowc_ir.digests import sha224
from flowc_ir.source import Span

MAX_NODE_ID = 63
HASH_LENGTH = 10


def dns_name(name: str) -> str:
    """Give a node id as Kubernetes wants it (flytekit 1.16.31 core/utils.py `_dnsify`)."""
    if len(name) >= MAX_NODE_ID:
        digest = sha224(name.encode()).hexdigest()[:HASH_LENGTH]
        name = f"{digest}-{name[-(MAX_NODE_ID - HASH_LENGTH - 1) :]}"
    result = ""
    for char in name:
        has_room = bool(result) and len(result) < MAX_NODE_ID - 1
        if char in "_-.":
            result += "-" if has_room else ""
        elif not char.isalnum():
            continue
        elif char.islower() or char.isdigit():
            result += char
        else:
            if has_room and result[-1] != "-":
                result += "-"
            result += char.lower()
    return result.removesuffix("-")


def short_name(name: str) -> str:
    """Give the last part of a dotted name."""
    return name.rpartition(".")[2]


def function_name(function: FunctionValue) -> str:
    """Give `__name__`, its last part only."""
    return short_name(function.name)


def function_module(machine: Machine, function: FunctionValue) -> str:
    """Give the full module path of a function's module (flytekit core/tracker.py).

    That is `__module__` (which `functools.wraps` copies), made longer by the folders with an
    `__init__.py` around the module's file. Raises `Lost` if it is not known.
    """
    own = function.attributes.get("__module__")
    if own is None:
        return absolute_module(machine, function.module)
    name = constant(own, "the module of a function", function.span)
    module = machine.modules.get(str(name))
    if isinstance(module, ModuleValue):
        return absolute_module(machine, module)
    raise Lost(Unknown(f"the module `{name}` of a function is not first-party", function.span))


def qualified_name(machine: Machine, function: FunctionValue) -> str:
    """Give the name that flytekit makes of a function: in a notebook, no module is part of it."""
    module = function_module(machine, function)
    return f"{module}.{function_name(function)}" if module else function_name(function)


def absolute_module(machine: Machine, module: ModuleValue) -> str:
    """Give the longer of a module's import name and its name by the folders around it.

    What is defined in a notebook belongs to no module.
    """
    if module.cells:
        return ""
    unit = machine.sources.get(module.path)
    if unit is None or len(unit.absolute) <= len(module.name):
        return module.name
    return unit.absolute


def instantiated_in(machine: Machine) -> str:
    """Give the import name of the module whose body is being run, or nothing."""
    module = machine.current_module()
    return "" if module is None or module.cells else module.name


def variable_of(machine: Machine, module_name: str, value: Value, span: Span) -> str:
    """Find the module-level variable that holds a value (flytekit `TrackedInstance.find_lhs`).

    Names are tried in alphabetical order, as `dir()` lists them. Raises `Lost` if it is not known,
    and what flytekit raises if there is none.
    """
    module = machine.modules.get(module_name)
    if not isinstance(module, ModuleValue):
        raise Lost(Unknown(f"the module `{module_name}` is not known", span))
    for name in sorted(module.namespace):
        if module.namespace[name] is value:
            return name
    hidden = [
        held
        for name, held in module.namespace.items()
        if isinstance(held, Unknown) and not name.startswith("__")
    ]
    if module.lost_names is not None or hidden:
        raise Lost(module.lost_names or hidden[0])
    mistake(
        WRONG_SETTING,
        span,
        f"no variable of module `{module_name}` holds this task: the backend could not find it",
        hint="assign it to a variable at module level",
        exception="SystemError",
    )


def is_nested(function: FunctionValue) -> bool:
    """Tell whether flytekit refuses a task function because it is nested (core/tracker.py)."""
    if not function.is_nested:
        return False
    is_wrapped = "__wrapped__" in function.attributes
    return not (is_wrapped and function.name == function.qualname)


def is_test_module(name: str) -> bool:
    """Tell whether nested tasks are allowed: in test modules."""
    last = short_name(name)
    return last.startswith("test_") or last.endswith("_test")


def known_name(value: Value) -> str | None:
    """Give a known string, or None."""
    return value.value if isinstance(value, Known) and isinstance(value.value, str) else None
