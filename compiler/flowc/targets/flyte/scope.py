"""What the parts of the Flyte target know beside the thing itself."""

from __future__ import annotations

from flowc.targets.flyte.index import Index, index_of
from flowc.targets.flyte.literal_types import LiteralTypes
from flowc.targets.flyte.settings import FlyteSettings
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.program import Program


@dataclass(frozen=True, slots=True)
class Scope:
    """One run: the settings, the types and all entities of the program."""

    settings: FlyteSettings
    types: LiteralTypes
    index: Index


def scope_of(program: Program, settings: FlyteSettings) -> Scope:
    """Open a program for writing."""
    definitions = {definition.name: definition for definition in program.types}
    return Scope(settings, LiteralTypes(definitions), index_of(program))
