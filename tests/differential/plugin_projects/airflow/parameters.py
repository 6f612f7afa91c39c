"""Tasks of Airflow in all that their parameters may be."""

from dataclasses import dataclass
from datetime import timedelta
from flytekit import workflow, kwtypes, Resources
from flytekitplugins.airflow.task import AirflowContainerTask, AirflowObj, AirflowTask
@dataclass
class Mine(AirflowObj):
    extra: int = 3
class MyC(AirflowContainerTask):
    def __init__(self, name, cmd, **kw):
        super().__init__(name, AirflowObj("m", "N", {"cmd": cmd}), **kw)
a = AirflowTask("a", AirflowObj("m", "N", {"u": "é\u2028", "l": [1, 2.5, None, True, {"x": {}}], "e": {}}), inputs=kwtypes(x=int), environment={"A": "b"})
b = AirflowContainerTask("b", Mine("m", "N", {}), container_image="x:y", requests=Resources(cpu="1"))
c = MyC("c", "echo")
shared = [1]
d = AirflowTask("d", AirflowObj("m", "N", {"a": shared, "b": shared}))
e = AirflowTask("e", AirflowObj("m", "N", {"a": (1, 2)}))
f = AirflowTask("f", AirflowObj("m", "N", {"a": timedelta(1)}))
g = AirflowTask("g", AirflowObj("m", "N", {1: 2}))
