"""`ImageSpec` as a value: its fields, its checks, and the specifications made from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NoReturn, Protocol

from flowc.dialects.flytekit.codes import WRONG_SETTING
from flowc.dialects.flytekit.session import mistake
from flowc.dialects.flytekit.settings.image_specs.copy_mode import CopyMode, CopyModeValue
from flowc.dialects.flytekit.settings.reading import bind, bind_in, is_none, need
from flowc.flytekit_versions import Behaviour
from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import (
    NONE,
    DictValue,
    External,
    Known,
    ListValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.source import Span

IMAGE_SPEC = "flytekit.ImageSpec"
FIELDS = (
    "name",
    "python_version",
    "builder",
    "source_root",
    "env",
    "registry",
    "packages",
    "conda_packages",
    "conda_channels",
    "requirements",
    "apt_packages",
    "cuda",
    "cudnn",
    "base_image",
    "platform",
    "pip_index",
    "pip_extra_index_url",
    "pip_secret_mounts",
    "pip_extra_args",
    "registry_config",
    "entrypoint",
    "commands",
    "tag_format",
    "source_copy_mode",
    "copy",
    "python_exec",
    "runtime_packages",
    "builder_options",
    "builder_config",
)
"""Fields in their order, which the hash depends on (flytekit 1.16.31 image_spec/image_spec.py)."""

LISTS = (
    "packages",
    "conda_channels",
    "conda_packages",
    "apt_packages",
    "pip_extra_index_url",
    "entrypoint",
    "commands",
    "runtime_packages",
)
"""Fields that are lists of strings, in the order in which flytekit checks them."""

REGISTRY = re.compile(r"(localhost:\d{1,5}|([a-z\d\._-]+)(:\d{1,5})?)(/[\w\.-]+)*\n?")
PLATFORM = "linux/amd64"
"""The platform of images where none is set. flytekit takes `linux/arm64` for a registry on
localhost, if it packages on such a machine; flowc packages as on a x86-64 machine, everywhere."""

ADDERS = {
    "with_packages": ("packages", "packages"),
    "with_commands": ("commands", "commands"),
    "with_apt_packages": ("apt_packages", "apt_packages"),
    "with_copy": ("copy", "src"),
    "with_runtime_packages": ("runtime_packages", "runtime_packages"),
    "with_builder_options": ("builder_options", "builder_options"),
}
"""Methods that make a longer specification: the field, and the name of the parameter."""


class ImageSpecValue(Extension):
    """An image specification.

    flytekit works out `id` and `tag` once, when they are first needed: `cached_id`, `cached_tag`.
    `is_rooted`: flytekit has filled in the source root, which it does when it packages the first
    task with this image.
    """

    __slots__ = (
        "cached_id",
        "cached_tag",
        "fields",
        "is_named_apart",
        "is_rooted",
        "namer",
        "span",
    )

    def __init__(self, fields: dict[str, Value], namer: Namer, span: Span) -> None:
        self.fields = fields
        self.namer = namer
        self.span = span
        self.cached_id: str | None = None
        self.cached_tag: str | None = None
        self.is_rooted = False
        self.is_named_apart = False

    def describe(self) -> str:
        """Say what this is."""
        return "an `ImageSpec`"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read a field, or a method."""
        if name == "builder" and is_none(self.fields[name]):
            return Unknown("the default image builder depends on what is installed", span)
        if name in self.fields:
            return self.fields[name]
        if name in ADDERS and ADDERS[name][0] in self.fields:
            return Builtin(f"{IMAGE_SPEC}.{name}", self._adder(name))
        methods: dict[str, Callable[[], Value]] = {
            "is_container": lambda: Known(True),
            "force_push": lambda: self.copied(_copy),
            "image_name": lambda: self._named("image_name", span),
        }
        if name in methods:
            make = methods[name]
            return Builtin(f"{IMAGE_SPEC}.{name}", lambda _, call: make())
        if name in ("id", "tag"):
            return self._named(name, span)
        if name in ADDERS or name in FIELDS:
            context.throw("AttributeError", f"'ImageSpec' object has no attribute '{name}'", span)
        return Unknown(f"attribute `{name}` of an `ImageSpec` is not followed", span)

    def set_attribute(self, context: Context, name: str, value: Value, span: Span) -> bool:
        """Write a field."""
        if name not in self.fields:
            return False
        self.fields[name] = value
        return True

    def compare(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Compare by fields, as dataclasses do."""
        if operator not in ("==", "!=") or not isinstance(other, ImageSpecValue):
            return super().compare(context, operator, other, reflected, span)
        same: bool | Unknown = True
        for name, value in self.fields.items():
            if same is not True:
                break
            same = context.equals(value, other.fields[name], span)
        return same if isinstance(same, Unknown) else Known(same == (operator == "=="))

    def python_type(self) -> Value:
        """Give the class."""
        return External(IMAGE_SPEC)

    def copied(self, part: Callable[[Value], Value]) -> ImageSpecValue:
        """Copy the fields, and what has been worked out."""
        fields = {name: part(value) for name, value in self.fields.items()}
        made = ImageSpecValue(fields, self.namer, self.span)
        made.cached_id, made.cached_tag = self.cached_id, self.cached_tag
        made.is_rooted = self.is_rooted
        return made

    def replaced(self, context: Context, changes: Mapping[str, Value], span: Span) -> Value:
        """Give a specification with other fields; its names are worked out anew."""
        for name in changes:
            if name not in self.fields:
                message = f"ImageSpec.__init__() got an unexpected keyword argument '{name}'"
                context.throw("TypeError", message, span)
        made = ImageSpecValue({**self.fields, **changes}, self.namer, span)
        made.is_rooted = self.is_rooted and "source_root" not in changes
        finish(made, span)
        return made

    def _adder(self, method: str) -> Callable[[Context, Call], Value]:
        field, parameter = ADDERS[method]

        def model(context: Context, call: Call) -> Value:
            given = bind(call, method, (parameter,))
            if parameter not in given:
                context.throw("TypeError", f"{method}() needs `{parameter}`", call.span)
            try:
                value = _longer(self.fields[field], need(given[parameter]), field, call.span)
            except Lost as lost:
                value = lost.unknown
            return self.replaced(context, {field: value}, call.span)

        return model

    def _named(self, name: str, span: Span) -> Value:
        try:
            return Known(self.namer.named(self, name))
        except Lost as lost:
            return lost.unknown


class Namer(Protocol):
    """Works out names of images; each method raises `Lost` or `Raised`."""

    flytekit: Behaviour

    def named(self, spec: ImageSpecValue, what: str) -> str:
        """Give `id`, `tag` or `image_name` as it is now."""
        ...

    def packaged(self, spec: ImageSpecValue) -> str:
        """Give the name of the image while its task is packaged."""
        ...

    def built(self, spec: ImageSpecValue) -> str:
        """Give the name of the image while a task is packaged that only speaks of it."""
        ...


def image_spec_model(namer: Namer) -> Callable[[Context, Call], Value]:
    """Give the model of the constructor."""

    def construct(context: Context, call: Call) -> Value:
        given = bind_in(namer.flytekit, call, "ImageSpec", FIELDS)
        later = namer.flytekit.later("ImageSpec")
        fields = {name: given.get(name, NONE) for name in FIELDS if name not in later}
        if "name" not in given:
            fields["name"] = Known("flytekit")
        if "platform" not in given:
            fields["platform"] = Known(PLATFORM)
        made = ImageSpecValue(fields, namer, call.span)
        finish(made, call.span)
        return made

    return construct


def finish(spec: ImageSpecValue, span: Span) -> None:
    """Normalise and check the fields as flytekit's `__post_init__` does."""
    fields = spec.fields
    for name in ("name", "registry"):
        value = fields[name]
        if isinstance(value, Known) and isinstance(value.value, str):
            fields[name] = Known(value.value.lower())
    _check_registry(fields["registry"], span)
    if is_none(fields["platform"]) and spec.namer.flytekit.images_need_platform:
        fields["platform"] = Known(PLATFORM)
    if not is_none(fields["source_root"]) and is_none(fields["source_copy_mode"]):
        fields["source_copy_mode"] = CopyModeValue(CopyMode.LOADED_MODULES)
    for name in LISTS:
        if not _may_be_texts(fields.get(name, NONE)):
            _refuse(f"`{name}` of an `ImageSpec` is a list of strings", span)
    if not _may_be_mounts(fields.get("pip_secret_mounts", NONE)):
        _refuse("`pip_secret_mounts` of an `ImageSpec` is a list of pairs of strings", span)
    options = fields.get("builder_options", NONE)
    if not is_none(options) and not isinstance(options, (DictValue, Unknown)):
        _refuse("`builder_options` of an `ImageSpec` is a dict", span)


def _check_registry(value: Value, span: Span) -> None:
    if not isinstance(value, Known) or not isinstance(value.value, str) or not value.value:
        return
    if REGISTRY.fullmatch(value.value) is None:
        _refuse(
            f"`{value.value}` is not the name of a container registry",
            span,
            hint="name it as in `ghcr.io/username` or `localhost:30000`, without `https://`",
        )


def _may_be_texts(value: Value) -> bool:
    if isinstance(value, ListValue):
        return value.lost is not None or all(_may_be_text(item) for item in value.items)
    return is_none(value) or isinstance(value, Unknown)


def _may_be_text(value: Value) -> bool:
    return not isinstance(value, Known) or isinstance(value.value, str)


def _may_be_mounts(value: Value) -> bool:
    if not isinstance(value, ListValue):
        return is_none(value) or isinstance(value, Unknown)
    return value.lost is not None or all(
        isinstance(item, Unknown)
        or (
            isinstance(item, TupleValue)
            and len(item.items) == 2
            and all(_may_be_text(part) for part in item.items)
        )
        for item in value.items
    )


def _longer(current: Value, added: Value, field: str, span: Span) -> Value:
    """Add to a copy of a field, as flytekit's `_update_attribute` does."""
    match need(current):
        case Known(value=None):
            current = DictValue({}) if isinstance(added, DictValue) else ListValue([])
        case _:
            current = _copy(current)
    is_text = isinstance(added, Known) and isinstance(added.value, str)
    if is_text or isinstance(added, ListValue):
        if not isinstance(current, ListValue):
            _refuse(f"`{field}` of this `ImageSpec` is not a list", span, exception="TypeError")
        if isinstance(added, ListValue):
            current.lost = current.lost or added.lost
            current.items.extend(added.items)
        else:
            current.items.append(added)
    elif isinstance(added, DictValue):
        if not isinstance(current, DictValue):
            _refuse(f"`{field}` of this `ImageSpec` is not a dict", span, exception="TypeError")
        current.lost = current.lost or added.lost
        current.entries.update(added.entries)
    return current


def _copy(value: Value) -> Value:
    """Copy lists and dicts, so that the copy can be changed alone (`copy.deepcopy`)."""
    match value:
        case ListValue(items=items, lost=lost):
            return ListValue([_copy(item) for item in items], lost)
        case DictValue(entries=entries, lost=lost, type_name=name):
            copied = {at: (key, _copy(item)) for at, (key, item) in entries.items()}
            return DictValue(copied, lost, type_name=name)
        case _:
            return value


def _refuse(message: str, span: Span, *, hint: str = "", exception: str = "ValueError") -> NoReturn:
    mistake(WRONG_SETTING, span, message, hint=hint, exception=exception)
