"""Models, endpoints and deployments on SageMaker."""

from flytekit import ImageSpec, kwtypes, workflow
from flytekitplugins.awssagemaker_inference import (
    BotoConfig,
    BotoTask,
    SageMakerDeleteEndpointTask,
    SageMakerEndpointConfigTask,
    SageMakerEndpointTask,
    SageMakerInvokeEndpointTask,
    SageMakerModelTask,
)

REGION = "us-east-2"
NAME = "xgboost"

model = SageMakerModelTask(
    name="sm.model",
    config={
        "ModelName": "{inputs.model_name}",
        "PrimaryContainer": {
            "Image": "{images.primary_container_image}",
            "ModelDataUrl": "{inputs.model_data_url}",
        },
        "ExecutionRoleArn": "{inputs.role}",
    },
    region=REGION,
    images={"primary_container_image": "reg.test/xgboost:1"},
    inputs=kwtypes(model_name=str, model_data_url=str, role=str),
)
config = SageMakerEndpointConfigTask(
    name="sm.config",
    config={
        "EndpointConfigName": NAME,
        "ProductionVariants": [
            {
                "VariantName": "one",
                "ModelName": "{inputs.model_name}",
                "InitialInstanceCount": 1,
                "InstanceType": "ml.m4.xlarge",
            }
        ],
        "AsyncInferenceConfig": {"OutputConfig": {"S3OutputPath": "s3://out"}},
    },
    region=REGION,
    inputs=kwtypes(model_name=str),
)
endpoint = SageMakerEndpointTask(
    name="sm.endpoint",
    config={"EndpointName": NAME, "EndpointConfigName": "{inputs.config_name}"},
    region=REGION,
    inputs=kwtypes(config_name=str),
)
invoke = SageMakerInvokeEndpointTask(
    name="sm.invoke",
    config={"EndpointName": NAME, "InputLocation": "s3://in/data"},
    region=REGION,
)
delete = SageMakerDeleteEndpointTask("sm.delete", {"EndpointName": "{inputs.name}"}, REGION, kwtypes(name=str))
describe = BotoTask(
    name="sm.describe",
    task_config=BotoConfig(
        service="sagemaker", method="DescribeModel", config={"ModelName": "{inputs.m}"}, region=REGION
    ),
    inputs=kwtypes(m=str),
)


@workflow
def deployed(model_name: str, url: str, role: str) -> dict:
    made, _ = model(model_name=model_name, model_data_url=url, role=role)
    configured, _ = config(model_name=model_name)
    up = endpoint(config_name=NAME)
    made >> configured
    configured >> up
    answer, token = invoke()
    up >> answer
    delete(name=NAME)
    describe(m=model_name)
    return answer
