"""Models of dbt: run, then tested."""

from flytekit import task, workflow
from flytekitplugins.dbt.schema import DBTRunInput, DBTRunOutput, DBTTestInput, DBTTestOutput
from flytekitplugins.dbt.task import DBTRun, DBTTest

run = DBTRun(name="dbt.run")
test = DBTTest(name="dbt.test")

RUN = DBTRunInput(project_dir="jaffle", profiles_dir="profiles", profile="jaffle", select=["tag:daily"])


@task
def is_fine(output: DBTRunOutput) -> bool:
    return output.exit_code == 0


@task
def inputs_of(project: str) -> DBTTestInput:
    return DBTTestInput(project_dir=project, profiles_dir="profiles", profile="jaffle")


@workflow
def daily(project: str = "jaffle") -> DBTTestOutput:
    done = run(input=RUN)
    is_fine(output=done)
    tested = test(input=inputs_of(project=project))
    done >> tested
    return tested
