"""Types without a type inside, of all that flytekit and Python have."""

from __future__ import annotations

from random_programs.dice import Dice
from random_types.shape import Paper, Shape

_SIMPLE: dict[str, tuple[str, ...]] = {
    "int": ("0", "1", "-7", "2**40", "2**63"),
    "str": ("''", "'red'", "'s3://b/k'", "'é\\n'", "'x' * 300"),
    "float": ("1.5", "-0.25", "0.0", "1e300", "3"),
    "bool": ("True", "False"),
    "datetime.datetime": (
        "datetime.datetime(2024, 1, 2, 3, 4, 5, 6)",
        "datetime.datetime(1969, 12, 31, tzinfo=datetime.timezone.utc)",
    ),
    "datetime.date": ("datetime.date(1969, 12, 31)",),
    "datetime.timedelta": (
        "datetime.timedelta(days=-2, microseconds=5)",
        "datetime.timedelta(hours=1)",
    ),
    "None": ("None",),
}
_BLOBS: dict[str, tuple[str, ...]] = {
    "FlyteFile": ("FlyteFile('s3://b/k')", "'gs://b/k.csv'"),
    "FlyteFile['csv']": ("FlyteFile('gs://b/k.csv')", "'s3://b/k'"),
    "FlyteFile['tar.gz']": ("FlyteFile('s3://b/k')",),
    "CSVFile": ("FlyteFile('gs://b/k.csv')",),
    "FlyteDirectory": ("FlyteDirectory('s3://b/d')",),
    "FlyteDirectory['png']": ("FlyteDirectory('s3://b/d')", "'s3://b/d'"),
    "os.PathLike": ("'s3://b/k'",),
    "StructuredDataset": (
        "StructuredDataset(uri='s3://b/t')",
        "StructuredDataset(uri='s3://b/t', file_format='csv')",
    ),
    "pd.DataFrame": ("None",),
    "FlyteSchema": ("None",),
    "FlyteSchema[kwtypes(a=int, b=str)]": ("None",),
    "dict": ("{}", "{'a': [1, {'b': None}], 2: 'x'}", "{'t': (1, 2)}"),
    "typing.Dict": ("{'a': 1.5}",),
}
_LITERALS = (
    ("'red'", "'blue'"),
    ("1", "2"),
    ("True",),
    ("0.5", "1.5"),
    ("'a'", "1"),
    ("None",),
    ("'a'", "None"),
    ("b'x'",),
)
_PICKLED = (
    *("bytes", "complex", "decimal.Decimal", "uuid.UUID", "pathlib.Path", "Any", "object"),
    *("set", "frozenset", "datetime.time", "typing.Hashable", "type", "range", "typing.IO"),
    *("collections.deque", "T", "Age", "Plain", "typing.Callable", "typing.Sized"),
)
_WRONG = ("list", "typing.List", "tuple", "typing.Tuple", "typing.Iterator", "Pair")
_ODD = ("collections.OrderedDict", "struct_pb2.Struct", "typing.TextIO", "FlyteError", "Keys")


def any_leaf(paper: Paper) -> Shape:
    """Choose a type that has no other inside; the first choices are the simplest."""
    dice = paper.dice
    face = dice.count(0, 99)
    if face < 50:  # noqa: PLR2004 - the parts of a hundred
        return simple(paper)
    if face < 72:  # noqa: PLR2004
        text = dice.pick(tuple(_BLOBS))
        is_frozen = not text.startswith(("FlyteDirectory", "StructuredDataset", "dict", "typing"))
        return paper.leaf(text, *_BLOBS[text], is_frozen=is_frozen)
    if face < 80:  # noqa: PLR2004
        return _literal(paper, dice)
    if face < 94:  # noqa: PLR2004
        return paper.leaf(dice.pick(_PICKLED), "None", "5", "'x'")
    if face < 97:  # noqa: PLR2004
        return paper.leaf(dice.pick(_ODD), "{}", "None", is_frozen=False)
    return paper.leaf(dice.pick(_WRONG), "[]", "(1, 'a')", is_frozen=False)


def simple(paper: Paper) -> Shape:
    """Choose a simple type."""
    text = paper.dice.pick(tuple(_SIMPLE))
    return paper.leaf(text, *_SIMPLE[text])


def _literal(paper: Paper, dice: Dice) -> Shape:
    # Those that flytekit refuses are at the end.
    values = _LITERALS[min(dice.count(0, 11) % 8, dice.count(0, 11))]
    return paper.leaf(f"Literal[{', '.join(values)}]", *values)
