"""The order of a set decides the order of the nodes."""

from kfp.dsl import component, pipeline


@component
def load(name: str):
    print(name)


@pipeline
def flow():
    for name in {"one", "two"}:  # mistake: unordered-nodes
    # twin: for name in ("one", "two"):
        load(name=name)
