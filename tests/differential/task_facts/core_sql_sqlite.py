from flytekit import kwtypes
from flytekit.extras.sqlite3.task import SQLite3Task, SQLite3Config
from flytekit.types.schema import FlyteSchema
from flytekit.core.base_sql_task import SQLTask
s1 = SQLite3Task(name="s1", query_template="""select *
   from t limit {{ .inputs.limit }}""", inputs=kwtypes(limit=int), output_schema_type=FlyteSchema[kwtypes(a=int)], task_config=SQLite3Config(uri="https://x/y.zip", compressed=True))
s2 = SQLite3Task(name="s2", query_template="select 1", task_config=SQLite3Config(uri="/a.db"), container_image="my/img:1")
sq = SQLTask(name="sq", query_template="select {{ .inputs.a }}", inputs=kwtypes(a=int), outputs=kwtypes(o=str))
