"""What is installed where the code is packaged, as far as that is certain."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from flowc_ir.lazy_dataclass import dataclass, field

LOADED = frozenset(
    "aiohttp attr backports cachetools certifi charset_normalizer click cloudpickle croniter "
    "dataclasses_json dateutil decorator docker docstring_parser flyteidl flytekit frozenlist "
    "fsspec google grpc idna importlib_metadata joblib jsonlines keyring lazy_importer markdown_it "
    "marshmallow marshmallow_enum mashumaro mdurl more_itertools msgpack multidict mypy_extensions "
    "packaging propcache pygments pythonjsonlogger pytimeparse requests rich rich_click six statsd "
    "typing_extensions typing_inspect urllib3 yaml yarl zipp".split()  # noqa: SIM905
)
"""Packages that flytekit 1.16.31 requires and has imported before any module of the user's."""

INSTALLED = LOADED | frozenset(
    "adlfs aiobotocore aioitertools aiosignal attrs azure botocore cffi cryptography diskcache "
    "gcsfs google_auth_oauthlib isodate jmespath jsonpickle jwt marshmallow_jsonschema msal "
    "oauthlib opentelemetry proto requests_oauthlib s3fs wrapt".split()  # noqa: SIM905
)
"""Packages that flytekit 1.16.31 requires, itself or through others."""

ADDED = {"zoneinfo": 9, "graphlib": 9, "tomllib": 11, "annotationlib": 14, "compression": 14}
"""Modules of the standard library → the 3.N that they came with."""

REMOVED = {
    **dict.fromkeys("asynchat asyncore distutils imp smtpd".split(), 12),
    **dict.fromkeys(
        "aifc audioop cgi cgitb chunk crypt imghdr lib2to3 mailcap msilib nis nntplib ossaudiodev "
        "pipes sndhdr spwd sunau telnetlib uu xdrlib".split(),  # noqa: SIM905
        13,
    ),
}
"""Modules of the standard library → the 3.N that they left with."""

_CAME: dict[str, tuple[int, str]] = {
    "calendar": (12, "Day Month"),
    "contextlib": (11, "chdir"),
    "copy": (13, "replace"),
    "datetime": (11, "UTC"),
    "enum": (11, "EnumType ReprEnum StrEnum member nonmember verify"),
    "itertools": (12, "batched"),
    "operator": (11, "call"),
    "warnings": (13, "deprecated"),
}
_TYPING_CAME = {
    9: "Annotated",
    10: "Concatenate ParamSpec TypeAlias TypeGuard is_typeddict",
    11: "LiteralString Never NotRequired Required Self TypeVarTuple Unpack assert_never "
    "assert_type dataclass_transform reveal_type",
    12: "TypeAliasType override",
    13: "NoDefault ReadOnly TypeIs get_protocol_members is_protocol",
}
NAMES_ADDED = {
    f"{module}.{name}": minor for module, (minor, names) in _CAME.items() for name in names.split()
} | {f"typing.{name}": minor for minor, names in _TYPING_CAME.items() for name in names.split()}
"""Names of the standard library → the 3.N that they came with."""

NAMES_REMOVED = {
    f"collections.{name}": 10
    for name in "Callable Container Generator Hashable Iterable Iterator Mapping MutableMapping "
    "MutableSequence MutableSet Sequence Set Sized".split()
} | {"inspect.getargspec": 11, "asyncio.coroutine": 11, "typing.io": 13, "typing.re": 13}
"""Names of the standard library → the 3.N that they left with."""


@dataclass(frozen=True, slots=True)
class Packages:
    """What can be imported beside the sources.

    `declared` are packages that are installed, by the names that they are imported by, `versions`
    those of some. If it is a list of plain names, no others are, beside flytekit and what it
    requires; a dotted name, of a package that shares its top with others, or one with a version
    only adds to what is known.
    """

    python_version: tuple[int, int] = (3, 11)
    declared: frozenset[str] | None = None
    versions: Mapping[str, str] = field(default_factory=dict[str, str])

    def has(self, module: str) -> bool | None:
        """Tell whether a module can be imported; None if that is not known."""
        top = module.partition(".")[0]
        minor = self.python_version[1]
        if top in REMOVED and minor >= REMOVED[top]:
            # Packages of these names bring some of them back.
            return self._is_declared(module)
        if top in ADDED or top in REMOVED or top in sys.stdlib_module_names:
            return minor >= ADDED.get(top, 0)
        if top in INSTALLED:
            return True
        return self._is_declared(module)

    @property
    def is_complete(self) -> bool:
        """Whether what is not declared is not there."""
        plain = (name for name in self.declared or () if "." not in name)
        is_plain = any(name not in self.versions for name in plain)
        return self.declared is not None and (is_plain or not self.declared)

    def _is_declared(self, module: str) -> bool | None:
        """Tell whether a declared package is a module, holds it, or lies in it."""
        is_there = any(
            f"{module}.".startswith(f"{name}.") or name.startswith(f"{module}.")
            for name in self.declared or ()
        )
        return is_there or (False if self.is_complete else None)

    def has_name(self, name: str) -> bool:
        """Tell whether a name of the standard library is there; others are taken to be."""
        minor = self.python_version[1]
        return NAMES_ADDED.get(name, 0) <= minor < NAMES_REMOVED.get(name, 1000)
