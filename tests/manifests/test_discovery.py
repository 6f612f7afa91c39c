"""Manifests of third parties: found by metadata, read as files, never imported."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from flowc.driver import CompileOptions, Outcome, compile_project
from flowc.manifests.distributions import FILES, brought
from flowc.manifests.places import Places
from flowc_ir.program import Opaque
from flowc_ir.task import Task
from manifests.installing import FLOW, MANIFEST, make_distribution, pip_install, write_metadata


def compiled(folder: Path, text: str = FLOW, **places: Sequence[Path] | Sequence[str]) -> Outcome:
    """Compile one module with manifests at some places."""
    root = folder / "flows"
    root.mkdir(exist_ok=True)
    (root / "flow.py").write_text(text)
    paths = {key: tuple(map(Path, value)) for key, value in places.items() if key != "disabled"}
    disabled = tuple(map(str, places.get("disabled", ())))
    found = Places(root=root, disabled=disabled, **paths)
    return compile_project(CompileOptions(root=root, manifests=found))


def type_of_task(outcome: Outcome) -> str:
    """Give the type of the only task, or why it is not known."""
    (entity,) = outcome.program.entities
    if isinstance(entity, Opaque):
        return f"opaque: {entity.reason}"
    assert isinstance(entity, Task)
    return entity.type


def findings(outcome: Outcome) -> list[tuple[str, str, int, str]]:
    """Give code, path, line and message of each finding."""
    return [(d.code.name, d.span.path, d.span.line, d.message) for d in outcome.report.diagnostics]


@pytest.mark.parametrize(
    ("below", "options"),
    [
        ("", ()),
        ("", ("--editable",)),
        ("src", ("--editable",)),
        ("", ("--config-settings", "editable_mode=strict", "--editable")),
    ],
    ids=["wheel", "editable", "editable src", "strict editable"],
)
def test_installed_distributions(tmp_path: Path, below: str, options: tuple[str, ...]) -> None:
    """Find a manifest however its distribution is installed; its package raises at import."""
    source = make_distribution(tmp_path / "acme", below)
    site_packages = pip_install(source, tmp_path / "env", *options)
    outcome = compiled(tmp_path, site_packages=[site_packages])
    assert findings(outcome) == []
    assert type_of_task(outcome) == "acme-job"
    assert [manifest.id for manifest in outcome.program.manifests] == ["acme-jobs"]
    assert len(outcome.program.manifests[0].sha256) == 64


def test_without_the_distribution(tmp_path: Path) -> None:
    """Take the task for opaque where nothing says what its configuration is."""
    assert type_of_task(compiled(tmp_path)).startswith("opaque")


@pytest.mark.parametrize("name", FILES)
def test_each_name_of_a_manifest(tmp_path: Path, name: str) -> None:
    """Find the manifest under each of its names."""
    write_metadata(tmp_path, "acme_jobs", "acme.jobs", "")
    (tmp_path / "acme" / "jobs" / name).write_text("")
    (found,) = brought([tmp_path])
    assert (found.distribution, found.package) == ("acme-jobs", "acme.jobs")
    assert found.file == tmp_path / "acme" / "jobs" / name


def test_the_first_on_the_path_hides_others(tmp_path: Path) -> None:
    """Take the first of two installations of one distribution, as Python does."""
    first, second = tmp_path / "a", tmp_path / "b"
    write_metadata(first, "acme_jobs", "acme_jobs", MANIFEST)
    write_metadata(second, "acme_jobs", "acme_jobs", MANIFEST.replace("acme-job\n", "other\n"))
    assert type_of_task(compiled(tmp_path, site_packages=[first, second])) == "acme-job"
    assert type_of_task(compiled(tmp_path, site_packages=[second, first])) == "other"


def test_a_project_goes_before_a_distribution(tmp_path: Path) -> None:
    """Take the manifest that the project names itself."""
    write_metadata(tmp_path / "site", "acme_jobs", "acme_jobs", MANIFEST)
    own = tmp_path / "own.yaml"
    own.write_text(MANIFEST.replace("type: acme-job\n", "type: ours\n"))
    outcome = compiled(tmp_path, site_packages=[tmp_path / "site"], project=[own])
    assert findings(outcome) == []
    assert type_of_task(outcome) == "ours"


def test_a_project_goes_before_the_catalogue(tmp_path: Path) -> None:
    """Take the project's manifest for one of flowc's, also if only the id is the same."""
    flow = FLOW.replace("acme_jobs", "flytekitplugins.snowflake")
    own = tmp_path / "own.yaml"
    text = MANIFEST.replace("package: acme_jobs", "package: flytekitplugins.snowflake")
    own.write_text(text)
    assert type_of_task(compiled(tmp_path, flow, project=[own])) == "acme-job"
    own.write_text(MANIFEST.replace("id: acme-jobs", "id: flytekitplugins-snowflake"))
    snowflake = """\
from flytekitplugins.snowflake import SnowflakeConfig, SnowflakeTask

