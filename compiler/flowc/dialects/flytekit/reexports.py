"""Re-exports of flytekit 1.16.31: where else its public names can be imported from."""

from __future__ import annotations

TOP_LEVEL: dict[str, str] = {
    "flytekit.configuration": "Config ImageSpec",
    "flytekit.core.array_node": "FlyteContext LaunchPlan Literal Scalar",
    "flytekit.core.array_node_map_task": (
        "FlyteContext FlyteContextManager LaunchPlan PythonFunctionTask PythonInstanceTask map_task"
    ),
    "flytekit.core.artifact": "Artifact FlyteContextManager",
    "flytekit.core.base_sql_task": "SQLTask TaskMetadata",
    "flytekit.core.base_task": (
        "Description Documentation ExecutionParameters FlyteContext FlyteContextManager "
        "SecurityContext TaskMetadata kwtypes"
    ),
    "flytekit.core.cache": "Cache CachePolicy ImageSpec PodTemplate VersionParameters",
    "flytekit.core.checkpointer": "Checkpoint",
    "flytekit.core.condition": "FlyteContextManager Literal conditional",
    "flytekit.core.container_task": (
        "ContainerTask FlyteContext ImageSpec PodTemplate Resources Secret SecurityContext "
        "TaskMetadata"
    ),
    "flytekit.core.context_manager": (
        "Checkpoint Config ExecutionParameters FlyteContext FlyteContextManager"
    ),
    "flytekit.core.dynamic_workflow_task": "PythonFunctionTask dynamic",
    "flytekit.core.environment": "Environment dynamic task",
    "flytekit.core.gate": (
        "FlyteContext FlyteContextManager LiteralType Scalar approve sleep wait_for_input"
    ),
    "flytekit.core.hash": "HashMethod",
    "flytekit.core.interface": "Artifact FlyteContextManager Literal Scalar",
    "flytekit.core.launch_plan": (
        "ConcurrencyPolicy FlyteContext FlyteContextManager LaunchPlan LaunchPlanReference "
        "reference_launch_plan"
    ),
    "flytekit.core.legacy_map_task": (
        "FlyteContext FlyteContextManager PythonFunctionTask PythonInstanceTask"
    ),
    "flytekit.core.node": "Cache PodTemplate Resources",
    "flytekit.core.node_creation": "FlyteContext LaunchPlan",
    "flytekit.core.notification": "Email PagerDuty Slack",
    "flytekit.core.options": "Options",
    "flytekit.core.pod_template": "PodTemplate",
    "flytekit.core.promise": (
        "Cache ExecutionParameters FlyteContext FlyteContextManager Literal Scalar"
    ),
    "flytekit.core.python_function_task": (
        "Deck FlyteContext FlyteContextManager ImageSpec PythonFunctionTask "
        "PythonInstanceTask TaskMetadata WorkflowFailurePolicy"
    ),
    "flytekit.core.reference": "get_reference_entity",
    "flytekit.core.reference_entity": (
        "FlyteContext LaunchPlanReference TaskReference WorkflowReference"
    ),
    "flytekit.core.resources": "Resources",
    "flytekit.core.schedule": "CronSchedule FixedRate",
    "flytekit.core.task": (
        "Cache Documentation ImageSpec PodTemplate PythonFunctionTask Resources Secret "
        "TaskMetadata TaskReference VersionParameters eager reference_task task"
    ),
    "flytekit.core.type_engine": "BatchSize FlyteContext HashMethod Literal LiteralType Scalar",
    "flytekit.core.utils": "PodTemplate",
    "flytekit.core.workflow": (
        "Description Documentation FlyteContext FlyteContextManager Options "
        "WorkflowFailurePolicy WorkflowReference conditional reference_workflow workflow"
    ),
    "flytekit.deck": "Deck",
    "flytekit.deck.deck": "Deck ExecutionParameters FlyteContext FlyteContextManager",
    "flytekit.experimental.eager_function": (
        "FlyteContext FlyteContextManager FlyteRemote current_context"
    ),
    "flytekit.extend": "SQLTask",
    "flytekit.extras.sqlite3.task": "FlyteContext SQLTask kwtypes lazy_module",
    "flytekit.extras.tasks.shell": (
        "ExecutionParameters FlyteDirectory FlyteFile PythonInstanceTask"
    ),
    "flytekit.image_spec": "ImageSpec",
    "flytekit.image_spec.image_spec": "ImageSpec",
    "flytekit.models.common": "Annotations AuthRole Labels",
    "flytekit.models.concurrency": "ConcurrencyLimitBehavior ConcurrencyPolicy",
    "flytekit.models.core.execution": "WorkflowExecutionPhase",
    "flytekit.models.documentation": "Description Documentation SourceCode",
    "flytekit.models.launch_plan": "ConcurrencyPolicy",
    "flytekit.models.security": "Secret SecurityContext",
    "flytekit.remote": "FlyteRemote",
    "flytekit.sensor": "SensorEngine",
    "flytekit.types.directory": "FlyteDirectory",
    "flytekit.types.directory.types": (
        "Blob BlobMetadata BlobType FlyteContext FlyteContextManager FlyteDirectory FlyteFile "
        "Literal LiteralType Scalar"
    ),
    "flytekit.types.error.error": "FlyteContext Literal LiteralType Scalar",
    "flytekit.types.file": "FlyteFile",
    "flytekit.types.file.file": (
        "Blob BlobMetadata BlobType FlyteContext FlyteContextManager FlyteFile Literal "
        "LiteralType Scalar"
    ),
    "flytekit.types.iterator.json_iterator": (
        "Blob BlobMetadata FlyteContext Literal LiteralType Scalar"
    ),
    "flytekit.types.pickle.pickle": (
        "Blob BlobMetadata FlyteContext FlyteContextManager Literal LiteralType Scalar"
    ),
    "flytekit.types.schema.types": "FlyteContext FlyteContextManager Literal LiteralType Scalar",
    "flytekit.types.structured": "StructuredDataset StructuredDatasetTransformerEngine",
    "flytekit.types.structured.structured_dataset": (
        "FlyteContext FlyteContextManager Literal LiteralType Scalar StructuredDataset "
        "StructuredDatasetTransformerEngine StructuredDatasetType lazy_module"
    ),
}
"""Module → names that are the same objects as `flytekit.<name>`."""

