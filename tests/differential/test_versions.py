"""Each release of flytekit that is mirrored: what flowc writes for it is what it writes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from differential.compare import compare
from differential.compile import Product, arguments, read_product
from differential.expected import Answer, flytekit_version
from differential.units import Unit, suite_units, version_units
from flowc.cli.main import run
from flowc.flytekit_versions import NEWEST, SUPPORTED, Behaviour

_CASES = [
    *((one, unit) for one in SUPPORTED[1:] for unit in suite_units()),
    *((one, unit) for one in SUPPORTED for unit in version_units()),
]
# Why an entity may be opaque for an older release, and exact for the newest.
_REASONS = ("a pickled constant would be uploaded when the entity is packaged",)

Answers = Callable[[str], dict[Unit, Answer]]


@pytest.mark.parametrize(
    ("flytekit", "unit"), _CASES, ids=[f"{one.release}-{unit}" for one, unit in _CASES]
)
def test_package_equals_that_release(
    flytekit: Behaviour, unit: Unit, answers_of: Answers, tmp_path: Path
) -> None:
    """Compare entity by entity; where that flytekit fails, flowc must not be sure of everything."""
    answer = answers_of(flytekit.release)[unit]
    product = _package(unit, flytekit, tmp_path)
    if answer.status not in ("ok", "empty"):
        assert not product.entities or _is_doubtful(product), f"flytekit: {answer.error}"
        return
    if any(_is_refused(text) for text in product.diagnostics):
        return
    verdicts = compare(answer.entities, product.entities)
    opaque = {(one.kind, one.name) for one in product.reported if one.reason in _REASONS}
    faults = [
        str(verdict)
        for verdict in verdicts
        if verdict.status != "equal"
        and not (verdict.status == "missing" and (verdict.kind, verdict.name) in opaque)
    ]
    if faults:
        pytest.fail("\n".join([*faults, *product.diagnostics]), pytrace=False)


@pytest.mark.parametrize("flytekit", SUPPORTED, ids=lambda one: one.release)
def test_the_oracle_is_the_patch_that_is_mirrored(flytekit: Behaviour) -> None:
    """Compare with exactly the version that artefacts name."""
    release = "" if flytekit is NEWEST else flytekit.release
    assert flytekit_version(release) == flytekit.version


def _is_doubtful(product: Product) -> bool:
    is_wrong = any(text.startswith("error[") for text in product.diagnostics)
    return is_wrong or any(one.status != "exact" for one in product.reported)


def _is_refused(text: str) -> bool:
    """Tell of an edge that the backend refuses of an older release, which pickles a field there.

    It takes the annotation of a record's field that is text for a string's.
    """
    return text.startswith("error[edge-type-mismatch]") and "`native[builtins.str, " in text


def _package(unit: Unit, flytekit: Behaviour, folder: Path) -> Product:
    archive, report = folder / "flyte-package.tgz", folder / "report.json"
    for stale in (archive, report):
        stale.unlink(missing_ok=True)
    run(arguments(unit, archive, report, flytekit.release))
    return read_product(archive, report)
