"""Templates that flytekit was seen to make of small sources, as `task_facts/` holds them.

They were recorded with two images and a variable in the environment of each container. What
`pyflyte package` leaves out (project, domain, version) is left out, and what it adds to the
settings that dynamic tasks carry is added. Sources on which flytekit itself fails are not here.
"""

from __future__ import annotations

from pathlib import Path

from differential.case import Case
from differential.units import Unit

_FACTS = Path(__file__).with_name("task_facts")
_PLACE = Path("/tmp/flowc-facts")  # noqa: S108
_IMAGES = ("reg.io/img:v1", "other=reg.io/other:v2")
_ENVIRONMENT = ("FOO=bar",)


def fact_cases() -> list[Case]:
    """Give each source beside the templates of it."""
    return [
        Case(
            unit=Unit(_FACTS, answer.stem),
            answer=answer,
            place=_PLACE,
            images=_IMAGES,
            environment=_ENVIRONMENT,
            whole=False,
        )
        for answer in sorted(_FACTS.glob("*.json"))
    ]
