"""One workflow a device, made from a table, and one over all of them."""

from dataclasses import dataclass
from typing import Callable, Dict, List, Optional

from flytekit import Workflow, task, workflow
from flytekit.core.workflow import WorkflowBase

from pipeline.environment import Stage

REGISTRY: Dict[str, WorkflowBase] = {}


@dataclass(frozen=True)
class Device:
    name: str
    sensors: tuple[str, ...]
    stage: Stage = Stage.DEV

    @property
    def key(self) -> str:
        return f"pipeline.devices.{self.name}"


def register(device: Device) -> Callable:
    def add(build):
        wf = Workflow(name=device.key)
        build(wf, device)
        REGISTRY[device.name] = wf
        return wf

    return add


@task
def sample(device: str, sensor: str, rate: int) -> float:
    return 0.0


@task
def store(values: List[float], names: List[str]) -> int:
    return len(values)


@task
def clean_up(rate: int, device: Optional[str] = None) -> None:
    ...


@register(Device("boiler", ("in", "out", "core"), Stage.PROD))
def boiler(wf: Workflow, device: Device) -> None:
    wf.add_workflow_input("rate", int)
    nodes = [wf.add_entity(sample, device=device.name, sensor=s, rate=wf.inputs["rate"]) for s in device.sensors]
    stored = wf.add_entity(store, values=[n.outputs["o0"] for n in nodes], names=list(device.sensors))
    wf.add_on_failure_handler(clean_up)
    wf.add_workflow_output("count", stored.outputs["o0"])


@register(Device("fan", ("speed",)))
def fan(wf, device):
    rate = wf.add_workflow_input("rate", int)
    node = wf.add_entity(sample, device=device.name, sensor=device.sensors[0], rate=rate)
    node.with_overrides(node_name="only", retries=1)
    wf.add_workflow_output("value", node.outputs["o0"], float)


@workflow
def all_devices(rate: int = 10) -> int:
    for name in sorted(REGISTRY):
        REGISTRY[name](rate=rate)
    return boiler(rate=rate)
