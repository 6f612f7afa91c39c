"""Images by placeholders and specifications."""

from flytekit import ImageSpec, dynamic, task, workflow

PLAIN = ImageSpec(name="plain", packages=["pandas"], registry="ghcr.io/acme")
BUILT = ImageSpec(
    name="built", builder="default", python_version="3.12", base_image=PLAIN, platform="linux/arm64"
)
LONGER = PLAIN.with_packages(["numpy"]).with_apt_packages(["git"])


@task(container_image=PLAIN)
def plain() -> int:
    return 1


@task(container_image=BUILT)
def built() -> int:
    return 1


@task(container_image=LONGER)
def longer() -> int:
    return 1


@task(container_image="{{.image.default.fqn}}-gpu:{{.image.default.version}}")
def filled() -> int:
    return 1


@dynamic(container_image=PLAIN)
def first() -> int:
    return plain()


@dynamic(container_image=LONGER)
def second() -> int:
    return longer()


@workflow
def all_images() -> int:
    first()
    second()
    built()
    filled()
    return plain()
