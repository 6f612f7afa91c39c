"""Scripts that run in pods of their own."""

from flytekit import kwtypes, workflow
from flytekit.extras.tasks.shell import OutputLocation, ShellTask
from flytekit.types.directory import FlyteDirectory
from flytekit.types.file import FlyteFile
from flytekitplugins.pod import Pod
from kubernetes.client import V1Container, V1PodSpec

pod = Pod(
    pod_spec=V1PodSpec(containers=[V1Container(name="primary")]),
    primary_container_name="primary",
    labels={"kind": "script"},
)

unpacked = ShellTask(
    name="scripts.unpacked",
    script="tar -C {outputs.o} -xf {inputs.archive}",
    task_config=pod,
    inputs=kwtypes(archive=FlyteFile),
    output_locs=[OutputLocation(var="o", var_type=FlyteDirectory, location="/tmp/out")],
)


class Strict(ShellTask):
    def __init__(self, name, script, **kwargs):
        super().__init__(name, script=f"set -eu\n{script}", shell="/bin/bash", **kwargs)


counted = Strict("scripts.counted", "wc -l {inputs.archive}", inputs=kwtypes(archive=FlyteFile))


@workflow
def both(archive: FlyteFile) -> FlyteDirectory:
    counted(archive=archive)
    return unpacked(archive=archive)
