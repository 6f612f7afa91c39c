"""A class of one's own upon the plugin's."""

from typing import Dict, Optional, Type

from flytekit import StructuredDataset, kwtypes, workflow
from flytekitplugins.snowflake import SnowflakeConfig, SnowflakeTask


class Query(SnowflakeTask):
    """A query on the warehouse of the team."""

    def __init__(self, name: str, text: str, inputs: Optional[Dict[str, Type]] = None, **more):
        super().__init__(
            name=f"team.{name}",
            query_template=text,
            task_config=SnowflakeConfig(
                user="team", account="a", database="D", schema="S", warehouse="TEAM_WH"
            ),
            inputs=inputs,
            **more,
        )


people = Query("people", "select * from people", output_schema_type=StructuredDataset)
older = Query("older", "select * from people where age > {{ .inputs.age }}", kwtypes(age=int))


@workflow
def team(age: int) -> StructuredDataset:
    done = older(age=age)
    rows = people()
    done >> rows
    return rows
