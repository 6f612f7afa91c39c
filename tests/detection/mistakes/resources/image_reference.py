"""An image is named in upper case letters."""

from flytekit import task

IMAGE = "ghcr.io/Team/app:1.2"  # mistake: image-invalid
# twin: IMAGE = "ghcr.io/team/app:1.2"


@task(container_image=IMAGE)  # or here
def double(number: int) -> int:  # or here
    return 2 * number
