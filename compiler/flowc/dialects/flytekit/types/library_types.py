"""Types of Python's library and of flytekit, as data: name, encoder, bases."""

from __future__ import annotations

from flowc.dialects.flytekit.types.standard_classes import PICKLED
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.plain import plain_map
from flowc_ir.types import (
    BlobType,
    SimpleKind,
    SimpleType,
    StructType,
    Type,
)

CONSTANT: dict[str, Type] = {
    "builtins.int": SimpleType(SimpleKind.INTEGER),
    "builtins.float": SimpleType(SimpleKind.FLOAT),
    "builtins.str": SimpleType(SimpleKind.STRING),
    "builtins.bool": SimpleType(SimpleKind.BOOLEAN),
    "builtins.NoneType": SimpleType(SimpleKind.NONE),
    "types.NoneType": SimpleType(SimpleKind.NONE),
    "datetime.datetime": SimpleType(SimpleKind.DATETIME),
    "datetime.date": SimpleType(SimpleKind.DATE),
    "datetime.timedelta": SimpleType(SimpleKind.DURATION),
    "typing.TextIO": BlobType("TextIO", "text/plain"),
    "typing.BinaryIO": BlobType("BinaryIO", "application/octet-stream"),
    "flytekit.types.error.error.FlyteError": SimpleType(SimpleKind.ERROR),
    "flytekit.types.iterator.json_iterator.JSONIterator": BlobType(
        "JSON Iterator", "jsonl", metadata=plain_map(format="json iterator")
    ),
    "flytekit.extras.pytorch.checkpoint.PyTorchCheckpoint": BlobType(
        "PyTorch Checkpoint", "PyTorchCheckpoint"
    ),
}
"""Classes whose type is always the same (flytekit 1.16.31 core/type_engine.py, extras/, types/)."""

DATAFRAMES = frozenset({"flytekit.StructuredDataset"})
"""Classes of flytekit's that are structured datasets."""

FILE_ALIASES: dict[str, str] = {
    "HDF5EncodedFile": "hdf5",
    "HTMLPage": "html",
    "JoblibSerializedFile": "joblib",
    "JPEGImageFile": "jpeg",
    "PDFFile": "pdf",
    "PNGImageFile": "png",
    "PythonPickledFile": "python_pickle",
    "PythonNotebook": "ipynb",
    "SVGImageFile": "svg",
    "CSVFile": "csv",
    "ONNXFile": "onnx",
    "TFRecordFile": "tfrecord",
    "JSONLFile": "jsonl",
}
"""Names of `flytekit.types.file` that are a `FlyteFile` of a format."""

DIRECTORY_ALIASES: dict[str, str] = {
    "TensorboardLogs": "tensorboard",
    "TFRecordsDirectory": "tfrecords_dir",
}
"""Names of `flytekit.types.directory` that are a `FlyteDirectory` of a format."""

MESSAGE = "google.protobuf.message.Message"
"""The base class of all protobuf messages."""

_MESSAGES = {
    "google.protobuf.any_pb2": "Any",
    "google.protobuf.duration_pb2": "Duration",
    "google.protobuf.empty_pb2": "Empty",
    "google.protobuf.field_mask_pb2": "FieldMask",
    "google.protobuf.struct_pb2": "ListValue Struct Value",
    "google.protobuf.timestamp_pb2": "Timestamp",
    "google.protobuf.wrappers_pb2": (
        "BoolValue BytesValue DoubleValue FloatValue Int32Value Int64Value StringValue UInt32Value "
        "UInt64Value"
    ),
    "flyteidl.core.errors_pb2": "ContainerError ErrorDocument",
    "flyteidl.core.execution_pb2": "ExecutionError TaskLog",
    "flyteidl.core.identifier_pb2": (
        "Identifier NodeExecutionIdentifier TaskExecutionIdentifier WorkflowExecutionIdentifier"
    ),
    "flyteidl.core.interface_pb2": "Parameter ParameterMap TypedInterface Variable VariableMap",
    "flyteidl.core.literals_pb2": (
        "Blob Literal LiteralCollection LiteralMap Primitive Scalar Schema StructuredDataset Union"
    ),
    "flyteidl.core.tasks_pb2": (
        "Container K8sPod Resources Resources.ResourceEntry Sql TaskMetadata TaskTemplate"
    ),
    "flyteidl.core.types_pb2": (
        "BlobType EnumType LiteralType SchemaType StructuredDatasetType UnionType"
    ),
    "flyteidl.core.workflow_pb2": "Node WorkflowTemplate",
}

MESSAGES = {f"{module}.{name}" for module, line in _MESSAGES.items() for name in line.split()}
"""Protobuf messages that are known to be messages."""


def message_type(name: str) -> StructType:
    """Give the type of a protobuf message of that qualified name."""
    return StructType("Protobuf-Transformer", metadata=plain_map(pb_type=name), msgpack=False)


@dataclass(frozen=True, slots=True)
class LibraryClass:
    """A library class: how CPython prints it (None if that differs by version), and its bases.

    `bases` has the classes of its MRO that flytekit has an encoder for, in order.
    """

    spelling: str | None
    bases: tuple[str, ...] = ()


_DERIVED: dict[str, tuple[str, ...]] = {
    "collections.OrderedDict": ("builtins.dict",),
    "collections.defaultdict": ("builtins.dict",),
    "collections.Counter": ("builtins.dict",),
    "collections.abc.Generator": ("collections.abc.Iterator",),
    "typing.TypedDict": ("builtins.dict",),
    "typing.NamedTuple": ("builtins.tuple",),
    "time.struct_time": ("builtins.tuple",),
    "os.stat_result": ("builtins.tuple",),
    "urllib.parse.ParseResult": ("builtins.tuple",),
    "urllib.parse.SplitResult": ("builtins.tuple",),
    "pydantic.RootModel": ("pydantic.BaseModel",),
}

_PICKLE = "flytekit.types.pickle.pickle.FlytePickle"


def _classes() -> dict[str, LibraryClass]:
    known = {name: LibraryClass(spelling) for name, spelling in PICKLED.items()}
    known[_PICKLE] = LibraryClass(_PICKLE)
    known |= {name: LibraryClass(None, bases) for name, bases in _DERIVED.items()}
    return known


CLASSES = _classes()
"""Library classes without an encoder of their own."""
