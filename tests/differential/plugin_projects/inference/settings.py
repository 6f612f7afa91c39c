"""Settings of model servers: secrets, probes, arguments and sizes."""

from flytekit import task, PodTemplate
from flytekitplugins.inference import NIM, VLLM, HFSecret, Model, NIMSecrets, Ollama

s = NIMSecrets("k", "_U_")
a = NIM(s, cpu="1", gpu="2", env={"A": "1", "B": "2"}, health_endpoint=None, port=9)
b = NIM(
    secrets=NIMSecrets("k", "_U_", ngc_secret_group="grp", ngc_image_secret="x"),
    cpu="1",
    gpu="2",
    ephemeral_storage="1Gi",
    shm_size="2Gi",
)
v = VLLM(
    HFSecret("_F_", "tok"), arg_dict={"z": None, "b": True, "a": 1.5, "m": "x"}, cpu="1", gpu="1"
)
v2 = VLLM(
    hf_secret=HFSecret("_F_", "tok", hf_token_group="g"),
    cpu="1",
    gpu="1",
    health_endpoint="",
    image="q:1",
)
v.pod_template.labels = {"a": "b"}


@task(pod_template=a.pod_template, environment={"U": a.base_url})
def ta(x: int) -> int:
    return x


@task(pod_template=b.pod_template)
def tb(x: int) -> int:
    return x


@task(pod_template=v.pod_template)
def tv(x: int) -> int:
    return x


@task(pod_template=v2.pod_template)
def tv2(x: int) -> int:
    return x


n = NIM(s)


@task(pod_template=n.pod_template)
def by_default(x: int) -> int:
    return x
