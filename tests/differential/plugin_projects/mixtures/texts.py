"""Texts of queries as they stand in real files: with tabs, comments, quotes and braces."""

from pathlib import Path
from textwrap import dedent

from flytekit import StructuredDataset, kwtypes, workflow
from flytekit.types.schema import FlyteSchema
from flytekitplugins.athena import AthenaConfig, AthenaTask
from flytekitplugins.hive import HiveConfig, HiveTask
from flytekitplugins.snowflake import SnowflakeConfig, SnowflakeTask
from flytekitplugins.sqlalchemy import SQLAlchemyConfig, SQLAlchemyTask

CONFIG = SnowflakeConfig(user="u", account="a", database="d", schema="s", warehouse="w")
TEXT = (Path(__file__).parent / "query.sql").read_text()
PARTS = ["select *", "from t", "where name = 'o''brien' and json = '{\"a\": {\"b\": 1}}'"]

read = SnowflakeTask(name="texts.read", query_template=TEXT, task_config=CONFIG, inputs=kwtypes(n=int))
joined = SnowflakeTask(name="texts.joined", query_template="\n\t".join(PARTS), task_config=CONFIG)
dedented = AthenaTask(
    name="texts.dedented",
    query_template=dedent(
        """\
        select  a,\tb
          from t  -- all
        """
    ),
    task_config=AthenaConfig(database="d", catalog="c"),
    output_schema_type=FlyteSchema,
)
raw = HiveTask(
    name="texts.raw",
    query_template=r"select regexp_extract(x, '\d+', 0) from t",
    task_config=HiveConfig(tags=[]),
)
unicode = SQLAlchemyTask(
    name="texts.unicode",
    query_template=" select 'Größe', '日本' \r\n from t ;\n",
    task_config=SQLAlchemyConfig(uri="sqlite://"),
    inputs=kwtypes(names=list[str], at=str),
)


@workflow
def texts(n: int):
    read(n=n)
    joined()
    dedented()
    raw()
    unicode(names=["a"], at="x")
