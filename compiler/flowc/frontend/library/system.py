"""sys, abc, numbers, string, hashlib and importlib: what little of them is known."""

from __future__ import annotations

from collections.abc import Callable

from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.values import (
    NONE,
    ClassValue,
    External,
    FieldValue,
    FunctionValue,
    Known,
    ModuleValue,
    NamedTupleTrait,
    Property,
    TupleValue,
    Unknown,
    Value,
)
from flowc.frontend.library.arguments import known_text, not_known
from flowc_ir.source import Span

ABSTRACT_CLASSES = """abc.ABC abc.ABCMeta numbers.Number numbers.Complex numbers.Real
    numbers.Rational numbers.Integral""".split()
HASHES = "md5 sha1 sha224 sha256 sha384 sha512 sha3_256 sha3_512 blake2b blake2s".split()
VERSION_FIELDS = ("major", "minor", "micro", "releaselevel", "serial")


def _version_info(version: tuple[int, int]) -> Value:
    module = ModuleValue("sys", "", "")
    cls = ClassValue("version_info", "version_info", module, (), (), {})
    cls.mro = (cls, External("typing.NamedTuple"))
    unknown = Unknown("only the major and minor version of Python are declared")
    fields = tuple(FieldValue(name=name, annotation=unknown) for name in VERSION_FIELDS)
    cls.traits.append(NamedTupleTrait(fields))
    major, minor = version
    return TupleValue((Known(major), Known(minor), unknown, Known("final"), Known(0)), cls)


class Digest(Extension):
    """A hash of `hashlib` that is being computed; `data` is None once it is not known."""

    __slots__ = ("algorithm", "data", "unknown")

    def __init__(self, algorithm: str) -> None:
        self.algorithm = algorithm
        self.data = b""
        self.unknown: Unknown | None = None

    def describe(self) -> str:
        """Say what this is."""
        return f"`hashlib.{self.algorithm}`"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read a method."""
        if name == "update":
            return Builtin("hash.update", self.update)
        if name in ("hexdigest", "digest"):
            return Builtin(f"hash.{name}", lambda inner, call: self._result(name))
        return Unknown(f"`{name}` of a hash is not followed", span)

    def update(self, context: Context, call: Call) -> Value:
        """Add data."""
        for value in call.positional:
            if isinstance(value, Known) and isinstance(value.value, bytes):
                self.data += value.value
            elif isinstance(value, Known):
                context.throw("TypeError", "Strings must be encoded before hashing", call.span)
            else:
                self.unknown = not_known(value, "what is hashed", call.span)
        return NONE

    def _result(self, name: str) -> Value:
        import hashlib

        if self.unknown is not None:
            return self.unknown
        digest = hashlib.new(self.algorithm, self.data, usedforsecurity=False)
        return Known(digest.hexdigest() if name == "hexdigest" else digest.digest())


def _hash(algorithm: str) -> Callable[[Context, Call], Value]:
    def model(context: Context, call: Call) -> Value:
        digest = Digest(algorithm)
        given = Call(positional=call.positional[:1], keywords={}, span=call.span)
        digest.update(context, given)
        return digest

    return model


def _hash_new(context: Context, call: Call) -> Value:
    name = known_text(call.positional[0]) if call.positional else None
    if name not in HASHES:
        return Unknown("this hash is not followed", call.span)
    rest = Call(positional=call.positional[1:], keywords={}, span=call.span)
    return _hash(name)(context, rest)


def _abstract_method(context: Context, call: Call) -> Value:
    function = call.positional[0]
    if isinstance(function, FunctionValue):
        function.attributes["__isabstractmethod__"] = Known(True)
    return function


def _abstract_property(context: Context, call: Call) -> Value:
    return Property(call.positional[0])


def _register(context: Context, call: Call) -> Value:
    for cls in call.positional[:1]:
        if isinstance(cls, ClassValue):
            cls.lost = Unknown("classes are registered as subclasses of it", call.span)
    return call.positional[1] if len(call.positional) > 1 else NONE


def _exit(context: Context, call: Call) -> Value:
    context.throw("SystemExit", "", call.span)


def install(registry: Registry, version: tuple[int, int]) -> None:
    """Add the modules."""
    registry.constants["sys.version_info"] = lambda: _version_info(version)
    registry.constants["sys.maxsize"] = lambda: Known(2**63 - 1)
    registry.constants["sys.byteorder"] = lambda: Known("little")
    for name in ("path", "modules", "argv", "meta_path", "path_hooks"):
        registry.constants[f"sys.{name}"] = _search_path(f"sys.{name}")
    for name in ("platform", "executable", "version", "prefix", "stdin", "stdout", "stderr"):
        registry.constants[f"sys.{name}"] = _machine_dependent(f"sys.{name}")
    for name in ("name", "uname", "cpu_count"):
        registry.constants[f"os.{name}"] = _machine_dependent(f"os.{name}")
    for name in HASHES:
        registry.models[f"hashlib.{name}"] = _hash(name)
    registry.models |= {
        "hashlib.new": _hash_new, "abc.abstractmethod": _abstract_method,
        "abc.abstractproperty": _abstract_property, "abc.ABC.register": _register,
        "sys.exit": _exit, "builtins.exit": _exit, "builtins.quit": _exit,
    }  # fmt: skip
    for name in ("abstractclassmethod", "abstractstaticmethod"):
        plain = "builtins.classmethod" if "class" in name else "builtins.staticmethod"
        registry.aliases[f"abc.{name}"] = plain
    registry.classes |= set(ABSTRACT_CLASSES)
    registry.harmless |= {"sys.stdout.write", "sys.stderr.write", "sys.stdout.flush"}


def _search_path(name: str) -> Callable[[], Value]:
    def make() -> Value:
        from flowc.frontend.library import search_path  # few programs look at these

        return search_path.make(name)

    return make


def _machine_dependent(name: str) -> Callable[[], Value]:
    return lambda: Unknown(f"`{name}` depends on the machine")
