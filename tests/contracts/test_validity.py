"""Every contract of the catalogue is what its notation demands."""

from __future__ import annotations

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from contracts.flyte_protos import compiled, complaints, write_contract
from contracts.test_golden import read
from flowc.contracts.contract import Contract, contract_of
from flowc.contracts.json_schema import json_schema_of
from flowc.contracts.openapi import openapi_of
from flowc.contracts.proto import proto_of
from flowc.manifests.finding import find_on_shelf
from flowc.manifests.shelf import packages_on_shelf
from flowc_ir.diagnostic import Report

CONTRACTS = ["exports", *sorted(packages_on_shelf())]


def contract_named(name: str) -> Contract:
    """Give a contract of the catalogue, or that of these tests."""
    if name == "exports":
        return read(name)
    found = find_on_shelf(name, Report())
    assert found is not None
    return contract_of(found)


@pytest.mark.parametrize("name", CONTRACTS)
def test_proto(name: str, tmp_path: Path) -> None:
    """Let protoc compile it, and buf have nothing to say."""
    contract = contract_named(name)
    place = write_contract(proto_of(contract), contract.package, tmp_path)
    file = compiled(tmp_path, place)
    messages = {message.name for message in file.message_type}
    assert {each.name for each in contract.classes} <= messages
    assert {f"{kind.name}Template" for kind in contract.kinds} <= messages
    served = [kind for kind in contract.kinds if kind.connector is not None]
    assert len(file.service) == len(served)
    assert complaints(tmp_path, place) == ""


@pytest.mark.parametrize("name", CONTRACTS)
def test_json_schema(name: str) -> None:
    """Let the metaschema of 2020-12 accept it."""
    Draft202012Validator.check_schema(json_schema_of(contract_named(name)))


@pytest.mark.parametrize("name", CONTRACTS)
def test_openapi(name: str) -> None:
    """Let a validator of OpenAPI 3.1 accept it, references included."""
    validate(openapi_of(contract_named(name)))
