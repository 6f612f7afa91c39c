"""Tasks of all kinds in specified images."""

from dataclasses import replace

from flytekit import ContainerTask, ImageSpec, Resources, kwtypes, map_task, task, workflow

from imagery import specs

TUNED = replace(specs.LARGE, name="tuned", env={"TUNE": "1"})
FROZEN = ImageSpec(name="frozen", packages=["six"])
FROZEN_TAG = FROZEN.tag


@task(container_image=specs.LARGE, requests=Resources(cpu="2"))
def train(x: int) -> int:
    return x


@task(container_image=TUNED)
def tune(x: int) -> int:
    return x


@task(container_image=specs.BY_FILE)
def load(x: int) -> int:
    return x


@task(container_image=specs.COPIED)
def label(x: int) -> int:
    return x


@task(container_image=specs.COPIED_MORE)
def label_more(x: int) -> int:
    return x


@task(container_image=specs.FIXED, environment={"LEVEL": "debug"})
def notify(x: int) -> int:
    return x


@task(container_image=specs.BARE)
def render(x: int) -> int:
    return x


@task(container_image=specs.RELATIVE)
def project(x: int) -> int:
    return x


@task(container_image=specs.OPTIONS)
def index(x: int) -> int:
    return x


@task(container_image=FROZEN, environment={"TAG": FROZEN_TAG})
def freeze(x: int) -> int:
    return x


if specs.SMALL.is_container():

    @task(container_image=specs.SMALL.force_push())
    def report(x: int) -> int:
        return x


convert = ContainerTask(
    name="imagery.convert",
    image=ImageSpec(name="convert", base_image="debian:12", apt_packages=["imagemagick"]),
    command=["convert", "{{.inputs.x}}"],
    inputs=kwtypes(x=int),
)


@workflow
def pipeline(xs: list[int]) -> list[int]:
    convert(x=report(x=1))
    return map_task(train)(x=xs)
