"""The image name that a specification stands for: a hash of its fields and of files."""

from __future__ import annotations

import base64
import string
from collections.abc import Mapping

from flowc.dialects.flytekit.codes import WRONG_SETTING
from flowc.dialects.flytekit.session import Session, mistake
from flowc.dialects.flytekit.settings.image_specs.copy_mode import CopyMode, CopyModeValue
from flowc.dialects.flytekit.settings.image_specs.files import (
    NO_FILES,
    digest_of_copies,
    digest_of_everything,
    digest_of_modules,
    digest_of_requirements,
    loaded_modules,
    path_of,
)
from flowc.dialects.flytekit.settings.image_specs.spelling import spell, spell_fields
from flowc.dialects.flytekit.settings.image_specs.values import ImageSpecValue
from flowc.dialects.flytekit.settings.reading import constant, is_none, items, need, text
from flowc.frontend.interpreter.rooted_path import RootedPath
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import Known, Unknown, Value
from flowc_ir.digests import md5

REMOTE = frozenset({"union", "unionai"})
"""Builders that build elsewhere, and learn there what the image is called."""
EVERY, PLACE = "*", "{}"
"""What stands for every name, and for flytekit's own name, in a declaration of built images."""
NOOP = "noop"


class ImageNames:
    """Names of images, as flytekit works them out while it packages (image_spec/image_spec.py).

    What a name is depends on what was packaged before: see `Packaging`.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self.flytekit = session.flytekit
        # What builders say that images are really called.
        self._real_names: dict[str, str] = {}
        # Many tasks have images of the same modules, which are read and hashed once.
        self._digests: dict[tuple[str, ...], str] = {}

    def named(self, spec: ImageSpecValue, what: str) -> str:
        """Give `id`, `tag` or `image_name`; raises `Lost` or `Raised`."""
        match what:
            case "id":
                return self.id_of(spec)
            case "tag":
                return self.tag_of(spec)
            case _:
                return self.name_of(spec)

    def packaged(self, spec: ImageSpecValue) -> str:
        """Give the name of the image while its task is packaged (`get_image`)."""
        self._require_order(spec, spec.is_named_apart)
        self._root(spec)
        self._build(spec)
        return self.name_of(spec)

    def built(self, spec: ImageSpecValue) -> str:
        """Give the name of an image while a task is packaged that only speaks of it."""
        packaging = self._session.packaging
        self._require_order(spec, any(spec is other for other in packaging.image_specs))
        self._build(spec)
        return self.name_of(spec)

    def _require_order(self, spec: ImageSpecValue, is_named_twice: bool) -> None:
        """Require that it is known who names an image first, which may decide its name."""
        if is_named_twice and self._session.packaging.is_disordered:
            reason = "which of the tasks that name this image is packaged first is not known"
            raise Lost(Unknown(reason, spec.span))

    def id_of(self, spec: ImageSpecValue) -> str:
        """Give the key of a specification.

        Raises `Lost` if it hashes the source root's path and that is not declared.
        """
        if spec.cached_id is None:
            spec.cached_id = _hash(spell_fields(self._spelled(spec)))
        return spec.cached_id

    def tag_of(self, spec: ImageSpecValue) -> str:
        """Give the tag of the image."""
        if not self.flytekit.image_tags_are_kept:
            return self._tag(spec)
        if spec.cached_tag is None:
            spec.cached_tag = self._tag(spec)
        return spec.cached_tag

    def name_of(self, spec: ImageSpecValue) -> str:
        """Give registry, name and tag."""
        return self._full(spec, self.tag_of(spec))

    def _base_name(self, spec: ImageSpecValue) -> str:
        """Give the name of a base image; flytekit works it out on a copy, so nothing is kept."""
        packaging = self._session.packaging
        if packaging.is_disordered and any(spec is other for other in packaging.image_specs):
            reason = "whether the base image is packaged before or after this one is not known"
            raise Lost(Unknown(reason, spec.span))
        return self._full(spec, spec.cached_tag or self._tag(spec))

    def _full(self, spec: ImageSpecValue, tag: str) -> str:
        name = f"{text(spec.fields['name'], '`name`', spec.span)}:{tag}"
        if not is_none(spec.fields["registry"]):
            registry = text(spec.fields["registry"], "`registry`", spec.span)
            name = f"{registry}/{name}" if registry else name
        return self._real_names.get(name, name)

    def _root(self, spec: ImageSpecValue) -> None:
        """Fill in the source root (flytekit core/python_auto_container.py)."""
        fields = spec.fields
        mode = _mode(spec)
        if mode is CopyMode.NO_COPY or (mode is None and self._session.packaging.is_fast):
            return
        if is_none(fields["source_root"]):
            spec.is_rooted = True
        if mode is None:
            fields["source_copy_mode"] = CopyModeValue(CopyMode.LOADED_MODULES)

    def _build(self, spec: ImageSpecValue) -> None:
        """Note what the builder calls the image; flytekit's own change the name for `noop` only."""
        base = need(spec.fields["base_image"])
        if isinstance(base, ImageSpecValue):
            self._build(base)
        builder = text(spec.fields["builder"], "`builder`", spec.span)
        if builder in REMOTE:
            self._ask(spec, builder)
        if builder != NOOP:
            return
        if not self.flytekit.has_noop_builder:
            mistake(
                WRONG_SETTING,
                spec.span,
                "the image builder `noop` came with flytekit 1.15",
                exception="AssertionError",
            )
        real = (
            self._base_name(base)
            if isinstance(base, ImageSpecValue)
            else text(base, "`base_image`", spec.span)
        )
        if real is None:
            mistake(
                WRONG_SETTING,
                spec.span,
                "an `ImageSpec` with `builder='noop'` needs a `base_image`",
                exception="ValueError",
            )
        self._real_names[self._full(spec, spec.cached_tag or self._tag(spec))] = real

    def _ask(self, spec: ImageSpecValue, builder: str) -> None:
        """Take the name that a remote builder gives from what is declared; raises `Lost`.

        `union` 0.1.204 (ucimage/_image_builder.py) asks the platform for it.
        """
        declared = self._session.packaging.built_images
        name = self._full(spec, spec.cached_tag or self._tag(spec))
        if name in declared.values():
            return
        real = declared.get(name, declared.get(EVERY, "").replace(PLACE, name))
        if not real:
            reason = f"what the image builder `{builder}` calls `{name}` is not declared"
            raise Lost(Unknown(f"{reason} (`--built-image`)", spec.span))
        self._real_names[name] = real

    def _spelled(
        self, spec: ImageSpecValue, replaced: Mapping[str, str | None] | None = None
    ) -> dict[str, str]:
        """Give the fields that are set as text: for the key, or for the tag, some replaced."""
        found: dict[str, str] = {}
        for name, value in spec.fields.items():
            text_ = None if replaced is None else replaced.get(name)
            if text_ is not None:
                found[name] = text_
            elif name == "source_root" and spec.is_rooted:
                found[name] = repr(self._source_path(spec))
            elif (
                name in self.flytekit.unhashed_image_fields
                or is_none(value)
                or (replaced is not None and name in replaced)
            ):
                continue
            elif isinstance(value, ImageSpecValue):
                found[name] = (
                    spell_fields(self._spelled(value))
                    if replaced is None
                    else repr(self._base_name(value))
                )
            else:
                found[name] = spell(value, f"`{name}` of an `ImageSpec`", spec.span)
        return found

    def _source_path(self, spec: ImageSpecValue) -> str:
        if not self._session.packaging.source_path:
            reason = (
                "the key of an `ImageSpec` hashes the absolute path of the source root, which is"
                " not declared (`--source-path`)"
            )
            raise Lost(Unknown(reason, spec.span))
        return self._session.packaging.source_path

    def _tag(self, spec: ImageSpecValue) -> str:
        fields, machine, span = spec.fields, self._session.machine, spec.span
        replaced: dict[str, str | None] = {"registry_config": None}
        mode = _mode(spec)
        if mode is not None and mode is not CopyMode.NO_COPY:
            replaced["source_root"] = repr(self._source_digest(spec, mode))
        copies = items(machine, fields["copy"], "`copy`", span)
        if copies:
            replaced["copy"] = repr(digest_of_copies(machine, copies, span))
        requirements = need(fields["requirements"])
        if not is_none(requirements) and machine.truth(requirements, span) is True:
            replaced["requirements"] = repr(digest_of_requirements(machine, requirements, span))
        digest = _hash(spell_fields(self._spelled(spec, replaced))).replace("-", "_")
        template = text(fields["tag_format"], "`tag_format`", span)
        return _fill(template, digest, spec) if template else digest

    def _source_digest(self, spec: ImageSpecValue, mode: CopyMode) -> str:
        root = need(spec.fields["source_root"])
        if not spec.is_rooted and (is_none(root) or (isinstance(root, Known) and not root.value)):
            mistake(
                WRONG_SETTING,
                spec.span,
                "an `ImageSpec` with `source_copy_mode` needs a `source_root` here",
                exception="ValueError",
            )
        if mode is CopyMode.ALL:
            everything = "." if spec.is_rooted else path_of(root, "the source root", spec.span)
            return digest_of_everything(self._session.machine, everything, spec.span)
        folder = "." if spec.is_rooted else _folder(root, spec)
        if folder is None:
            return NO_FILES
        machine, packaging = self._session.machine, self._session.packaging
        if len(machine.modules) != packaging.module_count and packaging.module_count:
            reason = "modules are imported while workflows are packaged, in an unknown order"
            raise Lost(Unknown(reason, spec.span))
        paths = loaded_modules(machine, spec.span)
        key = (folder, *paths)
        if key not in self._digests:
            self._digests[key] = digest_of_modules(machine, paths, folder, spec.span)
        return self._digests[key]


