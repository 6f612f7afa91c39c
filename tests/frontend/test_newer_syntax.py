"""Syntax of Python 3.12 and 3.13, parsed and evaluated on a host that may not know it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from flowc.frontend.discover import SourceTree
from flowc.frontend.interpreter.interpret import make_machine
from flowc.frontend.interpreter.values import ClassValue, FunctionValue, Known, ModuleValue, Value
from flowc.frontend.library.registry import standard_library
from flowc.frontend.loader import ProjectLoader
from flowc.frontend.newer_syntax.rewriting import parse_newer
from flowc.frontend.parse import SyntaxFault, parse
from flowc_ir.diagnostic import Report
from flowc_ir.source import NOWHERE

PROJECTS = Path(__file__).parents[1] / "differential" / "projects"
FILES = sorted(PROJECTS.rglob("*.py"))[::4]


def interpret(source: str, tmp_path: Path, minor: int = 13) -> ModuleValue:
    """Run a module in the syntax of a version."""
    (tmp_path / "main.py").write_text(source, encoding="utf-8")
    report = Report()
    loader = ProjectLoader(SourceTree(tmp_path), report, minor=minor)
    machine = make_machine(standard_library(), loader, report, 100_000)
    module = machine.import_module("main", NOWHERE)
    assert not report.diagnostics, report.diagnostics
    assert isinstance(module, ModuleValue)
    return module


def _known(value: Value) -> object:
    assert isinstance(value, Known), value
    return value.value


PRELUDE = """
d = {"a": {"b": 7}}
x = 3.14159
w = 10
names = ["p", "q"]
name = "ä"
"""

STRINGS = {
    'f"{d["a"]["b"]}"': "7",
    "f'{d['a']}'": "{'b': 7}",
    'f"{"nested " + f"{"deep " + f"{w}"}"}"': "nested deep 10",
    "f\"{'\\n'.join(names)}\"": "p\nq",
    'f"{", ".join(n for n in names)}!"': "p, q!",
    'f"{x:{".2f"}} {x!r:>{w}}"': "3.14    3.14159",
    'f"{w=} {w = } {x=:.1f} {name=!s}"': "w=10 w = 10 x=3.1 name=ä",
    'f"{{}} {{{w}}} \\x41\\N{BULLET}\\{w}"': "{} {10} A•\\10",
    'rf"\\d{w}\\n{d["a"]}" "\\t" f"{"z"}"': "\\d10\\n{'b': 7}\tz",
    'f"{w!r:^{w}}" f"|" "plain {w}" \'s\'': "    10    |plain {w}s",
    'f"""{\n    w  # a comment with } and "\n} {\n  "q"}"""': "10 q",
    'f"{\n    d["a"]\n    ["b"]\n}"': "7",
    'f"{(lambda v: v * 2)(4)} {[v for v in (1, 2)][0]} { {1: 2}[1] }"': "8 1 2",
    'f"{w != 3} {w == 10} {w >= 1}"': "True True True",
    'f"{name}{"ü"}{name!a}"': "äü'\\xe4'",
    'F"{"a" if w else "b"}" + fR"{"c"}\\d"': "ac\\d",
    'f"{d["a"]["b"]:03}{"":>2}"': "007  ",
    "f''": "",
}


@pytest.mark.parametrize(("expression", "expected"), STRINGS.items(), ids=STRINGS.keys())
def test_strings(expression: str, expected: str, tmp_path: Path) -> None:
    """Evaluate an f-string as Python 3.12 does."""
    module = interpret(f"{PRELUDE}s = ({expression})\nt = 1\n", tmp_path, 12)
    assert _known(module.namespace["s"]) == expected
    assert _known(module.namespace["t"]) == 1


