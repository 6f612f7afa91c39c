"""What is installed beside flytekit, and changes what it does."""

from __future__ import annotations

from collections.abc import Callable

from flowc_ir.diagnostic import Code, Report, Severity
from flowc_ir.source import Span

UNION_ASSUMED = Code(
    "union-assumed", Severity.NOTE, "what flytekit does here depends on the `union` package"
)


class Beside:
    """Whether the package `union` is there, which registers itself as flytekit's plug-in.

    It is there if that is declared, and if nothing is declared, if a source file imports it. The
    files are searched when it first matters, and each place where it matters is noted. Mirrors
    `union` 0.1.204 (configuration/_plugin.py).
    """

    def __init__(
        self,
        declared: bool | None = None,
        find_importer: Callable[[str], str] = lambda package: "",
        python_version: tuple[int, int] = (3, 11),
    ) -> None:
        self.python_version = python_version
        self._declared = declared
        self._find_importer = find_importer
        self._importers: dict[str, str] = {}
        self._noted: set[tuple[str, Span]] = set()

    def importer_of(self, package: str) -> str:
        """Give the path of a source file that imports a package, empty if none does."""
        if package not in self._importers:
            self._importers[package] = self._find_importer(package)
        return self._importers[package]

    def has_union(self, report: Report, span: Span, what: str) -> bool:
        """Tell whether `union` is there, and note that `what` depends on it if so."""
        if self._declared is not None:
            is_there, why = self._declared, "it is declared"
        else:
            importer = self.importer_of("union")
            is_there, why = bool(importer), f"`{importer}` imports it"
        if is_there and (what, span) not in self._noted:
            self._noted.add((what, span))
            report.add(
                UNION_ASSUMED.at(
                    span,
                    f"{what} is as with the package `union` beside flytekit: {why}",
                    hint="declare it with `--union` or `--no-union`, or in `[tool.flowc]`",
                )
            )
        return is_there
