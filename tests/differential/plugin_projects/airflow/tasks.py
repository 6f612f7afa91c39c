"""Operators and sensors of Airflow in a workflow."""

from airflow.operators.bash import BashOperator
from airflow.sensors.filesystem import FileSensor
from flytekit import task, workflow


@task
def named(n: int) -> str:
    return str(n)


@workflow
def files(n: int = 1) -> str:
    sensor = FileSensor(task_id="files.wait", filepath="/tmp/1234")
    first = BashOperator(task_id="files.echo", bash_command="echo hello", env={"A": "1"})
    text = named(n=n)
    sensor >> first
    return text
