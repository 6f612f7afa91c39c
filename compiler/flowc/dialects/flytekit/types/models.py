"""Library names that types and values are made with: what the registry knows of them."""

from __future__ import annotations

from collections.abc import Callable

from flowc.dialects.flytekit.types.bases import JSON_METHODS, JSON_MIXINS
from flowc.dialects.flytekit.types.files import ALIASES as FILE_TYPES
from flowc.dialects.flytekit.types.files import EXTENSION
from flowc.dialects.flytekit.types.library_types import FILE_ALIASES
from flowc.dialects.flytekit.types.mashumaro.shapes import CONSTRAINTS
from flowc.dialects.flytekit.types.objects import LibraryObject, constructor, type_variable
from flowc.dialects.flytekit.types.uris import DATASET, SCHEMA
from flowc.frontend.interpreter.context import Builtin, Call, Context, Model
from flowc.frontend.interpreter.registry import Registry, unknown_model
from flowc.frontend.interpreter.values import (
    NONE,
    ClassValue,
    DictValue,
    External,
    Generic,
    Known,
    TupleValue,
    TypeVariable,
    Unknown,
    Value,
)

_FILE = ("path", "downloader", "remote_path", "metadata")
_DATASET = ("dataframe", "uri", "metadata")
"""What it takes by position; it reads `file_format` of any keywords (flytekit 1.16.31)."""
_DIRECTORY = ("path", "downloader", "remote_directory")

CONSTRUCTORS: dict[str, tuple[tuple[str, ...], int]] = {
    "flytekit.FlyteFile": (_FILE, 1),
    "flytekit.FlyteDirectory": (_DIRECTORY, 1),
    "flytekit.HashMethod": (("function",), 1),
    "flytekit.BatchSize": (("val",), 1),
    "flytekit.core.annotation.FlyteAnnotation": (("data",), 1),
    EXTENSION: (("ext",), 1),
    "flytekit.extras.tensorflow.record.TFRecordDatasetConfig": (
        ("compression_type", "buffer_size", "num_parallel_reads", "name"),
        0,
    ),
    **{name: (("value",), 1) for name in CONSTRAINTS},
}
"""Library classes whose instances are known by what they were made with: parameters, required."""

ALIASES: dict[str, str] = {
    "flytekit.types.file.FlyteFile": "flytekit.FlyteFile",
    "flytekit.types.file.file.FlyteFile": "flytekit.FlyteFile",
    "flytekit.types.directory.FlyteDirectory": "flytekit.FlyteDirectory",
    "flytekit.types.directory.types.FlyteDirectory": "flytekit.FlyteDirectory",
    "flytekit.types.structured.StructuredDataset": "flytekit.StructuredDataset",
    "flytekit.types.structured.structured_dataset.StructuredDataset": "flytekit.StructuredDataset",
    "flytekit.StructuredDatasetFormat": "builtins.str",
    "flytekit.types.structured.structured_dataset.StructuredDatasetFormat": "builtins.str",
    "flytekit.core.hash.HashMethod": "flytekit.HashMethod",
    "flytekit.core.type_engine.BatchSize": "flytekit.BatchSize",
    "flytekit.core.base_task.kwtypes": "flytekit.kwtypes",
    "flytekit.types.schema.FlyteSchema": "flytekit.types.schema.types.FlyteSchema",
    "flytekit.types.error.FlyteError": "flytekit.types.error.error.FlyteError",
    "flytekit.types.pickle.FlytePickle": "flytekit.types.pickle.pickle.FlytePickle",
    "flytekit.types.iterator.JSON": "flytekit.types.iterator.json_iterator.JSON",
    "flytekit.types.iterator.JSONIterator": "flytekit.types.iterator.json_iterator.JSONIterator",
    "flytekit.extend.TypeTransformer": "flytekit.core.type_engine.TypeTransformer",
    "flytekit.extras.pytorch.PyTorchCheckpoint": (
        "flytekit.extras.pytorch.checkpoint.PyTorchCheckpoint"
    ),
    "dataclasses_json.api.DataClassJsonMixin": "dataclasses_json.DataClassJsonMixin",
    "dataclasses_json.api.dataclass_json": "dataclasses_json.dataclass_json",
    "mashumaro.DataClassJSONMixin": "mashumaro.mixins.json.DataClassJSONMixin",
    **{
        f"flytekit.types.{module}.{name}": target
        for module in ("file", "directory")
        for name, target in (
            ("typing", "typing"),
            ("Annotated", "typing.Annotated"),
            ("get_args", "typing.get_args"),
            ("get_origin", "typing.get_origin"),
        )
    },
    "typing.Text": "builtins.str",
    # These are aliases of one another in flytekit, but types of their own here.
    **{name: name for name in FILE_TYPES},
}
"""Other names of what this room knows → canonical names."""

