"""Scripts and Hive queries on EMR Serverless, with settings from a helper."""

from dataclasses import replace

from flytekit import task, workflow
from flytekitplugins.awsemrserverless import (
    EMRServerless,
    EMRServerlessHiveJobDriver,
    EMRServerlessSparkJobDriver,
)


def on(application: str, **more) -> EMRServerless:
    return EMRServerless(
        execution_role_arn="arn:aws:iam::1:role/emr", application_id=application, **more
    )


BASE = on("spark-1", region="us-east-1")
LOGGED = replace(
    BASE,
    configuration_overrides={
        "monitoringConfiguration": {"s3MonitoringConfiguration": {"logUri": "s3://logs/emr"}}
    },
    spark_job_driver=EMRServerlessSparkJobDriver(
        entry_point="s3://code/main.py",
        entry_point_arguments=["--day", "{{.inputs.day}}"],
        spark_submit_parameters="--conf a=b",
    ),
)


@task(task_config=LOGGED)
def script(day: str) -> str:
    return day


@task(
    task_config=on(
        "hive-1",
        application_type="HIVE",
        hive_job_driver=EMRServerlessHiveJobDriver(
            query="s3://code/query.sql", parameters="--hiveconf hive.exec.scratchdir=s3://tmp"
        ),
    )
)
def hive() -> None: ...


@task(task_config=EMRServerless("arn:aws:iam::1:role/emr", "app", "emr-6.15.0"), environment={"A": "B"})
def positional(a: int) -> int:
    return a


@workflow
def scripts(day: str) -> str:
    done = script(day=day)
    hive() >> done
    return done
