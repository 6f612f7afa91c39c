"""Scripts as jobs of Slurm."""

from dataclasses import replace

from flytekit import workflow
from flytekitplugins.slurm import SlurmConfig, SlurmScriptConfig, SlurmShellTask, SlurmTask

CONFIG = SlurmScriptConfig(
    ssh_config={"host": "slurm.test", "username": "flyte"},
    sbatch_config={"partition": "debug", "job-name": "echo"},
    batch_script_path="/home/flyte/echo.sh",
    batch_script_args=["1", "two"],
)
echo = SlurmTask(name="scripts.echo", task_config=CONFIG)
again = SlurmTask(name="scripts.again", task_config=replace(CONFIG, batch_script_args=None))
shell = SlurmShellTask(
    name="scripts.shell",
    script="#!/bin/bash\necho hello\n",
    task_config=SlurmConfig(ssh_config={"host": "slurm.test"}, batch_script_args=["x"]),
)


@workflow
def scripts() -> None:
    first = echo()
    second = again()
    third = shell()
    first >> second
    second >> third
