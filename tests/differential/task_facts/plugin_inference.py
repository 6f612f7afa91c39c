from flytekit import task, Resources, ImageSpec, Secret
from flytekitplugins.inference import NIM, NIMSecrets, Ollama, Model, VLLM, HFSecret
from flytekit.configuration.default_images import DefaultImages
nim = NIM(image="nvcr.io/nim/meta/llama3:1.0", secrets=NIMSecrets(ngc_image_secret="nvcrio", ngc_secret_key="ngc", secrets_prefix="_FSEC_"))
@task(pod_template=nim.pod_template)
def tn(a: int) -> int:
    return a
vl = VLLM(hf_secret=HFSecret(secrets_prefix="_FSEC_", hf_token_key="vllm_key"), arg_dict={"model": "google/gemma", "dtype": "half"})
@task(pod_template=vl.pod_template)
def tv(a: int) -> int:
    return a
