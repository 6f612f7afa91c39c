"""What differs from one compilation to the next: the clock, chance, processes, hosts."""

from __future__ import annotations

from flowc.frontend.interpreter.context import Call, Context, Model
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.values import NONE, Known, Value
from flowc.frontend.library.arguments import machine_of

ALWAYS = """
    time.time time.time_ns time.monotonic time.monotonic_ns time.perf_counter time.perf_counter_ns
    time.process_time time.process_time_ns
    datetime.datetime.now datetime.datetime.today datetime.datetime.utcnow datetime.date.today
    random secrets uuid.uuid1 uuid.uuid4 os.urandom numpy.random
    os.getpid os.getppid threading.get_ident threading.get_native_id tempfile.mkdtemp
    tempfile.mkstemp tempfile.mktemp tempfile.TemporaryDirectory tempfile.NamedTemporaryFile
    socket.gethostname socket.getfqdn platform.node
    pandas.Timestamp.now pandas.Timestamp.today pandas.Timestamp.utcnow
    arrow.now arrow.utcnow pendulum.now pendulum.today shortuuid.uuid shortuuid.random
    """
"""Functions that give another value each time, and modules that hold nothing else."""
UNLESS_GIVEN = {
    "time.localtime": 1,
    "time.gmtime": 1,
    "time.ctime": 1,
    "time.asctime": 1,
    "time.strftime": 2,
    "random.Random": 1,
    "numpy.random.default_rng": 1,
    "numpy.random.RandomState": 1,
}
"""Functions that do so unless they are told what to begin with, and from how many arguments on."""
SEEDED = "is seeded, and not followed"
ASKS = {
    "os.getpid": "differs from run to run",
    "os.getppid": "differs from run to run",
    "os.urandom": "is random, so it differs from run to run",
    "socket.gethostname": "differs from machine to machine",
    "socket.getfqdn": "differs from machine to machine",
    "platform.node": "differs from machine to machine",
}
"""What to say of some of these."""


def install(registry: Registry) -> None:
    """Add these functions, and what makes chance repeatable."""
    registry.varying |= dict.fromkeys(ALWAYS.split())
    registry.varying |= UNLESS_GIVEN
    registry.reasons |= ASKS
    registry.outside |= ASKS.keys()
    registry.harmless |= {"os.getpid", "os.getppid", "os.urandom", "socket.gethostname"}
    for module in ("random", "numpy.random"):
        registry.models[f"{module}.seed"] = _seed(module)


def _seed(module: str) -> Model:
    def model(context: Context, call: Call) -> Value:
        given = (*call.positional, *call.keywords.values())
        if any(isinstance(value, Known) and value.value is not None for value in given):
            registry = machine_of(context).registry
            registry.varying.pop(module, None)
            registry.outside.discard(module)
            registry.reasons[module] = SEEDED
        return NONE

    return model
