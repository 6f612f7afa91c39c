"""Both profiles: valid, with the identity of what they are of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openapi_spec_validator import validate

from contracts.model.compiling import contract_of, parcels
from contracts.validating import accepts
from flowc.contracts.literal_json import Json
from flowc.contracts.model.contract import Contract
from flowc.contracts.openapi.facade import facade
from flowc.contracts.openapi.flyteadmin import flyteadmin
from flowc.contracts.schemas.standard import Object
from flowc_ir.diagnostic import Report

HEAD = """\
from dataclasses import dataclass
from datetime import timedelta
from typing import Optional, Union

from flytekit import LaunchPlan, task, workflow


@dataclass
class R:
    x: int


@workflow
def flow(a: int, b: Union[int, R, None] = None, c: timedelta = timedelta(1)) -> list[int]:
    \"\"\"Go.\"\"\"
    return [a]


plan = LaunchPlan.get_or_create(flow, "every day/all", fixed_inputs={"a": 3})
"""


def test_the_facade(tmp_path: Path) -> None:
    """Give a path to each launch plan, with what it has fixed."""
    contract, _ = contract_of(tmp_path, HEAD)
    report = Report()
    document = facade(contract, "shop", report)
    validate(document)
    assert not report.diagnostics
    paths = document["paths"]
    assert isinstance(paths, dict)
    assert list(paths) == ["/launch-plans/shop.flow", "/launch-plans/every%20day%2Fall"]
    operation = at(paths, "/launch-plans/every%20day%2Fall", "post")
    assert operation["x-flowc-entity"] == {
        "kind": "launch_plan",
        "name": "every day/all",
        "workflow": "shop.flow",
    }
    assert operation["x-flowc-fixed"] == {"a": 3}
    assert operation["operationId"] == "runEveryDayAllLaunchPlan"
    schemas = at(document, "components", "schemas")
    union = at(schemas, "shop.flow.LaunchPlanInputs.b-union")
    assert union["discriminator"] == {
        "propertyName": "type",
        "mapping": {
            "integer": "#/components/schemas/shop.flow.LaunchPlanInputs.b-integer",
            "r": "#/components/schemas/shop.flow.LaunchPlanInputs.b-r",
        },
    }


def test_the_profile_of_flyteadmin(tmp_path: Path) -> None:
    """Type the literals of an execution."""
    contract, _ = contract_of(tmp_path, HEAD)
    document = flyteadmin(contract, "shop", Report())
    validate(document)
    root: Object = {
        "$ref": "#/components/schemas/shop.flow.LaunchPlanExecution",
        "components": document["components"],
    }

    def check(value: Json) -> bool:
        return accepts(root, value)

    request: dict[str, Json] = {
        "project": "p",
        "domain": "d",
        "spec": {
            "launchPlan": {
                "resourceType": "LAUNCH_PLAN",
                "project": "p",
                "domain": "d",
                "name": "shop.flow",
                "version": "1",
            }
        },
    }
    whole: Json = {"scalar": {"primitive": {"integer": "9007199254740993"}}}
    tagged: Json = {"simple": "STRUCT", "structure": {"tag": "Object-Dataclass-Transformer"}}
    union: Json = {
        "scalar": {"union": {"value": {"scalar": {"generic": {"x": 1}}}, "type": tagged}}
    }
    assert not check(request)
    assert check({**request, "inputs": {"literals": {"a": whole}}})
    assert check({**request, "inputs": {"literals": {"a": whole, "b": union}}})
    assert not check({**request, "inputs": {"literals": {"a": 3}}})
    assert not check({**request, "inputs": {"literals": {"a": whole, "b": whole}}})
    assert not check({**request, "inputs": {"literals": {"a": whole, "z": whole}}})


def test_names_that_generators_would_join(tmp_path: Path) -> None:
    """Find two components that become one class."""
    text = f"{HEAD}\nother = LaunchPlan.get_or_create(flow, 'every-day all')\n"
    contract, _ = contract_of(tmp_path, text)
    report = Report()
    facade(contract, "shop", report)
    assert "contract-name-collision" in {each.code.name for each in report.diagnostics}


@pytest.mark.parametrize("write", [facade, flyteadmin])
def test_of_the_example(write: Callable[[Contract, str, Report], Object]) -> None:
    """Accept the example that has all types."""
    report = Report()
    document = write(parcels(), "parcels", report)
    validate(document)
    assert not report.diagnostics


def at(of: Json, *path: str) -> Object:
    """Walk into nested objects."""
    found = of
    for key in path:
        assert isinstance(found, dict)
        found = found[key]
    assert isinstance(found, dict)
    return found
