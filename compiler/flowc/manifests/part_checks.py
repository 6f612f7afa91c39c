"""What is wrong with the parts that several things of a manifest have."""

from __future__ import annotations

from flowc.manifests.findings import Findings
from flowc.manifests.names_in_scope import Names
from flowc.manifests.outline import Part
from flowc.manifests.template_checks import TemplateChecker


class PartChecker:
    """Checks rules, and lists of inputs or outputs."""

    def __init__(self, findings: Findings, templates: TemplateChecker) -> None:
        self._findings = findings
        self._templates = templates

    def rules(self, owner: Part, names: Names) -> None:
        """Check the rules of something."""
        for rule in owner.parts("rules"):
            that = rule.text("that")
            if not that.text:
                self._findings.tell(rule.span, "a rule says in `that` what must hold")
            else:
                self._templates.expression(that.text, that.span, names)
            if not rule.text("message").text:
                self._findings.tell(rule.span, "a rule says in `message` what is wrong otherwise")

    def variables(self, variables: Part | None, names: Names) -> None:
        """Check inputs or outputs."""
        if variables is None:
            return
        self._templates.check(variables.node("before"), names)
        for variable in variables.parts("variables"):
            self._findings.expect_identifier(variable.text("name"), "a variable")
            when = variable.text("when")
            if when.text:
                self._templates.expression(when.text, when.span, names)
            if not variable.has("type"):
                self._findings.tell(variable.span, "a variable needs a `type`")
            self._templates.check(variable.node("type"), names)
