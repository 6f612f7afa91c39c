"""Containers, shell tasks, decks and environments that flytekit refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialects.flytekit.compiling import codes
from dialects.flytekit.preamble import PREAMBLE

MISTAKES = {
    "cont-io": (
        (
            'ContainerTask(name="c", image="i", command=["x"], '
            "io_strategy=ContainerTask.IOStrategy.DOWNLOAD_EAGER)"
        ),
        "wrong-setting",
    ),
    "cont-secret": (
        ('ContainerTask(name="c", image="i", command=["x"], secret_requests=["a"])'),
        "wrong-setting",
    ),
    "cont-res": (
        (
            'ContainerTask(name="c", image="i", command=["x"], '
            'resources=Resources(cpu="1"), requests=Resources(cpu="1"))'
        ),
        "wrong-setting",
    ),
    "cont-badid": (
        ('ContainerTask(name="c", image="i", command=["x"], inputs={"a-b": int})'),
        "wrong-setting",
    ),
    "cont-noimage": (
        ('ContainerTask(name="c", command=["ls"])'),
        "module-raises",
    ),
    "cont-int": (
        ('ContainerTask(name="c", image="i", command=["ls", 1])'),
        "wrong-setting",
    ),
    "shell-none": (
        ('ShellTask(name="s")'),
        "wrong-setting",
    ),
    "shell-both": (
        ('ShellTask(name="s", script="x", script_file="y")'),
        "wrong-setting",
    ),
    "shell-type": (
        (
            'ShellTask(name="s", script="x", '
            'output_locs=[OutputLocation(var="a", var_type=int, location="x")])'
        ),
        "wrong-setting",
    ),
    "shell-novar": (
        ('def f():\n    ShellTask(name="s", script="x")\nf()\n'),
        "wrong-setting",
    ),
    "deck-both": (
        ("@task(enable_deck=True, disable_deck=False)\ndef z():\n    return None\n"),
        "wrong-setting",
    ),
    "deck-badfield": (
        ('@task(enable_deck=True, deck_fields=("Foo",))\ndef z():\n    return None\n'),
        "wrong-setting",
    ),
    "env-pos": (
        ('Environment("x")'),
        "wrong-setting",
    ),
    "env-bad": (
        ("e = Environment(retriess=1)\n@e\ndef z(a: int) -> int:\n    return a\n"),
        "wrong-arguments",
    ),
    "cache-ignores-a-text": (
        (
            '@task(cache=True, cache_version="1", cache_ignore_input_vars=("abc"))\n'
            "def z(abc: int) -> int:\n"
            "    return abc\n"
        ),
        "wrong-setting",
    ),
    "tuple-of-any-length": (
        ("@task\ndef z(a: int) -> typing.Tuple[int, ...]:\n    return a, a\n"),
        "wrong-output",
    ),
    "meta-cache": (
        ("TaskMetadata(cache=True)"),
        "wrong-setting",
    ),
    "meta-timeout": (
        ('ContainerTask(name="c", image="i", command=["x"], metadata=TaskMetadata(timeout="5"))'),
        "wrong-setting",
    ),
}
"""Where flytekit 1.16.31 raises: what comes after the preamble, and the code of the finding."""


@pytest.mark.parametrize("name", MISTAKES)
def test_what_flytekit_refuses_is_reported(name: str, tmp_path: Path) -> None:
    """A mistake is found, and nothing else."""
    source, code = MISTAKES[name]
    assert codes(tmp_path, PREAMBLE + source) == [code]


def test_one_letter_names_an_input(tmp_path: Path) -> None:
    """A text of one letter is what a tuple of it is to protobuf."""
    source = (
        '@task(cache=True, cache_version="1", cache_ignore_input_vars="a")\n'
        "def z(a: int) -> int:\n"
        "    return a\n"
    )
    assert codes(tmp_path, PREAMBLE + source) == []
