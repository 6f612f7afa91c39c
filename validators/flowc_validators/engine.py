"""Run rules over a program, and judge what comments take back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from flowc_ir.diagnostic import Diagnostic, Severity
from flowc_ir.graph import Workflow
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.program import Program
from flowc_validators.facts import Facts
from flowc_validators.registry import rules_for
from flowc_validators.rule import Rule


def check(
    program: Program,
    is_wanted: Callable[[Rule], bool] = lambda _: True,
    seen: tuple[Workflow, ...] = (),
    image_names: frozenset[str] = frozenset(),
) -> Iterator[Diagnostic]:
    """Yield the findings of the rules that are wanted, rule by rule, whatever comments say.

    `seen` is what is known of workflows that are opaque: their edges are looked at.
    """
    facts = Facts(program, seen, image_names)
    for rule in rules_for(facts):
        if is_wanted(rule):
            yield from rule.check(facts)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run looks for. Errors are looked for always.

    `is_anywhere` tells whether findings of a code are shown in any file, and `is_shown` whether
    they are in one. `known` gives the names of all codes.
    `image_names` are the images that the configuration names, none if it names none.
    `placed` moves findings to a better place, where the sources tell one.
    """

    is_anywhere: Callable[[str], bool]
    is_shown: Callable[[str, str], bool]
    known: Callable[[], Collection[str]]
    image_names: frozenset[str] = frozenset()
    placed: Callable[[Iterable[Diagnostic]], Iterable[Diagnostic]] = lambda findings: findings


def judge(
    program: Program,
    found: Iterable[Diagnostic],
    sources: Mapping[str, str],
    asked: Asked,
    seen: tuple[Workflow, ...] = (),
) -> Iterator[Diagnostic]:
    """Give what a compilation found, what the rules find, and what is wrong with suppressions.

    What a comment takes back is left out, and so is what is not asked for, but no error is.
    """

    def is_wanted(rule: Rule) -> bool:
        return rule.code.severity is Severity.ERROR or asked.is_anywhere(rule.code.name)

    findings = [*found, *check(program, is_wanted, seen, asked.image_names)]
    if findings:
        findings = [*asked.placed(findings)]
    # Most programs take nothing back.
    if any("flowc:" in text for text in sources.values()):
        from flowc_validators.suppress import unsuppressed
        from flowc_validators.suppressions import suppression_findings

        known, is_shown = asked.known, asked.is_shown
        judged = list(suppression_findings(program, findings, sources, known, is_shown))
        findings = [*unsuppressed(findings, sources), *judged]
    for finding in findings:
        severity, name = finding.code.severity, finding.code.name
        if severity is Severity.ERROR or asked.is_shown(name, finding.span.path):
            yield finding
