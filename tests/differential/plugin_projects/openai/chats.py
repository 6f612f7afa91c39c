"""Questions to ChatGPT."""

from flytekit import dynamic, task, workflow
from flytekitplugins.openai import ChatGPTTask

small = ChatGPTTask(
    name="chats.small",
    openai_organization="org-1",
    chatgpt_config={"model": "gpt-3.5-turbo", "temperature": 0.7},
)
MODELS = {"big": "gpt-4", "mini": "gpt-4o-mini"}
CHATS = {
    key: ChatGPTTask(name=f"chats.{key}", chatgpt_config={"model": model, "max_tokens": 100, "stop": ["\n"]})
    for key, model in MODELS.items()
}
big, mini = CHATS["big"], CHATS["mini"]


@task
def prompt(topic: str) -> str:
    return f"Tell me of {topic}"


@workflow
def chats(topic: str) -> str:
    first = small(message=prompt(topic=topic))
    second = big(message=first)
    return mini(message=second)
