"""`flowc manifest`: what a project's manifests are, what is wrong, what they mean."""

from __future__ import annotations

import json
import sys

from cli.project import Project
from manifests.installing import FLOW, MANIFEST, write_metadata

CONFIG = """\
[tool.flowc]
extensions = ["manifests/*.yaml"]
site-packages = ["site"]
"""


def project_with(project: Project, manifest: str = MANIFEST, config: str = CONFIG) -> Project:
    """Give a project with a manifest of its own and one of a distribution."""
    project.write("pyproject.toml", config)
    project.write("manifests/acme.yaml", manifest)
    project.write("flow.py", FLOW)
    other = MANIFEST.replace("acme_jobs", "more_jobs").replace("acme-jobs", "more-jobs")
    write_metadata(project.root / "site", "more_jobs", "more_jobs", other)
    return project


def test_list(empty: Project) -> None:
    """Say of each manifest where it comes from."""
    ran = project_with(empty).flowc("manifest", "list")
    rows = {line.split()[0]: line for line in ran.out.splitlines()}
    assert ran.code == 0
    assert rows["acme-jobs"].endswith("  project")
    assert rows["more-jobs"].endswith("  distribution more-jobs")
    assert rows["flytekitplugins-snowflake"].endswith("  flowc")


def test_list_as_json(empty: Project) -> None:
    """Give the same as data, with the hash that goes into the IR."""
    project = project_with(empty)
    document = json.loads(project.flowc("manifest", "list", "--format", "json").out)
    (row,) = [each for each in document["manifests"] if each["id"] == "acme-jobs"]
    assert (row["origin"], row["file"]) == ("project", "manifests/acme.yaml")
    report = json.loads(project.flowc("check", "flow.py", "--format", "json").out)
    assert report["manifests"] == [{"id": "acme-jobs", "sha256": row["sha256"]}]
    project.flowc("compile", "flow.py", "-o", "out")
    (program,) = (project.root / "out").glob("*.pb")
    shown = project.flowc("inspect", str(program)).out
    assert f"acme-jobs {row['sha256']}" in shown or row["sha256"] in shown


def test_list_with_a_broken_manifest(empty: Project) -> None:
    """Tell what is wrong, and list the others."""
    project = project_with(empty, MANIFEST.replace("type: string", "type: strng"))
    ran = project.flowc("manifest", "list")
    assert ran.code == 1
    assert "--> manifests/acme.yaml:9:29" in ran.err
    assert "more-jobs" in ran.out


def test_show(empty: Project) -> None:
    """Print a manifest as it is written, found by any name in it."""
    project = project_with(empty)
    for name in ("acme-jobs", "acme_jobs", "Job", "JobTask", "acme_jobs.config.Job"):
        ran = project.flowc("manifest", "show", name)
        assert MANIFEST.rstrip() in ran.out or name == "Job"
    document = json.loads(project.flowc("manifest", "show", "acme-jobs", "--format", "json").out)
    assert document["manifest"]["package"] == "acme_jobs"


def test_show_a_name_that_is_not_there(empty: Project) -> None:
    """Offer what may be meant."""
    ran = empty.flowc("manifest", "show", "SnowflakTask")
    assert ran.code == 2
    assert "did you mean SnowflakeTask?" in ran.err


def test_validate(empty: Project) -> None:
    """Find nothing wrong with what is right, and every mistake where it stands."""
    empty.write("right.yaml", MANIFEST)
    assert empty.flowc("manifest", "validate", "right.yaml").code == 0
    empty.write("wrong.yaml", MANIFEST.replace("@config.queue", "@config.quue"))
    ran = empty.flowc("manifest", "validate", "wrong.yaml")
    assert ran.code == 1
    assert "error[manifest-invalid]: `config` has no `quue`" in ran.out
    assert "--> wrong.yaml:15:21" in ran.out
    assert "= help: did you mean `queue`?" in ran.out
    assert "checked 1 manifest: 1 error" in ran.err
    document = json.loads(empty.flowc("manifest", "validate", "--format", "json", "wrong.yaml").out)
    assert [each["code"] for each in document["diagnostics"]] == ["manifest-invalid"]


def test_validate_a_folder(empty: Project) -> None:
    """Find two files of a folder that describe the same."""
    empty.write("all/a.yaml", MANIFEST)
    empty.write("all/b.yaml", MANIFEST.replace("id: acme-jobs", "id: other"))
    ran = empty.flowc("manifest", "validate", "all")
    assert ran.code == 1
    assert "error[manifest-conflict]" in ran.out
    assert "--> all/b.yaml:4:10" in ran.out


