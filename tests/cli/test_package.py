"""`flowc package`: the flags and the archive of `pyflyte package`."""

from __future__ import annotations

import gzip
import json
import tarfile
from pathlib import Path

import pytest

from cli.project import Project

DARK = """\
from flytekit import task

VERSION = open("version").read()


@task(cache=True, cache_version=VERSION)
def dark() -> int:
    return 1
"""


def members(archive: Path) -> list[str]:
    """Give the names in an archive, sorted."""
    with tarfile.open(archive) as opened:
        return sorted(opened.getnames())


MEMBERS = ["0_flows.hello.greet_1.pb", "1_flows.hello.hello_2.pb", "2_flows.hello.hello_3.pb"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--pkgs", "flows", "package"],
        ["-k", "flows", "package"],
        ["package", "--pkgs", "flows"],
        ["package", "-k", "flows.hello"],
        ["-k", "flows.hello", "package", "-k", "flows"],
        ["package", "-k", "flows,flows.hello"],
        ["-vv", "-k", "flows", "package"],
    ],
    ids=" ".join,
)
def test_packages_before_or_after(project: Project, arguments: list[str]) -> None:
    """Take packages where pyflyte takes them, and after the command too."""
    ran = project.flowc(*arguments)
    assert (ran.code, ran.out) == (0, "")
    assert members(project.root / "flyte-package.tgz") == MEMBERS


def test_every_flag_of_pyflyte(project: Project) -> None:
    """Take each flag, short or long, and put its value where it belongs."""
    project.write("sub/flows2/__init__.py", "")
    project.write("sub/flows2/hello.py", (project.root / "flows/hello.py").read_text())
    ran = project.flowc(
        *("-k", "flows2", "package", "-s", "sub", "-o", "made.tgz", "-f", "--copy", "NONE"),
        *("-i", "registry/one:1", "-i", "other=registry/two@sha256:abc", "-d", "/code"),
        *("-p", "/usr/bin/python", "--env", "A=1", "--envvars", " B = 2=3 ", "--deref-symlinks"),
    )
    assert ran.code == 0
    shown = project.flowc("inspect", "made.tgz").out
    assert 'image: "registry/one:1"' in shown
    assert 'key: "B"\n      value: "2=3"' in shown


def test_an_existing_archive_is_kept(project: Project) -> None:
    """Refuse to write over an archive without --force."""
    archive = project.write("flyte-package.tgz", "precious")
    ran = project.flowc("package", "-k", "flows")
    assert ran.code == 2
    assert "-f" in ran.err
    assert archive.read_text() == "precious"
    assert project.flowc("package", "-k", "flows", "--force").code == 0
    assert members(archive) == MEMBERS


def test_fast_and_copy_exclude_one_another(project: Project) -> None:
    """Refuse both, as pyflyte does; the old name alone is deprecated."""
    ran = project.flowc("package", "-k", "flows", "--fast", "--copy", "none")
    assert ran.code == 2
    assert not (project.root / "flyte-package.tgz").exists()
    ran = project.flowc("package", "-k", "flows", "--fast")
    assert (ran.code, ran.out) == (0, "")
    assert "--fast is deprecated" in ran.err


def test_the_code_is_sent(project: Project) -> None:
    """Put the code beside the entities, and list its files if asked."""
    project.write("flows/data.csv", "1\n")
    ran = project.flowc("-v", "-k", "flows", "package", "--copy", "all")
    assert ran.code == 0
    names = members(project.root / "flyte-package.tgz")
    assert names[:3] == MEMBERS
    (code,) = names[3:]
    assert f"3 files in {code}:\n  flows/__init__.py\n  flows/data.csv\n" in ran.err
    shown = project.flowc("inspect", "flyte-package.tgz").out
    assert '"pyflyte-fast-execute"' in shown
    assert '"{{ .remote_package_path }}"' in shown


