"""A placeholder that names an image with a dash: filled in since flytekit 1.16."""

from flytekit import task


@task(container_image="{{.images.some-image.fqn}}:1")
def dashed() -> int:
    return 1
