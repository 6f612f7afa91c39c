"""The images that tasks and nodes name."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.graph import Call, Overrides
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.plain import Plain, PlainList, PlainMap
from flowc_ir.source import Span
from flowc_ir.task import PodTemplate, RawContainer, UserContainer
from flowc_validators.facts import Facts


@dataclass(frozen=True, slots=True)
class NamedImage:
    """An image as it is written, who names it, and where; `is_filled`: placeholders are filled."""

    reference: str
    title: str
    span: Span
    is_filled: bool = True


def named_images(facts: Facts) -> Iterator[NamedImage]:
    """Give all images that are named; none for what takes the default.

    flytekit 1.16.31 fills placeholders in the containers of tasks and of their pods
    (core/utils.py), but in no containers that prepare a pod, and in no overrides of nodes.
    """
    for task in facts.tasks:
        target = task.target
        if not isinstance(target, (UserContainer, RawContainer)):
            continue
        title = f"task `{task.name}`"
        is_overlaid = target.pod_template is not None and _primary_has_image(target.pod_template)
        if target.image and not is_overlaid:
            yield NamedImage(target.image, title, task.span)
        if target.pod_template is not None:
            yield from _of_pod(target.pod_template, title, task.span)
    for node in facts.nodes:
        match node.target:
            case Call(overrides=Overrides(image=image, pod_template=template)):
                title = f"node `{node.id}`"
                if image:
                    yield NamedImage(image, title, node.span, is_filled=False)
                if template is not None:
                    yield from _of_pod(template, title, node.span)
            case _:
                pass


def _of_pod(template: PodTemplate, title: str, span: Span) -> Iterator[NamedImage]:
    if template.fills:
        return
    spec = dict(template.spec.entries)
    for key, is_filled in (("containers", True), ("initContainers", False)):
        for container in _containers(spec.get(key)):
            image = container.get("image")
            if isinstance(image, str) and image:
                yield NamedImage(image, title, span, is_filled)


def _primary_has_image(template: PodTemplate) -> bool:
    return not template.fills and any(
        container.get("name") == template.primary_container and container.get("image") is not None
        for container in _containers(dict(template.spec.entries).get("containers"))
    )


def _containers(value: Plain) -> Iterator[dict[Plain, Plain]]:
    for item in value.items if isinstance(value, PlainList) else ():
        if isinstance(item, PlainMap):
            yield dict(item.entries)
