"""Queries on Hive in a loop, with settings of tasks."""

from flytekit import TaskMetadata, kwtypes, workflow
from flytekit.types.schema import FlyteSchema
from flytekitplugins.hive import HiveConfig, HiveTask

COLD = HiveConfig(cluster_label="cold")
WARM = HiveConfig("warm", ["now"])

TEMPLATE = "MSCK REPAIR TABLE {table}"
repairs = []
for table, config in [("a", COLD), ("b", WARM), ("c", COLD)]:
    repairs.append(
        HiveTask(
            name=f"partitions.repair_{table}",
            query_template=TEMPLATE.format(table=table),
            task_config=config,
            metadata=TaskMetadata(retries=5, deprecated="soon" if table == "c" else ""),
        )
    )
first, second, third = repairs
anything = HiveTask(
    name="partitions.anything",
    query_template="select * from t where n > {{ .Inputs.n }}",
    inputs=kwtypes(n=int, ratio=float),
    output_schema_type=FlyteSchema,
)


@workflow
def all_repaired(n: int) -> FlyteSchema:
    one = first()
    two = second()
    rows = anything(n=n, ratio=0.5)
    one >> two
    two >> rows
    return rows
