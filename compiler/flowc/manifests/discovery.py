"""All manifests that a compilation may use, each read once it is needed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from flowc.manifests.codes import INVALID, SYNTAX
from flowc.manifests.distributions import brought, normal_name
from flowc.manifests.places import Places
from flowc.manifests.shelf import packages_on_shelf
from flowc_ir.diagnostic import Diagnostic, Report
from flowc_ir.source import Span

# What reads manifests imports protobuf, which takes longer than compiling a small project.
if TYPE_CHECKING:
    from flowc.manifests.finding import Found

MAX_BYTES = 2_000_000
"""How large a manifest may be."""


class Manifests:
    """The manifests of the project, of installed distributions and of flowc, in this order.

    What is wrong with them goes to `report`: with one that a distribution brings only if its
    package is asked for, since most of what is installed a program does not use. `texts` are those
    of files that are not flowc's.
    """

    def __init__(self, places: Places, report: Report) -> None:
        self.texts: dict[str, str] = {}
        self._places = places
        self._report = report
        self._disabled = {normal_name(name) for name in places.disabled}
        self._shelf = packages_on_shelf()
        # What is wrong with what distributions bring, by package.
        self._pending: dict[str, list[Diagnostic]] = {}
        read = [*self._of_project(), *self._of_distributions()]
        kept = [each for each in read if not self._is_disabled(each)]
        self._brought = self._settled(kept) if kept else {}
        # Where two claim one package, that of flowc is none of them.
        self._claimed = {each.manifest.package for each in kept}
        self._ids = {each.manifest.id for each in kept}

    def packages(self) -> frozenset[str]:
        """Give the Python packages that are described."""
        return self._shelf | frozenset(self._brought) | frozenset(self._pending)

    def is_replaced(self, package: str, id_: str) -> bool:
        """Tell whether flowc's own manifest of a package is not used."""
        if package in self._brought or package in self._claimed or id_ in self._ids:
            return True
        if package in self._pending:
            return True
        return normal_name(id_) in self._disabled

    def of_package(self, package: str) -> Found | None:
        """Give the manifest that describes a package; what is wrong with it is reported."""
        for diagnostic in self._pending.pop(package, ()):
            self._report.add(diagnostic)
        if package in self._brought:
            return self._brought[package]
        if package not in self._shelf or package in self._claimed:
            return None
        from flowc.manifests.finding import find_on_shelf

        found = find_on_shelf(package, self._report)
        if found is None or found.manifest.id in self._ids or self._is_disabled(found):
            return None
        return found

    def all(self) -> list[Found]:
        """Give all manifests, sorted by package."""
        found = (self.of_package(package) for package in sorted(self.packages()))
        return [each for each in found if each is not None]

    def _settled(self, kept: list[Found]) -> dict[str, Found]:
        from flowc.manifests.claims import conflicts, settled
        from flowc.manifests.finding import Rank

        for conflict in conflicts(kept, self.texts):
            if conflict.later.rank is Rank.PROJECT:
                self._report.add(conflict.said)
                continue
            for one in {conflict.later.manifest.package, conflict.earlier.manifest.package}:
                self._pending.setdefault(one, []).append(conflict.said)
        return {each.manifest.package: each for each in settled(kept)}

    def _is_disabled(self, found: Found) -> bool:
        return normal_name(found.manifest.id) in self._disabled

    def _of_project(self) -> Iterator[Found]:
        for file in self._places.project:
            yield from self._read(file, self._report)

    def _of_distributions(self) -> Iterator[Found]:
        for each in brought(self._places.site_packages):
            if each.distribution in self._disabled:
                continue
            if each.file is not None:
                own = Report()
                found = list(self._read(each.file, own, each.distribution))
                if own.diagnostics and not any(map(self._is_disabled, found)):
                    package = found[0].manifest.package if found else each.package
                    self._pending.setdefault(package, []).extend(own.diagnostics)
                yield from found
                continue
            path = self._shown(each.metadata / "entry_points.txt")
            message = f"`{each.distribution}` brings no manifest in `{each.package}`"
            hint = f'name "{each.distribution}" in `disabled-extensions`, or mend it'
            said = INVALID.at(Span(path, 1, 0, 1, 0), message, hint=hint)
            self._pending.setdefault(each.package, []).append(said)

    def _read(self, file: Path, report: Report, distribution: str = "") -> Iterator[Found]:
        from flowc.manifests.finding import Rank, found_in

        path = self._shown(file)
        try:
            data = file.read_bytes()
        except OSError as error:
            message = f"the manifest cannot be read: {error.strerror}"
            report.add(SYNTAX.at(Span(path, 0, 0, 0, 0), message))
            return
        if len(data) > MAX_BYTES:
            message = f"the manifest is larger than {MAX_BYTES} bytes"
            report.add(SYNTAX.at(Span(path, 1, 0, 1, 0), message))
            return
        self.texts[path] = text = data.decode(errors="replace")
        rank = Rank.DISTRIBUTION if distribution else Rank.PROJECT
        found = found_in(text, path, rank, report, distribution)
        if found is not None:
            yield found

    def _shown(self, file: Path) -> str:
        return Path(os.path.relpath(file, self._places.root)).as_posix()
