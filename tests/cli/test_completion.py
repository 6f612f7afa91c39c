"""`flowc completion`: scripts that shells take."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from cli.project import Project
from flowc.cli.names import COMMANDS


def complete(script: str, *words: str) -> list[str]:
    """Ask bash what it would offer after `words`."""
    line = " ".join(f"'{word}'" for word in words)
    program = f"{script}\nCOMP_WORDS=({line}); COMP_CWORD={len(words) - 1}\n_flowc\n"
    shown = 'printf "%s\\n" "${COMPREPLY[@]}"'
    bash = shutil.which("bash")
    assert bash, "these tests need bash"
    done = subprocess.run(
        [bash, "--norc", "-c", program + shown], capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["flowc", ""], list(COMMANDS)),
        (["flowc", "pa"], ["package"]),
        (["flowc", "package", "--im"], ["--image"]),
        (["flowc", "-k", "flows", "package", "--str"], ["--strict"]),
        (["flowc", "completion", "z"], ["zsh"]),
        (["flowc", "compile", "--tar"], ["--target"]),
        (["flowc", "manifest", "ver"], ["verify"]),
    ],
)
def test_bash(empty: Project, words: list[str], offered: list[str]) -> None:
    """Offer commands, then the options of the command."""
    script = empty.flowc("completion", "bash").out
    assert complete(script, *words) == offered


def test_zsh_wraps_bash(empty: Project) -> None:
    """Give zsh the same words by way of its bash completion."""
    script = empty.flowc("completion", "zsh").out
    assert script.startswith("#compdef flowc\n")
    assert "complete -o bashdefault -o default -F _flowc flowc" in script


def test_fish(empty: Project) -> None:
    """Give fish one line for each option."""
    lines = empty.flowc("completion", "fish").out.splitlines()
    package = [line for line in lines if "__fish_seen_subcommand_from package" in line]
    assert any("-l image -r" in line or "-s i -l image -r" in line for line in package)
    assert any(line.endswith("-l strict") for line in package)
