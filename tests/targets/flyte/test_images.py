"""Images are read and filled in as flytekit does it."""

from __future__ import annotations

import pytest

from flowc.targets.flyte.images import (
    Image,
    ImageError,
    Images,
    parse_image,
    parse_images,
    resolve_image,
)
from flowc.targets.flyte.settings import FlyteSettings
from flowc.targets.flyte.unencodable import UnencodableError

FALLBACK = Image(name="default", repository="r/fallback", tag="1")


def test_default_image() -> None:
    """Without an argument, tasks run in flytekit's own image."""
    default = FlyteSettings().images.default
    assert default.full == "cr.flyte.org/flyteorg/flytekit:py3.11-1.16.31"


def test_arguments() -> None:
    """A bare reference is the default image, the others have names."""
    images = parse_images(["a=localhost:5000/x:v1", "r/y@sha256:12", "b=z:2"], FALLBACK)
    assert images == Images(
        Image(name="default", repository="r/y", digest="sha256:12"),
        (
            Image(name="a", repository="localhost:5000/x", tag="v1"),
            Image(name="b", repository="z", tag="2"),
        ),
    )
    assert parse_images(["a=x:1"], FALLBACK).default == FALLBACK
    assert parse_images(["default=x:1"], FALLBACK).default.full == "x:1"


@pytest.mark.parametrize(
    "arguments", [["x"], ["localhost:5000/x"], ["a=x"], ["x:1", "y:1"], ["x:1", "default=y:1"]]
)
def test_refused_arguments(arguments: list[str]) -> None:
    """An image needs a tag or a digest, and there is one default."""
    with pytest.raises(ImageError):
        parse_images(arguments, FALLBACK)


IMAGES = Images(parse_image("default", "r/d:1"), (parse_image("dig", "r/o@sha256:ab"),))


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("", "r/d:1"),
        ("plain:7", "plain:7"),
        ("{{.image.default}}", "r/d:1"),
        ("{{ .IMAGES.default.fqn }}-x:{{.image.default.version}}", "r/d-x:1"),
        ("{{.image.dig.fqn}}:{{.image.dig.version}}", "r/o@sha256:ab"),
        ("mine:v-{{.image.dig.version}}", "mine:v-sha256:ab"),
        ("{{.image.dig}}", "r/o@sha256:ab"),
    ],
)
def test_placeholders(reference: str, expected: str) -> None:
    """Placeholders stand for a whole image or a part of it."""
    assert resolve_image(reference, IMAGES) == expected


@pytest.mark.parametrize("reference", ["{{.image.none}}", "{{.image.default.tag}}"])
def test_unknown_placeholders(reference: str) -> None:
    """What is not known is not guessed."""
    with pytest.raises(UnencodableError):
        resolve_image(reference, IMAGES)
