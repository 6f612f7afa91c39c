"""Tasks with every setting."""

from __future__ import annotations

from flowc_ir.interface import Documentation, Interface, Output, Parameter
from flowc_ir.literals import DurationLiteral, IntegerLiteral
from flowc_ir.program import Program
from flowc_ir.task import (
    Accelerator,
    ExecutionMode,
    ExtendedResources,
    MountKind,
    Pair,
    Quantity,
    ResourceName,
    Resources,
    Secret,
    SecurityContext,
    SharedMemory,
    Task,
    TaskMetadata,
    UserContainer,
)
from targets.flyte.programs.shorthand import (
    INTEGER,
    RESOLVER,
    STRING,
    interface,
    outputs,
    user_container,
)

ADD = Task(
    name="tasks.add",
    type="python-task",
    interface=Interface(
        inputs=(
            Parameter(name="a", type=INTEGER, doc="left"),
            Parameter(
                name="b",
                type=INTEGER,
                blank_doc=True,
                default=IntegerLiteral(2),
                required=False,
            ),
        ),
        outputs=(Output(name="o0", type=INTEGER, doc="the sum"),),
    ),
    target=user_container("tasks", "add"),
    docs=Documentation(short="Add two numbers.", long="Slowly.", has_long=True),
)

HEAVY = Task(
    name="tasks.heavy",
    type="python-task",
    interface=interface(STRING, a=INTEGER, b=INTEGER),
    metadata=TaskMetadata(
        cache=True,
        cache_version="v1",
        cache_serialize=True,
        cache_ignored_inputs=("b",),
        retries=3,
        timeout=DurationLiteral(3600, 5_000_000),
        interruptible=True,
        deprecated="old",
        pod_template_name="ptn",
        generates_deck=True,
        labels=(Pair("l", "1"),),
        annotations=(Pair("n", "2"),),
    ),
    target=UserContainer(
        image="{{.image.default.fqn}}:{{.image.default.version}}",
        resolver=RESOLVER,
        loader_arguments=("task-module", "tasks", "task-name", "heavy"),
        environment=(Pair("A", "1"), Pair("FOO", "2")),
        resources=Resources(
            requests=(
                Quantity(ResourceName.CPU, "1"),
                Quantity(ResourceName.MEMORY, "2Gi"),
                Quantity(ResourceName.GPU, "1"),
                Quantity(ResourceName.EPHEMERAL_STORAGE, "5Gi"),
            ),
            limits=(Quantity(ResourceName.CPU, "2"), Quantity(ResourceName.MEMORY, "")),
        ),
    ),
    security=SecurityContext(
        secrets=(
            Secret(group="g", key="k"),
            Secret(
                group="g2",
                key="k2",
                group_version="3",
                mount=MountKind.ENV_VAR,
                env_var="E",
            ),
            Secret(group="g3", mount=MountKind.FILE),
        )
    ),
    extended=ExtendedResources(
        accelerator=Accelerator(device="nvidia-tesla-a100", partition_size="2g.10gb"),
        shared_memory=SharedMemory(),
    ),
    docs=Documentation(short="sd", long="ld", has_long=True, link="http://l", icon="ic", format=1),
)

IMAGE_OF_DIGEST = Task(
    name="tasks.image_of_digest",
    type="python-task",
    interface=Interface(),
    metadata=TaskMetadata(timeout=DurationLiteral(0, 0)),
    target=user_container(
        "tasks",
        "image_of_digest",
        image="{{.image.other.fqn}}:{{.image.other.version}}",
    ),
    extended=ExtendedResources(
        accelerator=Accelerator(device="nvidia-tesla-t4"),
        shared_memory=SharedMemory(size_limit="2Gi"),
    ),
    docs=Documentation(short="only short"),
)

WHOLE_IMAGE = Task(
    name="tasks.whole_image",
    type="python-task",
    interface=Interface(),
    metadata=TaskMetadata(interruptible=False),
    target=user_container("tasks", "whole_image", image="{{ .images.other }}"),
    extended=ExtendedResources(
        accelerator=Accelerator(device="nvidia-tesla-a100", unpartitioned=True)
    ),
    docs=Documentation(has_long=True),
)

PAIR = Task(
    name="tasks.pair",
    type="python-task",
    interface=Interface(),
    target=UserContainer(
        resolver=RESOLVER,
        loader_arguments=("task-module", "tasks", "task-name", "pair"),
        resources=Resources(
            requests=(Quantity(ResourceName.CPU, "1"), Quantity(ResourceName.MEMORY, "1Gi")),
            limits=(Quantity(ResourceName.CPU, "2"),),
        ),
    ),
    docs=Documentation(uri="http://u", has_long=True),
)

GROW = Task(
    name="tasks.grow",
    type="python-task",
    interface=Interface(
        inputs=(Parameter(name="a", type=INTEGER),),
        outputs=outputs(INTEGER),
    ),
    target=UserContainer(
        resolver=RESOLVER,
        loader_arguments=("task-module", "tasks", "task-name", "grow"),
        mode=ExecutionMode.DYNAMIC,
        environment=(Pair("D", "1"),),
    ),
    docs=Documentation(has_long=True),
    hints=("tasks.pair",),
)

PROGRAM = Program(entities=(ADD, HEAVY, IMAGE_OF_DIGEST, WHOLE_IMAGE, PAIR, GROW))
