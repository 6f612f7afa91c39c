"""Container images of tasks: strings, and what image specifications become."""

from __future__ import annotations

from flowc.dialects.flytekit.codes import WRONG_SETTING
from flowc.dialects.flytekit.session import Session, mistake
from flowc.dialects.flytekit.settings.image_specs.values import ImageSpecValue
from flowc.dialects.flytekit.settings.reading import is_none, need, texts
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import Known, Unknown, Value
from flowc_ir.image_reference import image_fault
from flowc_ir.lazy_dataclass import dataclass, replace
from flowc_ir.source import Span
from flowc_ir.task import ExecutionMode, Pair, UserContainer

RUNTIME_PACKAGES = "_F_RUNTIME_PACKAGES"


@dataclass(frozen=True, slots=True)
class TaskImage:
    """The image of a task: a reference, placeholders kept (empty: the default), or a specification.

    The name that a specification stands for is known only when the task is packaged. `unknown` says
    why the image is not known at all.
    """

    reference: str = ""
    spec: ImageSpecValue | None = None
    unknown: Unknown | None = None

    def packaged(self) -> str:
        """Give the reference while the task is packaged; raises `Lost` or `Raised`."""
        if self.unknown is not None:
            raise Lost(self.unknown)
        if self.spec is None:
            return self.reference
        reference = self.spec.namer.packaged(self.spec)
        _check_names(self.spec, reference)
        return reference


def _check_names(spec: ImageSpecValue, reference: str) -> None:
    """Refuse names that no registry knows; flytekit finds out when the image is built."""
    base = spec.fields["base_image"]
    if isinstance(base, Known) and isinstance(base.value, str) and base.value:
        fault = image_fault(base.value)
        if fault:
            mistake(WRONG_SETTING, spec.span, f"`base_image` `{base.value}` is no image: {fault}")
    # What a remote builder calls an image is not the specification's.
    fault = "" if "@" in reference else image_fault(reference)
    if fault:
        message = f"the `ImageSpec` is an image `{reference}`, which cannot be: {fault}"
        mistake(WRONG_SETTING, spec.span, message)


def task_image(session: Session, value: Value | None, span: Span) -> TaskImage:
    """Read `container_image=` of a task."""
    if value is None or is_none(value):
        return TaskImage()
    if isinstance(value, Unknown):
        return TaskImage(unknown=value)
    if isinstance(value, ImageSpecValue):
        session.packaging.image_specs.append(value)
        return TaskImage(spec=value)
    if isinstance(value, Known) and isinstance(value.value, str):
        return TaskImage(value.value)
    if isinstance(value, Known):
        kind = type(value.value).__name__
        message = f"`container_image` is a string or an `ImageSpec`, not {kind}"
        session.machine.report.add(WRONG_SETTING.at(span, message))
    reason = "the container image is neither a known string nor an `ImageSpec`"
    return TaskImage(unknown=Unknown(reason, span))


def image_of(value: Value | None, span: Span) -> str:
    """Give an image that can only be a string, placeholders kept; empty if there is none."""
    if value is None or is_none(value):
        return ""
    need(value)
    if isinstance(value, ImageSpecValue):
        mistake(
            WRONG_SETTING,
            span,
            "the image is a string here; flytekit cannot package an `ImageSpec`",
            hint="set `container_image` of the task instead",
            exception="TypeError",
        )
    if isinstance(value, Known) and isinstance(value.value, str):
        return value.value
    raise Lost(Unknown("the container image is not a known string", span))


def with_image(session: Session, container: UserContainer, image: TaskImage) -> UserContainer:
    """Give the container of a task that is being packaged with its image filled in."""
    environment = container.environment
    if image.spec is not None:
        packages = texts(
            session.machine,
            image.spec.fields.get("runtime_packages"),
            "`runtime_packages`",
            image.spec.span,
        )
        if packages:
            environment = _with_variable(environment, Pair(RUNTIME_PACKAGES, " ".join(packages)))
    carried: tuple[Pair, ...] = ()
    if container.mode in (ExecutionMode.DYNAMIC, ExecutionMode.EAGER):
        carried = _carried(session)
    return replace(
        container, image=image.packaged(), environment=environment, carried_images=carried
    )


def _carried(session: Session) -> tuple[Pair, ...]:
    """Give the images that a task hands on which compiles when it runs."""
    packaging = session.packaging
    if packaging.images_lost is not None:
        raise Lost(packaging.images_lost)
    if packaging.is_disordered and packaging.image_specs:
        reason = "in which order flytekit packages the images of this program is not known"
        raise Lost(Unknown(reason))
    return tuple(packaging.carried_images)


def carry_images(session: Session, images: list[TaskImage]) -> None:
    """Put the images of all tasks into the image configuration, as a dynamic task does first.

    Mirrors `get_serializable_task` of flytekit 1.16.31 (tools/translator.py).
    """
    packaging = session.packaging
    for image in images:
        if image.unknown is not None:
            packaging.images_lost = packaging.images_lost or image.unknown
        if image.spec is None:
            continue
        key = _key(session, image.spec)
        # Naming an image changes its specification, so it goes on after one that is not known.
        try:
            reference = image.packaged()
        except Lost as lost:
            packaging.images_lost = packaging.images_lost or lost.unknown
            continue
        _check_reference(reference, image.spec)
        pair = Pair(key, reference)
        is_distinct = session.flytekit.carried_images_are_distinct
        if not is_distinct or pair not in packaging.carried_images:
            packaging.carried_images.append(pair)


def _key(session: Session, spec: ImageSpecValue) -> str:
    try:
        return spec.namer.named(spec, "id")
    except Lost as lost:
        session.packaging.images_lost = session.packaging.images_lost or lost.unknown
        return ""


def _check_reference(reference: str, spec: ImageSpecValue) -> None:
    if "@" in reference or "/" not in reference.rpartition(":")[2] and ":" in reference:
        return
    mistake(
        WRONG_SETTING,
        spec.span,
        f"image `{reference}` has neither a tag nor a digest, and a dynamic task hands it on",
        exception="AssertionError",
    )


def _with_variable(environment: tuple[Pair, ...], variable: Pair) -> tuple[Pair, ...]:
    found = {pair.key: pair.value for pair in environment}
    found[variable.key] = variable.value
    return tuple(Pair(key, value) for key, value in found.items())
