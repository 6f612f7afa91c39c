"""Imports: first-party modules are run, everything else is known by name only."""

from __future__ import annotations

import ast
from itertools import accumulate

from flowc.frontend.interpreter.closest import closest
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.registry import Written
from flowc.frontend.interpreter.rooted_path import RootedPath
from flowc.frontend.interpreter.scope import Scope, ScopeKind
from flowc.frontend.interpreter.signals import Raised
from flowc.frontend.interpreter.values import (
    NONE,
    ExceptionValue,
    External,
    Known,
    ListValue,
    ModuleValue,
    Unknown,
    Value,
)
from flowc.frontend.interpreter.world import SourceUnit
from flowc_ir.source import NOWHERE, Span

NOTEBOOK = ".ipynb"


def import_names(machine: Machine, node: ast.Import, scope: Scope) -> None:
    """Run an `import a.b as c` statement."""
    span = machine.span(node, scope.module)
    for alias in node.names:
        module = machine.import_module(alias.name, span)
        if alias.asname is not None:
            scope.bind(alias.asname, module)
            continue
        top = alias.name.partition(".")[0]
        scope.bind(top, machine.import_module(top, span))


def import_from(machine: Machine, node: ast.ImportFrom, scope: Scope) -> None:
    """Run a `from m import a, b as c` statement."""
    span = machine.span(node, scope.module)
    if node.module == "__future__":
        if any(alias.name == "annotations" for alias in node.names):
            scope.module.defers_annotations = True
        for alias in node.names:
            scope.bind(alias.asname or alias.name, External(f"__future__.{alias.name}"))
        return
    name = _absolute_name(machine, node, scope.module, span)
    module = machine.import_module(name, span)
    for alias in node.names:
        if alias.name == "*":
            _import_star(machine, module, name, scope, span)
        else:
            if not node.level and not machine.packages.has_name(f"{name}.{alias.name}"):
                message = f"cannot import name '{alias.name}' from '{name}'"
                machine.throw("ImportError", message, span)
            value = _member(machine, module, name, alias.name, span)
            scope.bind(alias.asname or alias.name, value)


def _absolute_name(machine: Machine, node: ast.ImportFrom, module: ModuleValue, span: Span) -> str:
    if not node.level:
        return node.module or ""
    package = module.package
    for _ in range(node.level - 1):
        if not package:
            break
        package = package.rpartition(".")[0]
    if not package:
        message = "attempted relative import with no known parent package"
        machine.throw("ImportError", message, span)
    return f"{package}.{node.module}" if node.module else package


def _member(machine: Machine, module: Value, name: str, member: str, span: Span) -> Value:
    if not isinstance(module, ModuleValue):
        if isinstance(module, External):
            reason = machine.missing(f"{name}.{member}")
            if reason is not None:
                message = f"cannot import name '{member}' from '{name}' ({reason})"
                hint = machine.registry.near(f"{name}.{member}")
                machine.throw("ImportError", message, span, hint=hint)
        return machine.attribute(module, member, span)
    if (value := module.namespace.get(member)) is not None:
        return value
    if module.is_package and machine.loader.find(f"{name}.{member}") is not None:
        return machine.import_module(f"{name}.{member}", span)
    if _may_be_hidden(machine, module):
        hint = _hint(machine, f"{name}.{member}")
        if not hint:
            return _in_doubt(machine, name, span)
        machine.throw(
            "ImportError", f"cannot import name '{member}' from '{name}'", span, hint=hint
        )
    try:
        found = machine.find_attribute(module, member, span)
    except Raised as raised:
        # The module's own `__getattr__` says so.
        if not _is_missing_attribute(raised):
            raise
        found = None
    if found is not None:
        return found
    hint = closest(member, module.namespace)
    machine.throw("ImportError", f"cannot import name '{member}' from '{name}'", span, hint=hint)


def _is_missing_attribute(raised: Raised) -> bool:
    exception = raised.exception
    return isinstance(exception, ExceptionValue) and exception.cls.name == "builtins.AttributeError"


