"""Which libraries register something with flytekit, or may, when they are imported."""

from __future__ import annotations

from flowc.frontend.imports.unused_import import Quiet
from flowc.frontend.interpreter.packages import LOADED

_REGISTERING = tuple(
    f"flytekit.{module}."
    for module in (
        "extras.pydantic_transformer", "extras.pytorch", "extras.sklearn", "extras.sqlite3",
        "extras.tensorflow", "types.file.image", "types.numpy", "types.schema",
        "types.structured.basic_dfs", "types.structured.bigquery", "types.structured.snowflake",
    )
)  # fmt: skip
"""What `import flytekit` leaves out, and what adds types or tasks (flytekit 1.16.31)."""

_NAMESPACES = frozenset({"google"})


def quiet(name: str) -> Quiet:
    """Tell whether importing a module, or a name of one, does nothing that outlasts it.

    Plug-ins register types and tasks, and `union` changes what flytekit does. What flytekit has
    imported already is not run again.
    """
    top = name.partition(".")[0]
    if top in ("flytekitplugins", "union") or f"{name}.".startswith(_REGISTERING):
        return Quiet.NO
    if top == "flytekit":
        return Quiet.YES
    is_loaded = top in LOADED and top not in _NAMESPACES and name.count(".") <= 1
    return Quiet.YES if is_loaded else Quiet.UNKNOWN
