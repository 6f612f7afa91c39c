"""Objects that several tasks share, which flytekit changes on its way."""

import typing

from flytekit import PythonInstanceTask, Resources, TaskMetadata, kwtypes, map_task, task, workflow
from flytekit.core.base_task import PythonTask
from flytekit.core.interface import Interface
from flytekit.core.python_auto_container import PythonAutoContainerTask

METADATA = TaskMetadata(retries=3, labels={"a": "b"})
OTHER = TaskMetadata(pod_template_name="given", annotations={"x": "y"})
ONE = Interface(kwtypes(a=int), kwtypes(o0=int))
SMALL = Resources(cpu="1")


class Plain(PythonTask):
    def __init__(self, name, **kwargs):
        super().__init__("plain", name, interface=ONE, **kwargs)


class Boxed(PythonInstanceTask):
    def __init__(self, name, **kwargs):
        super().__init__(name, None, interface=ONE, requests=SMALL, **kwargs)

    def execute(self, **kwargs):
        return kwargs


class Wide(PythonAutoContainerTask):
    def __init__(self, name, interface, **kwargs):
        super().__init__(name, {"n": name}, task_type="wide", interface=interface.with_inputs({"extra": str}), **kwargs)

    def execute(self, **kwargs):
        return kwargs


before = Plain("before", metadata=METADATA)
shows = Plain("shows", metadata=METADATA, enable_deck=True)
after = Boxed("after", metadata=METADATA, labels={"c": "d"})
boxed = Boxed("boxed", metadata=OTHER, annotations=None, resources=None, limits=SMALL)
decked = Boxed("decked", enable_deck=True, pod_template_name="named")
wide = Wide("wide", ONE)
wider = Wide("wider", wide.python_interface.with_outputs({"more": float}).remove_inputs(["extra"]))


@workflow
def sharing(values: typing.List[int]) -> int:
    map_task(decked)(a=values)
    map_task(boxed, concurrency=2)(a=values)
    b = wide(a=after(a=shows(a=before(a=1))), extra="x")
    c, _ = wider(a=boxed(a=b), extra="y")
    return decked(a=c)
