"""Nodes whose names are longer than the names of Kubernetes, and inputs with odd names."""

from flytekit import dynamic, task, workflow
from flytekit.core.node_creation import create_node

LONG = "a-name-that-is-longer-than-any-name-in-kubernetes-may-be-and-that-goes-on-and-on"


@task
def load(entity_name: str = "x", ctx_name: int = 1) -> int:
    return ctx_name


@task
def clean():
    print("clean")


@dynamic(environment={"MODE": "fast"})
def spread(n: int) -> int:
    return load(ctx_name=n)


@workflow
def ordered(n: int) -> int:
    first = load().with_overrides(node_name=LONG)
    second = load(ctx_name=n).with_overrides(node_name="Größe der Straße")
    first >> second
    return second


@workflow
def nodes(n: int) -> int:
    first = create_node(clean)
    first.with_overrides(node_name=LONG + "-again")
    second = create_node(spread, n=n).with_overrides(node_name="x" * 62)
    third = create_node(clean)
    first.runs_before(second)
    first >> third
    return second.o0


@task
def own_names(self: int, ctx: str = "c", entity: str = "e") -> str:
    return ctx


@workflow
def own_names_by_default(self: int = 3) -> str:
    return own_names(self)
