"""Container and shell tasks."""

import typing
from flytekit import (
    ContainerTask,
    kwtypes,
    workflow,
    Resources,
    Secret,
    TaskMetadata,
    task,
    Documentation,
)
from flytekit.types.file import FlyteFile
from flytekit.types.directory import FlyteDirectory
from flytekit.extras.tasks.shell import ShellTask, OutputLocation, RawShellTask
from flytekit import map_task

ct = ContainerTask(
    name="ct",
    image="alpine:{{.image.default.version}}",
    command=["sh", "-c", "echo {{.inputs.a}}"],
    inputs=kwtypes(a=int, b=FlyteFile),
    outputs=kwtypes(o=str, p=float),
    arguments=["x"],
    input_data_dir="/in",
    output_data_dir="/out",
    metadata_format=ContainerTask.MetadataFormat.YAML,
    requests=Resources(cpu="1", mem="2Gi"),
    limits=Resources(cpu="2"),
    secret_requests=[Secret(group="g", key="k")],
    environment={"A": "1"},
    metadata=TaskMetadata(
        retries=3, cache=True, cache_version="9", timeout=60, interruptible=False
    ),
    docs=Documentation(short_description="hi"),
    pod_template_name="ptn",
    local_logs=True,
)
ct2 = ContainerTask(
    "ct.two",
    "img",
    ["a"],
    outputs={"r": typing.List[int]},
    resources=Resources(cpu=("1", "2")),
    enable_deck=True,
)
ct3 = ContainerTask(name="plain", image="img:1", command=[])
sh = ShellTask(
    name="sh.task",
    script="echo {inputs.x}",
    inputs=kwtypes(x=str, f=FlyteFile),
    output_locs=[
        OutputLocation(var="o", var_type=FlyteFile, location="/a"),
        OutputLocation("d", FlyteDirectory, "/b"),
    ],
    requests=Resources(cpu="1"),
    environment={"Q": "r"},
    container_image="im:2",
    debug=True,
)
rs = RawShellTask(
    name="raws",
    script="ls",
    metadata=TaskMetadata(cache=True, cache_version="1"),
    secret_requests=[Secret(group="g", key="k")],
)
sh1 = ShellTask(
    name="sh1",
    script="x",
    inputs=kwtypes(x=str),
    output_locs=[OutputLocation(var="o", var_type=FlyteFile[typing.TypeVar("csv")], location="/a")],
)
msh = map_task(sh1)


@task
def mk() -> FlyteFile:
    return None


@workflow
def wf(a: int) -> str:
    r = ct(a=a, b=mk())
    ct2()
    ct3()
    s = sh(x=r.o, f=mk())
    rs()
    msh(x=["a"])
    return r.o
