"""Tables of Dolt in lists and optional places."""

from typing import Dict, List, Optional

from flytekit import dynamic, task, workflow
from flytekitplugins.dolt.schema import DoltTable


@task
def merged(tables: List[DoltTable], extra: Optional[DoltTable] = None) -> Dict[str, DoltTable]:
    return {"a": tables[0]}


@dynamic
def pick(tables: List[DoltTable]) -> DoltTable:
    return tables[0]


@workflow
def branches(tables: List[DoltTable]) -> Dict[str, DoltTable]:
    pick(tables=tables)
    return merged(tables=tables)
