"""Interfaces: the ordered, documented inputs and outputs of an entity."""

from __future__ import annotations

from flowc_ir.artifacts import ArtifactId, ArtifactSource
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.literals import Literal
from flowc_ir.source import NOWHERE, Span
from flowc_ir.types import Type


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One input. `required` is false if a launch may leave it out.

    `default` is None where there is no default or where the default cannot be carried as a literal.
    `source` takes its place: the artifact that is used if a launch gives none. `artifact` is what
    the type says of the artifact that the value is. `blank_doc`: the documentation lists this input
    but says nothing of it (then `doc` is empty).
    """

    name: str
    type: Type
    doc: str = ""
    default: Literal | None = None
    required: bool = True
    blank_doc: bool = False
    artifact: ArtifactId | None = None
    source: ArtifactSource | None = None
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One output; `artifact` is what it becomes when it is made.

    `blank_doc`: the documentation lists it but says nothing of it.
    """

    name: str
    type: Type
    doc: str = ""
    blank_doc: bool = False
    artifact: ArtifactId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interface:
    """What goes in and what comes out, in source order.

    `tuple_name` is the name of the NamedTuple that the function returns, if it returns one.
    """

    inputs: tuple[Parameter, ...] = ()
    outputs: tuple[Output, ...] = ()
    tuple_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Documentation:
    """Short and long description of an entity, and a link to its source.

    The long description is text (`long`) or lies at `uri`; `has_long` is true if there is one, even
    an empty one. `format` is its enum number of the wire format (3: reStructuredText).
    """

    short: str = ""
    long: str = ""
    link: str = ""
    is_present: bool = True
    has_long: bool = False
    uri: str = ""
    icon: str = ""
    format: int = 3
