"""A name or a text is replaced by the one that was meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

import libcst as cst

from flowc.fixes.finding import Finding
from flowc.fixes.fix import Edit, Fix, Safety
from flowc.fixes.kinds.calls import called

_HOLDERS = {
    "cron-invalid": ("CronSchedule",),
    "kickoff-input-invalid": ("CronSchedule", "FixedRate", "OnSchedule"),
    "quantity-invalid": ("Resources",),
}
"""In the arguments of which call a text stands, where the same may mean something else beside."""

_Look: TypeAlias = Callable[[Finding, str, str], Iterator[Edit]]

_TEMPLATES = ("unknown-template-input", "placeholder-without-input")


def spelling(finding: Finding) -> Fix | None:
    """Replace a keyword, an attribute, a text or a code in a comment.

    Nothing is done where the written word stands in several places that may be meant.
    """
    word = finding.right or finding.meant
    safety = Safety.SAFE if finding.right else Safety.UNSAFE
    if not word:
        return None
    for look in _looks(finding, word):
        for quoted in finding.quoted:
            written = quoted.strip("'\"")
            edits = tuple(look(finding, written, word))
            if len(edits) == 1 or (edits and finding.found.code.name in _HOLDERS):
                return Fix(f"write `{word}` instead of `{written}`", safety, edits)
            if edits:
                return None
    return None


def _looks(finding: Finding, word: str) -> tuple[_Look, ...]:
    """Give where to look for the word that is wrong, the most likely kind of place first."""
    if finding.found.code.name in _TEMPLATES:
        return (_in_templates,)
    if finding.found.code.name in _HOLDERS:
        return (_texts, _texts_elsewhere)
    if word.isidentifier():
        return (_itself, _own_keywords, _keywords, _attributes, _texts)
    return (_itself, _texts)


def _itself(finding: Finding, written: str, word: str) -> Iterator[Edit]:
    start, end = finding.parsed.place(finding.found.span)
    if finding.parsed.text[start:end] == written:
        yield Edit(start, end, word)


def _own_keywords(finding: Finding, written: str, word: str) -> Iterator[Edit]:
    call = finding.parsed.call(finding.found.span)
    return _named(finding, [] if call is None else call.args, written, word)


def _keywords(finding: Finding, written: str, word: str) -> Iterator[Edit]:
    return _named(finding, finding.parsed.within(finding.found.span, cst.Arg), written, word)


def _named(
    finding: Finding, arguments: Iterable[cst.Arg], written: str, word: str
) -> Iterator[Edit]:
    for argument in arguments:
        if argument.keyword is not None and argument.keyword.value == written:
            yield finding.parsed.instead(argument.keyword, cst.Name(word))


def _attributes(finding: Finding, written: str, word: str) -> Iterator[Edit]:
    for attribute in finding.parsed.within(finding.found.span, cst.Attribute):
        if attribute.attr.value == written:
            yield finding.parsed.instead(attribute.attr, cst.Name(word))


def _texts(finding: Finding, written: str, word: str) -> Iterator[Edit]:
    holders = _HOLDERS.get(finding.found.code.name, ())
    texts = [*finding.parsed.within(finding.found.span, cst.SimpleString)]
    for text in texts:
        if text.evaluated_value == written and (not holders or _is_held(finding, text, holders)):
            yield finding.parsed.instead(text, spelled_like(text, word))


def _texts_elsewhere(finding: Finding, written: str, word: str) -> Iterator[Edit]:
    """Look for a text in all calls of the file that take such ones, and behind their names."""
    holders = _HOLDERS.get(finding.found.code.name, ())
    names = {
        each.value.value
        for call in finding.parsed.all(cst.Call)
        if called(call) in holders
        for each in call.args
        if isinstance(each.value, cst.Name)
    }
    for text in finding.parsed.all(cst.SimpleString):
        if text.evaluated_value == written and (
            _is_held(finding, text, holders) or _is_named(finding, text, names)
        ):
            yield finding.parsed.instead(text, spelled_like(text, word))


def _is_held(finding: Finding, text: cst.SimpleString, holders: tuple[str, ...]) -> bool:
    """Tell whether a text stands in the arguments of one of some calls."""
    around = finding.parsed.around(text)
    call = next((node for node in around if isinstance(node, cst.Call)), None)
    return call is not None and called(call) in holders


def _is_named(finding: Finding, text: cst.SimpleString, names: set[str]) -> bool:
    """Tell whether a text is what one of some names is set to."""
    match finding.parsed.parent(text):
        case cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=name))]):
            return name in names
        case _:
            return False


def _in_templates(finding: Finding, written: str, word: str) -> Iterator[Edit]:
    expression = re.compile(rf"(?<=[{{.\s])({re.escape(written)})(?=[}}\s])")
    for text in finding.parsed.within(finding.found.span, cst.SimpleString):
        start, _ = finding.parsed.range_of(text)
        for match in expression.finditer(text.value):
            yield Edit(start + match.start(), start + match.end(), word)


def spelled_like(text: cst.SimpleString, value: str) -> cst.SimpleString:
    """Give a literal of another text in the quotes of one."""
    quote = text.quote
    if quote in value or "\\" in value or "\n" in value:
        return cst.SimpleString(repr(value))
    return cst.SimpleString(f"{text.prefix}{quote}{value}{quote}")
