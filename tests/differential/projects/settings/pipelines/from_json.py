"""Tasks made from the records of a JSON file, read from the working folder."""

import json
import os

from flytekit import task, workflow

with open("conf/models.json", encoding="utf-8") as f:
    REGISTRY = json.load(f)

MODELS = {model["name"]: model for model in REGISTRY["models"]}
DEFAULT = os.path.splitext(os.path.basename("conf/models.json"))[0]


@task(container_image=REGISTRY["image"], environment={"KIND": DEFAULT})
def fit(layers: int = MODELS["large"]["layers"], rate: float = MODELS["large"]["rate"]) -> float:
    return rate


@workflow
def fit_all() -> list[float]:
    return [fit(layers=m["layers"], rate=m["rate"]) for m in MODELS.values()]


@workflow
def fit_small(rate: float = MODELS["small"]["rate"]) -> float:
    return fit(layers=MODELS["small"]["layers"], rate=rate)
