"""Containers that know nothing of flytekit, as the class of container tasks gives them."""

from __future__ import annotations

from flowc.dialects.flytekit.codes import WRONG_SETTING
from flowc.dialects.flytekit.session import Session, mistake
from flowc.dialects.flytekit.settings.images import TaskImage
from flowc.dialects.flytekit.settings.reading import is_none, need, pairs, text, texts
from flowc.dialects.flytekit.settings.resources import task_resources
from flowc.frontend.interpreter.context import Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import InstanceValue, Known, Unknown, Value
from flowc_ir.source import Span
from flowc_ir.task import DataFormat, DataLoading, RawContainer

FORMATS = {format_.name: format_ for format_ in DataFormat}


class DataLoadingValue(Extension):
    """Where the data of a container lies, as `_get_data_loading_config` gives it."""

    __slots__ = ("data",)

    def __init__(self, data: DataLoading) -> None:
        self.data = data

    def describe(self) -> str:
        """Say what this is."""
        return "how a container gets its data"


class RawContainerValue(Extension):
    """Such a container, as `get_container` gives it: its image is named when it is packaged."""

    __slots__ = ("container", "image")

    def __init__(self, container: RawContainer, image: TaskImage) -> None:
        self.container = container
        self.image = image

    def describe(self) -> str:
        """Say what this is."""
        return "a container"


def raw_container(
    session: Session, given: list[Value], image: TaskImage, span: Span
) -> RawContainerValue:
    """Give a container by command, arguments, environment, resources and data; raises `Lost`."""
    command, arguments, environment, resources, data = given
    machine = session.machine
    spec = {name: need(machine.attribute(resources, name, span)) for name in ("requests", "limits")}
    need(data)
    if not isinstance(data, DataLoadingValue):
        raise Lost(Unknown("how a container gets its data is said by code of one's own", span))
    return RawContainerValue(
        RawContainer(
            image="",
            command=_command(machine, command, "command", span),
            arguments=_command(machine, arguments, "arguments", span),
            environment=pairs(need(environment), "`environment`", span),
            resources=task_resources(spec, span),
            data=data.data,
        ),
        image,
    )


def data_loading(given: list[Value], span: Span) -> DataLoadingValue:
    """Give it by the folders of inputs and outputs, the format and the strategy."""
    inputs, outputs, format_, strategy = given
    if not is_none(strategy):
        need(strategy)
        mistake(
            WRONG_SETTING,
            span,
            "`io_strategy` cannot be serialised by flytekit 1.16.31",
            hint="leave it out: the backend downloads inputs and uploads outputs",
            exception="AttributeError",
        )
    return DataLoadingValue(
        DataLoading(
            input_path=text(inputs, "`input_data_dir`", span) or "",
            output_path=text(outputs, "`output_data_dir`", span) or "",
            format=_format(format_, span),
        )
    )


def _command(context: Context, value: Value, name: str, span: Span) -> tuple[str, ...]:
    if isinstance(value, Known) and isinstance(value.value, str):
        mistake(
            WRONG_SETTING,
            span,
            f"`{name}` is one string: each of its letters would be an argument",
            hint="give a list of strings",
        )
    return texts(context, need(value), f"`{name}`", span)


def _format(value: Value, span: Span) -> DataFormat:
    need(value)
    name = value.attributes.get("_name_") if isinstance(value, InstanceValue) else None
    found = FORMATS.get(str(name.value)) if isinstance(name, Known) else None
    if found is None:
        mistake(
            WRONG_SETTING,
            span,
            "`metadata_format` is a member of `ContainerTask.MetadataFormat`",
            exception="AttributeError",
        )
    return found
