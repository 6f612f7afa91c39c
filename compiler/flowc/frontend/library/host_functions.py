"""Pure functions of the standard library, run by the host on known arguments."""

from __future__ import annotations

from collections.abc import Callable

from flowc.frontend.interpreter.context import Call, Context, Model
from flowc.frontend.interpreter.host import MAX_TEXT, call_host
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.values import Known, Unknown, Value
from flowc.frontend.library.pure_modules import load

FUNCTIONS = {
    "math": """acos acosh asin asinh atan atan2 atanh cbrt ceil copysign cos cosh degrees dist erf
        erfc exp exp2 expm1 fabs floor fmod frexp fsum gamma gcd hypot isclose isfinite isinf isnan
        isqrt lcm ldexp lgamma log log10 log1p log2 modf nextafter pow prod radians remainder sin
        sinh sqrt tan tanh trunc ulp""",
    "cmath": "acos acosh asin asinh atan atanh cos cosh exp isclose isfinite isinf isnan log log10 "
    "phase polar rect sin sinh sqrt tan tanh",
    "statistics": "fmean geometric_mean harmonic_mean mean median median_grouped median_high "
    "median_low mode multimode pstdev pvariance quantiles stdev variance",
    "textwrap": "dedent fill indent shorten wrap",
    "string": "Template capwords",
    "base64": "a85decode a85encode b16decode b16encode b32decode b32encode b64decode b64encode "
    "b85decode b85encode standard_b64decode standard_b64encode urlsafe_b64decode urlsafe_b64encode",
    "binascii": "a2b_base64 a2b_hex b2a_base64 b2a_hex crc32 crc_hqx hexlify unhexlify",
    "zlib": "adler32 crc32",
    "html": "escape unescape",
    "struct": "calcsize pack unpack",
    "shlex": "join quote split",
    "unicodedata": "category name normalize numeric",
    "keyword": "iskeyword issoftkeyword",
    "fnmatch": "fnmatchcase",
    "calendar": "isleap leapdays monthrange weekday",
    "decimal": "Decimal Decimal.from_float",
    "fractions": "Fraction Fraction.from_float Fraction.from_decimal",
    "uuid": "UUID uuid3 uuid5",
}
CONSTANTS = {
    "math": "e inf nan pi tau",
    "cmath": "e inf pi tau",
    "string": "ascii_letters ascii_lowercase ascii_uppercase digits hexdigits octdigits "
    "printable punctuation whitespace",
    "uuid": "NAMESPACE_DNS NAMESPACE_OID NAMESPACE_URL NAMESPACE_X500",
}
DATETIME = """date datetime time timedelta timezone date.fromisoformat date.fromordinal
    date.fromisocalendar datetime.combine datetime.fromisoformat datetime.fromordinal
    datetime.fromisocalendar datetime.strptime time.fromisoformat"""
DATETIME_CONSTANTS = """date.min date.max date.resolution datetime.min datetime.max time.min
    time.max timedelta.min timedelta.max timedelta.resolution timezone.utc UTC MINYEAR MAXYEAR"""
TOO_LONG = "the text is too long"
NOW = "depends on the time of the compilation"
LOCAL = "depends on the time zone of the machine"


def host_attribute(module: str, path: str) -> object:
    """Give `module.path` of the host."""
    found: object = load(module)
    for name in path.split("."):
        found = getattr(found, name)
    return found


def host_model(module: str, path: str) -> Model:
    """Model a function by the host's own, which is imported when it is first called."""

    def model(context: Context, call: Call) -> Value:
        function = host_attribute(module, path)
        return call_host(_callable(function), call)

    return model


def _callable(found: object) -> Callable[..., object]:
    if not callable(found):
        raise TypeError("a library function is not callable")
    return found


def constant(module: str, path: str) -> Callable[[], Value]:
    """Give a constant of the host, which is imported when it is first read."""
    return lambda: Known(host_attribute(module, path))


def _limited(module: str, name: str, limit: int) -> Model:
    """Model a function whose cost grows with its arguments."""
    plain = host_model(module, name)

    def model(context: Context, call: Call) -> Value:
        for value in call.positional:
            if isinstance(value, Known) and isinstance(value.value, int) and value.value > limit:
                return Unknown("the number is too large", call.span)
        return plain(context, call)

    return model


def _short(module: str, name: str) -> Model:
    """Model a function whose result is at most as long as the product of its texts."""
    plain = host_model(module, name)

    def model(context: Context, call: Call) -> Value:
        size = 1
        for value in (*call.positional, *call.keywords.values()):
            if isinstance(value, Known) and isinstance(value.value, str):
                size *= len(value.value) + 1
        return plain(context, call) if size <= MAX_TEXT else Unknown(TOO_LONG, call.span)

    return model


def _without_exponent(module: str, name: str) -> Model:
    """Model a class of numbers that an exponent in a text would make huge."""
    plain = host_model(module, name)

    def model(context: Context, call: Call) -> Value:
        for value in call.positional:
            if isinstance(value, Known) and isinstance(value.value, str):
                if "e" in value.value.lower() or len(value.value) > 1000:
                    return Unknown("the number may be too large", call.span)
        return plain(context, call)

    return model


def install(registry: Registry) -> None:
    """Add the functions and constants."""
    for module, names in FUNCTIONS.items():
        for name in names.split():
            registry.models[f"{module}.{name}"] = host_model(module, name)
    for module, names in CONSTANTS.items():
        for name in names.split():
            registry.constants[f"{module}.{name}"] = constant(module, name)
    for name in ("factorial", "comb", "perm"):
        registry.models[f"math.{name}"] = _limited("math", name, 3000)
    for name in FUNCTIONS["textwrap"].split():
        registry.models[f"textwrap.{name}"] = _short("textwrap", name)
    registry.models["fractions.Fraction"] = _without_exponent("fractions", "Fraction")
    for name in DATETIME.split():
        registry.models[f"datetime.{name}"] = host_model("datetime", name)
    for name in DATETIME_CONSTANTS.split():
        registry.constants[f"datetime.{name}"] = constant("datetime", name)
    registry.classes |= {
        "datetime.date", "datetime.datetime", "datetime.time", "datetime.timedelta",
        "datetime.timezone", "datetime.tzinfo", "decimal.Decimal", "fractions.Fraction",
        "uuid.UUID",
    }  # fmt: skip
    for name in ("datetime.now", "datetime.today", "datetime.utcnow", "date.today"):
        registry.reasons[f"datetime.{name}"] = NOW
        registry.outside.add(f"datetime.{name}")
        registry.harmless.add(f"datetime.{name}")
    for name in ("datetime.fromtimestamp", "date.fromtimestamp", "datetime.utcfromtimestamp"):
        registry.reasons[f"datetime.{name}"] = LOCAL
        registry.outside.add(f"datetime.{name}")
    registry.known_methods["datetime.timestamp"] = _local_time
    registry.known_methods["datetime.astimezone"] = _zone


def _local_time(context: Context, receiver: Value, call: Call) -> Value:
    import datetime

    host = receiver.value if isinstance(receiver, Known) else None
    if not isinstance(host, datetime.datetime) or host.tzinfo is None:
        return Unknown(f"this {LOCAL}", call.span)
    return call_host(host.timestamp, call)


def _zone(context: Context, receiver: Value, call: Call) -> Value:
    import datetime

    host = receiver.value if isinstance(receiver, Known) else None
    is_given = bool(call.positional or call.keywords)
    if not isinstance(host, datetime.datetime) or host.tzinfo is None or not is_given:
        return Unknown(f"this {LOCAL}", call.span)
    return call_host(host.astimezone, call)
