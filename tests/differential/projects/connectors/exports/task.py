"""The task that a workflow uses."""

from dataclasses import asdict, dataclass
from typing import Any, Dict, Optional, Type

from flytekit.configuration import SerializationSettings
from flytekit.core.base_task import PythonTask
from flytekit.core.interface import Interface
from flytekit.extend.backend.base_connector import AsyncConnectorExecutorMixin


@dataclass
class Export:
    """Where the rows go, and in which form."""

    bucket: str
    format: str = "parquet"
    compress: bool = True
    shards: int = 1


class ExportTask(AsyncConnectorExecutorMixin, PythonTask[Export]):
    """Export one table, outside of the cluster."""

    _TASK_TYPE = "table_export"

    def __init__(
        self,
        name: str,
        task_config: Export,
        inputs: Optional[Dict[str, Type]] = None,
        **kwargs,
    ):
        super().__init__(
            task_type=self._TASK_TYPE,
            name=name,
            task_config=task_config,
            interface=Interface(inputs=inputs or {"table": str}, outputs={"uri": str, "rows": int}),
            **kwargs,
        )

    def get_custom(self, settings: SerializationSettings) -> Dict[str, Any]:
        return asdict(self.task_config)