STARS: dict[str, tuple[str, ...]] = {
    "flytekit.types.file": (
        "typing",
        "Annotated",
        "get_args",
        "get_origin",
        "FlyteFile",
        "FlyteFilePathTransformer",
        "FileExt",
        "file",
        *FILE_ALIASES,
        *(name for name in FILE_ALIASES.values() if name != "tfrecord" and name != "jsonl"),
        "tfrecords_file",
        "jsonl_file",
    ),
    "flytekit.types.directory": (
        "typing",
        "FlyteDirectory",
        "FlyteDirToMultipartBlobTransformer",
        "tensorboard",
        "TensorboardLogs",
        "tfrecords_dir",
        "TFRecordsDirectory",
        "types",
    ),
}
"""What star imports bind (these modules have no `__all__`)."""

_FILE_METHODS = (
    "crawl download extension from_source listdir new new_dir new_file new_remote new_remote_file "
    "open"
).split()

_SUBSCRIPTED = (
    "flytekit.FlyteFile",
    "flytekit.FlyteDirectory",
    "flytekit.types.schema.types.FlyteSchema",
)

CLASSES = frozenset(
    {
        "flytekit.FlyteFile",
        "flytekit.FlyteDirectory",
        "flytekit.core.annotation.FlyteAnnotation",
        "mashumaro.config.BaseConfig",
        *JSON_MIXINS,
    }
)
"""Library classes that do not interfere with a user's subclass."""


def install(registry: Registry) -> None:
    """Add all that this room knows of library names."""
    registry.aliases |= ALIASES
    registry.stars |= STARS
    registry.classes |= CLASSES
    for name, (parameters, required) in CONSTRUCTORS.items():
        registry.models[name] = constructor(name, parameters, required)
    registry.models[DATASET] = constructor(DATASET, _DATASET, read=("file_format",))
    for name, type_ in FILE_TYPES.items():
        is_file = type_.tag == "FlyteFilePath"
        target = "flytekit.FlyteFile" if is_file else "flytekit.FlyteDirectory"
        registry.models[name] = registry.models[target]
    for base in JSON_MIXINS:
        for name in JSON_METHODS:
            registry.models[f"{base}.{name}"] = _unknown_method(name)
    for base in ("flytekit.FlyteFile", "flytekit.FlyteDirectory"):
        for name in _FILE_METHODS:
            registry.models[f"{base}.{name}"] = _unknown_method(name)
    for name in _SUBSCRIPTED:
        registry.models[f"{name}.__class_getitem__"] = _subscript(name)
    registry.models["flytekit.kwtypes"] = kwtypes
    # Known to be a class, so that it counts as true.
    registry.models[SCHEMA] = unknown_model("a `FlyteSchema` object is not followed")
    registry.models["typing.TypeVar"] = type_variable
    registry.models["dataclasses_json.dataclass_json"] = _dataclass_json
    registry.models["dataclasses_json.config"] = _field_config
    registry.models["mashumaro.field_options"] = _field_options
    registry.constants |= {
        "flytekit.types.iterator.json_iterator.JSON": _json,
        "flytekit.types.structured.structured_dataset.CSV": lambda: Known("csv"),
        "flytekit.types.structured.structured_dataset.PARQUET": lambda: Known("parquet"),
        "flytekit.types.structured.structured_dataset.GENERIC_FORMAT": lambda: Known(""),
        "flytekit.types.directory.tensorboard": lambda: TypeVariable("tensorboard"),
        "flytekit.types.directory.tfrecords_dir": lambda: TypeVariable("tfrecords_dir"),
    }
    for name in FILE_ALIASES.values():
        bound = {"tfrecord": "tfrecords_file", "jsonl": "jsonl_file"}.get(name, name)
        registry.constants[f"flytekit.types.file.{bound}"] = _extension(name)
    registry.put_off(("pydantic",), _add_pydantic)
    registry.put_off(("pyarrow",), _add_arrow)


