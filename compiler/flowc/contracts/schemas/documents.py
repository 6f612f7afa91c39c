"""A document for the inputs and one for the outputs of each entity."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from flowc.contracts.mark import MARK
from flowc.contracts.model.contract import Contract, Entity
from flowc.contracts.model.of_program import describe
from flowc.contracts.schemas.flyte import FlyteSchemas, InexpressibleError
from flowc.contracts.schemas.standard import (
    Object,
    SchemaWriter,
    fixed_inputs,
    identity,
)
from flowc.contracts.spelling import Speller
from flowc_ir.diagnostic import Code, Report, Severity

Flavor: TypeAlias = Literal["standard", "flyte"]

INEXPRESSIBLE = Code(
    "contract-inexpressible", Severity.WARNING, "a notation has no words for a type"
)

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schemas(contract: Contract, flavor: Flavor, report: Report) -> dict[str, Object]:
    """Give all documents by their path; what cannot be written is reported."""
    speller = Speller("file names", report)
    made: dict[str, Object] = {}
    for entity in contract.entities:
        path = f"{entity.kind.value.replace('_', '-')}s/{_file_name(entity.name)}"
        speller.claim("", path.lower(), describe(entity), entity.span)
        for side in ("inputs", "outputs"):
            try:
                body = _body(contract, entity, side, flavor)
            except InexpressibleError as error:
                message = f"the {side} of {describe(entity)} are left out: {error}"
                hint = "write `--flavor standard`, which has words for it"
                report.add(INEXPRESSIBLE.at(entity.span, message, hint=hint))
                continue
            made[f"{path}.{side}.schema.json"] = {**_head(contract, entity, side), **body}
    return made


def _head(contract: Contract, entity: Entity, side: str) -> Object:
    about = " ".join(filter(None, (entity.doc, f"The {side} of {describe(entity)}.")))
    head: Object = {
        "$schema": _DIALECT,
        "$comment": MARK,
        "title": f"{entity.name} {side}",
        "description": about,
        "x-flowc-entity": identity(entity),
    }
    fixed = fixed_inputs(entity, contract) if side == "inputs" else {}
    return {**head, "x-flowc-fixed": fixed} if fixed else head


def _body(contract: Contract, entity: Entity, side: str, flavor: Flavor) -> Object:
    if flavor == "flyte":
        writer = FlyteSchemas(contract)
        return writer.inputs(entity) if side == "inputs" else writer.outputs(entity)
    schemas = SchemaWriter(contract, "#/$defs/")
    write = schemas.inputs if side == "inputs" else schemas.outputs
    body = write(entity, entity.name)
    definitions = schemas.definitions()
    return {**body, "$defs": definitions} if definitions else body


def _file_name(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]", "_", name)
