"""Files that may be missing: overrides, defaults, and what is there decides."""

import json
from pathlib import Path

from flytekit import Resources, task, workflow

HERE = Path(__file__).parent
CONF = HERE.parent / "conf"

try:
    OVERRIDES = json.loads((CONF / "local.json").read_text())
except FileNotFoundError:
    OVERRIDES = {"cpu": "1"}

if (CONF / "models.json").exists():
    NAME = "models"
else:
    NAME = "none"

HAS_SECRETS = (HERE / "secrets").is_dir()
LINES = [line.rstrip("\n") for line in open(HERE / "queries" / "sales.sql")]


@task(requests=Resources(**OVERRIDES), environment={"NAME": NAME, "LINES": str(len(LINES))})
def first(line: str = LINES[0]) -> str:
    return line


if not HAS_SECRETS:

    @task
    def plain(line: str) -> str:
        return line


@workflow
def optional() -> str:
    return plain(line=first())
