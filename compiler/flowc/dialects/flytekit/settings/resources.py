"""Resources, accelerators and shared memory."""

from __future__ import annotations

from flowc.dialects.flytekit.codes import WRONG_SETTING
from flowc.dialects.flytekit.session import mistake
from flowc.dialects.flytekit.settings.reading import constant, is_none, need, own, text
from flowc.dialects.flytekit.settings.setting_values import SettingValue
from flowc.frontend.interpreter.closest import closest
from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import NONE, Known, ListValue, TupleValue, Unknown, Value
from flowc_ir.source import Span
from flowc_ir.task import (
    Accelerator,
    ExtendedResources,
    Quantity,
    ResourceName,
    Resources,
    SharedMemory,
)

RESOURCES = "flytekit.Resources"
FIELDS = {
    "cpu": ResourceName.CPU,
    "mem": ResourceName.MEMORY,
    "gpu": ResourceName.GPU,
    "ephemeral_storage": ResourceName.EPHEMERAL_STORAGE,
}
ALLOWED: dict[str, tuple[type, ...]] = {
    "cpu": (str, int, float),
    "mem": (str, int),
    "gpu": (str, int),
    "ephemeral_storage": (str, int),
}


def check_resources(setting: SettingValue, context: Context, span: Span) -> None:
    """Check the amounts as flytekit does (core/resources.py)."""
    _check_amounts(setting, span)


def check_single_resources(setting: SettingValue, context: Context, span: Span) -> None:
    """Check the amounts as flytekit before 1.15 does: a pair is none."""
    for name, value in setting.fields.items():
        if isinstance(value, (ListValue, TupleValue)):
            mistake(
                WRONG_SETTING,
                span,
                f"`{name}` of Resources is one amount before flytekit 1.15, and not a pair",
                exception="AssertionError",
            )
    _check_amounts(setting, span)


def _check_amounts(setting: SettingValue, span: Span) -> None:
    for name, value in setting.fields.items():
        if is_none(value) or isinstance(value, Unknown):
            continue
        amounts = value.items if isinstance(value, (ListValue, TupleValue)) else (value,)
        for amount in amounts:
            if isinstance(amount, Known) and not isinstance(amount.value, ALLOWED[name]):
                names = ", ".join(t.__name__ for t in ALLOWED[name])
                mistake(WRONG_SETTING, span, f"`{name}` of Resources is one of: {names}")
        if len(amounts) != 2 and isinstance(value, (ListValue, TupleValue)):
            mistake(
                WRONG_SETTING,
                span,
                f"`{name}` of Resources is one amount, or a pair of request and limit",
                exception="ValueError",
            )


def quantities(
    value: Value | None, what: str, span: Span, *, in_container: bool = False
) -> tuple[Quantity, ...] | None:
    """Give the amounts of a `Resources` object; None if it is left out.

    flytekit 1.16.31 writes numbers as text into the overrides of a node (core/resources.py), but
    fails on them in a container (core/utils.py).
    """
    if value is None or is_none(value):
        return None
    setting = _resources(value, what, span)
    found: list[Quantity] = []
    for name, resource in FIELDS.items():
        amount = setting.fields[name]
        if is_none(amount):
            continue
        if isinstance(amount, (ListValue, TupleValue)):
            mistake(
                WRONG_SETTING,
                span,
                f"`{name}` of `{what}` is one amount; a pair works only with `resources=`",
                exception="ValueError",
            )
        written = _amount(amount, name, span, in_container=in_container)
        if written is not None:
            found.append(Quantity(resource, written))
    return tuple(found)


def _amount(value: Value, name: str, span: Span, *, in_container: bool) -> str | None:
    host = constant(value, f"`{name}`", span)
    if isinstance(host, str) or not in_container:
        return str(host)
    if not host:
        return None
    mistake(
        WRONG_SETTING,
        span,
        f"`{name}` of a task's resources is a string, not {type(host).__name__}",
        hint=f'write `{name}="{host}"`',
        exception="TypeError",
    )


def _resources(value: Value, what: str, span: Span) -> SettingValue:
    own(value, f"`{what}`", span)
    if not isinstance(value, SettingValue) or value.cls != RESOURCES:
        mistake(WRONG_SETTING, span, f"`{what}` is a `Resources` object")
    return value


def task_resources(given: dict[str, Value], span: Span, *, in_container: bool = True) -> Resources:
    """Give resources from `requests=`, `limits=` and `resources=`."""
    both = given.get("resources")
    if both is None or is_none(both):
        return Resources(
            quantities(given.get("requests"), "requests", span, in_container=in_container) or (),
            quantities(given.get("limits"), "limits", span, in_container=in_container) or (),
        )
    if not is_none(given.get("requests")) or not is_none(given.get("limits")):
        mistake(
            WRONG_SETTING,
            span,
            "`resources` excludes `requests` and `limits`",
            hint="give a pair of request and limit in `resources`",
            exception="ValueError",
        )
    setting = _resources(both, "resources", span)
    requests: list[Quantity] = []
    limits: list[Quantity] = []
    for name, resource in FIELDS.items():
        amount = setting.fields[name]
        if is_none(amount):
            continue
        parts = amount.items if isinstance(amount, (ListValue, TupleValue)) else (amount,)
        for part, target in zip(parts, (requests, limits), strict=False):
            written = _amount(part, name, span, in_container=in_container)
            if written is not None:
                target.append(Quantity(resource, written))
    return Resources(tuple(requests), tuple(limits))


