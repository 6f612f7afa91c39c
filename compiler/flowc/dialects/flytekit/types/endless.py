"""Records that hold themselves without a union between: flytekit cannot write them."""

from __future__ import annotations

from collections.abc import Mapping

from flowc.dialects.flytekit.types.codes import ENDLESS_RECORD
from flowc.dialects.flytekit.types.place import Place
from flowc_ir.records import Definition, Record
from flowc_ir.types import AnnotatedType, ListType, MapType, RecordType, Type


def reject_endless(type_: Type, definitions: Mapping[str, Definition], place: Place) -> None:
    """Raise if a type holds a record that holds itself.

    A variant of a union is written without its fields, so a union ends the recursion.
    """
    name = _endless(type_, definitions, (), set())
    if name is not None:
        place.fail(
            ENDLESS_RECORD,
            f"`{name}` holds itself",
            exception="google.protobuf.message.DecodeError",
            hint="make the field Optional",
        )


def _endless(
    type_: Type, definitions: Mapping[str, Definition], open_: tuple[str, ...], ended: set[str]
) -> str | None:
    match type_:
        case ListType(item=inner) | MapType(value=inner) | AnnotatedType(inner=inner):
            return _endless(inner, definitions, open_, ended)
        case RecordType(name=name) if name in open_:
            return name
        case RecordType(name=name) if name not in ended:
            record = definitions.get(name)
            for field in record.fields if isinstance(record, Record) else ():
                if field.type is not None:
                    found = _endless(field.type, definitions, (*open_, name), ended)
                    if found is not None:
                        return found
            ended.add(name)
            return None
        case _:
            return None