def _add_pydantic(registry: Registry) -> None:
    from flowc.dialects.flytekit.types.pydantic import construction

    construction.install(registry)


def _add_arrow(registry: Registry) -> None:
    from flowc.dialects.flytekit.types import arrow

    arrow.install(registry)


def _unknown_method(name: str) -> Model:
    return unknown_model(f"`{name}` of a library class is not followed")


def _subscript(name: str) -> Model:
    """Model `FlyteFile["csv"]`: the string is a format, not a type that is named later."""

    def model(context: Context, call: Call) -> Value:
        key = call.positional[0]
        items = key.items if isinstance(key, TupleValue) else (key,)
        return Generic(External(name), tuple(map(_as_format, items)))

    return model


def _as_format(item: Value) -> Value:
    if isinstance(item, Known) and isinstance(item.value, str):
        return LibraryObject(EXTENSION, {"ext": item})
    return item


def kwtypes(context: Context, call: Call) -> Value:
    """Give the ordered dict of `flytekit.kwtypes(a=int, …)`."""
    if call.positional:
        context.throw("TypeError", "kwtypes() takes 0 positional arguments", call.span)
    entries: dict[object, tuple[Value, Value]] = {
        name: (Known(name), value) for name, value in call.keywords.items()
    }
    return DictValue(entries, type_name="collections.OrderedDict")


def _extension(name: str) -> Callable[[], Value]:
    def make() -> Value:
        extension = LibraryObject(EXTENSION, {"ext": Known(name)})
        return Generic(External("typing.Annotated"), (External("builtins.str"), extension))

    return make


def _json() -> Value:
    """Give flytekit's `JSON` union (types/iterator/json_iterator.py)."""
    any_ = External("typing.Any")
    text = External("builtins.str")
    parts = (
        Generic(External("typing.Dict"), (text, any_)),
        Generic(External("typing.List"), (any_,)),
        External("builtins.bool"),
        External("builtins.float"),
        External("builtins.int"),
        text,
    )
    return Generic(External("typing.Union"), parts)


def _dataclass_json(context: Context, call: Call) -> Value:
    """Model the decorator: the class stays as it is, and remembers that it was decorated."""
    if call.positional and isinstance(call.positional[0], ClassValue):
        cls = call.positional[0]
        cls.namespace.setdefault("dataclass_json_config", NONE)
        for name in JSON_METHODS:
            full = f"dataclasses_json.DataClassJsonMixin.{name}"
            cls.namespace[name] = Builtin(full, _unknown_method(name))
        return cls
    if call.positional and isinstance(call.positional[0], Unknown):
        return call.positional[0]
    return Builtin("dataclasses_json.dataclass_json", _dataclass_json)


def _field_config(context: Context, call: Call) -> Value:
    """Model the metadata of dataclasses_json, which mashumaro does not read."""
    reason = "the settings of dataclasses_json are not followed"
    entry = (Known("dataclasses_json"), Unknown(reason, call.span))
    return DictValue({"dataclasses_json": entry})


def _field_options(context: Context, call: Call) -> Value:
    """Model mashumaro's metadata of a field."""
    entries: dict[object, tuple[Value, Value]] = {
        name: (Known(name), value)
        for name, value in call.keywords.items()
        if not (isinstance(value, Known) and value.value is None)
    }
    if call.positional:
        return Unknown("positional options of a field are not followed", call.span)
    return DictValue(entries)
