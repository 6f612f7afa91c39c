"""Tasks by a class of one's own, with settings that came with flytekit 1.15 and 1.16."""

from flytekit import PythonInstanceTask, Resources, kwtypes, workflow
from flytekit.extend import Interface


class Runner(PythonInstanceTask):
    def __init__(self, name: str, **kwargs):
        super().__init__(
            name=name, task_config=None, task_type="runner", interface=Interface(kwtypes(a=int), kwtypes(b=int)), **kwargs
        )

    def execute(self, **kwargs):
        return 1


sized = Runner("sized", resources=Resources(cpu="1"), shared_memory=True)
labelled = Runner("labelled", labels={"team": "a"}, requests=Resources(mem="1Gi"))


@workflow
def run(a: int) -> int:
    return labelled(a=sized(a=a))
