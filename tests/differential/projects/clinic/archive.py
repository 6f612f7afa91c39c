"""Records with a JSON form of their own, some of which nobody can describe."""

from dataclasses import dataclass, field
from typing import Any, Callable, Dict, List, Optional

import numpy as np
import pandas as pd
from dataclasses_json import DataClassJsonMixin, dataclass_json
from flytekit import task, workflow


class Scanner:
    """A plain class: its values are pickled."""


@dataclass_json
@dataclass
class Plain:
    name: str
    tags: List[str] = field(default_factory=list)
    extra: Optional[Dict[str, Any]] = None


@dataclass_json
@dataclass
class Scan:
    slices: List[np.ndarray]
    plain: Plain


@dataclass
class Table(DataClassJsonMixin):
    rows: pd.DataFrame
    title: str = "table"


@dataclass
class Device(DataClassJsonMixin):
    scanner: Scanner
    serial: int = 0


@dataclass
class Loose:
    names: List
    by_name: Dict[str, List]


@dataclass
class Around:
    loose: Loose
    plain: Plain


@dataclass
class Handler:
    on_error: Callable
    scan: Optional[Scan] = None


@task
def store(scan: Scan, table: Table, device: Device) -> Plain:
    return scan.plain


@task
def loosen(loose: Loose, around: Around, handler: Handler) -> List[Plain]:
    return [around.plain]


@workflow
def keep(
    scan: Scan,
    table: Table,
    device: Device,
    loose: Loose,
    around: Around,
    handler: Handler,
    plain: Plain = Plain("nobody", extra={"a": [1, None]}),
) -> List[Plain]:
    store(scan=scan, table=table, device=device)
    return loosen(loose=loose, around=around, handler=handler)
