"""What real plug-ins made of small programs, as `flowc manifest verify` stored it: flowc too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NotRequired, TypedDict

import pytest

from flowc.cli.manifests.examples import LEFT_OUT
from manifests.drafting import compiled

FILES = sorted((Path(__file__).parent / "verified").glob("*.json"))


class Case(TypedDict):
    """A program, and what the plug-in made of it."""

    source: str
    result: str
    template: NotRequired[dict[str, object]]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_flowc_makes_what_the_plug_in_made(file: Path) -> None:
    """Compile every program again: the same template, or an error where there was one."""
    cases: list[Case] = json.loads(file.read_text(encoding="utf-8"))["cases"]
    assert cases
    for case in cases:
        made = compiled(case["source"], ())
        template = case.get("template")
        if made is None:
            # What was opaque may still be; what is refused was refused.
            assert case["result"] in ("both refuse", "opaque"), case["source"]
        else:
            kept = {key: item for key, item in made.items() if key not in LEFT_OUT}
            assert kept == template, case["source"]
