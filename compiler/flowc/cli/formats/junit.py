"""JUnit's XML, which nearly every CI shows: a test suite a file, a test case a finding."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from flowc.cli.formats.listing import Finding, Listing

# What XML 1.0 cannot hold, also not escaped.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(listing: Listing) -> str:
    """Write the document; a finding that does not make the run fail is a test that passes."""
    suites: dict[str, list[Finding]] = {}
    for finding in listing.findings():
        place = listing.place(finding.span)
        suites.setdefault(place.path if place else "flowc", []).append(finding)
    root = Element("testsuites", {"name": "flowc"})
    for path, findings in suites.items():
        _suite(root, path, findings, listing)
    if not suites:
        # Some readers take a document without tests for a run that went wrong.
        suite = SubElement(root, "testsuite", _counts("flowc", 1, 0))
        SubElement(suite, "testcase", {"name": "flowc check", "classname": "flowc", "time": "0"})
    every = [finding for findings in suites.values() for finding in findings]
    root.attrib |= _counts("flowc", len(every) or 1, _failures(every, listing))
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}'


def _suite(root: Element, path: str, findings: list[Finding], listing: Listing) -> None:
    counts = _counts(_text(path), len(findings), _failures(findings, listing))
    suite = SubElement(root, "testsuite", counts)
    for finding in findings:
        _case(suite, finding, listing)


def _case(suite: Element, finding: Finding, listing: Listing) -> None:
    place = listing.place(finding.span)
    shown = listing.scene.place(finding.span)
    attributes = {
        # What tells tests apart over time knows them by name: no line is in it.
        "name": f"{finding.code}: {finding.message}",
        "classname": re.sub(r"\.(py|ipynb)$", "", place.path) if place else "flowc",
        "time": "0",
    }
    if place:
        attributes |= {"file": place.path, "line": str(place.line)}
    clean = {name: _text(value) for name, value in attributes.items()}
    case = SubElement(suite, "testcase", clean)
    help_ = f"\nhelp: {finding.hint}" if finding.hint else ""
    details = _text(f"{shown}: {finding.severity.value}[{finding.code}] {finding.message}{help_}")
    if listing.fails(finding.severity):
        about = {"type": finding.severity.value, "message": _text(finding.message)}
        SubElement(case, "failure", about).text = details
    else:
        SubElement(case, "system-out").text = details


def _counts(name: str, tests: int, failures: int) -> dict[str, str]:
    counts = {"tests": str(tests), "failures": str(failures), "errors": "0", "time": "0"}
    return {"name": name, **counts}


def _failures(findings: list[Finding], listing: Listing) -> int:
    return sum(listing.fails(finding.severity) for finding in findings)


def _text(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
