"""Training, processing and other jobs on SageMaker."""

from flytekit import kwtypes, task, workflow
from flytekitplugins.awssagemaker_batch_transform import (
    SageMakerDescribeTransformJobTask,
    SageMakerStopTransformJobTask,
    SageMakerTransformJobTask,
)
from flytekitplugins.awssagemaker_hyperparameter_tuning import SageMakerHyperParameterTuningJobTask
from flytekitplugins.awssagemaker_inference_recommender import SageMakerInferenceRecommenderJobTask
from flytekitplugins.awssagemaker_processing import SageMakerProcessing, SageMakerProcessingJobTask
from flytekitplugins.awssagemaker_training import (
    SageMakerDescribeTrainingJobTask,
    SageMakerTraining,
    SageMakerTrainingJobTask,
)

ROLE = "arn:aws:iam::1:role/sm"
REGION = "eu-west-1"

train = SageMakerTrainingJobTask(
    name="jobs.train",
    config={
        "TrainingJobName": "{inputs.name}",
        "AlgorithmSpecification": {"TrainingImage": "{images.training}", "TrainingInputMode": "File"},
        "RoleArn": ROLE,
        "ResourceConfig": {"InstanceCount": 2, "InstanceType": "ml.m5.large", "VolumeSizeInGB": 20},
        "StoppingCondition": {"MaxRuntimeInSeconds": 3600},
    },
    region=REGION,
    images={"training": "reg.test/train:1"},
    inputs=kwtypes(name=str),
)
described = SageMakerDescribeTrainingJobTask(
    name="jobs.described", config={"TrainingJobName": "{inputs.name}"}, region=REGION, inputs=kwtypes(name=str)
)
process = SageMakerProcessingJobTask(
    name="jobs.process", config={"ProcessingJobName": "p"}, images={"app": "reg.test/app:1"}
)
transform = SageMakerTransformJobTask("jobs.transform", {"TransformJobName": "t", "ModelName": "m"}, REGION)
stopped = SageMakerStopTransformJobTask(name="jobs.stopped", config={"TransformJobName": "t"})
seen = SageMakerDescribeTransformJobTask(name="jobs.seen", config={"TransformJobName": "t"})
tune = SageMakerHyperParameterTuningJobTask(
    name="jobs.tune",
    config={
        "HyperParameterTuningJobName": "h",
        "HyperParameterTuningJobConfig": {
            "Strategy": "Bayesian",
            "ResourceLimits": {"MaxNumberOfTrainingJobs": 10, "MaxParallelTrainingJobs": 2},
            "ParameterRanges": {"ContinuousParameterRanges": [{"Name": "eta", "MinValue": "0", "MaxValue": "1"}]},
        },
    },
    region=REGION,
    inputs=kwtypes(objective=str),
)
recommend = SageMakerInferenceRecommenderJobTask(
    name="jobs.recommend", config={"JobName": "r", "JobType": "Default"}, region=REGION
)


@task(
    task_config=SageMakerTraining(
        execution_role_arn=ROLE,
        region=REGION,
        instance_type="ml.g5.xlarge",
        volume_size_in_gb=100,
        environment={"A": "1"},
        tags={"team": "ml"},
        output_s3_path="s3://models",
        vpc_config={"Subnets": ["subnet-1"], "SecurityGroupIds": ["sg-1"]},
    ),
    container_image="reg.test/train:2",
    retries=1,
)
def fit(rate: float) -> float:
    return rate


@task(
    task_config=SageMakerProcessing(
        ROLE, REGION, instance_type="ml.m5.4xlarge", network_config={"EnableNetworkIsolation": True}
    ),
    container_image="reg.test/process:2",
)
def prepared(path: str) -> str:
    return path


@workflow
def everything(name: str, path: str) -> float:
    ready = prepared(path=path)
    run = train(name=name)
    ready >> run
    described(name=name)
    process() >> transform()
    stopped()
    seen()
    tune(objective="auc")
    recommend()
    return fit(rate=0.5)
