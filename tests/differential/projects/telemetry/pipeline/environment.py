"""Stages, by an environment variable that is not set while packaging."""

import enum
import os
from os import environ, getenv


class Stage(enum.IntEnum):
    DEV = 0
    STAGING = enum.auto()
    PROD = enum.auto()


class Feature(enum.Flag):
    NONE = 0
    ALERTS = enum.auto()
    DASHBOARD = enum.auto()
    ALL = ALERTS | DASHBOARD


STAGE = Stage[os.environ.get("TELEMETRY_STAGE_OF_NOBODY", "staging").upper()]
REGION = getenv("TELEMETRY_REGION_OF_NOBODY") or "eu-north-1"
DEBUG = "TELEMETRY_DEBUG_OF_NOBODY" in environ
FEATURES = Feature.ALL & ~Feature.ALERTS if STAGE < Stage.PROD else Feature.ALL
BUCKET = f"s3://telemetry-{STAGE.name.lower()}-{REGION}"
RETRIES = {Stage.DEV: 0, Stage.STAGING: 1, Stage.PROD: 5}[STAGE]
