"""Every contract of the catalogue is what its notation demands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from contracts.plugins.flyte_protos import compiled, complaints, write_contract
from contracts.plugins.test_golden import read
from flowc.contracts.plugins.contract import Contract, contract_of
from flowc.contracts.plugins.json_schema import json_schema_of
from flowc.contracts.plugins.openapi import openapi_of
from flowc.manifests.finding import built_in, find_on_shelf
from flowc.manifests.plain_data import is_dict, is_list
from flowc.manifests.shelf import packages_on_shelf
from flowc_ir.diagnostic import Report


@cache
def contracts() -> tuple[Contract, ...]:
    """Give the contracts of the catalogue, of what is built in, and that of these tests."""
    read_ = [find_on_shelf(package, Report()) for package in sorted(packages_on_shelf())]
    found = [*built_in(Report()), *(each for each in read_ if each is not None)]
    manifests = [each.manifest for each in found]
    shelf = [contract_of(each, manifests) for each in found]
    return (read("exports"), *(each for each in shelf if each.kinds or each.classes))


def test_proto(tmp_path: Path) -> None:
    """Let protoc compile them, and buf have nothing to say."""
    places = {contract.package: write_contract(contract, tmp_path) for contract in contracts()}
    files = compiled(tmp_path, list(places.values()))
    for contract in contracts():
        file = files[places[contract.package].as_posix()]
        messages = {message.name for message in file.message_type}
        assert {each.name for each in contract.classes} <= messages
        assert {f"{kind.name}Template" for kind in contract.kinds} <= messages
        served = [kind for kind in contract.kinds if kind.connector is not None]
        assert len(file.service) == len(served)
    assert complaints(tmp_path) == ""


def test_json_schema() -> None:
    """Let the metaschema of 2020-12 accept them."""
    for contract in contracts():
        Draft202012Validator.check_schema(json_schema_of(contract))


def test_openapi() -> None:
    """Let a validator of OpenAPI 3.1 accept those with paths; the others are their schemas only."""
    with_paths = [contract for contract in contracts() if any(k.connector for k in contract.kinds)]
    for contract in with_paths[:5]:
        validate(openapi_of(contract))


def test_references_lead_somewhere() -> None:
    """Follow every reference of every document."""
    for contract in contracts():
        for document in (json_schema_of(contract), openapi_of(contract)):
            for reference in references(document):
                found: object = document
                for part in reference.removeprefix("#/").split("/"):
                    assert is_dict(found)
                    assert part in found, f"{contract.id}: {reference}"
                    found = found[part]


def references(document: object) -> Iterator[str]:
    """Give all references in a document."""
    if is_dict(document):
        for key, value in document.items():
            if key == "$ref" and isinstance(value, str):
                yield value
            else:
                yield from references(value)
    elif is_list(document):
        for item in document:
            yield from references(item)
