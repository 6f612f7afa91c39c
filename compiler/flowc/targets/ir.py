"""The IR target: a program in flowc's own protobuf messages."""

from __future__ import annotations

from flowc.targets.base import Artifact, Emission, UnwritableError
from flowc_ir.codec import CodecError, encode_program
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.program import Program


@dataclass(frozen=True, slots=True)
class IrTarget:
    """Writes the whole program, opaque entities included, to one file."""

    path: str = "program.flowc.pb"

    def emit(self, program: Program) -> Emission:
        """Write `program` as one message."""
        try:
            data = encode_program(program)
        except CodecError as error:
            raise UnwritableError(f"the IR cannot be written: {error}") from error
        return Emission(artifacts=(Artifact(self.path, data),))