OTHERS: dict[str, str] = {
    "flytekit.directory": "flytekit.types.directory",
    "flytekit.file": "flytekit.types.file",
    "flytekit.iterator": "flytekit.types.iterator",
    "flytekit.configuration.DefaultImages": "flytekit.configuration.default_images.DefaultImages",
    "flytekit.deck.DeckField": "flytekit.deck.deck.DeckField",
    "flytekit.deck.MarkdownRenderer": "flytekit.deck.renderer.MarkdownRenderer",
    "flytekit.deck.SourceCodeRenderer": "flytekit.deck.renderer.SourceCodeRenderer",
    "flytekit.deck.TopFrameRenderer": "flytekit.deck.renderer.TopFrameRenderer",
    "flytekit.extend.ClassStorageTaskResolver": (
        "flytekit.core.class_based_resolver.ClassStorageTaskResolver"
    ),
    "flytekit.extend.DictTransformer": "flytekit.core.type_engine.DictTransformer",
    "flytekit.extend.ExecutableTemplateShimTask": (
        "flytekit.core.shim_task.ExecutableTemplateShimTask"
    ),
    "flytekit.extend.ExecutionState": "flytekit.core.context_manager.ExecutionState",
    "flytekit.extend.FileAccessProvider": "flytekit.core.data_persistence.FileAccessProvider",
    "flytekit.extend.IgnoreOutputs": "flytekit.core.base_task.IgnoreOutputs",
    "flytekit.extend.Image": "flytekit.configuration.Image",
    "flytekit.extend.ImageConfig": "flytekit.configuration.ImageConfig",
    "flytekit.extend.Interface": "flytekit.core.interface.Interface",
    "flytekit.extend.Promise": "flytekit.core.promise.Promise",
    "flytekit.extend.PythonCustomizedContainerTask": (
        "flytekit.core.python_customized_container_task.PythonCustomizedContainerTask"
    ),
    "flytekit.extend.PythonTask": "flytekit.core.base_task.PythonTask",
    "flytekit.extend.SecretsManager": "flytekit.core.context_manager.SecretsManager",
    "flytekit.extend.SerializationSettings": "flytekit.configuration.SerializationSettings",
    "flytekit.extend.ShimTaskExecutor": "flytekit.core.shim_task.ShimTaskExecutor",
    "flytekit.extend.T": "flytekit.core.type_engine.T",
    "flytekit.extend.TaskPlugins": "flytekit.core.task.TaskPlugins",
    "flytekit.extend.TaskResolverMixin": "flytekit.core.base_task.TaskResolverMixin",
    "flytekit.extend.TypeEngine": "flytekit.core.type_engine.TypeEngine",
    "flytekit.extend.TypeTransformer": "flytekit.core.type_engine.TypeTransformer",
    "flytekit.extend.get_serializable": "flytekit.tools.translator.get_serializable",
    "flytekit.extend.backend.base_agent.AsyncAgentExecutorMixin": (
        "flytekit.extend.backend.base_connector.AsyncConnectorExecutorMixin"
    ),
    "flytekit.extend.backend.base_agent.SyncAgentExecutorMixin": (
        "flytekit.extend.backend.base_connector.SyncConnectorExecutorMixin"
    ),
    "flytekit.extras.webhook.WebhookTask": "flytekit.extras.webhook.task.WebhookTask",
    "flytekit.image_spec.DefaultImageBuilder": (
        "flytekit.image_spec.default_builder.DefaultImageBuilder"
    ),
    "flytekit.image_spec.ImageBuildEngine": "flytekit.image_spec.image_spec.ImageBuildEngine",
    "flytekit.image_spec.NoOpBuilder": "flytekit.image_spec.noop_builder.NoOpBuilder",
    "flytekit.sensor.BaseSensor": "flytekit.sensor.base_sensor.BaseSensor",
    "flytekit.sensor.FileSensor": "flytekit.sensor.file_sensor.FileSensor",
    "flytekit.types.directory.FlyteDirToMultipartBlobTransformer": (
        "flytekit.types.directory.types.FlyteDirToMultipartBlobTransformer"
    ),
    "flytekit.types.error.FlyteError": "flytekit.types.error.error.FlyteError",
    "flytekit.types.file.FlyteFilePathTransformer": (
        "flytekit.types.file.file.FlyteFilePathTransformer"
    ),
    "flytekit.types.iterator.FlyteIterator": "flytekit.types.iterator.iterator.FlyteIterator",
    "flytekit.types.numpy.NumpyArrayTransformer": (
        "flytekit.types.numpy.ndarray.NumpyArrayTransformer"
    ),
    "flytekit.types.pickle.FlytePickle": "flytekit.types.pickle.pickle.FlytePickle",
    "flytekit.types.schema.FlyteSchema": "flytekit.types.schema.types.FlyteSchema",
    "flytekit.types.schema.FlyteSchemaTransformer": (
        "flytekit.types.schema.types.FlyteSchemaTransformer"
    ),
    "flytekit.types.schema.LocalIOSchemaReader": "flytekit.types.schema.types.LocalIOSchemaReader",
    "flytekit.types.schema.LocalIOSchemaWriter": "flytekit.types.schema.types.LocalIOSchemaWriter",
    "flytekit.types.schema.SchemaEngine": "flytekit.types.schema.types.SchemaEngine",
    "flytekit.types.schema.SchemaFormat": "flytekit.types.schema.types.SchemaFormat",
    "flytekit.types.schema.SchemaHandler": "flytekit.types.schema.types.SchemaHandler",
    "flytekit.types.schema.SchemaOpenMode": "flytekit.types.schema.types.SchemaOpenMode",
    "flytekit.types.schema.SchemaReader": "flytekit.types.schema.types.SchemaReader",
    "flytekit.types.schema.SchemaWriter": "flytekit.types.schema.types.SchemaWriter",
    "flytekit.types.structured.ArrowRenderer": "flytekit.deck.renderer.ArrowRenderer",
    "flytekit.types.structured.DuplicateHandlerError": (
        "flytekit.types.structured.structured_dataset.DuplicateHandlerError"
    ),
    "flytekit.types.structured.StructuredDatasetDecoder": (
        "flytekit.types.structured.structured_dataset.StructuredDatasetDecoder"
    ),
    "flytekit.types.structured.StructuredDatasetEncoder": (
        "flytekit.types.structured.structured_dataset.StructuredDatasetEncoder"
    ),
    "flytekit.types.structured.TopFrameRenderer": "flytekit.deck.renderer.TopFrameRenderer",
    "flytekit.types.structured.is_imported": "flytekit.lazy_import.lazy_module.is_imported",
}
"""Re-exported name → the name by which this dialect knows it."""


