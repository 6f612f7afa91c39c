"""Annotations of Python for the types that manifests write."""

from __future__ import annotations

from flowc.manifests.shapes import ListOf, MapOf, Named, Nullable, OneOf, Shape, parse_shape

_ATOMS = {
    "string": "str",
    "int": "int",
    "float": "float",
    "bool": "bool",
    "bytes": "bytes",
    "duration": "datetime.timedelta",
    "datetime": "datetime.datetime",
}


def python_hint(text: str) -> str:
    """Give the annotation for a type as a manifest writes it."""
    return _hint(parse_shape(text))


def _hint(shape: Shape) -> str:
    match shape:
        case Named(name=name) if name in _ATOMS:
            return _ATOMS[name]
        case Named(name=name):
            return name.rpartition(".")[2] if "." in name or name[:1].isupper() else "typing.Any"
        case ListOf(item=item):
            return f"typing.List[{_hint(item)}]"
        case MapOf(item=item):
            return f"typing.Dict[str, {_hint(item)}]"
        case Nullable(item=item):
            return f"typing.Optional[{_hint(item)}]"
        case OneOf(options=options):
            return f"typing.Union[{', '.join(map(_hint, options))}]"
