"""The finder of extensions: asks for a manifest once a name of its package is met."""

from __future__ import annotations

import sys

from flowc.dialects.flytekit.session import Session
from flowc.frontend.interpreter.registry import Registry
from flowc.manifests.shelf import packages_on_shelf


class ExtensionFinder:
    """Adds to a registry what manifests say of the names that a program uses."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._asked: set[str] = set()
        self._left: set[str] | None = None

    def __call__(self, registry: Registry, name: str) -> None:
        """Look for a manifest of the package that a name is in."""
        if name in self._asked:
            return
        self._asked.add(name)
        if name.partition(".")[0] in sys.stdlib_module_names:
            return
        if self._left is None:
            self._left = set(packages_on_shelf())
        package = name
        while package:
            if package in self._left:
                self._left.discard(package)
                self._add(registry, package)
            package = package.rpartition(".")[0]

    def _add(self, registry: Registry, package: str) -> None:
        from flowc.dialects.flytekit.extensions.install import add_extension
        from flowc.manifests.finding import find_on_shelf

        found = find_on_shelf(package, self._session.machine.report)
        if found is not None:
            self._session.manifests.append((found.manifest.id, found.sha256))
            add_extension(registry, self._session, found)