def test_validate_what_is_not_there(empty: Project) -> None:
    """Refuse a path without a file."""
    assert empty.flowc("manifest", "validate", "nowhere.yaml").code == 2
    (empty.root / "folder").mkdir()
    assert empty.flowc("manifest", "validate", "folder").code == 2


def test_validate_those_of_the_project(empty: Project) -> None:
    """Check what the configuration names."""
    project = project_with(empty)
    ran = project.flowc("manifest", "validate")
    assert ran.code == 0
    assert ": nothing found" in ran.err


def test_explain(empty: Project) -> None:
    """Say what a configuration becomes, with a compiled example."""
    ran = project_with(empty).flowc("manifest", "explain", "acme_jobs.Job")
    assert ran.code == 0
    assert ran.out == EXPLAINED


EXPLAINED = """\
acme_jobs.config.Job
  of acme-jobs (project)

Job(queue)
  queue  string  required      Where it waits.

chosen by it: config.JobTask

target: user container
type: acme-job
custom:
  {
    "queue": "@config.queue"
  }

an example:
    from acme_jobs import Job
    from flytekit import task


    @task(task_config=Job(queue="queue"))
    def example(x: int) -> int:
        return x
becomes:
    {
      "container": {
        "image": "cr.flyte.org/flyteorg/flytekit:py3.11-1.16.31"
      },
      "custom": {
        "queue": "queue"
      },
      "type": "acme-job"
    }
"""


def test_explain_as_json(empty: Project) -> None:
    """Give the same as data."""
    ran = empty.flowc("manifest", "explain", "SnowflakeTask", "--format", "json")
    (explained,) = json.loads(ran.out)["explained"]
    (example,) = explained["examples"]
    assert explained["manifest"] == "flytekitplugins-snowflake"
    assert example["template"]["type"] == "snowflake"
    assert example["lack"] == ""


def test_flytekits_own_classes_are_listed(empty: Project) -> None:
    """List what the compiler itself knows as built in, show it, and explain it."""
    assert "built in" in empty.flowc("manifest", "list", "flytekit").out.splitlines()[0]
    shown = empty.flowc("manifest", "show", "ContainerTask").out
    assert "name: extras.sqlite3.task.SQLite3Task" in shown
    explained = empty.flowc("manifest", "explain", "SQLite3Task", "--format", "json").out
    (example,) = json.loads(explained)["explained"][0]["examples"]
    assert example["template"]["custom"] == {
        "compressed": False,
        "query_template": "query_template",
        "uri": "uri",
    }


def test_explain_a_function(empty: Project) -> None:
    """Say what workflow a function makes, and give it."""
    ran = empty.flowc("manifest", "explain", "create_batch")
    assert "makes a workflow:" in ran.out
    assert '"name": "batch_output"' in ran.out
    assert '"nodeId": "n2"' in ran.out


def test_no_action(empty: Project) -> None:
    """Name the actions."""
    ran = empty.flowc("manifest")
    assert ran.code == 2
    assert "list, show, validate, explain" in ran.err


def test_a_pattern_that_fits_nothing(empty: Project) -> None:
    """Refuse a configuration that names no file or folder."""
    empty.write("pyproject.toml", '[tool.flowc]\nextensions = ["nowhere/*.yaml"]\n')
    ran = empty.flowc("check")
    assert (ran.code, "fits no file: nowhere/*.yaml" in ran.err) == (2, True)
    empty.write("pyproject.toml", '[tool.flowc]\nsite-packages = ["nowhere"]\n')
    ran = empty.flowc("check")
    assert (ran.code, "names no folder: nowhere" in ran.err) == (2, True)


def test_a_mistake_in_a_manifest_is_drawn(empty: Project) -> None:
    """Draw the lines of the manifest where a program uses it, also below a source root."""
    manifest = MANIFEST.replace("type: string", "type: strng")
    project = project_with(empty, manifest, f'{CONFIG}source = "src"\n')
    project.write("src/flow.py", FLOW)
    ran = project.flowc("check")
    assert ran.code == 1
    assert "--> src/../manifests/acme.yaml:9:29" in ran.out
    assert "{name: queue, type: strng, summary: Where it waits.}" in ran.out


def test_verify_without_a_python(empty: Project) -> None:
    """Refuse a Python that is none, or that has no flytekit."""
    ran = empty.flowc("manifest", "verify", "flytekitplugins-snowflake", "--python", "/nowhere")
    assert ran.code == 2
    assert "--python /nowhere" in ran.err
    ran = empty.flowc("manifest", "verify", "flytekitplugins-snowflake", "--python", sys.executable)
    assert ran.code == 2
    assert "ModuleNotFoundError: No module named 'flytekit'" in ran.err
