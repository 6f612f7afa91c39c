"""attrs: written in Python, under both of its names."""

from __future__ import annotations

from flowc.frontend.interpreter.registry import Registry, Written
from flowc.frontend.library.written_modules import written_text

NAMES = {
    "attr": "Attribute Converter Factory NOTHING asdict assoc attr attrib attributes attrs "
    "astuple dataclass define evolve field fields fields_dict frozen has ib make_class mutable "
    "new_asdict new_astuple s validate",
    "attr.exceptions": "FrozenError FrozenInstanceError NotAnAttrsClassError",
    "attr.validators": "and_ deep_iterable deep_mapping ge gt in_ instance_of is_callable le lt "
    "matches_re max_len min_len optional",
    "attr.converters": "default_if_none optional pipe to_bool",
}
TEXTS = {
    "attr": "attr", "attr.exceptions": "attr", "attr.validators": "attr_validators",
    "attr.converters": "attr_converters",
}  # fmt: skip


def install(registry: Registry) -> None:
    """Add the names."""
    for module, names in NAMES.items():
        home = "attr" if TEXTS[module] == "attr" else module
        written = Written(home, written_text(TEXTS[module]))
        registry.written |= dict.fromkeys((f"{module}.{name}" for name in names.split()), written)
    for name in f"{NAMES['attr']} exceptions validators converters".split():
        registry.aliases[f"attrs.{name}"] = f"attr.{name}"
    registry.aliases |= {f"attrs.{name}": f"attr.new_{name}" for name in ("asdict", "astuple")}
    for module in ("attr", "attrs"):
        registry.reasons[module] = "belongs to attrs, and is not followed"
