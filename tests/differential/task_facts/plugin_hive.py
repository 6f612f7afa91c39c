from flytekit import kwtypes
from flytekit.types.schema import FlyteSchema
from flytekitplugins.hive import HiveTask, HiveConfig, HiveSelectTask
hv = HiveTask(name="hv", query_template="select {{ .inputs.a }}", inputs=kwtypes(a=int), task_config=HiveConfig(cluster_label="cl", tags=["x"]), output_schema_type=FlyteSchema)
try:
    hs = HiveSelectTask(name="hs", select_query="SELECT * FROM t;", inputs=kwtypes(a=int), stage_query="SET x=1;", output_schema_type=FlyteSchema)
except Exception as e:
    HS_ERR = repr(e)
