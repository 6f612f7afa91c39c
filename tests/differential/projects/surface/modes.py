"""A task whose mode is given, and not chosen by its decorator."""

from flytekit import PythonFunctionTask, dynamic, task


@task(execution_mode=PythonFunctionTask.ExecutionBehavior.DYNAMIC)
def dynamic_by_mode(a: int) -> int:
    return a


@task(execution_mode=PythonFunctionTask.ExecutionBehavior.DEFAULT)
def plain_by_mode(a: int) -> int:
    return a


@dynamic(execution_mode=PythonFunctionTask.ExecutionBehavior.DEFAULT)
def dynamic_no_more(a: int) -> int:
    return a
