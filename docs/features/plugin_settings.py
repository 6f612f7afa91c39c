"""Settings of plug-ins, of shell tasks."""

from flytekit.extras.tasks.shell import ShellTask
from flytekitplugins.pod import Pod
from kubernetes.client import V1Container, V1PodSpec

pod = Pod(
    pod_spec=V1PodSpec(containers=[V1Container(name="main")]), primary_container_name="main"
)

shell = ShellTask(name="shell", script="true", task_config=pod)
