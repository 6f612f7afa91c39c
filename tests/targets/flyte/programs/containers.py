"""Raw containers and pods."""

from __future__ import annotations

from flowc_ir.graph import Binding, Overrides, PromiseBinding, Workflow
from flowc_ir.interface import Documentation, Interface, Output, Parameter
from flowc_ir.plain import Plain, PlainList, PlainMap, plain_map
from flowc_ir.program import Program
from flowc_ir.task import (
    DataFormat,
    DataLoading,
    Pair,
    PodTemplate,
    Quantity,
    RawContainer,
    ResourceName,
    Resources,
    Secret,
    SecurityContext,
    Task,
    TaskMetadata,
    UserContainer,
)
from targets.flyte.programs.shorthand import (
    INTEGER,
    RESOLVER,
    STRING,
    default_plan,
    given,
    inputs,
    interface,
    outputs,
    run_task,
    user_container,
)


def _spec(*containers: PlainMap, **rest: Plain) -> PlainMap:
    return plain_map(containers=PlainList(containers), **rest)


TEMPLATE = PodTemplate(
    spec=_spec(
        plain_map(name="side"),
        plain_map(
            name="main",
            env=PlainList((plain_map(name="P", value="p"),)),
            args=PlainList(("gone",)),
            resources=plain_map(limits=plain_map(cpu="9")),
        ),
        plain_map(name="side2", image="{{.image.other}}"),
        tolerations=PlainList((plain_map(key="k", operator="Exists", tolerationSeconds=5),)),
    ),
    primary_container="main",
    labels=(Pair("l", "1"),),
    annotations=(Pair("a", "2"),),
)

RAW = Task(
    name="raw",
    type="raw-container",
    interface=Interface(
        inputs=(Parameter(name="x", type=INTEGER),), outputs=(Output(name="y", type=STRING),)
    ),
    metadata=TaskMetadata(retries=2),
    target=RawContainer(
        image="alpine:1",
        command=("sh", "-c", "echo {{.inputs.x}}"),
        arguments=("a",),
        environment=(Pair("Z", "1"),),
        resources=Resources(
            requests=(Quantity(ResourceName.CPU, "1"),),
            limits=(Quantity(ResourceName.MEMORY, "1Gi"),),
        ),
        data=DataLoading(input_path="/in", output_path="/out", format=DataFormat.YAML),
    ),
    security=SecurityContext(secrets=(Secret(group="g"),)),
)

RAW_IN_POD = Task(
    name="raw_in_pod",
    type="raw-container",
    interface=Interface(),
    target=RawContainer(
        image="alpine:1",
        command=("true",),
        data=DataLoading(output_path="/out"),
        pod_template=TEMPLATE,
    ),
)

IN_POD = Task(
    name="containers.in_pod",
    type="python-task",
    interface=interface(INTEGER, a=INTEGER),
    target=UserContainer(
        resolver=RESOLVER,
        loader_arguments=("task-module", "containers", "task-name", "in_pod"),
        environment=(Pair("E", "e"),),
        resources=Resources(
            requests=(
                Quantity(ResourceName.CPU, "1"),
                Quantity(ResourceName.GPU, "2"),
                Quantity(ResourceName.EPHEMERAL_STORAGE, "1Gi"),
            )
        ),
        pod_template=TEMPLATE,
    ),
    docs=Documentation(has_long=True),
)

IN_EMPTY_POD = Task(
    name="containers.in_empty_pod",
    type="python-task",
    interface=Interface(),
    metadata=TaskMetadata(pod_template_name="named"),
    target=user_container(
        "containers", "in_empty_pod", image="mine:1", pod_template=PodTemplate(spec=_spec())
    ),
    docs=Documentation(has_long=True),
)

OWN_IMAGE = Task(
    name="containers.own_image",
    type="python-task",
    interface=Interface(),
    target=user_container(
        "containers",
        "own_image",
        pod_template=PodTemplate(spec=_spec(plain_map(name="primary", image="{{.image.other}}"))),
    ),
    docs=Documentation(has_long=True),
)

WF = Workflow(
    name="containers.wf",
    interface=Interface(inputs=inputs(a=INTEGER), outputs=outputs(INTEGER)),
    nodes=(
        run_task("n0", "containers.in_empty_pod", overrides=Overrides(pod_template=TEMPLATE)),
        run_task(
            "n1",
            "containers.in_pod",
            given("a", "a"),
            overrides=Overrides(
                pod_template=PodTemplate(spec=_spec(hostNetwork=True), labels=(Pair("x", "y"),))
            ),
        ),
    ),
    outputs=(Binding("o0", PromiseBinding(node="n1", output="o0")),),
    docs=Documentation(has_long=True),
)

PROGRAM = Program(
    entities=(
        RAW,
        RAW_IN_POD,
        IN_POD,
        IN_EMPTY_POD,
        OWN_IMAGE,
        WF,
        default_plan("containers.wf", inputs(a=INTEGER)),
    )
)