def _folder(root: Value, spec: ImageSpecValue) -> str | None:
    """Give the folder below which modules count; None if none do.

    flytekit looks for modules whose absolute path starts with the given one, as it is written.
    """
    if not isinstance(root, RootedPath):
        given = constant(root, "`source_root`", spec.span)
        if not str(given).startswith("/"):
            return None
    folder = root.relative() if isinstance(root, RootedPath) else None
    if not isinstance(root, RootedPath) or folder is None or root != RootedPath.under(folder):
        reason = "the source root of an `ImageSpec` is a folder of the machine that packages"
        raise Lost(Unknown(reason, spec.span))
    return folder


def _mode(spec: ImageSpecValue) -> CopyMode | None:
    value = need(spec.fields["source_copy_mode"])
    if isinstance(value, CopyModeValue):
        return value.mode
    if is_none(value):
        return None
    raise Lost(Unknown("`source_copy_mode` is not a known `CopyFileDetection`", spec.span))


def _hash(content: str) -> str:
    digest = md5(content.encode(), usedforsecurity=False).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def _fill(template: str, digest: str, spec: ImageSpecValue) -> str:
    """Fill in a tag format that holds nothing but `{spec_hash}`."""
    parts: list[str] = []
    try:
        pieces = list(string.Formatter().parse(template))
    except ValueError:
        pieces = [("", "?", "", None)]
    for literal, field, specification, conversion in pieces:
        if field not in (None, "spec_hash") or specification or conversion:
            raise Lost(Unknown(f"the tag format `{template}` is not followed", spec.span))
        parts.append(literal + (digest if field else ""))
    return "".join(parts)
