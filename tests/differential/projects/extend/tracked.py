"""A class of tasks that names the metaclass of flytekit itself."""

from flytekit import kwtypes
from flytekit.core.tracked_abc import FlyteTrackedABC
from flytekit.core.python_auto_container import PythonAutoContainerTask
from flytekit.core.interface import Interface
class T(PythonAutoContainerTask, metaclass=FlyteTrackedABC):
    def __init__(self, name):
        super().__init__(name, None, interface=Interface(kwtypes(a=int)))
    def execute(self, **kwargs):
        return None
t = T("t")
