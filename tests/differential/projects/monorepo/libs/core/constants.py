import datetime as _dt

__all__ = ["CURRENCY", "TIMEOUT", "VAT"]

CURRENCY = "EUR"
VAT = {"DE": 0.19, "FR": 0.2, "LU": 0.17}
TIMEOUT = _dt.timedelta(minutes=5)
HIDDEN = "not exported"
