"""A query asks for an input that the task does not have."""

from flytekit import kwtypes
from flytekitplugins.snowflake import SnowflakeConfig, SnowflakeTask

query = SnowflakeTask(  # or here
    name="query",
    query_template="SELECT * FROM orders WHERE id = {{ .inputs.order }}",  # mistake: placeholder-without-input
    # twin: query_template="SELECT * FROM orders WHERE id = {{ .inputs.number }}",
    task_config=SnowflakeConfig("me", "account", "sales", "public", "small"),
    inputs=kwtypes(number=int),
)
