"""Queries on Hive; what a select gives is kept as a table."""

from flytekit import kwtypes, workflow
from flytekit.types.schema import FlyteSchema
from flytekitplugins.hive import HiveConfig, HiveSelectTask, HiveTask

copied = HiveTask(
    name="lakehouse.copied",
    inputs=kwtypes(rows=FlyteSchema, ds=str),
    task_config=HiveConfig(cluster_label="batch"),
    query_template="""
        set engine=tez;
        insert overwrite table '{{ .rawOutputDataPrefix }}'
        select * from '{{ .inputs.rows }}' where ds = '{{ .inputs.ds }}'
    """,
    output_schema_type=FlyteSchema,
)
tagged = HiveTask(
    name="lakehouse.tagged",
    query_template="msck repair table t",
    task_config=HiveConfig(tags=["nightly", "repair"]),
)
selected = HiveSelectTask(
    name="lakehouse.selected",
    select_query="select * from t where n > {{ .inputs.least }} ; ",
    inputs=kwtypes(least=int),
    output_schema_type=FlyteSchema,
    config=HiveConfig("unused"),
    stage_query="set hive.execution.engine=tez;",
)
counted = HiveSelectTask("lakehouse.counted", ";;select  count(*)\n from t;", None)


@workflow
def nightly(rows: FlyteSchema, ds: str) -> FlyteSchema:
    tagged()
    counted()
    return copied(rows=rows, ds=ds)


@workflow
def selecting(least: int = 3) -> FlyteSchema:
    return selected(least=least)
