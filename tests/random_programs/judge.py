"""Both tools over one program, and whether they agree."""

from __future__ import annotations

import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, TypeAlias

from differential.compare import compare
from differential.entity import Entity, read_archive
from differential.expected import IMAGE, Answer
from flowc.driver import CompileOptions, compile_project
from flowc.targets.flyte.images import parse_images
from flowc.targets.flyte.package import build_package
from flowc.targets.flyte.settings import FlyteSettings
from flowc_ir.diagnostic import Severity
from flowc_ir.lazy_dataclass import replace
from flowc_ir.program import Opaque
from random_programs.oracle import Oracle
from random_programs.programs import Program

Fate: TypeAlias = Literal["equal", "rejected", "opaque", "wrong"]

_SETTINGS = FlyteSettings(images=parse_images([IMAGE], FlyteSettings().images.default))


@dataclass(frozen=True, slots=True)
class Product:
    """What flowc makes of a program; `reasons` say why something is not there."""

    entities: list[Entity]
    reasons: list[str]
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What became of a program, with the seconds each tool took.

    equal: every entity is, and their order. rejected: flytekit raises, and flowc does not pretend
    otherwise. opaque: some entities are not there, with a reason; the others are equal. wrong: all
    else.
    """

    fate: Fate
    entities: int = 0
    reasons: tuple[str, ...] = ()
    difference: str = ""
    flytekit_seconds: float = 0.0
    flowc_seconds: float = 0.0


def judge(program: Program, oracle: Oracle) -> Judgement:
    """Let both tools package a program, and compare."""
    with TemporaryDirectory(prefix="flowc-random-") as name:
        root = Path(name) / "root"
        program.write(root)
        oracle.ask(root, program.unit)
        start = time.process_time()
        product = _compiled(root, program.unit, Path(name) / "package.tgz")
        seconds = time.process_time() - start
        answer = oracle.answer()
    return _judged(answer, product, seconds)


def _compiled(root: Path, unit: str, archive: Path) -> Product:
    try:
        options = CompileOptions(root=root, units=(unit,), source_path=str(root))
        outcome = compile_project(options)
        package = build_package(outcome.program, replace(_SETTINGS, source_path=str(root)))
    except Exception:  # noqa: BLE001 - any exception that escapes is what is looked for
        return Product([], [], traceback.format_exc())
    archive.write_bytes(package.data)
    errors = [
        f"error[{one.code.name}] {one.message}"
        for one in outcome.report.diagnostics
        if one.code.severity is Severity.ERROR
    ]
    opaque = [one.reason for one in outcome.program.entities if isinstance(one, Opaque)]
    skipped = [one.reason for one in package.skipped]
    return Product(read_archive(archive), [*errors, *opaque, *skipped])


def _judged(answer: Answer, product: Product, flowc_seconds: float) -> Judgement:
    fate, difference = _fate(answer, product)
    reasons = product.reasons if fate == "opaque" else [answer.error] if fate == "rejected" else []
    return Judgement(
        fate=fate,
        entities=len(answer.entities),
        reasons=tuple(reasons),
        difference=difference,
        flytekit_seconds=answer.seconds,
        flowc_seconds=flowc_seconds,
    )


def _fate(answer: Answer, product: Product) -> tuple[Fate, str]:
    if product.fault:
        return "wrong", f"flowc raises:\n{product.fault}"
    if answer.status in ("timeout", "crash"):
        # Two of its threads may wait for each other, for good: there is nothing to compare.
        return "rejected", ""
    if answer.status == "error":
        if product.reasons:
            return "rejected", ""
        return "wrong", f"flytekit raises, flowc does not mind: {answer.error}"
    verdicts = compare(answer.entities, product.entities)
    wrong = [one for one in verdicts if one.status in ("differ", "extra")]
    missing = [one for one in verdicts if one.status == "missing"]
    if wrong or (missing and not product.reasons):
        return "wrong", "\n".join(str(one) for one in [*wrong, *missing])
    if product.reasons:
        return "opaque", ""
    expected = [one.file for one in answer.entities]
    actual = [one.file for one in product.entities]
    if expected != actual:
        return "wrong", f"order:\n  flytekit {expected}\n  flowc    {actual}"
    return "equal", ""
