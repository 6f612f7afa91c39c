"""Programs built by hand give what flytekit gives for their sources."""

from __future__ import annotations

import importlib
import json
from pathlib import Path

import pytest
from flyteidl.admin import launch_plan_pb2, task_pb2, workflow_pb2
from google.protobuf import json_format, message

from flowc.targets.flyte.images import Images, parse_image
from flowc.targets.flyte.package import encode_entities
from flowc.targets.flyte.settings import FastRegistration, FlyteSettings
from flowc_ir.graph import EntityKind
from flowc_ir.program import Program
from flowc_ir.task import Pair

GOLDEN = Path(__file__).parent / "golden"
KINDS = {EntityKind.TASK: 1, EntityKind.WORKFLOW: 2, EntityKind.LAUNCH_PLAN: 3}
CASES = sorted(path.name for path in GOLDEN.iterdir() if path.is_dir())


@pytest.mark.parametrize("case", CASES)
def test_equals_flytekit(case: str) -> None:
    """Every entity is equal, and they stand in the same order."""
    expected = json.loads((GOLDEN / case / "expected.json").read_text())
    encoded, skipped = encode_entities(_program(case.removesuffix("_fast")), _settings(case))
    assert not skipped
    assert [[KINDS[item.kind], item.name] for item in encoded] == [
        [entity["kind"], entity["name"]] for entity in expected
    ]
    for item, entity in zip(encoded, expected, strict=True):
        golden = json_format.ParseDict(entity["message"], type(item.message)())
        assert _text(item.message) == _text(golden), item.name
        assert _sorted(item.message) == _sorted(golden), item.name


def _program(case: str) -> Program:
    program = importlib.import_module(f"targets.flyte.programs.{case}").PROGRAM
    assert isinstance(program, Program)
    return program


def _settings(case: str) -> FlyteSettings:
    return FlyteSettings(
        images=Images(
            parse_image("default", "cr.test/img:v1"),
            (parse_image("other", "reg.io/other@sha256:abc"),),
        ),
        environment=(Pair("FOO", "bar"),),
        fast=FastRegistration(enabled=case.endswith("_fast")),
    )


def _text(item: message.Message) -> list[str]:
    return json.dumps(
        json_format.MessageToDict(_sorted(item)), indent=1, sort_keys=True
    ).splitlines()


def _sorted(item: message.Message) -> message.Message:
    """Sort what flytekit takes from a set: the nodes before a node."""
    copy = type(item)()
    copy.CopyFrom(item)
    if isinstance(copy, workflow_pb2.WorkflowSpec):
        for template in (copy.template, *copy.sub_workflows):
            for node in template.nodes:
                node.upstream_node_ids.sort()
    assert isinstance(
        copy, (task_pb2.TaskSpec, workflow_pb2.WorkflowSpec, launch_plan_pb2.LaunchPlan)
    )
    return copy
