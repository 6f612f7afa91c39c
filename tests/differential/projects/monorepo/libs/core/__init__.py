"""Star imports all the way down."""

from .constants import *
from .kinds import *
from . import constants as _constants, kinds as _kinds

__all__ = _constants.__all__ + [name for name in vars(_kinds) if name[0].isupper()]
