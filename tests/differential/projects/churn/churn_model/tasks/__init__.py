from .features import build_features, split
from .fit import evaluate, fit

__all__ = [name for name in dir() if not name.startswith("_")]
