"""Pure modules of the standard library, each imported only once it is needed."""

from __future__ import annotations

from types import ModuleType


def load(name: str) -> ModuleType:
    """Give a module of the host by its name; raises KeyError for one that is not pure."""
    module = _numbers(name) or _texts(name)
    if module is None:
        raise KeyError(name)
    return module


def _numbers(name: str) -> ModuleType | None:
    match name:
        case "math":
            import math

            return math
        case "cmath":
            import cmath

            return cmath
        case "statistics":
            import statistics

            return statistics
        case "decimal":
            import decimal

            return decimal
        case "fractions":
            import fractions

            return fractions
        case "numbers":
            import numbers

            return numbers
        case "datetime":
            import datetime

            return datetime
        case "calendar":
            import calendar

            return calendar
        case "struct":
            import struct

            return struct
        case _:
            return None


def _texts(name: str) -> ModuleType | None:
    match name:
        case "string":
            import string

            return string
        case "textwrap":
            import textwrap

            return textwrap
        case "re":
            import re

            return re
        case "pathlib":
            import pathlib

            return pathlib
        case "uuid":
            import uuid

            return uuid
        case "enum":
            import enum

            return enum
        case _:
            return _encodings(name)


def _encodings(name: str) -> ModuleType | None:
    match name:
        case "base64":
            import base64

            return base64
        case "binascii":
            import binascii

            return binascii
        case "zlib":
            import zlib

            return zlib
        case "html":
            import html

            return html
        case "shlex":
            import shlex

            return shlex
        case "unicodedata":
            import unicodedata

            return unicodedata
        case "keyword":
            import keyword

            return keyword
        case "fnmatch":
            import fnmatch

            return fnmatch
        case _:
            return None
