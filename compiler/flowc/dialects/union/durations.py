"""Durations in the spelling of ISO 8601."""

from __future__ import annotations

import datetime


def iso_duration(duration: datetime.timedelta) -> str:
    """Spell a duration as `union` 0.1.204 does (_vendor/isodate): days, hours, minutes, seconds."""
    sign = "-" if duration < datetime.timedelta(0) else ""
    micros = abs(duration // datetime.timedelta(microseconds=1))
    seconds, micros = divmod(micros, 1_000_000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    date = f"{days}D" if days else ""
    time = f"{hours}H" if hours else ""
    time += f"{minutes}M" if minutes else ""
    if micros:
        time += f"{seconds}.{micros:06d}".rstrip("0") + "S"
    elif seconds:
        time += f"{seconds}S"
    return f"{sign}P{date}{'T' if time else ''}{time}" if date or time else f"{sign}P0D"
