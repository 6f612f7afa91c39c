"""Images that envd builds."""

from flytekit import ImageSpec, task, workflow

first = ImageSpec(name="envd", packages=["pandas"], registry="reg.test/envd", builder="envd", python_version="3.9")
second = ImageSpec(
    base_image="reg.test/base:1",
    env={"A": "1"},
    commands=["apt-get update"],
    pip_index="https://index.test/simple",
    builder="envd",
)


@task(container_image=first)
def a(x: int) -> int:
    return x


@task(container_image=second)
def b(x: int) -> int:
    return x


@workflow
def ab(x: int) -> int:
    return b(x=a(x=x))
