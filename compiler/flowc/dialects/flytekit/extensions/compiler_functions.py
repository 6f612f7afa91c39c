"""What templates ask of the compiler (`$call`), listed in `docs/manifests.md`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from flowc.dialects.flytekit.extensions.host_data import shallow, to_value
from flowc.dialects.flytekit.extensions.pickled_texts import pickled_text
from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.settings.image_specs.values import ImageSpecValue
from flowc.dialects.flytekit.settings.pod_settings import pod_template_of
from flowc.dialects.flytekit.settings.pods import filled_in_place
from flowc.dialects.flytekit.settings.reading import is_none, need, text
from flowc.dialects.flytekit.settings.resources import task_resources
from flowc.frontend.interpreter.registry import Registry, Written
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import InstanceValue, Unknown, Value
from flowc.manifests.plain_data import is_dict
from flowc_ir.plain import thaw
from flowc_ir.source import Span
from flowc_ir.task import Quantity

TEXT = Path(__file__).with_name("compiler_functions.txt")
WRITTEN = ("fields_of", "pod_of_resources", "pod_with_shared_memory")
"""The functions of `compiler_functions.txt`."""

CompilerFunction = Callable[[Session, list[Value], Span], object]


def _resources(session: Session, arguments: list[Value], span: Span) -> object:
    """Give requests and limits as `flyteidl.core.Resources`; what is not given is empty."""
    requests, limits = arguments
    given = {"requests": requests, "limits": limits}
    made = task_resources(given, span, in_container=False)
    return {"requests": _entries(made.requests), "limits": _entries(made.limits)}


def _entries(amounts: tuple[Quantity, ...]) -> list[object]:
    return [{"name": amount.name.name, "value": amount.value} for amount in amounts]


def _pod(session: Session, arguments: list[Value], span: Span) -> object:
    """Give a `PodTemplate` as `flyteidl.core.K8sPod`; null for null."""
    made = pod_template_of(arguments[0], span)
    if made is None:
        return None
    labels = {pair.key: pair.value for pair in made.labels}
    annotations = {pair.key: pair.value for pair in made.annotations}
    return {
        "metadata": {"labels": labels, "annotations": annotations},
        "podSpec": thaw(made.spec),
        "primaryContainerName": made.primary_container,
    }


def _pod_in_place(session: Session, arguments: list[Value], span: Span) -> object:
    """Give a `PodTemplate` into whose own specification the container is put."""
    return filled_in_place(need(arguments[0]), span)


def _not_known(session: Session, arguments: list[Value], span: Span) -> object:
    """Say why something is not known."""
    raise Lost(Unknown(text(arguments[0], "a reason", span) or "", span))


def _class_name(session: Session, arguments: list[Value], span: Span) -> object:
    """Give the last part of the name of an object's class."""
    cls = session.machine.attribute(arguments[0], "__class__", span)
    return session.machine.attribute(cls, "__name__", span)


def _image_name(session: Session, arguments: list[Value], span: Span) -> object:
    """Give the name of the image that an `ImageSpec` stands for, once that is built; else itself.

    Only what is evaluated while a task is packaged may ask: names depend on what was before.
    """
    image = need(arguments[0])
    return image.namer.built(image) if isinstance(image, ImageSpecValue) else image


def _image_spec(session: Session, arguments: list[Value], span: Span) -> object:
    """Give base image and builder of an `ImageSpec`; null if it is none."""
    image = need(arguments[0])
    if not isinstance(image, ImageSpecValue):
        return None
    builder: object = image.fields["builder"]
    if is_none(image.fields["builder"]):
        builder = _default_builder(session, span)
    return {"base_image": image.fields["base_image"], "builder": builder}


def _default_builder(session: Session, span: Span) -> str:
    """Give the builder of the highest priority, of those that packages bring.

    Packages that are neither declared nor imported are taken not to be there. Mirrors flytekit
    1.16.31 (image_spec/__init__.py), `union` 0.1.204 and plugins envd 1.16.31.
    """
    if session.has_union(span, "the builder of an `ImageSpec`"):
        return "union"
    declared = session.machine.packages.declared or frozenset[str]()
    is_there = ENVD in declared or bool(session.beside.importer_of(ENVD))
    return "envd" if is_there else "default"


ENVD = "flytekitplugins.envd"


def _image_spec_with(session: Session, arguments: list[Value], span: Span) -> object:
    """Give an `ImageSpec` with other fields; those that are null stay."""
    image, changes = need(arguments[0]), shallow(arguments[1])
    if not isinstance(image, ImageSpecValue) or not is_dict(changes):
        raise Lost(Unknown("what a manifest changes is no `ImageSpec`", span))
    given = {name: to_value(item) for name, item in changes.items()}
    kept = {name: value for name, value in given.items() if not is_none(value)}
    return image.replaced(session.machine, kept, span)


def _written(name: str) -> CompilerFunction:
    """Give a function that is written in Python, for the interpreter to run."""

    def function(session: Session, arguments: list[Value], span: Span) -> object:
        machine = session.machine
        written = machine.external(f"flowc.extensions.{name}")
        return need(machine.call_with(written, *arguments, span=span))

    return function


def _class_of(session: Session, arguments: list[Value], span: Span) -> object:
    """Give module and name of the class of an object."""
    held = need(arguments[0])
    if not isinstance(held, InstanceValue):
        raise Lost(Unknown("the class of an object is not known", span))
    return {"module": held.cls.module.name, "name": held.cls.name}


FUNCTIONS: dict[str, CompilerFunction] = {
    "class_of": _class_of,
    "pickled_text": pickled_text,
    "resources": _resources,
    "pod": _pod,
    "pod_in_place": _pod_in_place,
    "class_name": _class_name,
    "not_known": _not_known,
    "image_name": _image_name,
    "image_spec": _image_spec,
    "image_spec_with": _image_spec_with,
    **{name: _written(name) for name in WRITTEN},
}
"""Name → function."""


def install(registry: Registry) -> None:
    """Add the functions that are written in Python to the tables."""
    written = Written("flowc.extensions", lambda: TEXT.read_text(encoding="utf-8"))
    registry.written |= dict.fromkeys((f"flowc.extensions.{name}" for name in WRITTEN), written)
