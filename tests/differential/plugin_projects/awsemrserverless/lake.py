"""Functions as Spark jobs on EMR Serverless."""

from flytekit import ImageSpec, task, workflow
from flytekitplugins.awsemrserverless import EMRServerless

ROLE = "arn:aws:iam::123456789012:role/emr"
IMAGE = ImageSpec(name="emr", base_image="reg.test/emr:7", packages=["flytekitplugins-awsemrserverless"])


@task(
    task_config=EMRServerless(
        execution_role_arn=ROLE,
        application_id="00f1",
        region="eu-west-1",
        spark_submit_parameters="--conf spark.executor.memory=4g --conf spark.executor.cores=2",
        tags={"team": "lake"},
        execution_timeout_minutes=120,
    ),
    container_image=IMAGE,
)
def load(day: str) -> int:
    return len(day)


@task(
    task_config=EMRServerless(
        execution_role_arn=ROLE,
        release_label="emr-7.2.0",
        application_name="nightly",
        architecture="ARM64",
        initial_capacity={
            "DRIVER": {"workerCount": 1, "workerConfiguration": {"cpu": "2vCPU", "memory": "4GB"}}
        },
        maximum_capacity={"cpu": "100vCPU", "memory": "500GB"},
        auto_stop_config={"enabled": True, "idleTimeoutMinutes": 5},
        network_configuration={"subnetIds": ["subnet-1"], "securityGroupIds": []},
        retry_policy={"maxAttempts": 2},
        sync_image=False,
    ),
    container_image="reg.test/emr:7",
    retries=1,
)
def compact(files: int, keep: bool = True) -> str:
    return f"{files} {keep}"


@workflow
def nightly(day: str) -> str:
    return compact(files=load(day=day))
