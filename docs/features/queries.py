"""Tasks that are a statement in SQL."""

from flytekit import SQLTask, TaskMetadata, kwtypes
from flytekit.extras.sqlite3.task import SQLite3Config, SQLite3Task

plain = SQLTask(
    "plain", query_template="select 1", task_type="sql", task_config=None, inputs=kwtypes(a=int)
)
rows = SQLite3Task(
    name="rows", query_template="select * from t", task_config=SQLite3Config(uri="https://x/y.db")
)
