"""The settings that dynamic and eager tasks carry in their environment."""

from __future__ import annotations

import base64
import gzip
import io
import json
import posixpath
from collections.abc import Sequence

from flowc.targets.flyte.images import Image, ImageError, parse_image
from flowc.targets.flyte.settings import FlyteSettings
from flowc.targets.flyte.unencodable import UnencodableError
from flowc_ir.task import Pair

VARIABLE = "_F_SS_C"


def carried_settings(settings: FlyteSettings, images: Sequence[Pair] = ()) -> str:
    """Pack the settings as flytekit reads them back when such a task runs.

    `images` are added to those of the settings. Mirrors `SerializationSettings.serialized_context`
    of flytekit 1.16.31 (JSON, gzip, base64). Raises UnencodableError.
    """
    text = json.dumps(_document(settings, images)).encode()
    packed = io.BytesIO()
    # No time and no name in the header: equal settings give equal bytes.
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as stream:
        stream.write(text)
    return base64.b64encode(packed.getvalue()).decode()


def _document(settings: FlyteSettings, carried: Sequence[Pair]) -> dict[str, object]:
    images = [settings.images.default, *settings.images.others]
    for pair in carried:
        image = _carried(pair)
        if image not in images or not settings.flytekit.carried_images_are_distinct:
            images.append(image)
    environment = {pair.key: pair.value for pair in settings.environment}
    resources = {"default_resources": None} if settings.flytekit.carries_default_resources else {}
    return {
        "image_config": {
            "default_image": _image(settings.images.default),
            "images": [_image(image) for image in images],
        },
        "project": settings.project,
        "domain": settings.domain,
        "version": settings.version,
        "env": environment or None,
        **resources,
        "git_repo": None,
        "python_interpreter": settings.python_interpreter,
        "flytekit_virtualenv_root": posixpath.dirname(
            posixpath.dirname(settings.python_interpreter)
        ),
        "fast_serialization_settings": {
            "enabled": settings.fast.enabled,
            "destination_dir": settings.destination,
            "distribution_location": settings.fast.distribution or None,
        },
        "source_root": settings.source_path or settings.destination,
    }


def _carried(pair: Pair) -> Image:
    try:
        return parse_image(pair.key, pair.value)
    except ImageError as error:
        raise UnencodableError(str(error)) from error


def _image(image: Image) -> dict[str, object]:
    return {
        "name": image.name,
        "fqn": image.repository,
        "tag": image.tag,
        "digest": image.digest,
    }
