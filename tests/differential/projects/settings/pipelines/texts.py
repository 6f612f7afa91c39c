"""Queries and prompts: files of text beside the module."""

import os
import pkgutil
from importlib.resources import files

from flytekit import task, workflow

QUERIES = {}
for name in sorted(os.listdir(os.path.join(os.path.dirname(__file__), "queries"))):
    with open(os.path.join(os.path.dirname(__file__), "queries", name)) as f:
        QUERIES[name.removesuffix(".sql")] = f.read().strip()

PROMPTS = {
    path.stem: path.read_text()
    for path in sorted(files("pipelines").joinpath("prompts").iterdir())
}
SUMMARY = pkgutil.get_data("pipelines", "prompts/summary.txt").decode()


@task(environment={"QUERY": QUERIES["sales"], "CLEANUP": QUERIES["cleanup"]})
def query(day: str) -> str:
    return day


@task
def prompt(text: str, template: str = PROMPTS["translate"]) -> str:
    return template.format(text=text, language="fr")


@task
def summarise(text: str, template: str = SUMMARY) -> str:
    return template


@workflow
def ask(day: str) -> str:
    return summarise(text=prompt(text=query(day=day)))
