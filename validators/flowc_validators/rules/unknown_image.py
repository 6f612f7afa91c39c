"""A placeholder asks for an image that the configuration does not name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_validators.facts import Facts
from flowc_validators.images import named_images
from flowc_validators.nearest import nearest
from flowc_validators.rule import Rule

CODE = Code("unknown-image", Severity.ERROR, "a placeholder asks for an image that is not named")

_NAME = re.compile(r"\{\{\s*\.images?\.([a-zA-Z0-9_-]+)(?:\.[a-zA-Z0-9_-]+)?\s*\}\}", re.IGNORECASE)


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report names that are not in the configuration, if it names any images."""
    if not facts.image_names:
        return
    known = facts.image_names | {"default"}
    for image in named_images(facts):
        for name in dict.fromkeys(_NAME.findall(image.reference)) if image.is_filled else ():
            if name not in known:
                message = f"no image is named `{name}`, which {image.title} asks for"
                meant = nearest(name, sorted(known))
                yield CODE.at(image.span, message, hint=f"did you mean `{meant}`?" if meant else "")


RULE = Rule(CODE, check)
