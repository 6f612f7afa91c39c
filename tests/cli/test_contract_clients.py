"""`flowc contract --format stubs`: where clients go, and what is said of mistakes."""

from __future__ import annotations

from cli.project import Project

SHOP = """\
from flytekit import task


@task
def sell(count: int) -> float:
    return 1.0
"""


def test_clients_are_written_checked_and_renewed(empty: Project) -> None:
    """Write them, find that they are current, and then that one is of nothing any more."""
    empty.write("shop.py", SHOP)
    command = ("contract", "--format", "stubs", "--language", "python", "-o", "out/clients")
    ran = empty.flowc(*command, "shop.py")
    assert ran.code == 0, ran.err
    assert "class SellInputs:" in (empty.root / "out/clients/shop.py").read_text()
    assert "Typed clients: clients." in (empty.root / "out/clients/__init__.py").read_text()
    assert empty.flowc(*command, "--check", "shop.py").code == 0
    empty.write("shop.py", SHOP.replace("count: int", "count: str"))
    ran = empty.flowc(*command, "--check", "shop.py")
    assert ran.code == 1
    assert "contract-stale" in ran.err


def test_what_is_not_said_is_asked_for(empty: Project) -> None:
    """A language and a folder must be named, and a plug-in has no clients."""
    empty.write("shop.py", SHOP)
    ran = empty.flowc("contract", "shop.py", "--format", "stubs", "-o", "out")
    assert (ran.code, "--language" in ran.err) == (2, True)
    ran = empty.flowc("contract", "shop.py", "--format", "stubs", "--language", "typescript")
    assert (ran.code, "--output" in ran.err) == (2, True)
    assert empty.flowc("contract", "plugin", "SnowflakeTask", "--format", "stubs").code == 2


def test_nothing_is_written_when_names_meet(empty: Project) -> None:
    """An error leaves the folder as it is."""
    record = "@dataclass\nclass SellInputs:\n    count: int\n"
    text = SHOP.replace("\n\n\n", f"\n\n\n{record}\n\n", 1).replace(
        "count: int) ->", "count: SellInputs) ->"
    )
    empty.write("shop.py", f"from dataclasses import dataclass\n{text}")
    command = ("contract", "--format", "stubs", "--language", "python", "-o", "out/clients")
    ran = empty.flowc(*command, "shop.py")
    assert ran.code == 1
    assert "contract-name-collision" in ran.err
    assert not (empty.root / "out").exists()
