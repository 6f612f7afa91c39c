"""Cron expressions, as far as flytekit's own check of them goes."""

from __future__ import annotations

import re

ALIASES = frozenset("@midnight @hourly @daily @weekly @monthly @yearly @annually".split())
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
RANGES = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7), (0, 59), (1970, 2099))
DAY_FIELD, MONTH_FIELD, WEEKDAY_FIELD = 2, 3, 4
PLAIN_FIELDS = 5
LAST_DAYS = {1: 31, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
LAST_OF_FEBRUARY = 29
PIECE = re.compile(r"(\*|[a-z]+|\d+)(?:-([a-z]+|\d+))?(?:/(\d+))?", re.ASCII)
UNCLEAR = re.compile(
    rf"r(\(\d+-\d+\))?(/\d+)?|(?:\d|[lw#?/*-]|{'|'.join((*MONTHS, *DAYS))})+", re.ASCII
)
FIELD = re.compile(r"\S+", re.ASCII)


def is_valid_cron(expression: str, *, must_fire: bool = True) -> bool | None:
    """Tell whether croniter 7, which flytekit 1.16.31 asks, takes an expression.

    `must_fire`: an expression without a next run is wrong; older versions of flytekit let it pass.
    None where that depends on rules that are not mirrored: `L`, `W`, `#`, `R`, wrapping ranges.
    """
    lowered = expression.lower()
    if lowered in ALIASES:
        return True
    fields = FIELD.findall(lowered)
    if not PLAIN_FIELDS <= len(fields) <= len(RANGES):
        return False
    if len(fields) == len(RANGES):
        return None  # a year may lie in the past: whether it fires again depends on the clock
    verdicts = [_field(text, position) for position, text in enumerate(fields)]
    if False in verdicts:
        return False
    if None in verdicts:
        return None
    return _fires(fields) if must_fire else True


def _field(text: str, position: int) -> bool | None:
    if text == "?":
        return position in (DAY_FIELD, WEEKDAY_FIELD)
    verdicts = [_piece(piece, position) for piece in text.split(",")]
    if False in verdicts:
        return False
    return None if None in verdicts else True


def _piece(piece: str, position: int) -> bool | None:
    match = PIECE.fullmatch(piece)
    if match is None:
        return None if _is_unclear(piece) else False
    low_text, high_text, step = match.groups()
    if step is not None and int(step) == 0:
        return False
    if low_text == "*":
        return high_text is None
    low = _number(low_text, position)
    high = _number(high_text, position) if high_text is not None else low
    if low is None or high is None:
        return None if _is_unclear(piece) else False
    lowest, highest = RANGES[position]
    if max(low, high) > highest:
        return False
    if min(low, high) < lowest or high < low:
        return None
    return True


def _is_unclear(piece: str) -> bool:
    return bool(set(piece) & set("lwr#?")) and UNCLEAR.fullmatch(piece) is not None


def _number(text: str, position: int) -> int | None:
    if text.isdigit():
        return int(text)
    if position == MONTH_FIELD and text in MONTHS:
        return MONTHS.index(text) + 1
    if position == WEEKDAY_FIELD and text in DAYS:
        return DAYS.index(text)
    return None


def _fires(fields: list[str]) -> bool | None:
    """Tell whether a valid expression ever fires: the 31st of February does not."""
    day, month, weekday = fields[DAY_FIELD], fields[MONTH_FIELD], fields[WEEKDAY_FIELD]
    smallest = min((int(number) for number in re.findall(r"\d+", day)), default=1)
    if weekday not in ("*", "?") or smallest <= LAST_OF_FEBRUARY or "*" in month:
        return True
    if day.isdigit() and month.isdigit():
        return int(day) <= LAST_DAYS.get(int(month), LAST_OF_FEBRUARY)
    return None
