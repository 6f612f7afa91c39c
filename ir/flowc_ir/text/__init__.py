"""The IR as text for people."""

from flowc_ir.text.printer import print_entity, print_program
from flowc_ir.text.types import spell_type

__all__ = ["print_entity", "print_program", "spell_type"]
