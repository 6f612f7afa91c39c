"""What flowc makes of sources, without its command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from google.protobuf.message import Message

from flowc.driver import CompileOptions, compile_project
from flowc.targets.flyte.package import encode_entities
from flowc.targets.flyte.settings import FlyteSettings
from flowc_ir.diagnostic import Severity
from flowc_ir.lack import Lack
from flowc_ir.program import Opaque


@dataclass(frozen=True, slots=True)
class Missing:
    """Why an entity is not there, and whether a manifest is all that it lacks."""

    reason: str
    needs_manifest: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The messages of what could be made, by kind and name, and what is wrong with the rest.

    `errors` are the diagnostics that are errors, as `code: message`.
    """

    messages: Mapping[tuple[str, str], Message]
    missing: Mapping[tuple[str, str], Missing]
    errors: tuple[str, ...]


def make(files: Mapping[str, str], unit: str, installed: tuple[str, ...] | None = None) -> Made:
    """Compile a unit of a source root that has these files."""
    with TemporaryDirectory(prefix="flowc-test-") as name:
        root = Path(name)
        for path, text in files.items():
            (root / path).write_text(text, encoding="utf-8")
        options = CompileOptions(root=root, units=(unit,), source_path=name, installed=installed)
        outcome = compile_project(options)
    encoded, skipped = encode_entities(outcome.program, FlyteSettings(source_path=name))
    opaque = [one for one in outcome.program.entities if isinstance(one, Opaque)]
    lacking = {
        (one.kind.value, one.name): Missing(one.reason, one.lack is Lack.MANIFEST) for one in opaque
    }
    lacking |= {(one.kind.value, one.name): Missing(one.reason, False) for one in skipped}
    return Made(
        messages={(one.kind.value, one.name): one.message for one in encoded},
        missing=lacking,
        errors=tuple(
            f"{one.code.name}: {one.message}"
            for one in outcome.report.diagnostics
            if one.code.severity is Severity.ERROR
        ),
    )
