"""Modules whose results cannot be known, each with the reason, and harmless ones."""

from __future__ import annotations

from flowc.frontend.interpreter.context import Call, Context, Model
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.registry import Constant, Registry
from flowc.frontend.interpreter.values import NONE, Known, Unknown, Value
from flowc_ir.lack import Lack
from flowc_ir.source import Span

LOOKS_INTO = "looks into running code, which is not followed"
PLAIN = "is not followed"
NOT_FOLLOWED = (LOOKS_INTO, PLAIN)
CLOCK = "reads the clock, which differs from run to run"
CHANCE = "is random, so it differs from run to run"
REASONS = {
    CLOCK: "time sched",
    CHANCE: "random secrets uuid.uuid1 uuid.uuid4 numpy.random",
    "runs another program": "subprocess os.system os.popen multiprocessing concurrent",
    "uses the network": "socket urllib http requests httpx aiohttp ssl ftplib smtplib urllib3",
    "depends on the machine": "platform getpass locale resource psutil",
    "reads the file system": """tempfile shutil glob io pickle shelve sqlite3 tarfile zipfile gzip
        linecache fileinput os.path.abspath os.path.realpath os.path.expanduser os.path.getmtime
        os.getcwd os.walk os.stat os.scandir""",
    "depends on what is installed": "importlib.metadata importlib.util pkgutil pkg_resources",
    LOOKS_INTO: "inspect ast dis gc traceback sys._getframe",
    PLAIN: "threading asyncio weakref queue signal select contextvars "
    "sys.path sys.argv sys.modules sys.stdin sys.stdout sys.stderr array",
}
HARMLESS = """time random secrets uuid.uuid1 uuid.uuid4 platform getpass locale inspect threading
    asyncio weakref sys.path sys.setrecursionlimit os.getcwd os.path.exists os.path.isfile
    os.path.isdir os.path.abspath os.path.realpath os.path.expanduser os.path.expandvars
    importlib.metadata.version pathlib gc.collect tempfile.mkdtemp tempfile.gettempdir
    logging subprocess.run subprocess.check_output requests.get requests.post glob.glob os.listdir
    os.makedirs warnings traceback pandas.DataFrame pandas.Series numpy.array numpy.asarray
    torch.tensor torch.device"""
NAMESPACES = ("azure", "backports", "google", "jaraco", "opentelemetry", "ruamel", "zope")
LOGGING_METHODS = """debug info warning warn error critical exception log setLevel addHandler
    addFilter removeHandler setFormatter basicConfig captureWarnings disable handle""".split()


class Silent(Extension):
    """A logger, a handler, a filter of warnings: it never changes the program."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def describe(self) -> str:
        """Say what this is."""
        return f"`{self.name}`"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read an attribute: its methods do nothing."""
        return Silent(f"{self.name}.{name}")

    def set_attribute(self, context: Context, name: str, value: Value, span: Span) -> bool:
        """Write an attribute: nothing comes of it."""
        return True

    def call(self, context: Context, call: Call) -> Value:
        """Call a method."""
        short = self.name.rpartition(".")[2]
        if short in LOGGING_METHODS:
            return NONE
        if short in ("isEnabledFor", "hasHandlers", "getEffectiveLevel"):
            return Unknown("the configuration of logging is not known", call.span)
        return Silent(self.name)

    def compare(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Compare: only with itself."""
        if self is other:
            return Known(operator == "==")
        return Unknown("the configuration of logging is not known", span)

    def is_changed_by(self, method: str) -> bool:
        """Tell whether a method changes anything: none does."""
        return False

    def truth(self, context: Context, span: Span) -> bool | Unknown:
        """Give the truth value."""
        return Unknown("the configuration of logging is not known", span)

    def iterate(self, context: Context, span: Span) -> list[Value] | Unknown:
        """Give the items."""
        return Unknown("the configuration of logging is not known", span)


LOGGING_CLASSES = "Handler StreamHandler FileHandler NullHandler Formatter Filter getLogger Logger"
LEVELS = {
    "CRITICAL": 50, "FATAL": 50, "ERROR": 40, "WARNING": 30, "WARN": 30, "INFO": 20, "DEBUG": 10,
    "NOTSET": 0,
}  # fmt: skip


def _nothing(context: Context, call: Call) -> Value:
    return NONE


def _logger(context: Context, call: Call) -> Value:
    return Silent("logging.Logger")


def _python_warnings(context: Context, call: Call) -> Value:
    return Silent("warnings.catch_warnings")


def _generator(name: str) -> Model:
    """Model a generator of random numbers: one with a seed gives the same ones each time."""

    def model(context: Context, call: Call) -> Value:
        if call.positional or call.keywords:
            return Unknown(f"what `{name}` makes of its seed is not followed", call.span)
        return Unknown(f"`{name}` {CHANCE}", call.span, lack=Lack.WORLD)

    return model


def _shuffle(context: Context, call: Call) -> Value:
    """Model `random.shuffle`, which changes what it is given."""
    unknown = Unknown(f"`random.shuffle` {CHANCE}", call.span, lack=Lack.WORLD)
    context.lose([*call.positional, *call.keywords.values()], unknown)
    return NONE


def install(registry: Registry) -> None:
    """Add the reasons, `logging` and `warnings`."""
    for reason, names in REASONS.items():
        registry.reasons |= dict.fromkeys(names.split(), reason)
        if reason not in NOT_FOLLOWED:
            registry.outside |= set(names.split())
    registry.harmless |= set(HARMLESS.split())
    registry.models["random.shuffle"] = _shuffle
    for name in ("random.Random", "numpy.random.default_rng", "numpy.random.RandomState"):
        registry.models[name] = _generator(name)
    registry.namespaces |= set(NAMESPACES)
    for name, level in LEVELS.items():
        registry.constants[f"logging.{name}"] = _level(level)
    for name in LOGGING_METHODS:
        registry.models[f"logging.{name}"] = _nothing
    for name in LOGGING_CLASSES.split():
        registry.models[f"logging.{name}"] = _logger
        registry.classes.add(f"logging.{name}")
    for name in ("warn", "filterwarnings", "simplefilter", "resetwarnings"):
        registry.models[f"warnings.{name}"] = _nothing
    registry.models["warnings.catch_warnings"] = _python_warnings
    registry.constants["logging.root"] = lambda: Silent("logging.root")


def _level(level: int) -> Constant:
    return lambda: Known(level)
