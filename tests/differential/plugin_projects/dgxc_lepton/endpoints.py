"""Endpoints on Lepton."""

from flytekit import workflow
from flytekitplugins.dgxc_lepton import (
    EndpointEngineConfig,
    EnvironmentConfig,
    LeptonEndpointConfig,
    MountReader,
    ScalingConfig,
    lepton_endpoint_deletion_task,
    lepton_endpoint_deployment_task,
)

CONFIG = LeptonEndpointConfig(
    endpoint_name="llama",
    resource_shape="gpu.1xh200",
    node_group="nodes-1",
    endpoint_config=EndpointEngineConfig.vllm(
        checkpoint_path="nvidia/llama", served_model_name="llama", tensor_parallel_size=2
    ),
    scaling=ScalingConfig.traffic(min_replicas=1, max_replicas=3, timeout=600),
    environment=EnvironmentConfig.create(LOG_LEVEL="debug", HF_TOKEN=("HUGGING", )[0]),
    mounts=MountReader.node_nfs(("/shared/cache", "/root/.cache")),
    api_token_secret="ENDPOINT_KEY",
    image_pull_secrets=["reg"],
    endpoint_readiness_timeout=1800,
)


@workflow
def deployed() -> str:
    return lepton_endpoint_deployment_task(config=CONFIG, task_name="deploy-llama")


@workflow
def deleted() -> str:
    return lepton_endpoint_deletion_task(endpoint_name="llama", task_name="delete-llama")
