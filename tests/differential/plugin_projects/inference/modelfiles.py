"""Models from files, and with settings."""

from flytekit import task, workflow
from flytekit.types.file import FlyteFile
from flytekitplugins.inference import Model, NIM, NIMSecrets, Ollama

MODELFILE = '''FROM llama3:8b
ADAPTER {inputs.gguf}
PARAMETER temperature 0.3
SYSTEM "short answers"
'''
adapted = Ollama(model=Model(name="llama3-mine", modelfile=MODELFILE, cpu=2, mem="1Gi"), gpu=0)
lora = NIM(
    secrets=NIMSecrets(
        ngc_secret_key="ngc",
        ngc_secret_group="g",
        secrets_prefix="_FSEC_",
        hf_token_key="hf",
        hf_token_group="g",
    ),
    hf_repo_ids=["acme/lora"],
    lora_adapter_mem="500Mi",
    env={"NIM_PEFT_SOURCE": "/home/nvs/loras"},
    gpu=2,
    port=9000,
)


@task(pod_template=adapted.pod_template)
def asked(questions: list[str], gguf: FlyteFile) -> list[str]:
    return questions


@task(pod_template=lora.pod_template, environment={"A": "1"})
def tuned(text: str) -> str:
    return text


@workflow
def answers(questions: list[str], gguf: FlyteFile) -> list[str]:
    tuned(text="x")
    return asked(questions=questions, gguf=gguf)