STAR = (
    "Annotations Artifact AuthRole BatchSize Blob BlobMetadata BlobType Cache CachePolicy "
    "Checkpoint ConcurrencyLimitBehavior ConcurrencyPolicy Config ContainerTask "
    "CronSchedule Deck Description Documentation Email Environment ExecutionParameters "
    "FixedRate FlyteContext FlyteContextManager FlyteDirectory FlyteFile FlyteRemote "
    "Generator HashMethod ImageSpec LOGGING_RICH_FMT_ENV_VAR Labels LaunchPlan "
    "LaunchPlanReference Literal LiteralType Options PagerDuty PodTemplate "
    "PythonFunctionTask PythonInstanceTask Resources SQLTask Scalar Secret "
    "SecurityContext SensorEngine Slack SourceCode StructuredDataset "
    "StructuredDatasetFormat StructuredDatasetTransformerEngine StructuredDatasetType "
    "TaskMetadata TaskReference VersionParameters Workflow WorkflowExecutionPhase "
    "WorkflowFailurePolicy WorkflowReference approve clients clis conditional "
    "configuration constants core current_context deck directory dynamic eager "
    "entry_points exceptions experimental extend extras file get_reference_entity "
    "image_spec interaction interactive interfaces iterator kwtypes lazy_import "
    "lazy_module load_implicit_plugins logger loggers map_task models new_context os "
    "reference_launch_plan reference_task reference_workflow remote sensor sleep sys task "
    "tools traceback types utils wait_for_input workflow"
)
"""What `from flytekit import *` binds (flytekit has no `__all__`)."""


def aliases() -> dict[str, str]:
    """Give all re-exports: name → canonical name."""
    found = dict(OTHERS)
    for module, names in TOP_LEVEL.items():
        for name in names.split():
            found[f"{module}.{name}"] = f"flytekit.{name}"
    return found
