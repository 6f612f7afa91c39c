"""`flowc compile`: the tree on stdout, the targets on disk."""

from __future__ import annotations

from pathlib import Path

from cli.project import Project
from flowc_ir.codec import decode_program


def files(folder: Path) -> set[str]:
    """Give the files under a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_ir_is_written_and_the_tree_printed(project: Project) -> None:
    """Write a file that can be read back, and draw what it holds."""
    ran = project.flowc("compile")
    assert ran.code == 0
    assert ran.out == (
        "flows.hello\n"
        "├─ task      greet(name: str) -> str\n"
        "└─ workflow  hello(name: str) -> str  1 node\n"
    )
    assert "wrote out/program.flowc.pb" in ran.err
    program = decode_program((project.root / "out" / "program.flowc.pb").read_bytes())
    names = {entity.name for entity in program.entities}
    assert names == {"flows.hello.greet", "flows.hello.hello"}


def test_several_targets(project: Project) -> None:
    """Write every target asked for into the folder asked for, and nothing else."""
    ran = project.flowc("compile", "flows", "-t", "ir", "-t", "flyte", "-o", "made")
    assert ran.code == 0
    assert files(project.root / "made") == {"program.flowc.pb", "flyte-package.tgz"}


def test_an_error_stops_the_targets(project: Project) -> None:
    """Draw what is there, and write nothing."""
    project.write("flows/broken.py", "def (\n")
    ran = project.flowc("compile")
    assert ran.code == 1
    assert "flows.hello" in ran.out
    assert "nothing is written" in ran.err
    assert not (project.root / "out").exists()


def test_opaque_entities_are_drawn_with_their_reason(project: Project) -> None:
    """Say of an entity that could not be known why, and where."""
    project.write(
        "flows/dark.py",
        "from flytekit import task\n\nVERSION = open('version').read()\n\n\n"
        "@task(cache=True, cache_version=VERSION)\ndef dark() -> int:\n    return 1\n",
    )
    ran = project.flowc("compile")
    assert ran.code == 0
    (line,) = [line for line in ran.out.splitlines() if " dark(" in line]
    assert "opaque: " in line
    assert "flows/dark.py:3:" in line
    assert "1 opaque" in ran.err


def test_declared_environment(project: Project) -> None:
    """Let modules see what is declared, and nothing else."""
    project.write(
        "flows/staged.py",
        "import os\nfrom flytekit import task\n\n\n"
        "@task(cache=True, cache_version=os.environ['STAGE'])\n"
        "def staged() -> int:\n    return 1\n",
    )
    ran = project.flowc("compile", "--env-var", "STAGE=a=b", environment={"STAGE": "wrong"})
    assert ran.code == 0
    program = (project.root / "out" / "program.flowc.pb").read_bytes()
    assert b"a=b" in program
    assert b"wrong" not in program


def test_no_entities(empty: Project) -> None:
    """Compile a folder without flows to an empty program."""
    empty.write("plain.py", "x = 1\n")
    ran = empty.flowc("compile")
    assert (ran.code, ran.out) == (0, "")


def test_nothing_is_left_half_written(project: Project) -> None:
    """Say that a place cannot be written to, and leave no part behind."""
    project.write("taken", "a file where a folder should be")
    ran = project.flowc("compile", "-o", "taken")
    assert ran.code == 2
    assert "cannot write" in ran.err
    assert files(project.root) == {"taken", "flows/__init__.py", "flows/hello.py"}
