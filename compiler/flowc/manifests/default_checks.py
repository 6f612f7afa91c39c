"""Whether the default of a parameter fits the type that the manifest gives it."""

from __future__ import annotations

from collections.abc import Mapping

from flowc.manifests.nodes import Atom, Map, Node, Sequence
from flowc.manifests.shapes import ListOf, MapOf, Named, Nullable, OneOf, Shape

_ATOMS: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "image": (str,),
    "int": (int,),
    "float": (float, int),
    "bool": (bool,),
}


def fits(node: Node, shape: Shape) -> bool:
    """Tell whether data can be a value of a type."""
    match shape, node:
        case Named(name="any"), _:
            return True
        case Nullable(item=item), _:
            return _is_null(node) or fits(node, item)
        case OneOf(options=options), _:
            return any(fits(node, option) for option in options)
        case ListOf(item=item), Sequence(items=items):
            return all(fits(each, item) for each in items)
        case MapOf(item=item), Map(entries=entries):
            return all(fits(entry.node, item) for entry in entries)
        case Named(name=name), Atom(value=bool()):
            return name == "bool"
        case Named(name=name), Atom(value=value):
            return isinstance(value, _ATOMS.get(name, ()))
        case _:
            return False


def object_fits(name: str, shape: Shape, bases: Mapping[str, str]) -> bool:
    """Tell whether an object of a class fits a type; `bases` says what each class extends."""
    match shape:
        case Nullable(item=item):
            return object_fits(name, item, bases)
        case OneOf(options=options):
            return any(object_fits(name, option, bases) for option in options)
        case Named(name="any"):
            return True
        case Named(name=wanted):
            seen: set[str] = set()
            while name and name not in seen:
                if name == wanted:
                    return True
                seen.add(name)
                name = bases.get(name, "")
            return False
        case _:
            return False


def _is_null(node: Node) -> bool:
    return isinstance(node, Atom) and node.value is None
