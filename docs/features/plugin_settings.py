"""Settings of plug-ins, of dynamic and of shell tasks."""

from flytekit import dynamic
from flytekit.core.class_based_resolver import ClassStorageTaskResolver
from flytekit.extras.tasks.shell import ShellTask
from flytekitplugins.pod import Pod


@dynamic(task_config=Pod(primary_container_name="main"), task_resolver=ClassStorageTaskResolver())
def grow(a: int) -> int:
    return a


shell = ShellTask(name="shell", script="true", task_config=Pod(primary_container_name="main"))
