"""Endpoints that are put up and taken down as workflows."""

from flytekit import kwtypes, workflow
from flytekitplugins.awssagemaker_inference import (
    create_sagemaker_deployment,
    delete_sagemaker_deployment,
)

REGION = "us-east-2"
ROLE = "arn:aws:iam::123456789012:role/sagemaker"


def variant(**more):
    return {"VariantName": "main", "InitialInstanceCount": 1, **more}


small = create_sagemaker_deployment(
    name="small",
    model_config={
        "PrimaryContainer": {"Image": "{images.primary}", "ModelDataUrl": "{inputs.model_path}"},
        "ExecutionRoleArn": "{inputs.execution_role_arn}",
    },
    endpoint_config_config={
        "ProductionVariants": [variant(InstanceType="ml.m4.xlarge")],
        "AsyncInferenceConfig": {"OutputConfig": {"S3OutputPath": "s3://bucket/out"}},
    },
    endpoint_config={},
    images={"primary": "123456789012.dkr.ecr.us-east-2.amazonaws.com/serve:1"},
    model_input_types=kwtypes(model_path=str, execution_role_arn=str),
    region=REGION,
)

named = create_sagemaker_deployment(
    name="named",
    model_config={"ModelName": "answers", "ExecutionRoleArn": ROLE},
    endpoint_config_config={
        "EndpointConfigName": "answers-config",
        "ProductionVariants": [variant(ModelName="answers", InstanceType="{inputs.instance_type}")],
    },
    endpoint_config={"EndpointName": "answers", "EndpointConfigName": "answers-config"},
    endpoint_config_input_types=kwtypes(instance_type=str),
    endpoint_input_types=kwtypes(tag=str, instance_type=str),
    region_at_runtime=True,
)

plain = create_sagemaker_deployment(
    name="plain",
    model_config={"ModelName": "m"},
    endpoint_config_config={"EndpointConfigName": "c", "ProductionVariants": []},
    endpoint_config={"EndpointName": "e", "EndpointConfigName": "c"},
    region=REGION,
    idempotence_token=False,
)

# The same maps twice: what the first call adds to them, the second finds.
SHARED = {"ModelName": "shared"}
VARIANTS = {"ProductionVariants": [variant()]}
TYPES = kwtypes(first=str, second=int)

once = create_sagemaker_deployment(
    "once", SHARED, VARIANTS, {}, model_input_types=TYPES, endpoint_input_types=TYPES, region=REGION
)
twice = create_sagemaker_deployment(
    "twice", SHARED, VARIANTS, {}, None, None, TYPES, TYPES, REGION, region_at_runtime=True
)

gone = delete_sagemaker_deployment(name="small", region=REGION)
gone_anywhere = delete_sagemaker_deployment("named", region_at_runtime=True)


@workflow
def put_up(model_path: str, role: str = ROLE) -> list[dict]:
    return small(model_path=model_path, execution_role_arn=role)


@workflow
def take_down(name: str = "small", region: str = REGION):
    gone_anywhere(
        region=region, endpoint_name=name, endpoint_config_name=name, model_name=name
    )
