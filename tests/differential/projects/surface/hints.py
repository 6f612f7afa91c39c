"""Dynamic tasks with every setting, and hints of what they start."""

from datetime import timedelta

from flytekit import Documentation, LaunchPlan, PodTemplate, Resources, Secret, dynamic, task, workflow
from flytekit.deck import DeckField
from flytekit.extras.accelerators import T4


@task
def leaf(a: int) -> int:
    return a


@workflow
def small(a: int) -> int:
    return leaf(a=a)


plan = LaunchPlan.get_or_create(small, name="small-plan")


@dynamic(
    node_dependency_hints=[leaf, small, plan],
    interruptible=True,
    deprecated="use another",
    timeout=timedelta(minutes=10),
    requests=Resources(cpu="1"),
    limits=Resources(cpu="2", mem="1Gi"),
    secret_requests=[Secret(group="g", key="k")],
    docs=Documentation(short_description="It grows."),
    enable_deck=True,
    deck_fields=(DeckField.INPUT,),
    pod_template_name="big",
    accelerator=T4,
    labels={"a": "b"},
    annotations={"c": "d"},
    shared_memory="1Gi",
)
def grow(a: int) -> int:
    return plan(a=small(a=leaf(a=a)))


@dynamic(
    cache=True,
    cache_version="1",
    cache_serialize=True,
    cache_ignore_input_vars=("b",),
    resources=Resources(cpu=("1", "2")),
    pickle_untyped=True,
    disable_deck=True,
)
def cached(a: int, b: str = "b") -> int:
    return leaf(a=a)


@workflow
def growing(a: int) -> int:
    grow(a=a)
    return cached(a=a)
