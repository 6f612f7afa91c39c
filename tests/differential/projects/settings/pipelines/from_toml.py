"""Timeouts and labels from TOML, the version from a text file."""

import tomllib
from datetime import timedelta
from pathlib import Path

from flytekit import Labels, LaunchPlan, task, workflow

HERE = Path(__file__).parent
VERSION = (HERE / "VERSION").read_text().strip()
with (HERE.parent / "conf" / "service.toml").open("rb") as f:
    SERVICE = tomllib.load(f)


@task(
    timeout=timedelta(minutes=SERVICE["limits"]["timeout_minutes"]),
    cache=True,
    cache_version=VERSION,
)
def score(rows: int = SERVICE["limits"]["max_rows"]) -> float:
    return rows / 2


@workflow
def scoring(rows: int) -> float:
    """Score rows."""
    return score(rows=rows)


labelled = LaunchPlan.get_or_create(
    scoring,
    name=f"{SERVICE['title']}_v{VERSION.replace('.', '_')}",
    default_inputs={"rows": SERVICE["limits"]["max_rows"]},
    labels=Labels(SERVICE["labels"]),
)
