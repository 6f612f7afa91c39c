"""Notebooks as sources: cells, magics, names, and where what is wrong stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.project import Project
from flowc.frontend.notebook import NotANotebookError, python_of, read_notebook


def notebook(*cells: str, text_first: bool = True) -> str:
    """Write a notebook of code cells, the first after a cell of text."""
    code: list[dict[str, object]] = [
        {"cell_type": "code", "metadata": {}, "outputs": [], "source": cell.splitlines(True)}
        for cell in cells
    ]
    words: list[dict[str, object]] = [
        {"cell_type": "markdown", "metadata": {}, "source": ["# Title"]}
    ]
    return json.dumps(
        {
            "cells": [*(words if text_first else []), *code],
            "metadata": {"kernelspec": {"language": "python", "name": "python3"}},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    )


TASKS = """\
%load_ext autoreload
%autoreload 2
!pip install flytekit
from flytekit import task, workflow, FlyteRemote

@task
def double(a: int) -> int:
    return 2 * a
"""
FLOW = """\
@workflow
def flow(a: int = 3) -> int:
    return double(a=a)

remote = FlyteRemote.auto()
remote.register_workflow(flow)
execution = remote.execute(flow, inputs={"a": 3})
print(execution.id.name)
flow?
"""


def test_a_notebook_compiles(tmp_path: Path) -> None:
    """Name entities as flytekit does in IPython: no module is part of the name."""
    project = Project(tmp_path)
    project.write("train.ipynb", notebook(TASKS, FLOW))
    done = project.flowc("compile", "train.ipynb")
    assert "double(a: int) -> int" in done.out
    assert "flow(a: int) -> int  1 node" in done.out
    assert "opaque" not in done.out
    text = project.flowc("inspect", "out/program.flowc.pb").out
    assert 'loader_arguments = ["entity-name", "double"]' in text
    assert "default_notebook_task_resolver" in text
    assert 'source "train.ipynb"' in text


def test_findings_name_the_cell(tmp_path: Path) -> None:
    """Count lines within the cell, and cells among all cells."""
    project = Project(tmp_path)
    wrong = "%%time\n@workflow\ndef wrong(a: int) -> int:\n    return double(b=a)\n"
    project.write("nb.ipynb", notebook(TASKS, "", wrong))
    done = project.flowc("check", "nb.ipynb", "--format", "concise")
    assert "nb.ipynb:cell 4:4:12: error[wrong-arguments]" in done.out
    full = project.flowc("check", "nb.ipynb").out
    assert "--> nb.ipynb:cell 4:4:12" in full
    assert "    return double(b=a)" in full


def test_a_broken_cell(tmp_path: Path) -> None:
    """Point into the cell that cannot be parsed."""
    project = Project(tmp_path)
    project.write("nb.ipynb", notebook("x = 1\n", "y = 2\nz = (\n"))
    done = project.flowc("check", "nb.ipynb", "--format", "concise")
    assert "nb.ipynb:cell 3:2:5: error[syntax-error]" in done.out


def test_no_package_of_a_notebook(tmp_path: Path) -> None:
    """Flytekit packages modules only; each notebook is a program of its own."""
    project = Project(tmp_path)
    project.write("a.ipynb", notebook("x = 1\n"))
    project.write("b.ipynb", "{}")
    assert project.flowc("compile", "a.ipynb", "-t", "flyte").code == 2
    assert project.flowc("check", "a.ipynb", "b.ipynb").code == 2
    done = project.flowc("check", "b.ipynb", "--format", "concise")
    assert "error[unreadable-file] the notebook cannot be read: it has no cells" in done.out


@pytest.mark.parametrize(
    ("cell", "python"),
    [
        ("x = 1", "x = 1"),
        ("x = (3\n% 2)", "x = (3\n% 2)"),
        ('s = """\n%not magic\n!nor this\n"""\n!ls', 's = """\n%not magic\n!nor this\n"""\npass'),
        ("!ls -l 'quoted\nx = 1", "pass\nx = 1"),
        ("if x:\n    !ls\n    %time y = f()", "if x:\n    pass\n    y = f()"),
        ("files = !ls *.py", "files = get_ipython().getoutput('ls *.py')"),
        ("t = %timeit -o f()", "t = get_ipython().run_line_magic('timeit', '-o f()')"),
        ("%env STAGE=dev", "__import__('os').environ['STAGE'] = 'dev'"),
        ("%run other.py", 'exec("")'),
        ("%pip install a \\\n  b\nx = 1", "pass\n\nx = 1"),
        ("f?\n?g\nh.i??", "\n\n"),
        ("%%bash\necho hello\n", "\n\n"),
        ("%%time\nx = 1\n!ls", "\nx = 1\npass"),
        ("%%capture out\nx = 1", 'exec("")\nx = 1'),
        ("%%writefile conf.py\nx = 1", "open('conf.py', 'w')\n"),
        ("%%unheard_of\nx = 1", 'exec("")\n'),
        ("x = a if b else c ?", "x = a if b else c ?"),
    ],
)
def test_magics(cell: str, python: str) -> None:
    """Give the code that IPython runs, on the same lines."""
    assert python_of(cell) == python


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("not json", "not JSON"),
        ("[]", "not a notebook"),
        ('{"cells": [], "metadata": {"language_info": {"name": "R"}}}', "its language is r"),
    ],
)
def test_what_is_no_notebook(text: str, why: str) -> None:
    """Say why a file is no notebook."""
    with pytest.raises(NotANotebookError, match=why):
        read_notebook(text.encode())


def test_older_notebooks() -> None:
    """Read the third version of the format, and sources in one piece."""
    cells = [{"cell_type": "code", "input": "x = 1\ny = 2"}, {"cell_type": "code", "input": ["z"]}]
    read = read_notebook(json.dumps({"worksheets": [{"cells": cells}], "nbformat": 3}).encode())
    assert read.cells == ("x = 1\ny = 2", "z")
    assert read.starts == (1, 3)
    assert read.text == "x = 1\ny = 2\nz\n"
