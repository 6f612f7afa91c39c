from dataclasses import dataclass as _dataclass
from enum import Enum as _Enum
from typing import NamedTuple as _NamedTuple


class Carrier(_Enum):
    DHL = "dhl"
    POST = "post"


@_dataclass
class Parcel:
    weight: float
    to: str = "DE"
    carrier: Carrier = Carrier.DHL


class Priced(_NamedTuple):
    net: float
    tax: float = 0.0


def _private():
    return None
