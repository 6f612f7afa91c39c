"""`flowc diff` as a user runs it: what counts as a difference, and what does not."""

from __future__ import annotations

import json

import pytest

from bundle.repository import git
from cli.project import FLOWS, Project
from cli.test_narrowing import commit

CHAIN = """\
from flytekit import task, workflow


@task
def load(day: str) -> int:
    return 1


@task
def add(one: int, other: int) -> int:
    return one + other


@workflow
def chain(day: str) -> int:
    one = load(day=day)
    other = load(day="monday")
    return add(one=one, other=other)
"""


@pytest.fixture
def chained(project: Project) -> Project:
    """Give a project with a small graph, which is committed."""
    project.write("flows/hello.py", CHAIN)
    git(project.root, "init", "-q")
    commit(project, "first")
    return project


def differences(project: Project, text: str) -> str:
    """Say what differs from what is committed."""
    project.write("flows/hello.py", text)
    ran = project.flowc("diff", "HEAD")
    assert ran.code == 0, ran.err
    return "\n".join(line.split("  flows/")[0] for line in ran.out.splitlines())


@pytest.mark.parametrize(
    "text",
    [
        f"# moved\n\n\n{CHAIN}",
        CHAIN.replace("one = load(day=day)", 'one = load(day=day).with_overrides(node_name="a")'),
        CHAIN.replace(
            '    one = load(day=day)\n    other = load(day="monday")\n',
            '    other = load(day="monday")\n    one = load(day=day)\n',
        ),
        CHAIN.replace("    return one + other", '    """Add."""\n    return (one + other)  # sum'),
    ],
    ids=["moved", "renamed-node", "reordered-nodes", "docs"],
)
def test_no_difference(chained: Project, text: str) -> None:
    """Let layout, names of nodes and their order be nothing."""
    assert differences(chained, text) == ""


def test_a_node_more_is_one_node_and_its_edges(chained: Project) -> None:
    """Keep the other nodes, whatever they are called now."""
    text = CHAIN.replace(
        "    one = load(day=day)\n", '    load(day="x")\n    one = load(day=day)\n'
    )
    assert differences(chained, text) == (
        "~ workflow `flows.hello.chain`\n"
        "  + node `n0` (task flows.hello.load)\n"
        '  ~ `n0.day`: not given → "x"'
    )


def test_edges_that_cross_over(chained: Project) -> None:
    """Tell an edge that comes from elsewhere."""
    text = CHAIN.replace("add(one=one, other=other)", "add(one=one, other=one)")
    assert differences(chained, text) == (
        "~ workflow `flows.hello.chain`\n"
        "  - edge `n1.o0` → `n2.other`\n"
        "  + edge `n0.o0` → `n2.other`"
    )


def test_an_edge_of_another_type(chained: Project) -> None:
    """Tell the types at both ends."""
    text = CHAIN.replace("-> int", "-> float").replace(": int", ": float").replace("1\n", "1.0\n")
    said = differences(chained, text)
    assert "  ~ edge `n0.o0` → `n2.one`: int into int → float into float" in said


def test_order_alone(chained: Project) -> None:
    """Tell an edge that carries nothing."""
    text = CHAIN.replace("    return add(", "    one >> other\n    return add(")
    assert differences(chained, text) == ("~ workflow `flows.hello.chain`\n  + `n1` waits for `n0`")


def test_two_revisions(chained: Project) -> None:
    """Compare two commits, in the part that is asked for."""
    chained.write("flows/hello.py", FLOWS)
    chained.write("flows/other.py", CHAIN)
    commit(chained, "second")
    every = chained.flowc("diff", "HEAD~1", "HEAD", "--format", "json")
    names = {(d["status"], d["name"]) for d in json.loads(every.out)["differences"]}
    assert ("renamed", "flows.hello.chain") in names
    assert ("added", "flows.hello.greet") in names
    part = chained.flowc("diff", "HEAD~1", "HEAD", "--path", "flows/hello.py", "--format", "json")
    names = {(d["status"], d["name"]) for d in json.loads(part.out)["differences"]}
    assert ("removed", "flows.hello.chain") in names
    assert ("added", "flows.hello.greet") in names


def test_exit_code(chained: Project) -> None:
    """Give 1 for a difference where that is asked for."""
    assert chained.flowc("diff", "HEAD", "--exit-code").code == 0
    chained.write("flows/hello.py", CHAIN.replace('"monday"', '"friday"'))
    assert chained.flowc("diff", "HEAD").code == 0
    assert chained.flowc("diff", "HEAD", "--exit-code").code == 1


def test_ir_and_package_are_the_same(chained: Project) -> None:
    """Find no difference between what is written in two forms."""
    chained.flowc("compile", "-t", "ir", "-t", "flyte", "-o", "out")
    for old in ("out/program.flowc.pb", "out/flyte-package.tgz"):
        for new in ("out/program.flowc.pb", "out/flyte-package.tgz", "flows"):
            ran = chained.flowc("diff", old, new, "--exit-code")
            assert (ran.code, ran.out) == (0, ""), (old, new)
