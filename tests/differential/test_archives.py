"""`flowc package` makes the archive of `pyflyte package`, its code bundle byte by byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from differential.archives import IMAGE, Order, Packaged, by_flowc, by_flytekit
from differential.compare import compare
from differential.entity import read_archive
from differential.repositories import make_forge, make_loaded, make_shop
from differential.units import suite_units

_EXAMPLES = {
    f"example {unit}": (
        str(unit.root),
        ("-k", unit.name, "package", "-i", IMAGE, "--copy", "all"),
    )
    for unit in suite_units()
    if unit.root.parent.name == "examples" and "." not in unit.name
}
# Each packaging: the project, and its arguments.
_CASES: dict[str, tuple[str, tuple[str, ...]]] = {
    "all": ("shop", ("-k", "shop", "package", "-i", IMAGE, "--copy", "all")),
    "deref": ("shop", ("-k", "shop", "package", "-i", IMAGE, "--copy", "ALL", "--deref-symlinks")),
    "none": ("forge/src", ("-k", "forge", "package", "-i", IMAGE, "--copy", "none")),
    "fast": (
        "forge/src",
        (
            *("--pkgs", "forge.flow,forge", "package", "--image", IMAGE, "-i", "b=c.test/b:2"),
            *("--fast", "-d", "/code", "-p", "/usr/bin/python3", "--env", "A=1", "--envvars=B=2"),
        ),
    ),
    "nested": ("forge", ("-k", "forge", "package", "-i", IMAGE, "--copy", "all", "-s", "src")),
    "auto": ("loaded", ("-k", "app.flow", "package", "-i", IMAGE, "--copy", "auto")),
    "auto, several": (
        "loaded",
        ("-k", "other", "-k", "app.flow", "package", "-i", IMAGE, "--copy=auto", "-d", ""),
    ),
    "auto, shop": ("shop", ("-k", "shop.kinds", "package", "-i", IMAGE, "--copy", "auto")),
    "over": ("loaded", ("-k", "other", "package", "-i", IMAGE, "--copy", "all")),
    **_EXAMPLES,
}
_OLD = "made/flyte-package.tgz"
"""An archive under the source root that a case writes over; it must not be sent."""


@pytest.fixture(scope="module")
def orders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Order]:
    """Make the projects."""
    base = tmp_path_factory.mktemp("projects")
    for name, make in (("shop", make_shop), ("forge", make_forge), ("loaded", make_loaded)):
        (base / name).mkdir()
        make(base / name)
    over = base / "loaded" / _OLD
    over.parent.mkdir()
    over.write_text("an old one")
    return {
        name: Order(base / root, arguments, _OLD if name == "over" else "")
        for name, (root, arguments) in _CASES.items()
    }


@pytest.fixture(scope="module")
def expected(
    orders: dict[str, Order], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Packaged]:
    """Ask flytekit once for all of them."""
    made = by_flytekit(list(orders.values()), tmp_path_factory.mktemp("flytekit"))
    return dict(zip(orders, made, strict=True))


@pytest.mark.parametrize("case", _CASES)
def test_archive_equals_flytekit(
    case: str, orders: dict[str, Order], expected: dict[str, Packaged], tmp_path: Path
) -> None:
    """Compare the members, every entity, and the code bundle byte by byte."""
    theirs = expected[case]
    assert theirs.code == 0, theirs.said
    ours = by_flowc(orders[case], tmp_path / "flowc.tgz")
    assert ours.code == 0, ours.said
    # flytekit's own order is that of a folder of the file system; the names carry the order.
    assert ours.members() == sorted(theirs.members())
    verdicts = compare(read_archive(theirs.archive), read_archive(ours.archive))
    assert [str(one) for one in verdicts if one.status != "equal"] == []
    if "none" not in case:
        assert ours.code_members() == theirs.code_members()
        assert ours.code_bundle() == theirs.code_bundle()
    else:
        assert ours.code_bundle() == ("", b"")
    assert ("exists under the source root" in ours.said) == (case == "over")
