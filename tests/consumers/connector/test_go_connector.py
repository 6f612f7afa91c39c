"""A connector in Go, written from the rendered contract, takes what flowc compiles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import grpc
import pytest
from flyteidl.core import tasks_pb2

from consumers.connector.client import FAILED, RUNNING, SUCCEEDED, Connector, texts
from consumers.connector.packaged import task_templates
from consumers.connector.plugin_example import plugin_template
from consumers.connector.serving import serving
from consumers.go_toolchain import contract, go, module_with_contracts

HERE = Path(__file__).parent
EXPORTS = HERE.parents[1] / "differential" / "projects" / "connectors"


@pytest.fixture(scope="module")
def connector(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connector]:
    """Build the connector from its contracts, and serve it."""
    folder = tmp_path_factory.mktemp("go")
    contracts = {
        "exports": contract(str(HERE / "exports.yaml"), folder),
        "snowflake": contract("SnowflakeTask", folder),
    }
    module = module_with_contracts(contracts, folder)
    program = folder / "connector"
    go("build", "-o", str(program), "./connector", folder=module)
    with serving([program], folder) as served:
        yield served


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> tasks_pb2.TaskTemplate:
    """Give the task that a connector in Python runs as well (test_flytekit_connector.py)."""
    archive = tmp_path_factory.mktemp("package") / "exports.tgz"
    return task_templates(EXPORTS, "exports", archive)["exports.orders"]


def test_both_kinds_are_served(connector: Connector) -> None:
    """List what the contracts made possible."""
    served = {
        category.name
        for agent in connector.agents().values()
        for category in agent.supported_task_categories
    }
    assert served == {"table_export", "snowflake"}


def test_an_export(connector: Connector, export: tasks_pb2.TaskTemplate) -> None:
    """Give from Go what the connector in Python gives."""
    job = connector.create(export, texts(table="orders"))
    assert connector.get(export, job).phase == RUNNING
    done = connector.finish(export, job)
    assert done.phase == SUCCEEDED
    uri = done.outputs.literals["uri"].scalar.primitive.string_value
    assert uri == "s3://lake/orders/orders.parquet"
    assert done.outputs.literals["rows"].scalar.primitive.integer == 4000


def test_a_query(connector: Connector, tmp_path: Path) -> None:
    """Read account and warehouse of a plug-in's task, whose Python is nowhere here."""
    template = plugin_template(tmp_path)
    job = connector.create(template, texts(day="2026-11-26"))
    done = connector.finish(template, job)
    assert done.phase == SUCCEEDED
    assert done.outputs.literals["results"].scalar.structured_dataset.uri == (
        "snowflake://reports@acme/SALES/PUBLIC?warehouse=SMALL"
        "&query=select * from orders where day > '2026-11-26'"
    )


def test_a_job_is_ended(connector: Connector, export: tasks_pb2.TaskTemplate) -> None:
    """Delete a job while it runs."""
    job = connector.create(export, texts(table="orders"))
    connector.delete(export, job)
    assert connector.get(export, job).phase == FAILED


def test_what_the_contract_does_not_know_is_refused(
    connector: Connector, export: tasks_pb2.TaskTemplate
) -> None:
    """Misspell a key of `custom`, which a reader of the bare struct would pass over."""
    template = tasks_pb2.TaskTemplate()
    template.CopyFrom(export)
    fields = template.custom.fields
    fields["shard"].CopyFrom(fields.pop("shards"))
    with pytest.raises(grpc.RpcError, match="not what the contract says"):
        connector.create(template, texts(table="orders"))
