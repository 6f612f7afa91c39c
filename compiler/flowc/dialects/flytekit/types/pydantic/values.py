"""Plain data of constants, as pydantic's `model_dump_json` writes it."""

from __future__ import annotations

import datetime
import decimal
import math
import pathlib
import uuid

from flowc.dialects.flytekit.types.choices import is_member, member_value
from flowc.dialects.flytekit.types.codes import UNENCODABLE_VALUE
from flowc.dialects.flytekit.types.objects import LibraryObject
from flowc.dialects.flytekit.types.place import Place
from flowc.dialects.flytekit.types.pydantic.fields import (
    ModelField,
    computed_fields,
    dump_ways,
    model_fields,
    model_trait,
    settings_of,
)
from flowc.dialects.flytekit.types.pydantic.records import is_dataclass, record_fields
from flowc.dialects.flytekit.types.subject import is_generic
from flowc.dialects.flytekit.types.uris import (
    DATASET,
    DIRECTORY,
    FILE,
    SCHEMA,
    dataset_parts,
    file_parts,
)
from flowc.frontend.interpreter.values import (
    DictValue,
    External,
    Generic,
    InstanceValue,
    Known,
    ListValue,
    TupleValue,
    Unknown,
    Value,
)

_UNIONS = ("typing.Union", "types.UnionType")


def dumped(value: InstanceValue, place: Place) -> object:
    """Give an instance as JSON data; raises Lost where pydantic's result is not certain."""
    return Dumper(place).model(value)


class Dumper:
    """Dumps values by their own types; `in_schema`: as the default of a schema."""

    def __init__(self, place: Place, *, in_schema: bool = False) -> None:
        self._place = place
        self._in_schema = in_schema

    def model(self, value: InstanceValue) -> object:
        """Dump an instance of a model, field by field, and then its computed fields."""
        place, cls = self._place, value.cls
        if value.lost is not None or cls.lost is not None:
            place.lose(value.lost or cls.lost or "")
        if ways := dump_ways(cls):
            place.lose(f"`{ways[0]}` of `{cls.name}` may change its values")
        settings_of(cls, place)
        trait = model_trait(cls)
        made: dict[str, object] = {}
        for field in model_fields(cls, place):
            name = field.text("serialization_alias") or field.text("alias")
            shown = name if self._in_schema and name is not None else field.name
            made[shown] = self._field(value, field)
            if trait is not None and trait.is_root:
                return made[shown]
        for name in computed_fields(cls):
            made[name] = self.dump(place.machine.attribute(value, name, place.span))
        return made

    def _record(self, value: InstanceValue) -> object:
        """Dump an instance of a dataclass, field by field."""
        if value.lost is not None:
            self._place.lose(value.lost)
        fields = record_fields(value.cls, self._place)
        if self._in_schema and any(field.alias for field in fields):
            self._place.lose(f"under which names `{value.cls.name}` is dumped is not known")
        return {field.name: self._field(value, field) for field in fields}

    def _field(self, value: InstanceValue, field: ModelField) -> object:
        item = value.attributes.get(field.name)
        if item is None:
            self._place.lose(f"the field `{field.name}` has no value")
        if "exclude" in field.settings:
            self._place.lose(f"whether the field `{field.name}` is excluded is not known")
        self._require_floats(item, field.annotation, field.name)
        self._require_files(item, field.annotation, field.name)
        return self.dump(item)

    def _require_floats(self, value: Value, annotation: Value, name: str) -> None:
        """Raise Lost if an integer stands where floats are declared: it may print as either."""
        match annotation:
            case External(name="builtins.float"):
                if not isinstance(value, Known) or type(value.value) in (int, bool):
                    self._place.lose(f"the field `{name}` does not hold a float")
            case Generic(arguments=arguments):
                for item in _items(value):
                    if isinstance(item, Known) and type(item.value) in (int, bool):
                        own = f"builtins.{type(item.value).__name__}"
                        # A union that names the very type of the value keeps it.
                        if _mentions("builtins.float", arguments) and not _mentions(own, arguments):
                            self._place.lose(f"the field `{name}` does not hold floats")
            case _:
                pass

    def _require_files(self, value: Value, annotation: Value, name: str) -> None:
        """Refuse text where a file is declared: defaults are not validated, and it has no way."""
        if _is_none(value) and is_generic(annotation, *_UNIONS):
            return
        if _mentions_flyte(annotation) and any(isinstance(i, Known) for i in _items(value)):
            if isinstance(annotation, External) and not self._in_schema:
                message = f"the default of `{name}` is no instance of its class"
                self._place.fail(UNENCODABLE_VALUE, message, exception="ValueError")
            self._place.lose(f"the field `{name}` may hold text where a file is declared")

    def dump(self, value: Value) -> object:
        """Dump a value."""
        match value:
            case Known(value=host):
                return self._atom(host)
            case ListValue(items=items, lost=None):
                return [self.dump(item) for item in items]
            case TupleValue(items=members, cls=None):
                return [self.dump(item) for item in members]
            case DictValue(lost=None):
                return self._dict(value)
            case InstanceValue():
                if is_member(value):
                    return self.dump(member_value(value, self._place))
                if model_trait(value.cls) is not None:
                    return self.model(value)
                if is_dataclass(value.cls):
                    return self._record(value)
            case LibraryObject(name="flytekit.FlyteFile" | "flytekit.FlyteDirectory"):
                if not self._in_schema:
                    return {"path": file_parts(value, self._place)}
            case LibraryObject(name="flytekit.StructuredDataset"):
                if not self._in_schema:
                    uri, format_ = dataset_parts(value, self._place)
                    return {"uri": uri, "file_format": format_}
            case Unknown():
                self._place.lose(value)
            case ListValue(lost=Unknown() as lost) | DictValue(lost=Unknown() as lost):
                self._place.lose(lost)
            case _:
                pass
        self._place.lose("how pydantic dumps this value is not known")

    def _dict(self, value: DictValue) -> dict[str, object]:
        made: dict[str, object] = {}
        for key, item in value.entries.values():
            if not (isinstance(key, Known) and type(key.value) in (str, int)):
                self._place.lose("how pydantic dumps these keys is not known")
            made[str(key.value)] = self.dump(item)
        return made

    def _atom(self, host: object) -> object:
        match host:
            case None | bool() | int() | str():
                return host
            case float() if math.isfinite(host):
                return host
            case datetime.datetime():
                return moment_text(host)
            case datetime.date():
                return host.isoformat()
            case datetime.timedelta():
                return duration_text(host)
            case decimal.Decimal() | uuid.UUID() | pathlib.PurePath():
                return str(host)
            case bytes() if host.isascii():
                return host.decode("ascii")
            case _:
                pass
        self._place.lose(f"how pydantic dumps a {type(host).__name__} is not known")


