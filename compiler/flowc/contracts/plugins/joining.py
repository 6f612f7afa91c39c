"""A manifest with the parts of others that its classes extend."""

from __future__ import annotations

from collections.abc import Iterable

from flowc_idl.flowc.ext.v1.manifest_pb2 import Manifest


def joined(manifest: Manifest, others: Iterable[Manifest]) -> Manifest:
    """Give a manifest in which what it extends of others stands as its own.

    A class of another package is written whole after a colon; here its name is the one that it has
    in its own manifest.
    """
    made = Manifest()
    made.CopyFrom(manifest)
    known = {other.package: other for other in others}
    taken = {manifest.package}
    while (package := _wanted(made, known)) is not None:
        for record in made.classes:
            record.extends = record.extends.replace(f":{package}.", "")
        for task in made.tasks:
            task.extends = task.extends.replace(f":{package}.", "")
        if package not in taken:
            taken.add(package)
            _add(made, known[package])
    return made


def _wanted(made: Manifest, known: dict[str, Manifest]) -> str | None:
    """Give the package of a class that is still written whole."""
    extended = [record.extends for record in made.classes]
    extended += [name for task in made.tasks for name in task.extends.split()]
    for name in extended:
        parts = name.removeprefix(":").split(".")
        packages = (".".join(parts[:length]) for length in range(len(parts) - 1, 0, -1))
        found = next((package for package in packages if package in known), None)
        if name.startswith(":") and found is not None:
            return found
    return None


def _add(made: Manifest, other: Manifest) -> None:
    """Add what another manifest has, where there is nothing of that name."""
    classes = {each.name for each in made.classes} | {each.name for each in made.enums}
    made.classes.extend(each for each in other.classes if each.name not in classes)
    made.enums.extend(each for each in other.enums if each.name not in classes)
    tasks = {each.name for each in made.tasks}
    made.tasks.extend(each for each in other.tasks if each.name not in tasks)
    connectors = {each.name for each in made.connectors}
    made.connectors.extend(each for each in other.connectors if each.name not in connectors)
    for name, fragment in other.fragments.items():
        if name not in made.fragments:
            made.fragments[name].CopyFrom(fragment)
