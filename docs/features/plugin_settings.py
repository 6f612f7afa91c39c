"""Settings of plug-ins, of dynamic and of shell tasks."""

from flytekit import dynamic
from flytekit.core.class_based_resolver import ClassStorageTaskResolver
from flytekit.extras.tasks.shell import ShellTask
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
shell = ShellTask(name="shell", script="true", task_config=pod)
