"""What classes of tasks may override, and what they may ask of themselves."""

import abc
import datetime
import functools
import typing
from dataclasses import dataclass, replace

from flytekit import (
    Documentation,
    PodTemplate,
    PythonFunctionTask,
    PythonInstanceTask,
    Resources,
    Secret,
    SecurityContext,
    TaskMetadata,
    kwtypes,
    task,
    workflow,
)
from flytekit.core.base_task import PythonTask
from flytekit.core.docstring import Docstring
from flytekit.core.interface import Interface
from flytekit.core.resources import ResourceSpec
from flytekit.extend import TaskPlugins
from flytekit.extras.accelerators import T4

C = typing.TypeVar("C")


class Named:
    """A mixin that comes before the base class."""

    prefix = "acme"

    def __init__(self, *args, team: str = "core", **kwargs):
        self.team = team
        super().__init__(*args, **kwargs)

    @property
    def name(self) -> str:
        return f"{self.prefix}.{self.team}.{super().name}"

    def get_config(self, settings):
        return {**(super().get_config(settings) or {}), "team": self.team}


class Base(Named, PythonInstanceTask[C]):
    registry: typing.ClassVar[typing.Dict[str, type]] = {}

    def __init_subclass__(cls, kind: str = "", **kwargs):
        super().__init_subclass__(**kwargs)
        cls.kind = kind or cls.__name__.lower()
        Base.registry[cls.kind] = cls

    def __init__(self, name: str, config: C, **kwargs):
        super().__init__(name, config, task_type=self.kind, **kwargs)

    @property
    @abc.abstractmethod
    def payload(self) -> typing.Dict[str, typing.Any]: ...

    def get_custom(self, settings):
        return {"payload": self.payload, "inputs": list(self.python_interface.inputs)}

    def execute(self, **kwargs):
        return None


@dataclass(frozen=True)
class Copy:
    source: str
    target: str = "out"


class CopyTask(Base[Copy], kind="copy"):
    def __init__(self, name, config, **kwargs):
        super().__init__(name, config, interface=Interface(kwtypes(a=int), kwtypes(o0=str)), **kwargs)

    @functools.cached_property
    def payload(self):
        return {"source": self.task_config.source, "target": replace(self.task_config, target="x").target}


class Documented(PythonTask):
    """Takes its interface and its documentation from a docstring."""

    TEXT = """Does it.

    At length.

    Args:
        a: the first
        b: the second

    Returns:
        the sum
    """

    def __init__(self, name):
        docstring = Docstring(docstring=self.TEXT)
        interface = Interface({"a": int, "b": (int, 3)}, {"total": int}, docstring=docstring)
        super().__init__("documented", name, None, interface, environment={"unused": "1"}, enable_deck=True)

    @property
    def security_context(self):
        return SecurityContext(secrets=[Secret(group="g", key=self.name)])

    @property
    def task_type_version(self):
        return 4

    @property
    def metadata(self):
        return TaskMetadata(retries=len(self.name), timeout=datetime.timedelta(minutes=1), interruptible=True)


class Extended(PythonFunctionTask):
    """Adds an output, hides an input, and changes resources and command."""

    def __init__(self, task_config, task_function, **kwargs):
        super().__init__(task_config, task_function, ignore_input_vars=["session"], **kwargs)
        self.pod_template = PodTemplate(primary_container_name="main", annotations={"a": "b"})
        self.accelerator = T4

    @property
    def resources(self):
        return ResourceSpec(requests=Resources(cpu="3"), limits=Resources(mem="3Gi"))

    @property
    def environment(self):
        return {"NAME": self.task_function.__name__, **self._environment}


class Extend:
    pass


TaskPlugins.register_pythontask_plugin(Extend, Extended)


@task(task_config=Extend(), environment={"B": "c"}, retries=1, docs=Documentation(short_description="given"))
def extended(a: int, session: str = "", b: typing.Optional[str] = None) -> typing.NamedTuple("Out", x=int, y=str):
    return a, b


copy = CopyTask("copy", Copy("s3://x"), team="data", metadata=TaskMetadata(cache=True, cache_version="2"))
again = Base.registry["copy"]("again", Copy("y", "z"), labels={"l": "1"}, container_image="example.org/i:1")
documented = Documented("documented")


@workflow
def overriding(a: int) -> typing.Tuple[int, str]:
    total = documented(a=a)
    x, y = extended(a=total, b=copy(a=a))
    again(a=x).with_overrides(node_name="again")
    return x, y
