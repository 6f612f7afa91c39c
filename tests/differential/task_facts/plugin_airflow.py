from airflow.sensors.filesystem import FileSensor
from airflow.operators.bash import BashOperator
from flytekitplugins.airflow.task import AirflowTask, AirflowObj, AirflowContainerTask
af = AirflowTask(name="af", task_config=AirflowObj(module="airflow.operators.bash", name="BashOperator", parameters={"task_id": "id", "bash_command": "echo hello"}))
afc = AirflowContainerTask(name="afc", task_config=AirflowObj(module="airflow.operators.bash", name="BashOperator", parameters={"task_id": "id", "bash_command": "echo"}))
from flytekit import workflow
@workflow
def wf():
    s = FileSensor(task_id="sid", filepath="/tmp/1234")
    b = BashOperator(task_id="bid", bash_command="echo 1")
    s >> b
