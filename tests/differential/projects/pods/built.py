"""A pod around a specified image."""

from flytekit import ImageSpec, PodTemplate, task
from kubernetes.client import V1Container, V1PodSpec


@task(
    container_image=ImageSpec(name="built", packages=["httpx"]).with_runtime_packages(["rich"]),
    pod_template=PodTemplate(pod_spec=V1PodSpec(containers=[V1Container(name="primary", stdin=True)])),
)
def built(x: int) -> int:
    return x
