"""Jobs on AWS Batch."""

from flytekit import Resources, task, workflow
from flytekit.types.file import FlyteFile
from flytekitplugins.awsbatch import AWSBatchConfig

CONFIG = AWSBatchConfig(
    parameters={"codec": "mp4"},
    platformCapabilities="EC2",
    propagateTags=True,
    tags={"team": "video", "cost": "42"},
)


@task(task_config=CONFIG, requests=Resources(cpu="2", mem="4Gi"), retries=3)
def transcode(video: FlyteFile["mov"]) -> FlyteFile["mp4"]:
    return FlyteFile["mp4"](video.path)


@task(task_config=AWSBatchConfig(platformCapabilities="FARGATE", schedulingPriority=5))
def thumbnail(video: FlyteFile["mp4"], width: int = 320) -> FlyteFile["png"]:
    return FlyteFile["png"](video.path)


@task
def publish(video: FlyteFile["mp4"], image: FlyteFile["png"]) -> str:
    return video.path


@workflow
def video(raw: FlyteFile["mov"]) -> str:
    done = transcode(video=raw)
    image = thumbnail(video=done).with_overrides(requests=Resources(cpu="1"))
    return publish(video=done, image=image)
