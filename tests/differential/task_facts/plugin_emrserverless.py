from flytekit import task
from flytekitplugins.awsemrserverless import EMRServerless, EMRServerlessSparkJobDriver, EMRServerlessHiveJobDriver
@task(task_config=EMRServerless(execution_role_arn="arn:r", application_id="app", region="us-east-1", spark_submit_parameters="--conf a=b", tags={"a": "b"}), container_image="img:1")
def py(a: int) -> int:
    return a
@task(task_config=EMRServerless(execution_role_arn="arn:r", spark_job_driver=EMRServerlessSparkJobDriver(entry_point="s3://x/m.py", entry_point_arguments=["a"])))
def script() -> str:
    return "x"
@task(task_config=EMRServerless(execution_role_arn="arn:r", application_type="HIVE", hive_job_driver=EMRServerlessHiveJobDriver(query="select 1")))
def hive() -> None: ...