class AcceleratorValue(Extension):
    """An accelerator: its device, and how much of it (flytekit extras/accelerators.py)."""

    __slots__ = ("accelerator", "partitions")

    def __init__(self, accelerator: Accelerator, partitions: tuple[str, ...] = ()) -> None:
        self.accelerator = accelerator
        self.partitions = partitions

    def describe(self) -> str:
        """Say what this is."""
        return f"the accelerator `{self.accelerator.device}`"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Give a partition of the device."""
        device = self.accelerator.device
        if name == "unpartitioned":
            return AcceleratorValue(Accelerator(device=device, unpartitioned=True), self.partitions)
        size = name.removeprefix("partition_").removeprefix("slice_").replace("_", ".")
        if size in self.partitions:
            return AcceleratorValue(Accelerator(device=device, partition_size=size))
        if name.startswith(("partition_", "slice_")):
            context.throw(
                "AttributeError",
                f"{self.describe()} has no partition `{name}`",
                span,
                hint=closest(size, self.partitions),
            )
        if name == "partitioned":
            return Builtin("accelerator.partitioned", self._partitioned)
        return Unknown(f"attribute `{name}` of {self.describe()} is not followed", span)

    def _partitioned(self, context: Context, call: Call) -> Value:
        given = call.positional[0] if call.positional else call.keywords.get("partition_size", NONE)
        size = text(given, "`partition_size`", call.span)
        return AcceleratorValue(Accelerator(device=self.accelerator.device, partition_size=size))


def gpu_accelerator(context: Context, call: Call) -> Value:
    """Model `GPUAccelerator(device)`."""
    given = call.positional[0] if call.positional else call.keywords.get("device", NONE)
    device = text(given, "`device`", call.span)
    if device is None:
        mistake(WRONG_SETTING, call.span, "`GPUAccelerator` needs the name of a device")
    return AcceleratorValue(Accelerator(device=device))


def extended_resources(
    accelerator: Value | None, shared_memory: Value | None, span: Span
) -> ExtendedResources | None:
    """Give accelerator and shared memory; None if neither is set."""
    device: Accelerator | None = None
    if accelerator is not None and not is_none(accelerator):
        need(accelerator)
        if isinstance(accelerator, (Known, ListValue, TupleValue, SettingValue)):
            mistake(
                WRONG_SETTING,
                span,
                "`accelerator` is an object of `flytekit.extras.accelerators`",
                hint="write `accelerator=T4`, or `GPUAccelerator(…)` for another device",
                exception="AttributeError",
            )
        if not isinstance(accelerator, AcceleratorValue):
            raise Lost(Unknown("the accelerator is not one that is known", span))
        device = accelerator.accelerator
        _check_partition(device, span)
    memory = _shared_memory(shared_memory, span)
    if device is None and memory is None:
        return None
    return ExtendedResources(accelerator=device, shared_memory=memory)


def _check_partition(accelerator: Accelerator, span: Span) -> None:
    """Refuse a partition that no such device has: flytekit takes any text, and no node fits."""
    size = accelerator.partition_size
    sizes = next((known for name, known in MIG_DEVICES.values() if name == accelerator.device), ())
    if size and sizes and size.partition("+")[0] not in sizes:
        message = f"an `accelerator` of the kind {accelerator.device} has no partition `{size}`"
        listed = ", ".join(f"`{each}`" for each in sizes)
        mistake(WRONG_SETTING, span, message, hint=closest(size, sizes) or f"it has {listed}")


def _shared_memory(value: Value | None, span: Span) -> SharedMemory | None:
    if value is None or is_none(value):
        return None
    host = constant(value, "`shared_memory`", span)
    if host is True:
        return SharedMemory()
    if not isinstance(host, str) and host is not False:
        # flytekit drops what is neither, without a word.
        message = f"`shared_memory` is True or an amount as text, not {type(host).__name__}"
        mistake(WRONG_SETTING, span, message)
    return SharedMemory(size_limit=host) if isinstance(host, str) else None


SLICES = ("1x1", "2x2", "2x4", "4x4", "4x8", "8x8", "8x16", "16x16")
MIG_DEVICES: dict[str, tuple[str, tuple[str, ...]]] = {
    "A100": ("nvidia-tesla-a100", ("1g.5gb", "2g.10gb", "3g.20gb", "4g.20gb", "7g.40gb")),
    "A100_80GB": ("nvidia-a100-80gb", ("1g.10gb", "2g.20gb", "3g.40gb", "4g.40gb", "7g.80gb")),
    "V5E": ("tpu-v5-lite-podslice", SLICES),
    "V5P": (
        "tpu-v5p-slice",
        (
            *("2x2x1", "2x2x2", "2x4x4", "4x4x4", "4x4x8", "4x8x8", "8x8x8", "8x8x16", "8x16x16"),
            *("16x16x16", "16x16x24"),
        ),
    ),
    "V6E": ("tpu-v6e-slice", SLICES),
}
DEVICES: dict[str, str] = {
    "A10G": "nvidia-a10g",
    "L4": "nvidia-l4",
    "L4_VWS": "nvidia-l4-vws",
    "L40S": "nvidia-l40s",
    "K80": "nvidia-tesla-k80",
    "M60": "nvidia-tesla-m60",
    "P4": "nvidia-tesla-p4",
    "P100": "nvidia-tesla-p100",
    "T4": "nvidia-tesla-t4",
    "V100": "nvidia-tesla-v100",
    "H100": "nvidia-h100",
    "H200": "nvidia-h200",
    "RTX_PRO_6000": "nvidia-rtx-pro-6000",
}


def accelerator_constant(name: str) -> AcceleratorValue:
    """Give the accelerator that flytekit names so."""
    if name in MIG_DEVICES:
        device, partitions = MIG_DEVICES[name]
        return AcceleratorValue(Accelerator(device=device), partitions)
    return AcceleratorValue(Accelerator(device=DEVICES[name]))
