"""Where manifests are looked for, beside flowc's own."""

from __future__ import annotations

from pathlib import Path

from flowc_ir.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The files that a project names, and the folders where distributions are installed.

    Manifests in `disabled`, by id or by the distribution that brings them, are not used. Paths of
    spans are relative to `root`.
    """

    root: Path
    project: tuple[Path, ...] = ()
    site_packages: tuple[Path, ...] = ()
    disabled: tuple[str, ...] = ()
