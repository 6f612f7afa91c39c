"""The parts of a batch, one by one."""

from flytekit import Secret, workflow
from flytekit.types.file import JSONLFile
from flytekitplugins.openai import (
    BatchEndpointTask,
    BatchResult,
    DownloadJSONFilesTask,
    OpenAIFileConfig,
    UploadJSONLFileTask,
)

CONFIG = OpenAIFileConfig(secret=Secret(group="openai", key="k"), openai_organization="org")
upload = UploadJSONLFileTask(name="parts.upload", task_config=CONFIG)
batch = BatchEndpointTask(name="parts.batch", config={"metadata": {"n": 1}}, openai_organization="org")
download = DownloadJSONFilesTask(name="parts.download", task_config=CONFIG, container_image="reg.test/openai:1")


@workflow
def parts(file: JSONLFile) -> BatchResult:
    return download(batch_endpoint_result=batch(input_file_id=upload(jsonl_in=file)))
