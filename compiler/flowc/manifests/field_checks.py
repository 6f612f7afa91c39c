"""What is wrong with parameters: their names, types, order and defaults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from flowc.manifests.default_checks import fits, object_fits
from flowc.manifests.findings import Findings
from flowc.manifests.nodes import Atom, Node
from flowc.manifests.outline import Part, Text
from flowc.manifests.shapes import ANYTHING, ATOMS, KNOWN, Shape, named, parse_shape
from flowc_ir.lazy_dataclass import dataclass, replace

_RESERVED = ("self", "cls", "others")
"""Names that the written constructors use themselves."""


@dataclass(frozen=True, slots=True)
class Place:
    """A parameter among others: its name, whether it may be left out, and is given by name."""

    name: str
    is_optional: bool
    is_by_name: bool


class FieldChecker:
    """Checks parameters against the classes of their manifest, by name."""

    def __init__(
        self,
        findings: Findings,
        records: Mapping[str, Part],
        enums: Mapping[str, Part],
        images: list[str],
    ) -> None:
        self._images = images
        self._findings = findings
        self._records = records
        self._enums = enums
        self._classes = [*records, *enums]
        self._bases = {name: part.text("extends").text for name, part in records.items()}

    def check(self, fields: list[Part], inherited: Iterable[Part] = ()) -> None:
        """Check parameters that stand after inherited ones."""
        self._findings.distinct(field.text("name") for field in fields)
        optional = ""
        late: set[str] = set()
        for place in map(_place, [*inherited, *fields]):
            if place.is_by_name:
                continue
            if place.is_optional:
                optional = optional or place.name
            elif optional:
                late.add(place.name)
        for field in fields:
            name = field.text("name")
            self._findings.expect_identifier(name, "a parameter")
            if name.text in _RESERVED:
                self._findings.tell(name.span, f"`{name.text}` cannot be the name of a parameter")
            if name.text in late:
                self._findings.tell(
                    name.span,
                    f"`{name.text}` must be given, but stands after `{optional}`, which need not",
                )
            self._check_field_type(field)

    def _check_field_type(self, field: Part) -> None:
        type_ = field.text("type")
        try:
            shape = parse_shape(type_.text)
        except ValueError as error:
            self._findings.tell(type_.span, str(error))
            return
        except RecursionError:
            self._findings.tell(type_.span, "this type is nested too deep")
            return
        known = [*ATOMS, *KNOWN, *self._classes]
        for name in dict.fromkeys(named(shape)):
            if name not in known:
                self._findings.tell(type_.span, f"there is no type `{name}`", (name, known))
                return
        self._check_default(field, shape, type_.text)

    def _check_default(self, field: Part, shape: Shape, type_: str) -> None:
        made = field.text("default_object")
        if made.text:
            if field.has("default"):
                self._findings.tell(made.span, "`default` and `default_object` exclude one another")
            self._check_default_object(made, shape, type_)
        for key in ("default", "instead_of_null"):
            given = field.node(key)
            replaces_null = key == "default" and field.has("instead_of_null") and is_null(given)
            if given is not None and not replaces_null and not fits(given, shape):
                self._findings.tell(given.span, f"this `{key}` is no `{type_}`")

    def _check_default_object(self, made: Text, shape: Shape, type_: str) -> None:
        holder, _, member = made.text.rpartition(".")
        if holder in self._images and member.endswith("()"):
            return
        if made.text in self._records:
            name = made.text
        elif holder in self._enums:
            members = [part.text("name").text for part in self._enums[holder].parts("members")]
            self._findings.expect_one_of(
                replace(made, text=member), members, f"member of `{holder}`"
            )
            name = holder
        else:
            self._findings.tell(
                made.span, f"there is no class `{made.text}`", (made.text, self._classes)
            )
            return
        if not object_fits(name, shape, self._bases):
            self._findings.tell(made.span, f"an object of `{name}` is no `{type_}`")


def shapes_of(fields: Iterable[Part]) -> dict[str, Shape]:
    """Give what parameters hold, by their names."""
    return dict(_each_shape(fields))


def _each_shape(fields: Iterable[Part]) -> Iterator[tuple[str, Shape]]:
    for field in fields:
        try:
            shape = parse_shape(field.text("type").text)
        except (ValueError, RecursionError):
            shape = ANYTHING
        yield field.text("name").text, shape


def is_null(node: Node | None) -> bool:
    """Tell whether a node is there, and null."""
    return isinstance(node, Atom) and node.value is None


def _place(field: Part) -> Place:
    made = field.text("default_object").text or field.text("default_type").text
    is_optional = field.has("default") or bool(made)
    return Place(field.text("name").text, is_optional, field.is_set("keyword_only"))
