"""Dataclasses, pydantic models, typed dicts and named tuples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from random_programs.dice import Dice
from random_types.composed import Inner
from random_types.leaves import simple
from random_types.shape import Paper, Shape

_DECORATORS = (
    "@dataclass",
    "@dataclass",
    "@dataclass(frozen=True)",
    "@dataclass(kw_only=True)",
    "@dataclass(order=True)",
    "@dataclass(slots=True)",
    "@dataclass_json\n@dataclass",
)
_CONSTRAINED = ("int", "float", "str")
_CONSTRAINTS = {
    "int": ("ge=1", "gt=-5, le=10", "lt=99", "multiple_of=2"),
    "float": ("ge=0.5", "gt=-5, le=10"),
    "str": ("max_length=3", "min_length=0, max_length=400", "pattern='^a'"),
}
_DESCRIPTIONS = ("title='See'", "description='What it is'", "examples=[1, 'x']", "alias='other'")


@dataclass(frozen=True, slots=True)
class _Part:
    """A field as it is written, its name, and the values that a constructor takes."""

    name: str
    text: str
    shape: Shape
    has_default: bool


def write_record(paper: Paper, inner: Inner, depth: int) -> Shape:
    """Define a class with fields; the first kinds are the simplest."""
    face = paper.dice.count(0, 99)
    if face < 45:  # noqa: PLR2004 - the parts of a hundred
        return _dataclass(paper, inner, depth)
    if face < 55:  # noqa: PLR2004
        return _generic(paper, inner, depth)
    if face < 92:  # noqa: PLR2004
        return _model(paper, inner, depth)
    return _plain_class(paper, inner, depth)


def _dataclass(paper: Paper, inner: Inner, depth: int) -> Shape:
    name, dice = paper.fresh("C"), paper.dice
    parts = [_dataclass_field(paper, inner, depth) for _ in range(dice.count(0, 3))]
    parts += [_itself(paper, name)] if dice.chance(5) else []
    parts.sort(key=lambda part: part.has_default)
    base = "(DataClassJsonMixin)" if dice.chance(6) else ""
    paper.say(*dice.pick(_DECORATORS).split("\n"), f"class {name}{base}:", *_body(dice, parts))
    return _kept(paper, name, parts)


def _dataclass_field(paper: Paper, inner: Inner, depth: int) -> _Part:
    name, dice, shape = paper.fresh("f"), paper.dice, inner(depth - 1)
    text = f"    {name}: {_as_text(dice, shape.text)}"
    face = dice.count(0, 19)
    if face == 19:  # noqa: PLR2004 - one in twenty each
        return _Part(name, f"    {name}: ClassVar[int] = 3", simple(paper), True)
    if face == 18:  # noqa: PLR2004
        return _Part(name, f"{text} = field(metadata={{'alias': 'n-{name}'}})", shape, False)
    if face < 11:  # noqa: PLR2004
        return _Part(name, text, shape, False)
    value = shape.values()
    if shape.is_frozen and dice.chance(60):
        return _Part(name, f"{text} = {value}", shape, True)
    return _Part(name, f"{text} = field(default_factory=lambda: {value})", shape, True)


def _itself(paper: Paper, name: str) -> _Part:
    wrapped = paper.dice.pick((f'Optional["{name}"]', f'"{name} | None"', f'List["{name}"]'))
    value = "field(default_factory=list)" if wrapped.startswith("List") else "None"
    return _Part("itself", f"    itself: {wrapped} = {value}", paper.leaf(wrapped, "None"), True)


def _generic(paper: Paper, inner: Inner, depth: int) -> Shape:
    """Define a class of a type variable, and use it with a type."""
    dice, argument = paper.dice, inner(depth - 1)
    is_model = dice.chance(50)
    name, item = paper.fresh("G"), paper.fresh("f")
    around = dice.pick(("{}", "List[{}]", "Optional[{}]", "Dict[str, {}]"))
    head = [f"class {name}(BaseModel, Generic[T]):"] if is_model else ["@dataclass"]
    head += [] if is_model else [f"class {name}(Generic[T]):"]
    paper.say(*head, f"    {item}: {around.format('T')}", "    count: int = 0")
    if dice.chance(30):
        derived = paper.fresh("D")
        paper.say(
            *([] if is_model else ["@dataclass"]), f"class {derived}({name}[{argument.text}]):"
        )
        paper.say("    more: str = 'x'")
        return Shape(derived, lambda: f"{derived}({item}={argument.values()})", is_frozen=False)
    text = name if dice.chance(15) else f"{name}[{argument.text}]"
    return Shape(text, lambda: f"{text}({item}={argument.values()})", is_frozen=False)


def _model(paper: Paper, inner: Inner, depth: int) -> Shape:
    name, dice = paper.fresh("M"), paper.dice
    parts = [_model_field(paper, inner, depth) for _ in range(dice.count(0, 3))]
    parts += [_itself(paper, name)] if dice.chance(4) else []
    extra = list[str]()
    if dice.chance(8):
        options = ("title='Other'", "frozen=True", "extra='forbid'", "extra='allow'")
        extra = [f"    model_config = ConfigDict({dice.pick(options)})"]
    if dice.chance(4):
        extra += ["    @computed_field", "    @property", "    def total(self) -> int:"]
        extra += ["        return 1"]
    paper.say(f"class {name}(BaseModel):", *_body(dice, parts, extra))
    return _kept(paper, name, parts)


def _model_field(paper: Paper, inner: Inner, depth: int) -> _Part:
    name, dice = paper.fresh("f"), paper.dice
    shape = inner(depth - 1)
    face = dice.count(0, 9)
    if face == 9:  # noqa: PLR2004 - one in ten each
        return _constrained(paper, name)
    text = f"    {name}: {_as_text(dice, shape.text)}"
    if face == 8:  # noqa: PLR2004
        return _Part(name, f"{text} = Field({dice.pick(_DESCRIPTIONS[:3])})", shape, False)
    if face < 5:  # noqa: PLR2004
        return _Part(name, text, shape, False)
    value = shape.values()
    if dice.chance(60):
        return _Part(name, f"{text} = {value}", shape, True)
    given = f"default_factory=lambda: {value}" if dice.chance(50) else f"default={value}"
    if dice.chance(30):
        given += f", {dice.pick(_DESCRIPTIONS)}"
    return _Part(name, f"{text} = Field({given})", shape, True)


def _constrained(paper: Paper, name: str) -> _Part:
    kind = paper.dice.pick(_CONSTRAINED)
    rule = paper.dice.pick(_CONSTRAINTS[kind])
    shape = paper.leaf(kind, *{"str": ("'a'",), "int": ("2",), "float": ("1.5",)}[kind])
    if paper.dice.chance(50):
        return _Part(name, f"    {name}: Annotated[{kind}, Field({rule})]", shape, False)
    return _Part(name, f"    {name}: {kind} = Field({shape.values()}, {rule})", shape, True)


def _plain_class(paper: Paper, inner: Inner, depth: int) -> Shape:
    dice, name = paper.dice, paper.fresh("K")
    shape, item = inner(depth - 1), paper.fresh("f")
    base: str = dice.pick(("TypedDict", "NamedTuple", "", "RootModel"))
    if base == "RootModel":
        paper.say(f"class {name}(RootModel[{shape.text}]):", "    pass")
        return Shape(name, lambda: f"{name}({shape.values()})", False)
    bases = f"({base})" if base else ""
    paper.say(f"class {name}{bases}:", f"    {item}: {shape.text}")
    return Shape(name, lambda: f"{name}({item}={shape.values()})", False)


def _body(dice: Dice, parts: list[_Part], extra: list[str] | None = None) -> list[str]:
    doc = ['    """A record."""'] if dice.chance(30) else []
    return [*doc, *(part.text for part in parts), *(extra or [])] or ["    pass"]


def _kept(paper: Paper, name: str, parts: list[_Part]) -> Shape:
    shape = Shape(name, _maker(paper.dice, name, parts), is_frozen=False)
    paper.shapes.append(shape)
    return shape


def _maker(dice: Dice, name: str, parts: list[_Part]) -> Callable[[], str]:
    def make() -> str:
        given = [one for one in parts if not one.has_default or dice.chance(30)]
        given = [one for one in given if "ClassVar" not in one.text]
        return f"{name}({', '.join(f'{one.name}={one.shape.values()}' for one in given)})"

    return make


def _as_text(dice: Dice, text: str) -> str:
    return f'"{text}"' if dice.chance(8) and '"' not in text else text
