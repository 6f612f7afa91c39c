"""`flowc explain`: the pages of codes."""

from __future__ import annotations

import json

from cli.project import Project


def test_list(empty: Project) -> None:
    """List every code with one sentence."""
    ran = empty.flowc("explain")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert any(line.startswith("cron-invalid ") and line.endswith(".") for line in lines)
    assert lines == sorted(lines)


def test_page(empty: Project) -> None:
    """Print the page of one code."""
    ran = empty.flowc("explain", "cron-invalid")
    assert ran.out.startswith("# cron-invalid\n")
    assert "Use instead:" in ran.out


def test_json(empty: Project) -> None:
    """Give a page as JSON."""
    document = json.loads(empty.flowc("explain", "cron-invalid", "--format", "json").out)
    assert document["schema_version"] == 1
    (page,) = document["pages"]
    assert (page["code"], page["severity"]) == ("cron-invalid", "error")
    assert page["summary"].startswith("A launch plan has a cron expression")
    assert page["page"].startswith("# cron-invalid\n")


def test_all_as_json(empty: Project) -> None:
    """Give every page with a severity."""
    pages = json.loads(empty.flowc("explain", "--format", "json").out)["pages"]
    severities = {page["code"]: page["severity"] for page in pages}
    assert severities["pickle-fallback"] == "warning"
    assert severities["unexplained-suppression"] == "note"
    assert len(severities) == len(pages)


def test_a_misspelt_code(empty: Project) -> None:
    """Offer the code that was meant."""
    assert "did you mean cron-invalid?" in empty.flowc("explain", "cron-invald").err
