"""Modules that are imported by name, inside functions."""

import importlib
from importlib.util import find_spec

from flytekit import task, workflow


def load(name: str):
    module = importlib.import_module(f"app.plugins.{name}")
    return module.step


if find_spec("yaml") is not None and find_spec("app.nothing") is None:
    PARSER = "yaml"
else:
    PARSER = "none"

score = load("score")


@task(environment={"PARSER": PARSER, "PACKAGE": __package__, "NAME": __name__})
def about(doc: str = __doc__) -> str:
    return doc


@workflow
def named(stage: str) -> str:
    about()
    return score(stage=__import__("app.plugins.clean", fromlist=["step"]).step(stage=stage))
