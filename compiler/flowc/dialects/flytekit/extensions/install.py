"""The finder: what a manifest describes is added to the tables when a name of it is met."""

from __future__ import annotations

import ast

from flowc.dialects.flytekit.extensions.compiler_functions import install
from flowc.dialects.flytekit.extensions.parts import Parts
from flowc.dialects.flytekit.extensions.writing import last, written_module
from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.types.catalogue import DescribedType
from flowc.frontend.interpreter.registry import Constant, Registry, StarPart, known_constant
from flowc.frontend.interpreter.scope import Scope, ScopeKind
from flowc.frontend.interpreter.values import ClassValue, FunctionValue, Known, ModuleValue, Value
from flowc.manifests.finding import Found, Rank
from flowc.manifests.indexing import described_types
from flowc.manifests.plain_values import value_of
from flowc.manifests.type_index import entries_of
from flowc_idl.flowc.ext.v1.manifest_pb2 import Manifest


class WrittenClasses:
    """What the text of a manifest defines, in one compilation; it is run once it is needed."""

    def __init__(self, session: Session, manifest: Manifest) -> None:
        self._session = session
        self._manifest = manifest
        self._names: dict[str, Value] = {}

    def constant(self, name: str) -> Constant:
        """Give how to get what a name stands for."""
        return lambda: self._find(name)

    def _find(self, name: str) -> Value:
        if not self._names:
            self._run()
        return self._names[name]

    def _run(self) -> None:
        machine = self._session.machine
        package = self._manifest.package
        tree = ast.parse(written_module(self._manifest))
        module = ModuleValue(package, "", package)
        names = module.namespace
        self._names = names
        parts = Parts(self._session, self._manifest, names)
        names.update(parts.functions(), __name__=Known(package))
        outer = (machine.steps, machine.stack)
        machine.steps, machine.stack = machine.steps_per_file, []
        machine.execute(tree.body, Scope(ScopeKind.MODULE, module, names))
        machine.steps, machine.stack = outer
        for name in described_names(self._manifest):
            value = names[last(name)]
            if isinstance(value, (ClassValue, FunctionValue)):
                inner = name.rpartition(".")[0]
                home = f"{package}.{inner}" if inner else package
                value.module = ModuleValue(home, "", package, namespace=names)


def described_names(manifest: Manifest) -> list[str]:
    """Give the names of all classes and functions that a manifest describes, below its package."""
    names = [each.name for each in manifest.enums]
    names += [each.name for each in manifest.images]
    names += [each.name for each in manifest.classes]
    names += [each.name for each in manifest.tasks]
    names += [each.name for each in manifest.decorators]
    names += [each.name for each in manifest.functions]
    names += [task.delegate.function for task in manifest.tasks if task.HasField("delegate")]
    return names + [task.executor for task in manifest.tasks if task.executor]


def add_extension(registry: Registry, session: Session, found: Found) -> None:
    """Add to the tables what a manifest describes."""
    manifest = found.manifest
    install(registry)
    if found.rank is not Rank.CATALOGUE:
        described = entries_of(described_types(manifest, found.sha256))
        registry.types |= {name: DescribedType(entry) for name, entry in described.items()}
        for constant in manifest.constants:
            value = known_constant(value_of(constant.value))
            registry.constants[f"{manifest.package}.{constant.name}"] = value
    registry.star_parts[manifest.package] = _star_part(manifest)
    registry.star_parts |= _modules_star_parts(manifest)
    written = WrittenClasses(session, manifest)
    for name in described_names(manifest):
        full = f"{manifest.package}.{name}"
        registry.constants[full] = written.constant(last(name))
        if last(name) in manifest.exports and name != last(name):
            registry.aliases[f"{manifest.package}.{last(name)}"] = full


def _modules_star_parts(manifest: Manifest) -> dict[str, StarPart]:
    """Say what `from package.module import *` binds beside what else is in it."""
    within: dict[str, list[str]] = {}
    for name in described_names(manifest):
        module, _, short = name.rpartition(".")
        if module and module.islower():
            within.setdefault(f"{manifest.package}.{module}", []).append(short)
    return {module: StarPart(tuple(names)) for module, names in within.items()}


def _star_part(manifest: Manifest) -> StarPart:
    """Say what `from package import *` binds: also modules, unless `__all__` hides them."""
    modules = {name.partition(".")[0] for name in described_names(manifest) if "." in name}
    return StarPart(tuple(manifest.exports), tuple(sorted(modules)))
