"""A task or node names an image by what is no reference to one."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.image_reference import image_fault
from flowc_validators.facts import Facts
from flowc_validators.images import named_images
from flowc_validators.rule import Rule

CODE = Code("image-invalid", Severity.ERROR, "an image is named by what is no reference to one")
HINT = "write it as in `ghcr.io/team/app:1.2`, or as in `{{.image.app.fqn}}:1.2`"


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report references that no registry could be asked for, and placeholders that stay."""
    for image in named_images(facts):
        fault = image_fault(image.reference, placeholders=image.is_filled)
        if fault:
            message = f"`{image.reference}` names no image of {image.title}: {fault}"
            yield CODE.at(image.span, message, hint=HINT)


RULE = Rule(CODE, check)