UNCERTAIN = {
    "a condition": "import os\nif os.path.exists('x'):\n    import flows.other\n",
    "a name": "import os, importlib\nimportlib.import_module(os.getcwd())\n",
    "code in a text": "exec('import flows.other')\n",
    "a library": "import hydra\nhydra.instantiate({'_target_': 'flows.other.Model'})\n",
    "the path": "import os, sys\nsys.path.append(os.popen('pwd').read())\nimport other\n",
    "the modules": "import sys\nsys.modules['twin'] = sys.modules[__name__]\n",
    "a compiled module": "import native\n",
    "an odd spelling": "import os, sys\n"
    "sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..'))\n",
}


@pytest.mark.parametrize("case", UNCERTAIN)
def test_uncertain_imports_stop_copy_auto(project: Project, case: str) -> None:
    """Say what is not known of the imported modules, and write nothing."""
    project.write("flows/start.py", UNCERTAIN[case])
    project.write("flows/other.py", "")
    project.write("native.cpython-311-x86_64-linux-gnu.so", "")
    ran = project.flowc("package", "-k", "flows.start,flows.hello", "--copy", "auto")
    assert ran.code == 1
    assert "error[uncertain-import]" in ran.err
    assert not (project.root / "flyte-package.tgz").exists()
    assert project.flowc("package", "-k", "flows.start,flows.hello", "--copy", "all").code == 0


def test_several_roots_are_not_sent(project: Project) -> None:
    """Refuse to send two source roots: pyflyte knows only one."""
    project.write("lib/more.py", "")
    ran = project.flowc("package", "-k", "flows", "-s", ".", "-s", "lib", "--copy", "all")
    assert ran.code == 2
    assert "one source root" in ran.err


def test_certain_imports(project: Project) -> None:
    """Take no harmless thing for an uncertain import."""
    project.write(
        "flows/start.py",
        "import os, sys, importlib\n"
        "import flows.other\n"
        "import pandas as pd\n"
        "sys.path.append(os.path.dirname(__file__))\n"
        "importlib.import_module('flows.other')\n"
        "table = pd.read_csv('flows.csv')\n"
        "if os.path.exists('x'):\n    import flows.other\n    import pandas\n",
    )
    project.write("flows/other.py", "")
    ran = project.flowc("-v", "package", "-k", "flows.start,flows.hello", "--copy", "auto")
    assert ran.code == 0, ran.err
    assert "flows/other.py" in ran.err


def test_a_bundle_that_cannot_be_made(project: Project) -> None:
    """Say why, and write nothing."""
    project.write(".dockerignore", "[z-a]\n")
    ran = project.flowc("package", "-k", "flows", "--copy", "all")
    assert ran.code == 2
    assert "[z-a]" in ran.err
    assert not (project.root / "flyte-package.tgz").exists()


def test_a_work_tree_of_git_names_the_machine(project: Project) -> None:
    """Warn of the file `.git`, which flytekit sends too."""
    project.write(".git", "gitdir: /somewhere\n")
    ran = project.flowc("package", "-k", "flows", "--copy", "all")
    assert ran.code == 0
    assert "`.git` is sent" in ran.err


def test_packages_from_a_configuration_of_flytekit(project: Project) -> None:
    """Read `workflow_packages` of an INI file, if no package is named."""
    project.write("flyte.config", "[sdk]\nworkflow_packages=flows.hello\n")
    assert project.flowc("-c", "flyte.config", "package").code == 0
    assert members(project.root / "flyte-package.tgz") == MEMBERS
    project.write("flyte.yaml", "admin:\n  endpoint: dns:///x\n")
    assert project.flowc("-c", "flyte.yaml", "-k", "flows", "package", "-f").code == 0
    assert project.flowc("-c", "flyte.yaml", "package", "-f").code == 2
    assert project.flowc("-c", "absent", "-k", "flows", "package", "-f").code == 0


@pytest.mark.parametrize(
    "image", ["no-tag", "a=b=", "registry:5000/image"], ids=lambda image: str(image)
)
def test_an_image_needs_a_version(project: Project, image: str) -> None:
    """Refuse an image without tag or digest, as flytekit does."""
    assert project.flowc("package", "-k", "flows", "-i", image).code == 2


