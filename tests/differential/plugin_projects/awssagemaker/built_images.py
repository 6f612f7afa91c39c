"""Images that are built and named in requests, and not run by Flyte."""

from flytekit import ImageSpec, kwtypes, task, workflow
from flytekitplugins.awssagemaker_inference import BotoConfig, BotoTask, create_sagemaker_deployment
from flytekitplugins.awssagemaker_training import SageMakerTrainingJobTask

serving = ImageSpec(
    name="serving",
    registry="123456789012.dkr.ecr.us-east-2.amazonaws.com",
    packages=["fastapi", "uvicorn", "xgboost"],
    platform="linux/amd64",
)
training = ImageSpec(name="training", registry="reg.test", base_image="reg.test/base:1")
noted = ImageSpec(builder="noop", base_image="reg.test/known:3")

deployed = create_sagemaker_deployment(
    name="served",
    model_config={"PrimaryContainer": {"Image": "{images.primary}"}},
    endpoint_config_config={"ProductionVariants": [{"VariantName": "v"}]},
    endpoint_config={},
    images={"primary": serving, "second": "reg.test/other:1", "third": noted},
    region="us-east-2",
)

fit = SageMakerTrainingJobTask(
    name="built.fit",
    config={"AlgorithmSpecification": {"TrainingImage": "{images.training}"}},
    images={"training": training},
    inputs=kwtypes(name=str),
)

call = BotoTask(
    name="built.call",
    task_config=BotoConfig(service="sagemaker", method="create_model", config={}, images={"x": serving}),
)


@task(container_image=training)
def ready(n: int) -> str:
    return str(n)


@workflow
def all_of_it(n: int = 1) -> dict:
    result, token = call()
    fit(name=ready(n=n))
    return result
