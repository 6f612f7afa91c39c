"""Tasks of Lepton as objects."""

from dataclasses import replace

from flytekit import workflow
from flytekitplugins.dgxc_lepton import (
    EndpointEngineConfig,
    EndpointType,
    LeptonEndpointConfig,
    LeptonEndpointDeletionTask,
    LeptonEndpointDeploymentTask,
    ScalingConfig,
)

BASE = LeptonEndpointConfig(
    endpoint_name="nim",
    resource_shape="gpu.a10",
    node_group="g",
    endpoint_config=EndpointEngineConfig.nim("reg.test/nim:1"),
    scaling=ScalingConfig.gpu(80),
    environment={"A": "1"},
)
deploy = LeptonEndpointDeploymentTask(config=BASE, name="deploy")
second = LeptonEndpointDeploymentTask(
    config=replace(
        BASE,
        endpoint_name="own",
        endpoint_config=EndpointEngineConfig(
            endpoint_type=EndpointType.CUSTOM, image="reg.test/own:1", command=["serve"]
        ),
        scaling=ScalingConfig.qpm(2.5, max_replicas=5),
        initial_delay_seconds=30,
        api_token="token",
    ),
    name="deploy-own",
)
delete = LeptonEndpointDeletionTask(endpoint_name="nim", name="delete")


@workflow
def cycle() -> str:
    first = deploy()
    other = second()
    first >> other
    return delete()
