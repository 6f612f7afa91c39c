"""What flowc's own manifests say of types, in a form that is quick to read.

`catalogue/types.json` is made from them by `indexing`, and checked by a test: reading manifests
themselves takes longer than a small compilation.
"""

from __future__ import annotations

import json
from functools import cache

from flowc.manifests.plain_data import is_dict, is_list
from flowc.manifests.shelf import FOLDER
from flowc_ir.lazy_dataclass import dataclass

INDEX = FOLDER / "types.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """A type that a parameter may be, and what its encoding carries beside."""

    type: str
    metadata: object = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeEntry:
    """What a manifest says of one class: the fields of `flowc.ext.v1.TypeExtension`, names whole.

    `accepts` and `default` are those of the parameter that is encoded; `older` are pairs of the
    first release without an encoding, and the encoding, `older_spellings` likewise. `manifest` is
    the id and the hash.
    """

    name: str
    manifest: tuple[str, str]
    tag: str = ""
    literal_type: object = None
    is_dataset: bool = False
    bases: tuple[str, ...] = ()
    spelling: str = ""
    active_when: str = ""
    loaded_by_sdk: bool = False
    doubtful_after: tuple[str, ...] = ()
    accepts: tuple[Encoded, ...] = ()
    default: str = ""
    most_annotations: int = 0
    older: tuple[tuple[str, object], ...] = ()
    json_schema: object = None
    schema_unknown: bool = False
    not_liftable: str = ""
    refuses_null: bool = False
    opaque: str = ""
    older_spellings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class IndexedConstant:
    """A value that a name of a package stands for; `manifest` is the id and the hash."""

    package: str
    value: object
    manifest: tuple[str, str]


class TypeIndex:
    """The entries by all the names of their classes, each made once it is asked for.

    `ids` are those of the manifests, by their packages; `only_types` are the packages of which
    nothing else is said. `constants` are names that stand for values.
    """

    def __init__(self) -> None:
        self.ids: dict[str, str] = {}
        self.only_types: set[str] = set()
        self.constants: dict[str, IndexedConstant] = {}
        self._described: dict[str, tuple[dict[str, object], tuple[str, str]]] = {}
        self._made: dict[str, TypeEntry] = {}

    def add(self, package: str, described: dict[str, object]) -> None:
        """Take over what the index says of one package."""
        manifest = (_text(described, "id"), _text(described, "sha256"))
        self.ids[package] = manifest[0]
        if described.get("only_types") is True:
            self.only_types.add(package)
        constants, types = described.get("constants"), described.get("types")
        for name, value in constants.items() if is_dict(constants) else ():
            self.constants[name] = IndexedConstant(package, value, manifest)
        for item in types if is_list(types) else ():
            if is_dict(item):
                here = (item, manifest)
                for name in _texts(item, "subclasses"):
                    self._described.setdefault(name, here)
                self._described[_text(item, "name")] = here
                for name in _texts(item, "aliases"):
                    self._described[name] = here

    def get(self, name: str) -> TypeEntry | None:
        """Give the entry of a class by any of its names."""
        if name not in self._described:
            return None
        if name not in self._made:
            item, manifest = self._described[name]
            entry = _entry(item, manifest)
            if name != entry.name and name in _texts(item, "subclasses"):
                bases = (entry.name, *entry.bases)
                entry = TypeEntry(name=name, manifest=manifest, bases=bases)
            self._made[name] = entry
        return self._made[name]

    def entries(self) -> dict[str, TypeEntry]:
        """Give all entries, by all names."""
        found = ((name, self.get(name)) for name in self._described)
        return {name: entry for name, entry in found if entry is not None}


@cache
def type_index() -> TypeIndex:
    """Give the types of flowc's own manifests."""
    data: object = json.loads(INDEX.read_text(encoding="utf-8"))
    index = TypeIndex()
    for package, described in data.items() if is_dict(data) else ():
        if is_dict(described):
            index.add(package, described)
    return index


def entries_of(described: dict[str, object]) -> dict[str, TypeEntry]:
    """Give the entries of one package of the index, by all their names."""
    index = TypeIndex()
    index.add("", described)
    return index.entries()


def _entry(item: dict[str, object], manifest: tuple[str, str]) -> TypeEntry:
    accepts, older = item.get("accepts"), item.get("older")
    most, spellings = item.get("most_annotations"), item.get("older_spellings")
    return TypeEntry(
        name=_text(item, "name"),
        manifest=manifest,
        tag=_text(item, "tag"),
        literal_type=item.get("literal_type"),
        is_dataset=item.get("dataset") is True,
        bases=_texts(item, "bases"),
        spelling=_text(item, "spelling"),
        active_when=_text(item, "active_when"),
        loaded_by_sdk=item.get("loaded_by_sdk") is True,
        doubtful_after=_texts(item, "doubtful_after"),
        accepts=tuple(
            Encoded(type=_text(each, "type"), metadata=each.get("metadata"))
            for each in (accepts if is_list(accepts) else ())
            if is_dict(each)
        ),
        default=_text(item, "default"),
        most_annotations=most if isinstance(most, int) else 0,
        older=tuple(
            (_text(each, "before"), each.get("literal_type"))
            for each in (older if is_list(older) else ())
            if is_dict(each)
        ),
        json_schema=item.get("json_schema"),
        schema_unknown=item.get("schema_unknown") is True,
        not_liftable=_text(item, "not_liftable"),
        refuses_null=item.get("refuses_null") is True,
        opaque=_text(item, "opaque"),
        older_spellings=tuple(
            (_text(each, "before"), _text(each, "spelling"))
            for each in (spellings if is_list(spellings) else ())
            if is_dict(each)
        ),
    )


def _text(item: dict[str, object], key: str) -> str:
    found = item.get(key)
    return found if isinstance(found, str) else ""


def _texts(item: dict[str, object], key: str) -> tuple[str, ...]:
    found = item.get(key)
    return tuple(text for text in found if isinstance(text, str)) if is_list(found) else ()
