"""Quality control with shell tasks."""
# qc has no __init__.py: the tasks are named by the file alone.

import textwrap

from flytekit import kwtypes, workflow
from flytekit.extras.tasks.shell import OutputLocation, ShellTask
from flytekit.types.directory import FlyteDirectory
from flytekit.types.file import FlyteFile

fastqc = ShellTask(
    name="qc.fastqc",
    debug=True,
    script=textwrap.dedent(
        """
        mkdir -p {outputs.reports}
        fastqc -o {outputs.reports} {inputs.reads}
        """
    ),
    inputs=kwtypes(reads=FlyteFile),
    output_locs=[OutputLocation(var="reports", var_type=FlyteDirectory, location="/tmp/fastqc")],
)

count_reads = ShellTask(
    name="qc.count_reads",
    script="zcat {inputs.reads} | wc -l > {outputs.lines}; echo {inputs.divisor}",
    shell="/bin/bash",
    inputs=kwtypes(reads=FlyteFile, divisor=int),
    output_locs=[
        OutputLocation(var="lines", var_type=FlyteFile["txt"], location="/tmp/lines.txt"),
    ],
)

clean = ShellTask(name="qc.clean", script="rm -rf /tmp/fastqc")


@workflow
def quality_control(reads: FlyteFile) -> FlyteFile["txt"]:
    reports = fastqc(reads=reads)
    lines = count_reads(reads=reads, divisor=4)
    done = clean()
    lines >> done
    return lines
