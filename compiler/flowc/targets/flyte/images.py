"""Container images: names on the command line and placeholders in tasks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flowc.flytekit_versions import NEWEST, Behaviour
from flowc.targets.flyte.unencodable import UnencodableError
from flowc_ir.lazy_dataclass import dataclass

DEFAULT_NAME = "default"

# Compiled when a task names an image.
_OLD_PLACEHOLDER = r"(\{\{\s*\.images?(?:\.([a-zA-Z0-9_]+))(?:\.([a-zA-Z0-9_]+))?\s*\}\})"
_PLACEHOLDER = r"(\{\{\s*\.images?\.([a-zA-Z0-9_-]+)(?:\.([a-zA-Z0-9_-]+))?\s*\}\})"


class ImageError(ValueError):
    """An image argument that is not understood; its text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A named image: repository, and either a tag or a digest."""

    name: str
    repository: str
    tag: str | None = None
    digest: str | None = None

    @property
    def full(self) -> str:
        """The whole reference, `repository:tag` or `repository@digest`."""
        return (
            f"{self.repository}@{self.digest}" if self.digest else f"{self.repository}:{self.tag}"
        )

    @property
    def version(self) -> str:
        """The digest or the tag."""
        return self.digest or self.tag or ""


@dataclass(frozen=True, slots=True)
class Images:
    """The default image and the images that tasks name."""

    default: Image
    others: tuple[Image, ...] = ()

    def find(self, name: str) -> Image | None:
        """Find an image by its name."""
        return next((image for image in (self.default, *self.others) if image.name == name), None)


def default_image(flytekit_version: str, python_version: str) -> Image:
    """Name flytekit's own image (flytekit 1.16.31 configuration/default_images.py)."""
    return Image(
        name=DEFAULT_NAME,
        repository="cr.flyte.org/flyteorg/flytekit",
        tag=f"py{python_version}-{flytekit_version}",
    )


def parse_images(arguments: Sequence[str], fallback: Image) -> Images:
    """Read `--image` arguments, `reference` or `name=reference`.

    Mirrors `ImageConfig.validate_image` of flytekit 1.16.31. Raises ImageError.
    """
    default: Image | None = None
    others: list[Image] = []
    for argument in arguments:
        name, found, reference = argument.partition("=")
        image = parse_image(name, reference) if found else parse_image(DEFAULT_NAME, argument)
        if image.name != DEFAULT_NAME:
            others.append(image)
        elif default is None:
            default = image
        else:
            raise ImageError(f"two default images, `{default.full}` and `{image.full}`")
    return Images(default or fallback, tuple(others))


def parse_image(name: str, reference: str) -> Image:
    """Split a reference into repository and tag or digest; raises ImageError."""
    repository, found, digest = reference.rpartition("@")
    if found:
        return Image(name=name, repository=repository, digest=digest)
    repository, found, tag = reference.rpartition(":")
    if not found or "/" in tag:
        raise ImageError(f"image `{reference}` has neither a tag nor a digest")
    return Image(name=name, repository=repository, tag=tag)


def resolve_image(reference: str, images: Images, flytekit: Behaviour = NEWEST) -> str:
    """Fill in the placeholders of a task's image; an empty reference is the default image.

    Mirrors `get_registerable_container_image` of flytekit 1.16.31. Raises UnencodableError.
    """
    if not reference:
        return images.default.full
    resolved = reference
    pattern = _PLACEHOLDER if flytekit.images_take_dashes else _OLD_PLACEHOLDER
    for placeholder, name, attribute in re.findall(pattern, reference, re.IGNORECASE):
        image = images.find(name)
        if image is None:
            raise UnencodableError(f"no image is named `{name}`, which `{reference}` asks for")
        resolved = _fill(resolved, placeholder, attribute, image, flytekit)
    return resolved


def _fill(
    reference: str, placeholder: str, attribute: str, image: Image, flytekit: Behaviour
) -> str:
    match attribute:
        case "version":
            # A digest follows an `@`, whatever the user wrote before the placeholder.
            is_digest = flytekit.images_take_digests and ":" in image.version
            if is_digest and f":{placeholder}" in reference:
                return reference.replace(f":{placeholder}", f"@{image.version}")
            return reference.replace(placeholder, image.version)
        case "fqn":
            return reference.replace(placeholder, image.repository)
        case "":
            return reference.replace(placeholder, image.full)
        case _:
            raise UnencodableError(f"`{placeholder}` asks for `{attribute}` of an image")