def _import_star(machine: Machine, module: Value, name: str, scope: Scope, span: Span) -> None:
    if isinstance(module, ModuleValue):
        _import_first_party_star(machine, module, scope, span)
        return
    if isinstance(module, Unknown):
        scope.module.lost_names = module
        return
    canonical = machine.registry.canonical(name)
    names = machine.registry.stars.get(canonical)
    if names is None:
        reason = f"it may come from `from {name} import *`, whose names are not known"
        lost = machine.lost(reason, span, machine.registry.lack(name))
        scope.module.lost_names = lost
        part = machine.registry.star_parts.get(canonical)
        if part is None:
            return
        names = part.names
        for member in part.doubtful:
            scope.bind(member, lost)
    for member in names:
        if machine.missing(f"{name}.{member}") is None:
            scope.bind(member, machine.attribute(module, member, span))


def _import_first_party_star(
    machine: Machine, module: ModuleValue, scope: Scope, span: Span
) -> None:
    if module.lost_names is not None:
        scope.module.lost_names = module.lost_names
    listed = module.namespace.get("__all__")
    if listed is None:
        for member, value in list(module.namespace.items()):
            if not member.startswith("_"):
                scope.bind(member, value)
        return
    items = machine.iterate(listed, span)
    if isinstance(items, Unknown):
        scope.module.lost_names = items
        return
    for item in items:
        if isinstance(item, Known) and isinstance(item.value, str):
            scope.bind(item.value, _member(machine, module, module.name, item.value, span))


def import_module(machine: Machine, name: str, span: Span) -> Value:
    """Import a module by its absolute name; parents are imported first, as Python does."""
    if (loaded := machine.modules.get(name)) is not None:
        return loaded
    if name.endswith(NOTEBOOK):
        return _run_notebook(machine, name, span)
    if not machine.loader.owns(name.partition(".")[0]):
        return _library_module(machine, name, span)
    parent_name = name.rpartition(".")[0]
    if parent_name:
        parent = import_module(machine, parent_name, span)
        if not isinstance(parent, ModuleValue):
            return machine.attribute(parent, name.rpartition(".")[2], span)
        if (loaded := machine.modules.get(name)) is not None:
            return loaded
    unit = machine.loader.find(name)
    if unit is None:
        if _may_lie_elsewhere(machine, name):
            return _library_module(machine, name, span)
        hint = _hint(machine, name)
        if not hint and _may_be_hidden(machine, machine.modules.get(parent_name)):
            return _in_doubt(machine, name, span)
        machine.throw("ModuleNotFoundError", f"No module named '{name}'", span, hint=hint)
    if isinstance(unit, Unknown):
        machine.losses += 1
        machine.modules[name] = unit
        return unit
    if (raised := machine.failed.get(name)) is not None:
        raise raised
    module = run_module(machine, unit, name)
    parent_module = machine.modules.get(parent_name)
    if isinstance(parent_module, ModuleValue):
        parent_module.namespace[name.rpartition(".")[2]] = module
    return module


def _run_notebook(machine: Machine, path: str, span: Span) -> Value:
    """Run a notebook from its first cell to its last, as the main module."""
    unit = machine.loader.find(path)
    if isinstance(unit, SourceUnit):
        return run_module(machine, unit, "__main__")
    return unit or machine.lost(f"there is no `{path}`", span)


def _may_lie_elsewhere(machine: Machine, name: str) -> bool:
    """Tell whether a library may hold a module of a namespace package that the tree has a part of.

    That any folder without `__init__.py` is such a part is rather a reason to report a mistake; so
    it takes a namespace that is known to be shared, or a module that is known to be installed.
    """
    parent = machine.modules.get(name.rpartition(".")[0])
    if not isinstance(parent, ModuleValue) or parent.path:
        return False
    top = name.partition(".")[0]
    return top in machine.registry.namespaces or machine.packages.has(name) is True


def _may_be_hidden(machine: Machine, module: Value | None) -> bool:
    """Tell whether an installed package may come before the folders that a module is.

    Python prefers a package of that name anywhere on its path to folders without `__init__.py`.
    """
    if not isinstance(module, ModuleValue):
        return False
    top = machine.modules.get(module.name.partition(".")[0])
    is_folder = isinstance(top, ModuleValue) and top.is_package and not top.path
    return is_folder and not module.path and machine.packages.has(module.name) is None


def _hint(machine: Machine, name: str) -> str:
    """Name the module of the folder that may be meant, empty if none is near."""
    parent, _, last = name.rpartition(".")
    folder = parent.replace(".", "/")
    files = machine.files.names(folder) if machine.files else None
    return closest(last, (file.removesuffix(".py") for file in files or ()))


def _in_doubt(machine: Machine, name: str, span: Span) -> Unknown:
    unknown = machine.lost(_doubt(name), span)
    if machine.guards:
        machine.doubt = unknown
    return unknown


