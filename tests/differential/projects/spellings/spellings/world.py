"""The environment and the time: what is read has a default, or does not matter."""

import os
import random
import sys
import time
import uuid
from datetime import datetime
from os import environ, getenv

from flytekit import task, workflow

STAGE = os.environ.get("SPELLINGS_STAGE", "dev")
REGION = os.getenv("SPELLINGS_REGION") or "eu"
DEBUG = "SPELLINGS_DEBUG" in environ
LEVEL = int(getenv("SPELLINGS_LEVEL", "3"))
environ.setdefault("SPELLINGS_TEAM", "core")
os.environ["SPELLINGS_OWNER"] = "me"
STARTED = time.time()
RUN = uuid.uuid4().hex
SEED = random.randint(0, 9)
NOW = datetime.now()

try:
    TOKEN = os.environ["SPELLINGS_TOKEN"]
except KeyError:
    TOKEN = "none"

if STAGE == "prod":
    from spellings.nothing import Prod  # noqa: F401

settings = {name.lower(): os.environ[name] for name in sorted(environ) if name.startswith("SPELLINGS_")}


@task(environment={"STAGE": STAGE, "REGION": REGION, "TOKEN": TOKEN, "OWNER": environ["SPELLINGS_OWNER"]})
def run(level: int = LEVEL, debug: bool = DEBUG, names: str = ",".join(settings)) -> int:
    print(STARTED, RUN, SEED, NOW, sys.argv)
    return level


@task
def team(name: str = os.environ["SPELLINGS_TEAM"]) -> str:
    return name


@workflow
def flow(level: int = LEVEL) -> int:
    team()
    return run(level=level)
