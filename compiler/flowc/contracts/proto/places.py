"""Where definitions go: packages, files, and what each language calls them."""

from __future__ import annotations

from flowc.contracts.words import camel, snake
from flowc_ir.lazy_dataclass import dataclass

SHARED = "flowc.contract.v1"
VALUES, OPTIONS = "flowc/contract/v1/values.proto", "flowc/contract/v1/options.proto"

_JAVA_WORDS = frozenset(
    "abstract assert boolean break byte case catch char class const continue default do double "
    "else enum extends final finally float for goto if implements import instanceof int interface "
    "long native new package private protected public return short static strictfp super switch "
    "synchronized this throw throws transient try void volatile while true false null".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How packages are called: all begin with `prefix`; `go_module` stands before Go's paths."""

    prefix: str = "contracts"
    go_module: str = "gen"


@dataclass(frozen=True, slots=True)
class Place:
    """The package of one module, and its file."""

    package: str

    @property
    def file(self) -> str:
        """The file, whose folders are those of the package."""
        *folders, version = self.package.split(".")
        return "/".join((*folders, version, f"{folders[-1]}.proto"))

    def options(self, layout: Layout) -> dict[str, str]:
        """Give what languages call the package, by the name of the option, sorted."""
        *parts, version = self.package.split(".")
        go = "/".join(filter(None, (layout.go_module, *parts, version)))
        java = ".".join(f"{p}_" if p in _JAVA_WORDS else p for p in (*parts, version))
        return {
            "csharp_namespace": ".".join(camel(part) for part in (*parts, version)),
            "go_package": f"{go};{parts[-1].replace('_', '')}{version}",
            "java_outer_classname": f"{camel(parts[-1])}Proto",
            "java_package": java,
        }


def place_of(module: str, layout: Layout) -> Place:
    """Give the place of a module; what has no module lies in `program`."""
    parts = module.split(".") if module else ["program"]
    return Place(".".join(filter(None, (layout.prefix, *map(snake, parts), "v1"))))
