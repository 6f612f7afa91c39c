"""The finder of extensions: asks for a manifest once a name of its package is met."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from flowc.dialects.flytekit.session import Session
from flowc.frontend.interpreter.registry import Constant, Registry
from flowc.frontend.interpreter.values import Known, Value
from flowc.manifests.places import Places
from flowc.manifests.shelf import packages_on_shelf

if TYPE_CHECKING:
    from flowc.manifests.discovery import Manifests
    from flowc.manifests.finding import Found
    from flowc.manifests.type_index import IndexedConstant

OWN = "flytekit"
"""The package of which only flowc itself says what is in it."""


class ExtensionFinder:
    """Adds to a registry what manifests say of the names that a program uses.

    `texts` takes the texts of manifests that are not flowc's, by their paths in findings.
    """

    def __init__(self, session: Session, places: Places, texts: dict[str, str]) -> None:
        self._session = session
        self._places = places
        self._texts = texts
        self._asked: set[str] = set()
        self._met: set[str] = set()
        self._shelf: frozenset[str] | None = None
        self._manifests: Manifests | None = None
        self._packages: frozenset[str] = frozenset()

    def __call__(self, registry: Registry, name: str) -> None:
        """Look for a manifest of the package that a name is in."""
        if name in self._asked:
            return
        self._asked.add(name)
        top = name.partition(".")[0]
        if top in sys.stdlib_module_names:
            return
        described, find = self._of_flytekit() if top == OWN else self._of_others()
        package = name
        while package:
            if package in described and package not in self._met:
                self._met.add(package)
                found = find(package)
                if found is not None:
                    self._add(registry, found)
            package = package.rpartition(".")[0]

    def _of_flytekit(self) -> tuple[frozenset[str], Callable[[str], Found | None]]:
        """Look on flowc's own shelf only: every program names flytekit."""
        if self._shelf is None:
            self._shelf = packages_on_shelf()
        return self._shelf, self._on_shelf

    def _on_shelf(self, package: str) -> Found | None:
        from flowc.manifests.finding import find_on_shelf

        return find_on_shelf(package, self._session.machine.report)

    def _of_others(self) -> tuple[frozenset[str], Callable[[str], Found | None]]:
        if self._manifests is None:
            from flowc.manifests.discovery import Manifests

            self._manifests = Manifests(self._places, self._session.machine.report)
            self._texts |= self._manifests.texts
            self._packages = self._manifests.packages() - self._in_index(self._manifests)
        return self._packages, self._manifests.of_package

    def _in_index(self, manifests: Manifests) -> set[str]:
        """Give the packages of which the index says all, and forget what others say otherwise."""
        from flowc.dialects.flytekit.types.catalogue import Undescribed
        from flowc.manifests.type_index import type_index

        index, registry = type_index(), self._session.machine.registry
        replaced = {
            package for package, id_ in index.ids.items() if manifests.is_replaced(package, id_)
        }
        if replaced:
            ids = {index.ids[package] for package in replaced}
            for name, entry in index.entries().items():
                if entry.manifest[0] in ids:
                    registry.types.setdefault(name, Undescribed())
        for name, constant in index.constants.items():
            if constant.package not in replaced:
                registry.constants.setdefault(name, self._constant(constant))
        return {package for package in index.only_types if package not in replaced}

    def _constant(self, constant: IndexedConstant) -> Constant:
        def make() -> Value:
            self._session.types.manifests.add(constant.manifest)
            return Known(constant.value)

        return make

    def _add(self, registry: Registry, found: Found) -> None:
        from flowc.dialects.flytekit.extensions.install import add_extension

        self._session.manifests.append((found.manifest.id, found.sha256))
        add_extension(registry, self._session, found)
