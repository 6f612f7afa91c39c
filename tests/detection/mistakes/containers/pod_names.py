"""Two containers of a pod have one name."""

from flytekit import PodTemplate, task
from kubernetes.client import V1Container, V1PodSpec

FIRST = V1Container(name="side", image="alpine:3.20")  # or here
SECOND = V1Container(name="side", image="alpine:3.20")  # mistake: pod-container-name-invalid
# twin: SECOND = V1Container(name="other", image="alpine:3.20")
SPEC = V1PodSpec(containers=[FIRST, SECOND])  # or here


@task(pod_template=PodTemplate(pod_spec=SPEC))  # or here
def train(number: int) -> int:
    return number