def test_places_are_those_of_the_source() -> None:
    """Give each node its place in the text as it is written."""
    source = 'ä = 1\ny = f"{d["ü"]} {\n  g(ä)\n}" + z  # f"{"\n\nclass C[T: (int, str)]: q = h(ä)\n'
    tree = parse_newer(source, 12)
    shown = {ast.get_source_segment(source, node) for node in ast.walk(tree)
             if isinstance(node, (ast.Call, ast.Subscript, ast.BinOp, ast.Name))}  # fmt: skip
    assert {'d["ü"]', "g(ä)", "h(ä)", "z", 'f"{d["ü"]} {\n  g(ä)\n}" + z'} <= shown


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PROJECTS).as_posix())
def test_what_is_valid_in_both_parses_alike(path: Path) -> None:
    """Give the host's own tree for a source in older syntax."""
    text = path.read_text(encoding="utf-8")
    assert ast.dump(parse_newer(text, 13)) == ast.dump(ast.parse(text))


def test_type_parameters(tmp_path: Path) -> None:
    """Bind type parameters around functions and classes, and nowhere else."""
    module = interpret(
        """
from dataclasses import dataclass

def first[T](items: list[T], default: T | None = None) -> T:
    return items[0]

class Box[T, *Ts, **P]:
    item: T
    def get(self) -> T:
        return self.item

@dataclass
class Pair[A: int, B = str](Box[A]):
    left: A
    right: B

type Table[K] = dict[K, Table[K]] | None
type Plain = int
type = "still a name"
pair = Pair(left=1, right="r")
a = first([3, 4]), pair.left, first.__name__, Pair.__qualname__, first.__qualname__
b = Plain.__name__, Plain.__value__ is int, str(Plain), type
try:
    T
    c = "seen"
except NameError:
    c = "not seen"
async def later[T](x: T) -> T: ...
class Outer:
    size = 3
    def method[T](self, x: T = size) -> T:
        return x
d = Outer().method(), Outer.method.__qualname__
""",
        tmp_path,
    )
    names = module.namespace
    first, pair = names["first"], names["Pair"]
    assert isinstance(first, FunctionValue)
    assert first.is_nested
    assert isinstance(pair, ClassValue)
    assert _known(names["c"]) == "not seen"
    tuples = {name: ast.literal_eval(ast.unparse(ast.parse(repr(_items(names[name])))))
              for name in ("a", "b", "d")}  # fmt: skip
    assert tuples == {
        "a": [3, 1, "first", "Pair", "first"],
        "b": ["Plain", True, "Plain", "still a name"],
        "d": [3, "Outer.method"],
    }


def _items(value: Value) -> list[object]:
    from flowc.frontend.interpreter.values import TupleValue

    assert isinstance(value, TupleValue)
    return [_known(item) for item in value.items]


@pytest.mark.parametrize(
    ("source", "needed"),
    [
        ('x = f"{d["a"]}"\n', 12),
        ("type X = int\n", 12),
        ("def f[T](x: T) -> T: ...\n", 12),
        ("class C[T = int]: ...\n", 13),
    ],
)
def test_the_version_decides(source: str, needed: int) -> None:
    """Refuse what came later, and say with which version it came."""
    assert isinstance(parse(source.encode(), needed), ast.Module)
    fault = parse(source.encode(), needed - 1)
    assert isinstance(fault, SyntaxFault)
    assert f'python-version = "3.{needed}"' in fault.hint


@pytest.mark.parametrize(
    ("source", "line", "column"),
    [
        ('x = 1\ny = f"{d["a"}"\n', 2, 12),
        ('y = f"{}"\n', 1, 7),
        ('y = f"{x!z}"\n', 1, 6),
        ('y = f"{d["a"]}"\nz = (\n', 2, 4),
        ('y = f"{d["a"]} }"\n', 1, 15),
        ('y = f"{"a"}\n', 1, 11),
        ("def f[T: ](x): ...\n", 1, None),
        ("type X =\n", 1, None),
    ],
)
def test_faults_have_their_place(source: str, line: int, column: int | None) -> None:
    """Point at what is wrong, in any version."""
    fault = parse(source.encode(), 13)
    assert isinstance(fault, SyntaxFault)
    assert fault.hint == ""
    assert fault.line == line
    if column is not None:
        assert fault.column == column
