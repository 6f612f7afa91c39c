"""Tasks whose container is made for them, with an executor of one's own."""

from flytekit.extend import ExecutableTemplateShimTask, PythonCustomizedContainerTask, ShimTaskExecutor


class Executor(ShimTaskExecutor[PythonCustomizedContainerTask]):
    def execute_from_model(self, tt, **kwargs):
        return None


shim = PythonCustomizedContainerTask(
    name="shim", task_config=None, container_image="a:1", executor_type=Executor, task_type="shim"
)
template = ExecutableTemplateShimTask(shim, Executor)
