"""Types with types inside."""

from __future__ import annotations

from collections.abc import Callable

from random_programs.dice import Dice
from random_types.enums import write_enum
from random_types.leaves import any_leaf, simple
from random_types.shape import Paper, Shape, bracketed, keyed

_NAMES = ("'a'", "'b'", "'é x'")
_NUMBERS = ("1", "-2")
_NOTES = ("'note'", "5", "('x', 1)", "BatchSize(2)", "HashMethod(hash_of)")
_FLYTE_NOTES = ("FlyteAnnotation({'k': [1, 'v']})", "FlyteAnnotation({'a': {'b': None}})")
_COLUMNS = (
    "kwtypes(a=int, b=list[str])",
    "kwtypes(a=float), 'csv'",
    "'parquet'",
    "kwtypes(a=kwtypes(x=int))",
    "{'a': int}",
)
_OTHER = (
    "set[{}]",
    "frozenset[{}]",
    "Sequence[{}]",
    "typing.Sequence[{}]",
    "Mapping[str, {}]",
    "typing.Mapping[str, {}]",
    "typing.Iterable[{}]",
    "collections.deque[{}]",
    "typing.Deque[{}]",
    "typing.Callable[[{}], int]",
    "typing.Type[{}]",
    "typing.OrderedDict[str, {}]",
    "typing.DefaultDict[str, {}]",
    "typing.Set[{}]",
    "Tuple[{}, int]",
    "tuple[{}, ...]",
    "Box[{}]",
)

Inner = Callable[[int], Shape]
"""Chooses a type at most so deep."""


def composed(paper: Paper, inner: Inner, depth: int) -> Shape:
    """Choose a type around others; the first choices are the simplest."""
    face = paper.dice.count(0, 99)
    if face < 24:  # noqa: PLR2004 - the parts of a hundred
        return _list(paper, inner(depth - 1))
    if face < 42:  # noqa: PLR2004
        return _dict(paper, inner(depth - 1))
    if face < 60:  # noqa: PLR2004
        return _optional(paper, inner(depth - 1))
    if face < 74:  # noqa: PLR2004
        return _union(paper, inner, depth)
    if face < 86:  # noqa: PLR2004
        return _annotated(paper, inner(depth - 1))
    if face < 90:  # noqa: PLR2004
        return write_enum(paper)
    if face < 93:  # noqa: PLR2004
        return _iterator(paper, inner(depth - 1))
    if face < 96:  # noqa: PLR2004
        return _named(paper, inner(depth - 1))
    return _other(paper, inner(depth - 1))


def _list(paper: Paper, item: Shape) -> Shape:
    head = paper.dice.pick(("list", "List"))
    return Shape(f"{head}[{item.text}]", lambda: bracketed(paper.dice, item, "[", "]"), False)


def _dict(paper: Paper, item: Shape) -> Shape:
    dice = paper.dice
    head, key = dice.pick(("dict", "Dict")), "str" if dice.chance(85) else dice.pick(("int", "Any"))
    keys = _NAMES if key == "str" else _NUMBERS
    return Shape(f"{head}[{key}, {item.text}]", lambda: keyed(dice, keys, item), False)


def _optional(paper: Paper, item: Shape) -> Shape:
    dice = paper.dice
    text = dice.pick(
        (f"Optional[{item.text}]", f"Union[{item.text}, None]", f"Union[None, {item.text}]")
    )
    if dice.chance(25):
        text = f"{item.text} | None"
    return Shape(text, lambda: "None" if dice.chance(50) else item.values(), item.is_frozen)


def _union(paper: Paper, inner: Inner, depth: int) -> Shape:
    dice = paper.dice
    parts = [inner(depth - 1) for _ in range(dice.count(1, 2))]
    parts += [simple(paper) for _ in range(dice.count(1, 2))]
    texts = [part.text for part in parts]
    text = " | ".join(texts) if dice.chance(30) else f"Union[{', '.join(texts)}]"
    is_frozen = all(part.is_frozen for part in parts)
    return Shape(text, lambda: dice.pick(parts).values(), is_frozen)


def _annotated(paper: Paper, item: Shape) -> Shape:
    dice = paper.dice
    is_dataset = item.text in ("StructuredDataset", "pd.DataFrame")
    note = dice.pick(_COLUMNS if is_dataset else _NOTES)
    if not is_dataset and dice.chance(30):
        note = dice.pick(_FLYTE_NOTES)
    return Shape(f"Annotated[{item.text}, {note}]", item.values, item.is_frozen)


def _iterator(paper: Paper, item: Shape) -> Shape:
    text = paper.dice.pick(("typing.Iterator[{}]", "Iterator[{}]")).format(item.text)
    if paper.dice.chance(10):
        text = "typing.Iterator[JSON]"
    return Shape(text, lambda: f"iter({bracketed(paper.dice, item, '[', ']')})", False)


def _named(paper: Paper, item: Shape) -> Shape:
    """Give a type a name, or write it as text."""
    if paper.dice.chance(60):
        name = paper.fresh("A")
        paper.say(f"{name} = {item.text}")
        return Shape(name, item.values, item.is_frozen)
    quoted = item.text.replace('"', "'")
    return Shape(f'List["{quoted}"]', lambda: bracketed(paper.dice, item, "[", "]"), False)


def _other(paper: Paper, item: Shape) -> Shape:
    return Shape(
        paper.dice.pick(_OTHER).format(item.text), lambda: _some(paper.dice, item), is_frozen=False
    )


def _some(dice: Dice, item: Shape) -> str:
    brackets = dice.pick((("[", "]"), ("(", ")"), ("{", "}")))
    return bracketed(dice, item, *brackets)


def any_type(paper: Paper, depth: int, classes: Callable[[Paper, Inner, int], Shape]) -> Shape:
    """Choose a type at most so deep; `classes` writes one that has fields."""

    def inner(left: int) -> Shape:
        dice = paper.dice
        face = dice.count(0, 9)
        if left <= 0 or face < 2:  # noqa: PLR2004 - the parts of ten
            return any_leaf(paper)
        if face < 3 and paper.shapes:  # noqa: PLR2004
            return dice.pick(paper.shapes)
        return composed(paper, inner, left) if face < 7 else classes(paper, inner, left)  # noqa: PLR2004

    return inner(depth)
