"""Texts made by the standard library."""

import json
import os.path
import posixpath
import string
import textwrap
from pathlib import PurePosixPath

from flytekit import task, workflow

CONFIG = json.loads('{"tables": ["orders", "items"], "limits": {"rows": 1e3, "ratio": 0.5}, "dry": false, "by": null}')
TEMPLATE = string.Template("SELECT $columns FROM $table WHERE day = '$day'")
QUERY = TEMPLATE.safe_substitute(columns=", ".join(["id", "amount"]), table=CONFIG["tables"][0])
BLOCK = textwrap.indent(textwrap.dedent("""\
    begin;
      delete from {table};
    commit;
    """).format(table=CONFIG["tables"][-1]), "> ")
ROOT = PurePosixPath("/data") / "raw" / ".." / "clean"
STEM = (ROOT / "orders.2024.csv.gz").stem
SUFFIXES = "".join((ROOT / "orders.csv.gz").suffixes)
PARTS = ROOT.parts[1:]
JOINED = os.path.join("/data", "x", posixpath.basename("a/b/c.txt"))
BASE, EXTENSION = os.path.splitext(JOINED)
DUMPED = json.dumps({"b": [1, 2, {"x": None}], "a": "ü"}, sort_keys=True, indent=2)
PERCENT = "%s has %d rows (%.1f%%), %-5s|%5s|%05.1f|%x" % ("orders", 10, 99.5, "ab", "cd", 3.14159, 255)
FORMATTED = "{0:>8}|{1:<8}|{2:^8}|{name!r}|{3:,}|{4:.3e}|{5:#x}".format("r", "l", "c", 1234567, 0.00012, 255, name="n")
NESTED = f"{CONFIG['limits']['rows']:>{len(PARTS) * 4}.2f}|{'x' * 3!s:*^7}|{CONFIG!r:.20}|{ROOT=!s}"
CASES = [f("mIxEd case") for f in (str.title, str.swapcase, str.capitalize, str.casefold)]
SPLIT = "a=1; b=2;c =3".partition(";")[2].replace(" ", "").split(";")
LETTERS = string.ascii_lowercase[:5].center(11, "-").translate(str.maketrans("abc", "xyz", "d"))


@task(environment={"QUERY": QUERY, "BLOCK": BLOCK, "BASE": BASE, "EXT": EXTENSION, "STEM": STEM + SUFFIXES})
def run_query(query: str = QUERY, block: str = BLOCK, percent: str = PERCENT, parts: str = "/".join(PARTS)) -> str:
    return query


@task
def show(texts: list[str], formatted: str = FORMATTED, nested: str = NESTED, dumped: str = DUMPED) -> None:
    print(texts)


@workflow
def texts(day: str, encoded: str = "ünï".encode("utf-8").hex(), raw: str = r"\d+\n", joined: str = "a" "b" f"{1 + 1}"):
    answer = run_query(query=TEMPLATE.substitute(columns="*", table="t", day="2024"), block=day)
    show(texts=[answer, encoded, *CASES, *SPLIT, LETTERS], nested=raw, dumped=joined)
