"""The names that manifests may use without saying what they are; the dialect knows what they do."""

from __future__ import annotations

BASE_CLASSES = (
    "BaseSensor", "ClassDecorator", "ContainerTask", "PythonAutoContainerTask",
    "PythonCustomizedContainerTask",
    "PythonFunctionTask", "PythonInstanceTask", "PythonTask", "SQLTask", "ShimTaskExecutor",
)  # fmt: skip
"""Classes of flytekit that a task may extend, by their last names."""

OF_BASES = (
    "accelerator cache container_image deck_fields disable_deck docs enable_deck environment "
    "inputs interface labels limits metadata name node_dependency_hints outputs pod_template "
    "pod_template_name requests resources secret_requests shared_memory task_config task_resolver"
).split()
"""Parameters of flytekit's own classes, which are null where they are not given."""

OF_TASKS = (
    "command", "config", "default_command", "environment", "image", "inputs", "metadata", "name",
    "outputs", "pod_template", "query", "type",
)  # fmt: skip
"""What the variable `task` has."""

OF_SETTINGS = ("domain", "entrypoint", "project", "python_interpreter", "version")
"""What the variable `settings` has."""

OF_SDK = ("python", "version")
"""What the variable `sdk` has."""

COMPILER_FUNCTIONS = (
    "class_name", "class_of", "fields_of", "image_name", "image_spec", "image_spec_with",
    "not_known", "pickled_text", "pod", "pod_in_place", "pod_of_resources",
    "pod_with_shared_memory", "resources",
)  # fmt: skip
"""What `$call` may ask of the compiler, beside the functions of expressions."""

OF_RESOURCES = ("cpu", "ephemeral_storage", "gpu", "mem")
"""What values of the type `resources` have."""
