"""Endpoints on Lepton in all their settings."""

from flytekit import workflow
from flytekitplugins.dgxc_lepton import *
def cfg(name, engine, **kw):
    return LeptonEndpointConfig(endpoint_name=name, resource_shape="r", node_group="n", endpoint_config=engine, **kw)
a = LeptonEndpointDeploymentTask(cfg("a", EndpointEngineConfig(EndpointType.VLLM, "img")), name="a")
b = LeptonEndpointDeploymentTask(cfg("b", EndpointEngineConfig(EndpointType.SGLANG, "img", 9000), environment=EnvironmentConfig.from_env(A="1"), scaling=ScalingConfig(ScalingType.TRAFFIC)), name="b")
c = LeptonEndpointDeploymentTask(cfg("c", EndpointEngineConfig.sglang(extra_args="-x"), environment=EnvironmentConfig.from_secrets(A="s"), scaling=ScalingConfig.qpm(1.5)), name="c")
d = LeptonEndpointDeploymentTask(cfg("d", EndpointEngineConfig.custom("img", ["a"]), environment=EnvironmentConfig.create({"X": "y"}, {"S": "t"}, Z="1"), mounts=MountReader.node_nfs(("/a", "/b"), ("/c", "/d", False), storage_name="st")), name="d")
e = LeptonEndpointDeploymentTask(cfg("e", EndpointEngineConfig(EndpointType.CUSTOM, "img"), environment={}, mounts=[{"path": "x"}], api_token="t", readiness_delay=3, liveness_timeout=4), name="e")
f = LeptonEndpointDeploymentTask(cfg("f", EndpointEngineConfig.nim("img"), environment=EnvironmentConfig(), image_pull_secrets=[], initial_delay_seconds=0), name="f", )
g = LeptonEndpointDeletionTask("x")
@workflow
def wf() -> str:
    lepton_endpoint_deletion_task("q", "del-q")
    return lepton_endpoint_deployment_task(cfg("h", EndpointEngineConfig.vllm()), task_name="h")
