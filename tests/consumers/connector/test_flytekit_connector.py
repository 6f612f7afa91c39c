"""A connector that is written with flytekit takes the templates that flowc compiles."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import grpc
import pytest
from flyteidl.core import tasks_pb2

from consumers.connector.client import FAILED, RUNNING, SUCCEEDED, Connector, texts
from consumers.connector.packaged import task_templates
from consumers.connector.plugin_example import plugin_template
from consumers.connector.serving import serving
from differential.expected import flytekit_python

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[2]
# It is a case of the differential suite too: the templates are those that flytekit makes.
PROJECT = REPOSITORY / "tests" / "differential" / "projects" / "connectors"
FLYTEKIT = ("flytekit.sensor.sensor_engine", "flytekit.extras.webhook")

Templates = dict[str, tasks_pb2.TaskTemplate]


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    """Give what flowc makes of the project, by the names of the tasks."""
    archive = tmp_path_factory.mktemp("package") / "exports.tgz"
    return task_templates(PROJECT, "exports", archive)


@pytest.fixture(scope="module")
def connector() -> Iterator[Connector]:
    """Serve the project's own connector, and those that flytekit comes with."""
    python = flytekit_python()
    own = ("exports.connector", "stand_ins.warehouse")
    with serving([python, HERE / "loopback.py", *own, *FLYTEKIT], PROJECT) as served:
        yield served


@pytest.fixture
def web() -> Iterator[tuple[int, list[bytes]]]:
    """Serve the team's hook on the loopback address, and give its port and what it was sent."""
    received: list[bytes] = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # noqa: N802 - the name that http.server calls
            received.append(self.rfile.read(int(self.headers["content-length"])))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"thanks")

        def log_message(self, format: str, *args: object) -> None:
            """Keep quiet."""

    with HTTPServer(("127.0.0.1", 0), Hook) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.server_port, received
        finally:
            server.shutdown()
            thread.join()


def test_every_task_type_is_served(connector: Connector, templates: Templates) -> None:
    """Find an agent for the type and version of each template."""
    served = {
        (category.name, category.version)
        for agent in connector.agents().values()
        for category in agent.supported_task_categories
    }
    assert {(each.type, each.task_type_version) for each in templates.values()} <= served
    assert connector.agents()["Export Connector"].is_sync is False
    assert connector.agents()["Webhook Connector"].is_sync is True


def test_a_job_runs_to_its_end(connector: Connector, templates: Templates) -> None:
    """Create a job, see it run, and read its outputs, which have the types of the interface."""
    template = templates["exports.orders"]
    job = connector.create(template, texts(table="orders"))
    assert connector.get(template, job).phase == RUNNING
    done = connector.finish(template, job)
    assert done.phase == SUCCEEDED
    assert done.outputs.literals.keys() == template.interface.outputs.variables.keys()
    uri = done.outputs.literals["uri"].scalar.primitive.string_value
    assert uri == "s3://lake/orders/orders.parquet"
    assert done.outputs.literals["rows"].scalar.primitive.integer == 4000


def test_a_task_of_a_plugin(connector: Connector, tmp_path: Path) -> None:
    """Create, get and delete the query of a plug-in that is installed nowhere."""
    template = plugin_template(tmp_path)
    job = connector.create(template, texts(day="2026-11-26"))
    assert connector.get(template, job).phase == RUNNING
    done = connector.finish(template, job)
    assert done.phase == SUCCEEDED
    assert done.message == "reports@acme/SALES/PUBLIC/SMALL"
    statement = done.outputs.literals["results"].scalar.primitive.string_value
    assert statement == "select * from orders where day > '2026-11-26'"
    connector.delete(template, job)
    assert connector.get(template, job).phase == RUNNING


def test_a_job_is_ended(connector: Connector, templates: Templates) -> None:
    """Create a job, delete it while it runs, and see it gone."""
    template = templates["exports.orders"]
    job = connector.create(template, texts(table="orders"))
    assert connector.get(template, job).phase == RUNNING
    connector.delete(template, job)
    assert connector.get(template, job).phase == FAILED


def test_a_sensor_waits(connector: Connector, templates: Templates, tmp_path: Path) -> None:
    """Let flytekit's own sensor wait until a file is there."""
    template = templates["exports.loaded"]
    marker = tmp_path / "loaded"
    job = connector.create(template, texts(path=str(marker)))
    assert connector.get(template, job).phase == RUNNING
    marker.touch()
    assert connector.finish(template, job).phase == SUCCEEDED
    connector.delete(template, job)


def test_a_hook_is_called_within_one_call(
    connector: Connector, templates: Templates, web: tuple[int, list[bytes]]
) -> None:
    """Let flytekit's synchronous connector fill in the inputs and call the hook."""
    port, received = web
    inputs = texts(uri="s3://lake/orders.parquet", port=str(port))
    resource = connector.execute(templates["exports.tell"], inputs)
    assert resource.phase == SUCCEEDED, resource.message
    assert received == [b'{"text":"exported to s3://lake/orders.parquet"}']
    assert resource.outputs.literals.keys() == {"info"}


def test_an_unknown_type_is_refused(connector: Connector, templates: Templates) -> None:
    """Change the type of a template: nobody serves it, which shows that the type is what counts."""
    template = tasks_pb2.TaskTemplate()
    template.CopyFrom(templates["exports.orders"])
    template.type = "table_import"
    with pytest.raises(grpc.RpcError, match="Cannot find connector for task type: table_import"):
        connector.create(template, texts(table="orders"))
