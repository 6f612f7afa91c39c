"""Tasks of Airflow made by hand."""

from flytekit import workflow
from flytekitplugins.airflow.task import AirflowContainerTask, AirflowObj, AirflowTask

ECHO = AirflowObj(
    module="airflow.operators.bash", name="BashOperator", parameters={"task_id": "id", "bash_command": "echo"}
)
echo = AirflowTask(name="objects.echo", task_config=ECHO)
contained = AirflowContainerTask(name="objects.contained", task_config=ECHO)


@workflow
def objects():
    first = echo()
    second = contained()
    first >> second
