"""Models served beside a task."""

from flytekit import ImageSpec, Resources, Secret, task, workflow
from flytekit.extras.accelerators import A10G
from flytekitplugins.inference import NIM, VLLM, HFSecret, Model, NIMSecrets, Ollama

image = ImageSpec(name="serve", packages=["openai", "flytekitplugins-inference"], registry="reg.test/serve")
nim = NIM(
    image="nvcr.test/nim/meta/llama3-8b-instruct:1.0.0",
    secrets=NIMSecrets(ngc_image_secret="nvcrio-cred", ngc_secret_key="ngc-key", secrets_prefix="_FSEC_"),
)
vllm = VLLM(
    hf_secret=HFSecret(secrets_prefix="_FSEC_", hf_token_key="token", hf_token_group="hf"),
    arg_dict={"model": "google/gemma-2b-it", "dtype": "half", "max-model-len": 2000},
    cpu=4,
    mem="20Gi",
)
ollama = Ollama(model=Model(name="gemma"), cpu=2, gpu=1, mem="20Gi")


@task(container_image=image, pod_template=nim.pod_template, accelerator=A10G, secret_requests=[Secret(group="ngc", key="ngc-key")])
def by_nim(prompt: str) -> str:
    return nim.base_url


@task(container_image=image, pod_template=vllm.pod_template, requests=Resources(gpu="0"))
def by_vllm(prompt: str) -> str:
    return prompt


@task(container_image=image, pod_template=ollama.pod_template, accelerator=A10G)
def by_ollama(prompt: str) -> str:
    return prompt


@workflow
def served(prompt: str) -> str:
    return by_ollama(prompt=by_vllm(prompt=by_nim(prompt=prompt)))