config = SnowflakeConfig(user="u", account="a", database="d", schema="s", warehouse="w")
query = SnowflakeTask(name="q", query_template="SELECT 1", task_config=config)
"""
    assert type_of_task(compiled(tmp_path, snowflake)) == "snowflake"
    replaced = compiled(tmp_path, snowflake, project=[own])
    assert not any(isinstance(entity, Task) for entity in replaced.program.entities)


@pytest.mark.parametrize("name", ["acme-jobs", "Acme_Jobs", "acme-distribution"])
def test_a_manifest_is_disabled(tmp_path: Path, name: str) -> None:
    """Leave out a manifest that the project disables, by its id or its distribution."""
    write_metadata(tmp_path / "site", "acme_distribution", "acme_jobs", MANIFEST)
    outcome = compiled(tmp_path, site_packages=[tmp_path / "site"], disabled=[name])
    assert type_of_task(outcome).startswith("opaque")
    assert outcome.program.manifests == ()


def test_one_of_the_catalogue_is_disabled(tmp_path: Path) -> None:
    """Leave out one of flowc's own."""
    flow = "from flytekitplugins.snowflake import SnowflakeConfig\n"
    flow += FLOW.replace("from acme_jobs import Job\n", "").replace(
        'Job(queue="night")', 'SnowflakeConfig("u", "a", "d", "s", "w")'
    )
    outcome = compiled(tmp_path, flow, disabled=["flytekitplugins-snowflake"])
    assert outcome.program.manifests == ()


def test_two_distributions_claim_one_package(tmp_path: Path) -> None:
    """Report it where the second says it, and take none."""
    write_metadata(tmp_path / "site", "acme_jobs", "acme_jobs", MANIFEST)
    other = MANIFEST.replace("id: acme-jobs", "id: more-jobs")
    write_metadata(tmp_path / "site", "more_jobs", "more_jobs", other)
    outcome = compiled(tmp_path, site_packages=[tmp_path / "site"])
    path = "../site/more_jobs/manifest.yaml"
    message = "two manifests describe the package `acme_jobs`"
    assert findings(outcome) == [("manifest-conflict", path, 4, message)]
    assert path in outcome.sources
    (conflict,) = outcome.report.diagnostics
    assert conflict.related[0].span.path == "../site/acme_jobs/manifest.yaml"
    assert type_of_task(outcome).startswith("opaque")


def test_a_broken_manifest(tmp_path: Path) -> None:
    """Report what is wrong at its place in the manifest."""
    own = tmp_path / "own.yaml"
    own.write_text(MANIFEST.replace("type: string", "type: strng"))
    outcome = compiled(tmp_path, project=[own])
    message = "there is no type `strng`"
    assert findings(outcome) == [("manifest-invalid", "../own.yaml", 9, message)]


def test_a_distribution_without_its_manifest(tmp_path: Path) -> None:
    """Report a distribution that announces a manifest which is not there."""
    write_metadata(tmp_path / "site", "acme_jobs", "acme_jobs", "")
    outcome = compiled(tmp_path, site_packages=[tmp_path / "site"])
    message = "`acme-jobs` brings no manifest in `acme_jobs`"
    path = "../site/acme_jobs-1.0.dist-info/entry_points.txt"
    assert findings(outcome) == [("manifest-invalid", path, 1, message)]


@pytest.mark.parametrize(
    "text",
    ["", "[flowc.extensions]", "[flowc.extensions]\nx", "[flowc.extensions]\nx = ../y\n", "\x00=["],
)
def test_strange_metadata(tmp_path: Path, text: str) -> None:
    """Take nothing from metadata that says nothing."""
    metadata = tmp_path / "site" / "acme-1.0.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "entry_points.txt").write_text(text)
    (metadata / "direct_url.json").write_text("{")
    (tmp_path / "site" / "x.pth").write_text("import os\n\n/nowhere\n")
    assert list(brought([tmp_path / "site", tmp_path / "nowhere"])) == []


def test_flytekit_alone_asks_for_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for no distribution while a program names Python's library and flytekit only."""
    site = tmp_path / "site"
    write_metadata(site, "acme_jobs", "acme_jobs", "not a manifest")
    asked: list[object] = []
    scandir = os.scandir

    def heard(path: Path) -> object:
        asked.append(path)
        return scandir(path)

    monkeypatch.setattr("os.scandir", heard)
    flow = (
        "import json, os\nfrom flytekit import task\n\n@task\ndef f(x: int) -> int:\n    return x\n"
    )
    assert findings(compiled(tmp_path, flow, site_packages=[site])) == []
    assert site not in asked
    # What is wrong there concerns only programs that name the package.
    assert findings(compiled(tmp_path, f"import pandas\n{flow}", site_packages=[site])) == []
    assert site in asked
    named = f"from acme_jobs import Job\n{flow}"
    assert findings(compiled(tmp_path, named, site_packages=[site])) != []
    assert site in asked
