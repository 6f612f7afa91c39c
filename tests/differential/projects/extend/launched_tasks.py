"""Tasks that are started by a launcher: it stands before or around the usual command."""

from flytekit import PodTemplate, dynamic, map_task, task, workflow
from flytekit.core.python_function_task import PythonFunctionTask
from flytekit.extend import TaskPlugins


class Launch:
    def __init__(self, workers: int, *, spell_out: bool = False):
        self.workers = workers
        self.spell_out = spell_out


class LaunchedTask(PythonFunctionTask[Launch]):
    def __init__(self, task_config, task_function, **kwargs):
        super().__init__(
            task_config=task_config, task_function=task_function, task_type="launched", **kwargs
        )

    def get_command(self, settings):
        launcher = ["launch", "-n", str(self.task_config.workers), settings.python_interpreter]
        if self.task_config.spell_out:
            return [*launcher, settings.entrypoint_settings.path, "--run", "it"]
        return launcher + super().get_command(settings) + ["--quiet"]

    def get_custom(self, settings):
        return {
            "script": "local://" + settings.entrypoint_settings.path,
            "python": settings.python_interpreter,
            "where": [settings.project, settings.domain, {"version": settings.version}],
        }


TaskPlugins.register_pythontask_plugin(Launch, LaunchedTask)


@task(task_config=Launch(2))
def train(shard: int) -> int:
    return shard


@task(task_config=Launch(2), pod_template=PodTemplate(labels={"team": "ml"}))
def train_in_pod(shard: int) -> int:
    return shard


@task(task_config=Launch(3, spell_out=True), environment={"A": "b"})
def spelled_out(shard: int) -> int:
    return shard


@dynamic(task_config=Launch(4))
def many(shards: int) -> list[int]:
    return [train(shard=shard) for shard in range(shards)]


@workflow
def launched(shards: list[int]) -> list[int]:
    map_task(train_in_pod)(shard=shards)
    map_task(spelled_out)(shard=shards)
    many(shards=3)
    return map_task(train)(shard=shards)
