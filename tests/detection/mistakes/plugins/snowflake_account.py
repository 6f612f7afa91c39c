"""The account of Snowflake is a number."""

from flytekit import kwtypes
from flytekitplugins.snowflake import SnowflakeConfig, SnowflakeTask

config = SnowflakeConfig(  # or here
    user="me",
    account=7,  # mistake: extension-wrong-type
    # twin: account="7",
    database="sales",
    schema="public",
    warehouse="small",
)
query = SnowflakeTask(
    name="query",
    query_template="SELECT * FROM orders WHERE id = {{ .inputs.number }}",
    task_config=config,
    inputs=kwtypes(number=int),
)
