"""Queries by SQLAlchemy, in containers of their own."""

from flytekit import Resources, Secret, TaskMetadata, kwtypes, workflow
from flytekit.configuration.default_images import PythonVersion
from flytekit.types.schema import FlyteSchema
from flytekitplugins.sqlalchemy import SQLAlchemyConfig, SQLAlchemyDefaultImages, SQLAlchemyTask

DATABASE = SQLAlchemyConfig(
    uri="postgresql://reader@db.example/main",
    connect_args={"connect_timeout": 3, "options": {"search_path": ["a", "b"]}},
    secret_connect_args={
        "password": Secret(group="db", key="password"),
        "user": Secret(
            group="db",
            key="user",
            group_version="2",
            mount_requirement=Secret.MountType.FILE,
        ),
    },
)

orders = SQLAlchemyTask(
    "lakehouse.orders",
    query_template="select * from orders where day = {{ .inputs.day }}",
    inputs=kwtypes(day=str),
    task_config=DATABASE,
)
analyze = SQLAlchemyTask(
    "lakehouse.analyze",
    query_template="analyze orders",
    output_schema_type=None,
    task_config=SQLAlchemyConfig(uri="sqlite:///file.db"),
    secret_requests=[Secret(group="db", key="password")],
)
columns = SQLAlchemyTask(
    "lakehouse.columns",
    query_template="select a, b from t",
    output_schema_type=FlyteSchema[kwtypes(a=int, b=str)],
    task_config=SQLAlchemyConfig("sqlite:///file.db"),
    container_image="registry.example/sql:3",
    requests=Resources(cpu="1", mem="2Gi"),
    metadata=TaskMetadata(cache=True, cache_version="1"),
)
older = SQLAlchemyTask(
    "lakehouse.older",
    query_template="select 1",
    task_config=SQLAlchemyConfig(uri="sqlite:///file.db"),
    container_image=SQLAlchemyDefaultImages.find_image_for(PythonVersion.PYTHON_3_9),
)


@workflow
def daily(day: str) -> FlyteSchema:
    analyze() >> older()
    return orders(day=day)
