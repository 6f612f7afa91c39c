"""Tasks by classes of one's own, and plug-ins of one's own."""

from flytekit import PythonInstanceTask, kwtypes
from flytekit.extend import Interface, PythonTask, TaskPlugins, TaskResolverMixin


class Query(PythonTask):
    def __init__(self, name: str):
        super().__init__("query", name, None, interface=Interface(inputs=kwtypes(a=int), outputs={}))


class Waiter(PythonInstanceTask):
    def __init__(self, name: str):
        super().__init__(name=name, task_config=None, interface=Interface(inputs={}, outputs={}))


class Loader(TaskResolverMixin):
    pass


class Config:
    pass


TaskPlugins.register_pythontask_plugin(Config, Waiter)
query = Query("query")
waiter = Waiter("waiter")
