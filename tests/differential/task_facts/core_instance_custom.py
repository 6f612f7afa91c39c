from typing import Any, Dict
from flytekit import kwtypes, PythonInstanceTask, PythonFunctionTask, task, reference_task
from flytekit.extend import Interface, TaskPlugins
from flytekit.configuration import SerializationSettings
from flytekit.core.python_customized_container_task import PythonCustomizedContainerTask
from flytekit.core.shim_task import ShimTaskExecutor
class Inst(PythonInstanceTask):
    def __init__(self, name, **kw):
        super().__init__(name=name, task_config=None, task_type="inst", interface=Interface(inputs=kwtypes(a=int), outputs=kwtypes(b=str)), **kw)
    def execute(self, **kw): return "x"
inst = Inst("inst-name")
class Ex(ShimTaskExecutor):
    def execute_from_model(self, tt, **kw): return 1
class Pre(PythonCustomizedContainerTask):
    def __init__(self, name, **kw):
        super().__init__(name=name, task_config=None, container_image="pre/built:1", executor_type=Ex, task_type="prebuilt", interface=Interface(inputs=kwtypes(a=int), outputs=kwtypes(b=int)), **kw)
    def get_custom(self, settings: SerializationSettings) -> Dict[str, Any]:
        return {"q": 1, "n": None, "nested": {"a": [1, "x"]}}
pre = Pre("pre")
@reference_task(project="p", domain="d", name="n", version="v")
def ref(a: int) -> str: ...
