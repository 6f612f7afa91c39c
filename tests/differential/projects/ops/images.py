"""Which image a task runs in."""

from flytekit import ContainerTask, kwtypes, task, workflow

REGISTRY = "ghcr.io/acme"
TAG = "2024.06.1"


def image(name: str, tag: str = TAG) -> str:
    return "/".join([REGISTRY, name]) + ":" + tag


TRAINER = image("trainer", tag="cuda-12")


@task(container_image="{{.image.default.fqn}}:{{.image.default.version}}")
def in_default(x: int) -> int:
    return x


@task(container_image="{{.image.default.fqn}}:spark-{{.image.default.version}}")
def in_spark(x: int) -> int:
    return x


@task(container_image=image("reader"))
def in_reader(x: int) -> int:
    return x


@task(container_image=TRAINER)
def in_trainer(x: int) -> int:
    return x


@task(container_image="{{.image.default}}")
def in_default_whole(x: int) -> int:
    return x


legacy = ContainerTask(
    name="ops.legacy",
    image=image("legacy", "1.0"),
    command=["./run.sh", "{{.inputs.x}}", "--out", "{{.outputPrefix}}"],
    inputs=kwtypes(x=int),
    pod_template_name="legacy-pods",
)


@workflow
def tour(x: int) -> int:
    y = in_reader(x=in_spark(x=in_default(x=x)))
    legacy(x=y)
    return in_trainer(x=in_default_whole(x=y)).with_overrides(container_image=f"{REGISTRY}/trainer:canary")
