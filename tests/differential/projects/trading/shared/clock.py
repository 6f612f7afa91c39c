"""Trading days and sessions, worked out at import."""
# shared has no __init__.py.

import calendar
from datetime import date, datetime, time, timedelta, timezone

NEW_YORK = timezone(timedelta(hours=-5), name="EST")
YEAR = 2024
HOLIDAYS = {date(YEAR, 1, 1), date(YEAR, 7, 4), date(YEAR, 12, 25)}


def trading_days(month: int):
    day = date(YEAR, month, 1)
    while day.month == month:
        if day.weekday() < 5 and day not in HOLIDAYS:
            yield day
        day += timedelta(days=1)


JANUARY = list(trading_days(1))
FIRST, LAST = JANUARY[0], JANUARY[-1]
OPEN = datetime.combine(FIRST, time(9, 30), tzinfo=NEW_YORK)
CLOSE = OPEN.replace(hour=16, minute=0)
SESSION = CLOSE - OPEN
STAMP = OPEN.strftime("%Y%m%d-%H%M")
PARSED = datetime.strptime("2024-03-31 23:59", "%Y-%m-%d %H:%M")
MONTH_NAME = calendar.month_name[FIRST.month]
QUARTERS = {f"Q{(m - 1) // 3 + 1}": date(YEAR, m, 1) for m in range(1, 13, 3)}
