"""Where flytekit 1.16.31 keeps the classes that are retold."""

from __future__ import annotations

MODULES: dict[str, str] = {
    "flytekit.configuration.default_images": "DefaultImages PythonVersion",
    "flytekit.core.tracker": "TrackedInstance extract_task_module",
    "flytekit.core.docstring": "Docstring",
    "flytekit.core.interface": "Interface",
    "flytekit.core.base_task": "Task PythonTask TaskResolverMixin IgnoreOutputs",
    "flytekit.core.resources": "ResourceSpec",
    "flytekit.core.python_auto_container": (
        "PythonAutoContainerTask DefaultTaskResolver default_task_resolver "
        "DefaultNotebookTaskResolver default_notebook_task_resolver"
    ),
    "flytekit.core.class_based_resolver": "ClassStorageTaskResolver",
    "flytekit.core.python_function_task": (
        "PythonInstanceTask PythonFunctionTask AsyncPythonFunctionTask"
    ),
    "flytekit.core.task": "TaskPlugins Echo",
    "flytekit.core.shim_task": "ShimTaskExecutor ExecutableTemplateShimTask",
    "flytekit.core.python_customized_container_task": (
        "PythonCustomizedContainerTask TaskTemplateResolver default_task_template_resolver"
    ),
    "flytekit.core.base_sql_task": "SQLTask",
    "flytekit.core.container_task": "ContainerTask",
    "flytekit.extras.tasks.shell": (
        "OutputLocation ShellTask RawShellTask get_raw_shell_task _dummy_task_func"
    ),
    "flytekit.extras.sqlite3.task": "SQLite3Config SQLite3TaskExecutor SQLite3Task",
    "flytekit.extend.backend.base_connector": (
        "SyncConnectorExecutorMixin AsyncConnectorExecutorMixin"
    ),
    "flytekit.sensor.base_sensor": "BaseSensor",
    "flytekit.sensor.file_sensor": "FileSensor",
    "flytekit.core.utils": "ClassDecorator",
}
"""Module → names that it defines."""

SHORT = ("ContainerTask", "PythonFunctionTask", "PythonInstanceTask", "SQLTask")
"""Names that this dialect knows as `flytekit.<name>`."""


def canonical_names() -> dict[str, str]:
    """Give the name of each retold thing by which the dialect knows it → its short name."""
    found = {
        f"{module}.{name}": name for module, names in MODULES.items() for name in names.split()
    }
    for name in SHORT:
        found[f"flytekit.{name}"] = name
    return found


def module_of(name: str) -> str:
    """Give the module that defines a name."""
    return next(module for module, names in MODULES.items() if name in names.split())