def test_an_image_is_no_file(project: Project) -> None:
    """Say that a file of an ImageSpec is not read."""
    project.write("image.yaml", "name: x\n")
    for given in ("image.yaml", "other=image.yaml"):
        ran = project.flowc("package", "-k", "flows", "-i", given)
        assert ran.code == 2
        assert "ImageSpec" in ran.err


def test_errors_stop_the_package(project: Project) -> None:
    """Report all errors at once, and write nothing."""
    project.write("flows/a.py", "x = (\n")
    project.write("flows/b.py", "def (\n")
    ran = project.flowc("package", "-k", "flows", "--report", "report.json")
    assert ran.code == 1
    assert ran.err.index("flows/a.py:1:") < ran.err.index("flows/b.py:1:")
    assert not (project.root / "flyte-package.tgz").exists()
    report = json.loads((project.root / "report.json").read_text())
    assert [found["span"]["path"] for found in report["diagnostics"]] == [
        "flows/a.py",
        "flows/b.py",
    ]


def test_opaque_entities_are_left_out(project: Project) -> None:
    """Write the archive without them, warn, and give 1."""
    project.write("flows/dark.py", DARK)
    ran = project.flowc("package", "-k", "flows", "--report", "report.json")
    assert ran.code == 1
    assert "opaque: task `flows.dark.dark`" in ran.err
    assert "1 opaque entity left out" in ran.err
    assert members(project.root / "flyte-package.tgz") == MEMBERS
    report = json.loads((project.root / "report.json").read_text())
    assert report["schema_version"] == 1
    (dark,) = [entity for entity in report["entities"] if entity["status"] == "opaque"]
    assert (dark["kind"], dark["name"]) == ("task", "flows.dark.dark")
    assert dark["reason"]
    assert dark["lack"] in ("manifest", "world", "other")
    assert (dark["span"]["path"], dark["span"]["line"]) == ("flows/dark.py", 3)


def test_what_is_left_out_is_summed_up(project: Project) -> None:
    """Group what is opaque by reason, say what to do, and draw each place once."""
    project.write(
        "flows/dark.py",
        "from platform import machine\n"
        "from flytekit import task, workflow\n"
        "from acme import Config\n\n"
        "NOW = machine()\n\n"
        + "".join(
            f"@task(cache=True, cache_version=NOW)\ndef t{number}() -> int:\n    return 1\n\n"
            for number in range(5)
        )
        + "@task(task_config=Config())\ndef configured() -> int:\n    return 1\n",
    )
    ran = project.flowc("package", "-k", "flows")
    assert ran.code == 1
    assert ran.err.count("opaque: ") == 2
    assert (
        "warning: 6 opaque entities left out\n"
        "  help for 5: write the value down, or declare it with --env-var\n"
        "    5 × `platform.machine` depends on the machine:"
        " flows.dark.t0, flows.dark.t1, flows.dark.t2 and 2 more\n"
    ) in ran.err
    assert "help for 1: no manifest says what" in ran.err


def test_strict_writes_nothing_when_anything_is_opaque(project: Project) -> None:
    """Leave no archive behind that lacks an entity."""
    project.write("flows/dark.py", DARK)
    assert project.flowc("package", "-k", "flows", "--strict").code == 1
    assert not (project.root / "flyte-package.tgz").exists()


def test_packages_and_images_from_the_configuration(project: Project) -> None:
    """Take what the command line does not say from [tool.flowc]."""
    project.write(
        "pyproject.toml", '[tool.flowc]\npackages = ["flows"]\nimages = ["registry/conf:2"]\n'
    )
    assert project.flowc("package").code == 0
    assert 'image: "registry/conf:2"' in project.flowc("inspect", "flyte-package.tgz").out


def test_the_archive_says_nothing_of_when_and_who(project: Project) -> None:
    """Keep time, user and mode out of the archive."""
    project.flowc("package", "-k", "flows")
    data = (project.root / "flyte-package.tgz").read_bytes()
    assert data[4:8] == bytes(4)
    assert gzip.decompress(data)
    with tarfile.open(project.root / "flyte-package.tgz") as archive:
        for member in archive:
            assert (member.mtime, member.uid, member.gid, member.uname) == (0, 0, 0, "")
