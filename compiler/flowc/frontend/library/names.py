"""What `from m import *` binds, for modules of the standard library."""

from __future__ import annotations

TYPING_NAMES = tuple(
    """
    Annotated Any Callable ClassVar Concatenate Final ForwardRef Generic Literal Optional
    ParamSpec Protocol Tuple Type TypeVar TypeVarTuple Union AbstractSet ByteString Container
    ContextManager Hashable ItemsView Iterable Iterator KeysView Mapping MappingView
    MutableMapping MutableSequence MutableSet Sequence Sized ValuesView Awaitable AsyncIterator
    AsyncIterable Coroutine Collection AsyncGenerator AsyncContextManager Reversible SupportsAbs
    SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt SupportsRound ChainMap
    Counter Deque Dict DefaultDict List OrderedDict Set FrozenSet NamedTuple TypedDict Generator
    BinaryIO IO Match Pattern TextIO AnyStr assert_type assert_never cast clear_overloads
    dataclass_transform final get_args get_origin get_overloads get_type_hints is_typeddict
    LiteralString Never NewType no_type_check no_type_check_decorator NoReturn NotRequired
    overload ParamSpecArgs ParamSpecKwargs Required reveal_type runtime_checkable Self Text
    TYPE_CHECKING TypeAlias TypeGuard Unpack
    """.split()
)
STARS: dict[str, tuple[str, ...]] = {
    "typing": TYPING_NAMES,
    "dataclasses": tuple(
        """
        dataclass field Field FrozenInstanceError InitVar KW_ONLY MISSING fields asdict astuple
        make_dataclass replace is_dataclass
        """.split()
    ),
    "enum": tuple(
        """
        EnumType EnumMeta Enum IntEnum StrEnum Flag IntFlag ReprEnum auto unique property verify
        member nonmember FlagBoundary STRICT CONFORM EJECT KEEP global_flag_repr
        global_enum_repr global_str global_enum EnumCheck CONTINUOUS NAMED_FLAGS UNIQUE
        pickle_by_global_name pickle_by_enum_name
        """.split()
    ),
    "collections": tuple(
        """
        ChainMap Counter OrderedDict UserDict UserList UserString defaultdict deque namedtuple
        """.split()
    ),
    "functools": tuple(
        """
        update_wrapper wraps WRAPPER_ASSIGNMENTS WRAPPER_UPDATES total_ordering cache cmp_to_key
        lru_cache reduce partial partialmethod singledispatch singledispatchmethod
        cached_property
        """.split()
    ),
    "itertools": tuple(
        """
        accumulate chain combinations combinations_with_replacement compress count cycle
        dropwhile filterfalse groupby islice pairwise permutations product repeat starmap
        takewhile tee zip_longest
        """.split()
    ),
    "math": tuple(
        """
        acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist e
        erf erfc exp exp2 expm1 fabs factorial floor fmod frexp fsum gamma gcd hypot inf isclose
        isfinite isinf isnan isqrt lcm ldexp lgamma log log10 log1p log2 modf nan nextafter perm
        pi pow prod radians remainder sin sinh sqrt tan tanh tau trunc ulp
        """.split()
    ),
    "datetime": tuple(
        """
        date datetime time timedelta timezone tzinfo MINYEAR MAXYEAR UTC
        """.split()
    ),
    "decimal": tuple(
        """
        BasicContext Clamped Context ConversionSyntax Decimal DecimalException DecimalTuple
        DefaultContext DivisionByZero DivisionImpossible DivisionUndefined ExtendedContext
        FloatOperation HAVE_CONTEXTVAR HAVE_THREADS Inexact InvalidContext InvalidOperation
        MAX_EMAX MAX_PREC MIN_EMIN MIN_ETINY Overflow ROUND_05UP ROUND_CEILING ROUND_DOWN
        ROUND_FLOOR ROUND_HALF_DOWN ROUND_HALF_EVEN ROUND_HALF_UP ROUND_UP Rounded Subnormal
        Underflow getcontext localcontext setcontext
        """.split()
    ),
    "fractions": tuple(
        """
        Fraction
        """.split()
    ),
    "abc": tuple(
        """
        ABC ABCMeta abstractclassmethod abstractmethod abstractproperty abstractstaticmethod
        get_cache_token update_abstractmethods
        """.split()
    ),
    "string": tuple(
        """
        ascii_letters ascii_lowercase ascii_uppercase capwords digits hexdigits octdigits
        printable punctuation whitespace Formatter Template
        """.split()
    ),
    "textwrap": tuple(
        """
        TextWrapper wrap fill dedent indent shorten
        """.split()
    ),
    "operator": tuple(
        """
        abs add and_ attrgetter call concat contains countOf delitem eq floordiv ge getitem gt
        iadd iand iconcat ifloordiv ilshift imatmul imod imul index indexOf inv invert ior ipow
        irshift is_ is_not isub itemgetter itruediv ixor le length_hint lshift lt matmul
        methodcaller mod mul ne neg not_ or_ pos pow rshift setitem sub truediv truth xor
        """.split()
    ),
    "pathlib": tuple(
        """
        PurePath PurePosixPath PureWindowsPath Path PosixPath WindowsPath
        """.split()
    ),
    "re": tuple(
        """
        match fullmatch search sub subn split findall finditer compile purge template escape
        error Pattern Match A I L M S X U ASCII IGNORECASE LOCALE MULTILINE DOTALL VERBOSE
        UNICODE NOFLAG RegexFlag
        """.split()
    ),
    "json": tuple(
        """
        dump dumps load loads JSONDecoder JSONDecodeError JSONEncoder
        """.split()
    ),
    "copy": tuple(
        """
        Error copy deepcopy
        """.split()
    ),
    "statistics": tuple(
        """
        NormalDist StatisticsError correlation covariance fmean geometric_mean harmonic_mean
        linear_regression mean median median_grouped median_high median_low mode multimode
        pstdev pvariance quantiles stdev variance
        """.split()
    ),
    "contextlib": tuple(
        """
        asynccontextmanager contextmanager closing nullcontext AbstractContextManager
        AbstractAsyncContextManager AsyncExitStack ContextDecorator ExitStack redirect_stdout
        redirect_stderr suppress aclosing chdir
        """.split()
    ),
    "uuid": tuple(
        """
        Enum NAMESPACE_DNS NAMESPACE_OID NAMESPACE_URL NAMESPACE_X500 RESERVED_FUTURE
        RESERVED_MICROSOFT RESERVED_NCS RFC_4122 SafeUUID UUID bytes_ getnode int_ os platform
        sys uuid1 uuid3 uuid4 uuid5
        """.split()
    ),
    "time": tuple(
        """
        CLOCK_BOOTTIME CLOCK_MONOTONIC CLOCK_MONOTONIC_RAW CLOCK_PROCESS_CPUTIME_ID
        CLOCK_REALTIME CLOCK_TAI CLOCK_THREAD_CPUTIME_ID altzone asctime clock_getres
        clock_gettime clock_gettime_ns clock_settime clock_settime_ns ctime daylight
        get_clock_info gmtime localtime mktime monotonic monotonic_ns perf_counter
        perf_counter_ns process_time process_time_ns pthread_getcpuclockid sleep strftime
        strptime struct_time thread_time thread_time_ns time time_ns timezone tzname tzset
        """.split()
    ),
    "random": tuple(
        """
        Random SystemRandom betavariate choice choices expovariate gammavariate gauss
        getrandbits getstate lognormvariate normalvariate paretovariate randbytes randint random
        randrange sample seed setstate shuffle triangular uniform vonmisesvariate weibullvariate
        """.split()
    ),
    "os.path": tuple(
        """
        normcase isabs join splitdrive split splitext basename dirname commonprefix getsize
        getmtime getatime getctime islink exists lexists isdir isfile ismount expanduser
        expandvars normpath abspath samefile sameopenfile samestat curdir pardir sep pathsep
        defpath altsep extsep devnull realpath supports_unicode_filenames relpath commonpath
        """.split()
    ),
    "types": tuple(
        """
        FunctionType LambdaType CodeType MappingProxyType SimpleNamespace CellType GeneratorType
        CoroutineType AsyncGeneratorType MethodType BuiltinFunctionType BuiltinMethodType
        WrapperDescriptorType MethodWrapperType MethodDescriptorType ClassMethodDescriptorType
        ModuleType TracebackType FrameType GetSetDescriptorType MemberDescriptorType new_class
        resolve_bases prepare_class DynamicClassAttribute coroutine GenericAlias UnionType
        EllipsisType NoneType NotImplementedType
        """.split()
    ),
    "numbers": tuple(
        """
        Number Complex Real Rational Integral
        """.split()
    ),
    "base64": tuple(
        """
        encode decode encodebytes decodebytes b64encode b64decode b32encode b32decode
        b32hexencode b32hexdecode b16encode b16decode b85encode b85decode a85encode a85decode
        standard_b64encode standard_b64decode urlsafe_b64encode urlsafe_b64decode
        """.split()
    ),
    "hashlib": tuple(
        """
        md5 sha1 sha224 sha256 sha384 sha512 blake2b blake2s sha3_224 sha3_256 sha3_384 sha3_512
        shake_128 shake_256 new algorithms_guaranteed algorithms_available pbkdf2_hmac
        file_digest
        """.split()
    ),
    "collections.abc": tuple(
        """
        Awaitable Coroutine AsyncIterable AsyncIterator AsyncGenerator Hashable Iterable
        Iterator Generator Reversible Sized Container Callable Collection Set MutableSet Mapping
        MutableMapping MappingView KeysView ItemsView ValuesView Sequence MutableSequence
        ByteString
        """.split()
    ),
}
