"""`[tool.flowc]`: what is read, and what is refused with its line."""

from __future__ import annotations

import pytest

from flowc.config import Config, Selection, read_config
from flowc.flytekit_versions import V1_15
from flowc_ir.diagnostic import Report


def read(text: str) -> tuple[Config, list[tuple[str, int]]]:
    """Read a configuration; give it with the codes and lines of what is wrong."""
    report = Report()
    config = read_config(text, "pyproject.toml", report)
    return config, [(found.code.name, found.span.line) for found in report.diagnostics]


def test_every_key() -> None:
    """Read each key there is."""
    text = """
        [tool.flowc]
        source = "src"
        source-path = "/home/ci/flows/src"
        git-commit = "0123456789abcdef0123456789abcdef01234567"
        packages = ["flows", "more.flows"]
        installed = ["torch"]
        images = ["default=registry/image:1"]
        python-version = "3.12"
        union = false
        built-images = { "a:1" = "b:2" }
        flytekit-version = "1.15"
        extensions = ["manifests/*.yaml"]
        disabled-extensions = ["flytekitplugins-spark"]
        site-packages = [".venv/lib/python3.12/site-packages"]
        select = ["cron-invalid"]
        extend-select = ["unexplained-suppression"]
        ignore = ["pickle-fallback"]
        fail-on = "note"
        baseline = "known.json"

        [tool.flowc.severity]
        pickle-fallback = "error"

        [tool.flowc.per-file-ignores]
        "legacy/**" = ["all"]

        [tool.flowc.environment]
        STAGE = "test"
    """
    assert read(text) == (
        Config(
            sources=("src",),
            source_path="/home/ci/flows/src",
            git_commit="0123456789abcdef0123456789abcdef01234567",
            packages=("flows", "more.flows"),
            environment=(("STAGE", "test"),),
            installed=("torch",),
            images=("default=registry/image:1",),
            python_version=(3, 12),
            union=False,
            built_images=(("a:1", "b:2"),),
            flytekit=V1_15,
            extensions=("manifests/*.yaml",),
            disabled_extensions=("flytekitplugins-spark",),
            site_packages=(".venv/lib/python3.12/site-packages",),
            selections=(
                Selection(
                    select=("cron-invalid",),
                    extend_select=("unexplained-suppression",),
                    ignore=("pickle-fallback",),
                ),
            ),
            severities=(("pickle-fallback", "error"),),
            per_file_ignores=(("legacy/**", ("all",)),),
            fail_on="note",
            baseline="known.json",
        ),
        [],
    )


@pytest.mark.parametrize("text", ["", "[tool.other]\nx = 1\n", "[project]\nname = 'flowc'\n"])
def test_no_section(text: str) -> None:
    """Take the defaults where there is no section."""
    assert read(text) == (Config(), [])


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("[tool.flowc]\n\nsource = 1\n", [("config-wrong-type", 3)]),
        ('[tool.flowc]\nsource-path = "src"\n', [("config-wrong-type", 2)]),
        ("[tool.flowc]\npackages = ['a', 1]\n", [("config-wrong-type", 2)]),
        ("[tool.flowc]\nflytekit-version = '1.10'\n", [("config-wrong-type", 2)]),
        ("[tool.flowc]\nflytekit-version = 1.16\n", [("config-wrong-type", 2)]),
        ("[tool.flowc]\npython-version = '2.7'\n", [("config-wrong-type", 2)]),
        ("[tool.flowc]\nfail-on = 'off'\n", [("config-wrong-type", 2)]),
        ("[tool.flowc]\nbaseline = 1\n", [("config-wrong-type", 2)]),
        ("[tool.flowc]\n[tool.flowc.severity]\na = 'bad'\n", [("config-wrong-type", 2)]),
        ("[tool.flowc]\nper-file-ignores = {'a' = 'b'}\n", [("config-wrong-type", 2)]),
        ("[tool.flowc]\npython-version = 3.11\n", [("config-wrong-type", 2)]),
        ("[tool.flowc]\nunion = 'yes'\n", [("config-wrong-type", 2)]),
        ("[tool.flowc]\n[tool.flowc.environment]\nA = 1\n", [("config-wrong-type", 2)]),
        ("[tool]\nflowc = 3\n", [("config-wrong-type", 1)]),
        ("[a]\npackage = 1\n[tool.flowc]\npackage = []\n", [("config-unknown-key", 4)]),
        ("[tool.flowc]\nsource = \n", [("config-syntax", 2)]),
        (
            "[tool.flowc]\nsource = 1\npackages = 2\nother = 3\n",
            [("config-wrong-type", 2), ("config-wrong-type", 3), ("config-unknown-key", 4)],
        ),
    ],
)
def test_mistakes_have_a_line(text: str, findings: list[tuple[str, int]]) -> None:
    """Report all mistakes at once, each at its line."""
    assert read(text)[1] == findings


def test_a_mistake_points_at_the_key() -> None:
    """Give the span of the key itself."""
    report = Report()
    read_config("[tool.flowc]\n  source = 1\n", "pyproject.toml", report)
    span = report.diagnostics[0].span
    assert (span.line, span.column, span.end_column) == (2, 2, 8)
