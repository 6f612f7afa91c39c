"""Classes of the standard library that flytekit knows no encoder for."""

from __future__ import annotations

_ABSTRACT = (
    "AsyncGenerator AsyncIterable AsyncIterator Awaitable ByteString Callable Collection Container "
    "Coroutine Hashable ItemsView Iterable KeysView Mapping MappingView MutableMapping "
    "MutableSequence MutableSet Reversible Sequence Set Sized ValuesView"
)

_PLAIN = {
    "builtins": (
        "object type bytes bytearray memoryview complex set frozenset range slice property "
        "classmethod staticmethod super enumerate filter map reversed zip BaseException Exception "
        "ArithmeticError AssertionError AttributeError BufferError EOFError ImportError IndexError "
        "KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError "
        "NotImplementedError OSError OverflowError PermissionError RecursionError ReferenceError "
        "RuntimeError StopIteration SystemExit TimeoutError TypeError ValueError ZeroDivisionError "
        "ConnectionError FileExistsError FileNotFoundError UnicodeDecodeError UnicodeEncodeError"
    ),
    "abc": "ABC ABCMeta",
    "argparse": "ArgumentParser Namespace",
    "array": "array",
    "collections": "ChainMap UserDict UserList UserString deque",
    "collections.abc": _ABSTRACT,
    "configparser": "ConfigParser RawConfigParser SectionProxy",
    "contextlib": "AbstractContextManager AsyncExitStack ExitStack",
    "dataclasses": "InitVar",
    "datetime": "time timezone tzinfo",
    "decimal": "Context Decimal",
    "email.message": "EmailMessage Message",
    "fractions": "Fraction",
    "functools": "partial",
    "ipaddress": ("IPv4Address IPv4Interface IPv4Network IPv6Address IPv6Interface IPv6Network"),
    "logging": "Filter Formatter Handler LogRecord Logger LoggerAdapter StreamHandler",
    "numbers": "Complex Integral Number Rational Real",
    "pathlib": "Path PosixPath PurePath PurePosixPath PureWindowsPath WindowsPath",
    "queue": "LifoQueue PriorityQueue Queue",
    "random": "Random SystemRandom",
    "re": "Match Pattern",
    "sqlite3": "Connection Cursor Row",
    "string": "Formatter Template",
    "subprocess": "CompletedProcess Popen",
    "tempfile": "SpooledTemporaryFile TemporaryDirectory",
    "threading": "Barrier BoundedSemaphore Condition Event Semaphore Thread Timer",
    "types": "GenericAlias SimpleNamespace UnionType",
    "typing": (
        "Generic IO NewType ParamSpec Protocol SupportsAbs SupportsBytes SupportsComplex "
        "SupportsFloat SupportsIndex SupportsInt SupportsRound TypeVar"
    ),
    "uuid": "UUID",
    "xml.etree.ElementTree": "Element ElementTree",
    "zipfile": "Path ZipFile ZipInfo",
    "zoneinfo": "ZoneInfo",
}

_RENAMED = {
    "concurrent.futures.Executor": "concurrent.futures._base.Executor",
    "concurrent.futures.Future": "concurrent.futures._base.Future",
    "csv.Error": "_csv.Error",
    "io.BufferedReader": "_io.BufferedReader",
    "io.BufferedWriter": "_io.BufferedWriter",
    "io.BytesIO": "_io.BytesIO",
    "io.FileIO": "_io.FileIO",
    "io.StringIO": "_io.StringIO",
    "io.TextIOWrapper": "_io.TextIOWrapper",
    "json.JSONDecodeError": "json.decoder.JSONDecodeError",
    "json.JSONDecoder": "json.decoder.JSONDecoder",
    "json.JSONEncoder": "json.encoder.JSONEncoder",
    "queue.SimpleQueue": "_queue.SimpleQueue",
    "struct.Struct": "_struct.Struct",
    "types.CodeType": "builtins.code",
    "types.FunctionType": "builtins.function",
    "types.GeneratorType": "builtins.generator",
    "types.LambdaType": "builtins.function",
    "types.MappingProxyType": "builtins.mappingproxy",
    "types.MethodType": "builtins.method",
    "types.ModuleType": "builtins.module",
    "unittest.TestCase": "unittest.case.TestCase",
    "contextvars.ContextVar": "_contextvars.ContextVar",
}


def _spellings() -> dict[str, str]:
    names = {f"{module}.{name}" for module, line in _PLAIN.items() for name in line.split()}
    return {name: name for name in names} | _RENAMED


PICKLED = _spellings()
"""Qualified name → the module and name that CPython 3.11 prints, of classes that are pickled."""
