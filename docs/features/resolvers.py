"""Dynamic tasks of a plug-in that a resolver of one's own finds."""

from flytekit import dynamic
from flytekit.core.class_based_resolver import ClassStorageTaskResolver
from flytekitplugins.pod import Pod
from kubernetes.client import V1Container, V1PodSpec

pod = Pod(
    pod_spec=V1PodSpec(containers=[V1Container(name="main")]), primary_container_name="main"
)
resolver = ClassStorageTaskResolver()


@dynamic(task_config=pod, task_resolver=resolver)
def grow(a: int) -> int:
    return a


resolver.add(grow)
