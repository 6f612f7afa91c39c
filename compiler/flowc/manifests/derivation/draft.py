"""A draft of a manifest from the sources of a plug-in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from flowc.manifests.derivation.described import NOTE, Describer, Part
from flowc.manifests.derivation.sources import Package
from flowc.manifests.plain_data import is_dict, is_list

NAMESPACES = ("flytekitplugins",)
"""Packages that several distributions share, and so have no file of their own."""

_MARK = re.compile(r"^(\s*)(- )?zz-not-derived-\d+: (.*)$")


def package_name(folder: Path) -> str:
    """Give the dotted name of the package in a folder."""
    parts = [folder.name]
    above = folder.parent
    while (above / "__init__.py").is_file() or above.name in NAMESPACES:
        parts.insert(0, above.name)
        above = above.parent
    return ".".join(parts)


def draft(folder: Path, package: str, id_: str) -> str:
    """Give a manifest as YAML; what could not be derived stands in it as comments."""
    sources = Package(folder, package)
    describer = Describer(sources)
    parts: dict[str, list[Part]] = {
        "enums": list(describer.enums()),
        "classes": list(describer.records()),
        "tasks": list(describer.tasks()),
        "decorators": list(describer.decorators()),
    }
    parts = _reachable(parts, sources.exports())
    names = {str(part["name"]).rpartition(".")[2] for each in parts.values() for part in each}
    head: Part = {
        "format": 1,
        "id": id_,
        "summary": "",
        "package": package,
        "exports": [name for name in sources.exports() if name in names],
    }
    document = {**head, **{key: each for key, each in parts.items() if each}}
    text = yaml.dump(
        _marked(document), Dumper=_Dumper, sort_keys=False, width=1000, allow_unicode=True
    )
    return "\n".join(_commented(text)) + "\n"


class _Dumper(yaml.SafeDumper):
    """Writes everything where it stands, without references."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _reachable(parts: dict[str, list[Part]], exports: list[str]) -> dict[str, list[Part]]:
    """Leave out enumerations that nothing names."""
    text = repr(parts["classes"]) + repr(parts["tasks"])
    kept = [
        enum
        for enum in parts["enums"]
        if str(enum["name"]) in text or str(enum["name"]).rpartition(".")[2] in exports
    ]
    return {**parts, "enums": kept}


def _marked(data: object) -> object:
    """Put each note under a key of its own, which becomes a comment."""
    if is_dict(data):
        made: dict[str, object] = {}
        for key, item in data.items():
            if key == NOTE and is_list(item):
                made |= {f"zz-not-derived-{i}": str(note) for i, note in enumerate(item)}
            else:
                made[key] = _marked(item)
        return made
    return [_marked(item) for item in data] if is_list(data) else data


def _commented(text: str) -> Iterator[str]:
    for line in text.splitlines():
        found = _MARK.match(line)
        if found is None:
            yield line
            continue
        said: object = yaml.safe_load(found[3])
        yield f"{found[1]}# {NOTE}: {said}"
