"""Order without data: `>>`, runs_before, create_node."""

from flytekit import LaunchPlan, dynamic, task, workflow
from flytekit.core.node_creation import create_node


@task
def migrate(schema: str) -> None:
    ...


@task
def seed(schema: str, rows: int = 10) -> int:
    return rows


@task
def check(rows: int) -> bool:
    return rows > 0


@task
def announce():
    print("done")


@workflow
def prepare(schema: str) -> int:
    migrated = migrate(schema=schema)
    seeded = seed(schema=schema)
    migrated >> seeded
    return seeded


prepare_lp = LaunchPlan.get_or_create(prepare, name="prepare-by-hand", fixed_inputs={"schema": "scratch"})


@workflow
def by_nodes(schema: str) -> bool:
    first = create_node(migrate, schema=schema)
    second = create_node(seed, schema=schema, rows=3)
    third = create_node(check, rows=second.o0)
    last = create_node(announce)
    first.runs_before(second)
    second >> third
    third >> last
    first.runs_before(last)
    return third.o0


@workflow
def mixed(schema: str) -> int:
    """Nodes of a task, a workflow and a plan."""
    start = create_node(announce).with_overrides(node_name="start")
    sub = create_node(prepare, schema=schema)
    plan = create_node(prepare_lp)
    start >> sub
    sub >> plan
    end = announce()
    plan.o0 >> end
    return sub.o0


@dynamic(retries=1)
def at_run_time(schemas: list[str]) -> int:
    previous = None
    for schema in schemas:
        node = create_node(seed, schema=schema)
        if previous:
            previous >> node
        previous = node
    return previous.o0
