"""Batches of questions."""

from typing import Iterator

from flytekit import Secret, task, workflow
from flytekit.types.file import JSONLFile
from flytekit.types.iterator import JSON
from flytekitplugins.openai import BatchResult, create_batch

SECRET = Secret(group="openai", key="api-key", mount_requirement=Secret.MountType.FILE)

by_iterator = create_batch(name="iterated", secret=SECRET, openai_organization="org-1")
by_file = create_batch(
    name="filed",
    secret=SECRET,
    config={"completion_window": "24h", "metadata": {"batch": "2"}},
    is_json_iterator=False,
    file_upload_mem="1Gi",
)


@task
def questions(n: int) -> Iterator[JSON]:
    yield {"custom_id": "1"}


@task
def answers(result: BatchResult) -> str:
    return "x"


@workflow
def iterated(n: int = 3) -> str:
    return answers(result=by_iterator(jsonl_in=questions(n=n)))


@workflow
def filed(file: JSONLFile = JSONLFile("s3://bucket/questions.jsonl")) -> BatchResult:
    return by_file(jsonl_in=file)
