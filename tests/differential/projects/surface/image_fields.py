"""The fields of an `ImageSpec` that few set."""

from flytekit import ImageSpec, task

FULL = ImageSpec(
    name="full",
    registry="ghcr.io/acme",
    commands=["echo one"],
    runtime_packages=["rich"],
    builder_options={"key": "value"},
    builder_config={"uv_image": "ghcr.io/astral-sh/uv:0.6"},
)


@task(container_image=FULL)
def in_full() -> int:
    return 1


@task(container_image=FULL.with_builder_options({"more": 1}))
def in_more() -> int:
    return 1