def _items(value: Value) -> list[Value]:
    match value:
        case ListValue(items=items):
            return [part for item in items for part in (item, *_items(item))]
        case TupleValue(items=members):
            return [part for item in members for part in (item, *_items(item))]
        case DictValue(entries=entries):
            return [part for _, item in entries.values() for part in (item, *_items(item))]
        case _:
            return [value]


def _is_none(value: Value) -> bool:
    return isinstance(value, Known) and value.value is None


def _mentions_flyte(annotation: Value) -> bool:
    if isinstance(annotation, Generic):
        arguments = annotation.arguments
        if is_generic(annotation, *_UNIONS) and _mentions("builtins.str", arguments):
            return False
        return _mentions_flyte(annotation.origin) or any(map(_mentions_flyte, arguments))
    return isinstance(annotation, External) and annotation.name in (
        FILE,
        DIRECTORY,
        DATASET,
        SCHEMA,
    )


def _mentions(name: str, arguments: tuple[Value, ...]) -> bool:
    return any(
        (isinstance(a, External) and a.name == name)
        or (isinstance(a, Generic) and _mentions(name, a.arguments))
        for a in arguments
    )


def moment_text(moment: datetime.datetime) -> str:
    """Spell a moment as pydantic does: whole minutes of the offset, `Z` for none."""
    text = moment.replace(tzinfo=None).isoformat()
    offset = moment.utcoffset()
    if offset is None:
        return text
    seconds = int(offset.total_seconds())
    if not seconds:
        return f"{text}Z"
    hours, rest = divmod(abs(seconds), 3_600)
    return f"{text}{'-' if seconds < 0 else '+'}{hours:02d}:{rest // 60:02d}"


def duration_text(duration: datetime.timedelta) -> str:
    """Spell a duration in ISO 8601 as pydantic does, with years of 365 days."""
    sign = "-" if duration < datetime.timedelta(0) else ""
    duration = abs(duration)
    years, days = divmod(duration.days, 365)
    date = _counted((years, "Y"), (days, "D"))
    if not duration.seconds and not duration.microseconds:
        return f"{sign}P{date or 'T0S'}"
    hours, rest = divmod(duration.seconds, 3_600)
    minutes, seconds = divmod(rest, 60)
    time = _counted((hours, "H"), (minutes, "M"))
    if duration.microseconds:
        time += f"{seconds}.{duration.microseconds:06d}".rstrip("0") + "S"
    else:
        time += _counted((seconds, "S"))
    return f"{sign}P{date}T{time}"


def _counted(*parts: tuple[int, str]) -> str:
    return "".join(f"{number}{unit}" for number, unit in parts if number)


_FLYTE = (FILE, DIRECTORY, DATASET, SCHEMA)
