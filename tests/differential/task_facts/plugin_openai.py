from flytekit import Secret, kwtypes
from flytekitplugins.openai import ChatGPTTask, create_batch, BatchResult
from flytekitplugins.openai.batch.task import BatchEndpointTask, UploadJSONLFileTask, DownloadJSONFilesTask, OpenAIFileConfig
cg = ChatGPTTask(name="cg", openai_organization="org", chatgpt_config={"model": "gpt", "temperature": 0.7})
S = Secret(group="g", key="k", mount_requirement=Secret.MountType.FILE)
be = BatchEndpointTask(name="be", config={"completion_window": "24h"}, openai_organization="org")
up = UploadJSONLFileTask(name="up", task_config=OpenAIFileConfig(secret=S, openai_organization="org"))
dn = DownloadJSONFilesTask(name="dn", task_config=OpenAIFileConfig(secret=S))
wf = create_batch(name="b", secret=S, openai_organization="org", config={"metadata": {"a": "b"}})
