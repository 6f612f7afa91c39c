"""A container task with a strategy of moving data, which flytekit itself cannot serialise."""

from flytekit import ContainerTask

copied = ContainerTask(
    name="copied", image="a:1", command=["x"], io_strategy=ContainerTask.IOStrategy.DOWNLOAD_EAGER
)
