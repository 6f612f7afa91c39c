"""The git commit as a declared input."""

from __future__ import annotations

import pytest

from flowc.frontend.interpreter.values import Known, Unknown, Value
from frontend.running import interpret

COMMIT = "0123456789abcdef0123456789abcdef01234567"
HEAD = "import os, subprocess\nfrom subprocess import check_output\nimport git\n"


def _result(expression: str, commit: str) -> Value:
    run = interpret(f"{HEAD}RESULT = {expression}\n", git_commit=commit)
    assert run.raised is None, run.raised
    return run.names["RESULT"]


ASKED = {
    "check_output(['git', 'rev-parse', 'HEAD']).decode('ascii').strip()": COMMIT,
    "subprocess.check_output(('git', 'rev-parse', 'HEAD'), text=True)[:7]": COMMIT[:7],
    "subprocess.check_output('git rev-parse HEAD', shell=True)": f"{COMMIT}\n".encode(),
    "subprocess.run(['git', 'rev-parse', 'HEAD'], capture_output=True, text=True).stdout.strip()":
        COMMIT,
    "subprocess.run(['git', 'rev-parse', 'HEAD'], stdout=subprocess.PIPE, check=True).returncode":
        0,
    "subprocess.getoutput('git rev-parse HEAD')": COMMIT,
    "check_output(['git', 'rev-parse', 'HEAD'], cwd=os.path.dirname(__file__), encoding='utf-8')":
        f"{COMMIT}\n",
    "git.Repo(search_parent_directories=True).head.object.hexsha": COMMIT,
    "git.Repo('.').head.commit.hexsha[:8]": COMMIT[:8],
    "git.Repo().git.rev_parse('HEAD')": COMMIT,
}  # fmt: skip


@pytest.mark.parametrize(("expression", "expected"), ASKED.items(), ids=ASKED.keys())
def test_what_is_declared_is_known(expression: str, expected: object) -> None:
    """Answer what git would say of the commit, and nothing without a declaration."""
    found = _result(expression, COMMIT)
    assert isinstance(found, Known), found
    assert found.value == expected
    assert isinstance(_result(expression, ""), Unknown)


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ("check_output(['git', 'rev-parse', '--short', 'HEAD'])", "depends on the checkout"),
        ("check_output(['git', 'describe'])", "depends on the checkout"),
        ("check_output(['date'])", "what another program prints"),
        ("git.Repo().active_branch.name", "depends on the checkout"),
        ("check_output(['git', 'rev-parse', 'HEAD'], cwd='/srv')", "depends on the checkout"),
    ],
)
def test_the_rest_is_not_known(expression: str, reason: str) -> None:
    """How long a short hash is depends on the repository."""
    found = _result(expression, COMMIT)
    assert isinstance(found, Unknown)
    assert reason in found.reason
