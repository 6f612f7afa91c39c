"""Notes that cannot be hashed: inside `|`, which compares its parts, they do no harm."""

from dataclasses import dataclass
from typing import Annotated, Dict, List, Literal, Optional, Tuple

from flytekit import kwtypes, task, workflow
from flytekit.types.structured import StructuredDataset

Table = Annotated[StructuredDataset, kwtypes(a=int, b=str)]


@dataclass
class Share:
    part: Literal[0.5, 1.5]
    mixed: Literal[0.5, "half"] = "half"
    one: Literal[2.5] = 2.5


@task
def share(share: Share) -> Share:
    return share


@task
def tables(
    by_name: dict[str, Table] | None = None,
    rows: List[Annotated[int, {"unit": "m"}]] = [1],
    either: int | list[Annotated[str, ["a", "note"]]] = 3,
) -> Tuple[str, Dict[str, Table]]:
    return "", {}


@workflow
def noted(table: Table, names: Optional[list[str]] = None) -> Dict[str, Table]:
    _, made = tables(by_name={"a": table}, rows=[1])
    tables(by_name=made, rows=[2, 3], either=["x"])
    return made
