from flytekit import task
from flytekitplugins.awsbatch import AWSBatchConfig
@task(task_config=AWSBatchConfig(parameters={"codec": "mp4"}, schedulingPriority=1, propagateTags=True, tags={"hello": "world"}))
def ab(a: int) -> str:
    return "x"
@task(task_config=AWSBatchConfig())
def ab0() -> None: ...