def _doubt(name: str) -> str:
    return (
        f"whether a package `{name.partition('.')[0]}` is installed, which would come before the "
        "folder of that name, is not known; `installed` in [tool.flowc] lists what is"
    )


def _library_module(machine: Machine, name: str, span: Span) -> Value:
    """Give a module of a library, and note that it and the packages around it are modules.

    It is taken to be installed, unless that is known to be otherwise, or the program itself
    reckons with it: then it is not known which way it goes.
    """
    for prefix in accumulate(name.split("."), "{}.{}".format):
        if (reason := machine.missing(prefix)) is not None:
            message = f"No module named '{prefix}' ({reason})"
            hint = machine.registry.near(prefix, is_module=True)
            machine.throw("ModuleNotFoundError", message, span, hint=hint)
    top = name.partition(".")[0]
    there = machine.packages.has(name)
    if there is False:
        machine.throw("ModuleNotFoundError", f"No module named '{top}'", span)
    if there is None and machine.guards and top not in machine.library_modules:
        hint = "`installed` in [tool.flowc] lists what is"
        machine.doubt = machine.lost(f"whether `{top}` is installed is not known; {hint}", span)
        return machine.doubt
    package = name
    while package:
        machine.library_modules.add(machine.registry.canonical(package))
        package = package.rpartition(".")[0]
    machine.library_modules.add(top)
    return machine.external(name)


def run_module(machine: Machine, unit: SourceUnit, name: str) -> Value:
    """Run the body of a first-party module once."""
    module = ModuleValue(name, unit.path, unit.package, unit.is_package, cells=unit.cells)
    machine.modules[name] = module
    if _may_be_hidden(machine, module):
        module.lost_names = Unknown(_doubt(name), NOWHERE)
    machine.sources[unit.path] = unit
    names = module.namespace
    names.update(_first_names(unit, name))
    scope = Scope(ScopeKind.MODULE, module, names)
    outer = (machine.steps, machine.stack, machine.guards)
    machine.steps, machine.stack = machine.steps_per_file, []
    if name in machine.units:
        # What is chosen to be compiled can be imported; else there would be nothing to compile.
        machine.guards = 0
    machine.importing.append(module)
    try:
        machine.execute(unit.tree.body, scope)
    except BaseException as error:
        # Python forgets a module whose body raises; running it again would raise again.
        machine.modules.pop(name, None)
        if isinstance(error, Raised):
            machine.failed[name] = error
        raise
    finally:
        machine.importing.pop()
        machine.steps, machine.stack, machine.guards = outer
    module.is_executed = True
    return module


def written_value(machine: Machine, written: Written, name: str) -> Value:
    """Give what a module of the library that is written in Python binds to the end of `name`."""
    module = machine.library_sources.get(written.module)
    if module is None:
        module = ModuleValue(written.module, "", written.module)
        machine.library_sources[written.module] = module
        module.namespace["__name__"] = Known(written.module)
        scope = Scope(ScopeKind.MODULE, module, module.namespace)
        outer = (machine.steps, machine.stack)
        machine.stack = []
        machine.execute(ast.parse(written.text()).body, scope)
        machine.steps, machine.stack = outer
    return module.namespace[name.rpartition(".")[2]]


def _first_names(unit: SourceUnit, name: str) -> dict[str, Value]:
    """Give the names that a module has before its body runs, in Python's order."""
    nowhere = Span(unit.path, 1, 0, 1, 0)
    if unit.cells:
        return {
            "__name__": Known(name),
            "__doc__": Known("Automatically created module for IPython interactive environment"),
            "__package__": NONE,
            "get_ipython": External("IPython.get_ipython"),
            "display": External("IPython.display.display"),
        }
    names: dict[str, Value] = {
        "__name__": Known(name),
        "__doc__": Known(ast.get_docstring(unit.tree, clean=False)),
        "__package__": Known(unit.package),
        "__loader__": Unknown("`__loader__` is not followed", nowhere),
        "__spec__": Unknown("`__spec__` is not followed", nowhere),
    }
    if unit.is_package:
        names["__path__"] = ListValue(list(map(RootedPath.under, unit.folders)))
    names["__file__"] = RootedPath.under(unit.path) if unit.path else NONE
    names["__cached__"] = Unknown("`__cached__` differs from machine to machine", nowhere)
    names["__builtins__"] = Unknown("`__builtins__` is not followed", nowhere)
    return names
