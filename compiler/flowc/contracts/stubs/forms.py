"""Forms of names in languages that take the letters of all scripts."""

from __future__ import annotations

import re
import unicodedata

_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def snake_case(name: str) -> str:
    """Give `net_price` for `netPrice`; what is no letter nor digit parts words."""
    parted = _HUMPS.sub("_", unicodedata.normalize("NFKC", name))
    kept = "".join(char if _is_kept(char) else "_" for char in parted.lower())
    found = "_".join(filter(None, kept.split("_")))
    return found if found[:1].isalpha() else f"x_{found}".rstrip("_")


def pascal_case(name: str) -> str:
    """Give `NetPrice` for `net_price`; a letter that has no capital follows an `X`."""
    made = "".join(part[:1].upper() + part[1:] for part in snake_case(name).split("_"))
    return made if made[:1].isupper() else f"X{made}"


def camel_case(name: str) -> str:
    """Give `netPrice` for `net_price`."""
    first, *others = snake_case(name).split("_")
    return first + "".join(part[:1].upper() + part[1:] for part in others)


def is_nameable(name: str) -> bool:
    """Tell whether a name has any letter or digit."""
    return any(map(_is_kept, unicodedata.normalize("NFKC", name)))


def _is_kept(char: str) -> bool:
    category = unicodedata.category(char)
    return category[0] == "L" or category == "Nd"
