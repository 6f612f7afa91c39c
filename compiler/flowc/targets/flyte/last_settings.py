"""The settings of packaging in plain data, filled in."""

from __future__ import annotations

import posixpath

from flowc.targets.flyte.settings import FlyteSettings
from flowc_ir.plain import Plain, PlainList, PlainMap, PlainSetting, Setting


def filled_in(data: Plain, settings: FlyteSettings) -> Plain:
    """Give the same data with the settings that stand in it."""
    match data:
        case PlainMap():
            return filled_map(data, settings)
        case PlainList(items=items):
            return PlainList(tuple(filled_in(item, settings) for item in items))
        case PlainSetting(before=before, setting=setting, after=after):
            found = _setting(setting, settings)
            return found if not before and not after else f"{before}{found}{after}"
        case _:
            return data


def filled_map(data: PlainMap, settings: FlyteSettings) -> PlainMap:
    """Give the same map with the settings that stand in its values."""
    return PlainMap(tuple((key, filled_in(item, settings)) for key, item in data.entries))


def _setting(setting: Setting, settings: FlyteSettings) -> str | None:
    match setting:
        case Setting.PROJECT:
            return settings.project
        case Setting.DOMAIN:
            return settings.domain
        case Setting.VERSION:
            return settings.version
        case Setting.PYTHON_INTERPRETER:
            return settings.python_interpreter
        case Setting.ENTRYPOINT:
            # `entrypoint_settings` of flytekit 1.16.31 (configuration/__init__.py).
            root = posixpath.dirname(posixpath.dirname(settings.python_interpreter))
            return posixpath.join(root, "bin/entrypoint.py")
