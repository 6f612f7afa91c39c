"""What flowc makes of a unit, through its public command line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from differential.entity import Entity, read_archive
from differential.expected import IMAGE
from differential.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """What flowc's report says of one entity: exact, opaque or error, and why."""

    kind: str
    name: str
    status: str
    reason: str = ""
    lack: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """The entities of flowc's archive, and its report."""

    entities: list[Entity]
    reported: list[Reported]
    diagnostics: list[str]


def arguments(
    unit: Unit,
    archive: Path,
    report: Path,
    release: str = "",
    place: Path | None = None,
    images: Sequence[str] = (IMAGE,),
    environment: Sequence[str] = (),
) -> list[str]:
    """Spell the command line that packages a unit as a release of flytekit does.

    `place` is where its root lay for flytekit, if not where it lies; `environment` is what the
    containers have (`NAME=VALUE`).
    """
    named = (*(("--image", image) for image in images), *(("--env", one) for one in environment))
    asked = ("--flytekit-version", release) if release else ()
    return [
        *("package", "--pkgs", unit.name, "--source", str(unit.root)),
        *(part for pair in named for part in pair),
        # The oracle builds no images, so those of remote builders keep their names too.
        *("--built-image", "*={}"),
        *("--source-path", str(place or unit.root.resolve())),
        *("--output", str(archive), "--report", str(report), *asked),
    ]


def read_product(archive: Path, report: Path) -> Product:
    """Read what the command has written; a file it has not written counts as empty."""
    entities = read_archive(archive) if archive.exists() else []
    if not report.exists():
        return Product(entities=entities, reported=[], diagnostics=[])
    # The spans are objects; nothing here looks at them.
    raw: dict[str, list[dict[str, str]]] = json.loads(report.read_text())
    return Product(
        entities=entities,
        reported=[
            Reported(
                kind=record["kind"],
                name=record["name"],
                status=record["status"],
                reason=record["reason"],
                lack=record["lack"],
            )
            for record in raw["entities"]
        ],
        diagnostics=[
            f"{record['severity']}[{record['code']}] {record['message']}"
            for record in raw["diagnostics"]
        ],
    )
