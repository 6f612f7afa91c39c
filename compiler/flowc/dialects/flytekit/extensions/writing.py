"""From a manifest to Python for the interpreter: the classes that it describes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flowc.dialects.flytekit.extensions.delegating import HEADER as DELEGATING
from flowc.dialects.flytekit.extensions.delegating import (
    asked_of_delegate,
    function_of_delegate,
    made_beside,
)
from flowc.dialects.flytekit.extensions.function_writing import HEADER as FUNCTIONS
from flowc.dialects.flytekit.extensions.function_writing import written_function
from flowc.dialects.flytekit.extensions.hints import python_hint
from flowc.manifests.plain_data import is_dict
from flowc.manifests.plain_values import value_of
from flowc_idl.flowc.ext.v1.classes_pb2 import EnumClass, Factory, Field, ImageClass, RecordClass
from flowc_idl.flowc.ext.v1.manifest_pb2 import Manifest
from flowc_idl.flowc.ext.v1.tasks_pb2 import DecoratorExtension, Target, TaskExtension

HEADER = """\
import typing
import datetime
from dataclasses import dataclass, field
from enum import Enum
from flytekit.configuration.default_images import DefaultImages, PythonVersion
from functools import partial, wraps
from flytekit.core.base_task import PythonTask
from flytekit.core.base_sql_task import SQLTask
from flytekit.core.container_task import ContainerTask
from flytekit.core.interface import Interface
from flytekit.core.python_auto_container import PythonAutoContainerTask
from flytekit.core.python_customized_container_task import PythonCustomizedContainerTask
from flytekit.core.python_function_task import PythonFunctionTask, PythonInstanceTask
from flytekit.core.shim_task import ShimTaskExecutor
from flytekit.core.task import TaskPlugins
from flytekit.core.utils import ClassDecorator
from flytekit.models.task import Sql
from flytekit.sensor.base_sensor import BaseSensor
"""
RAW_CONTAINERS = "ContainerTask"
"""The class of container tasks, which says itself of what type they are."""

BASES = {
    Target.TARGET_USER_CONTAINER: "PythonInstanceTask",
    Target.TARGET_PREBUILT_CONTAINER: "PythonCustomizedContainerTask",
    Target.TARGET_SQL: "SQLTask",
    Target.TARGET_NONE: "PythonTask",
    Target.TARGET_SENSOR: "BaseSensor",
    Target.TARGET_RAW_CONTAINER: RAW_CONTAINERS,
}
"""What runs a task → flytekit's class for it."""


def written_module(manifest: Manifest) -> str:
    """Give the text of the classes of a manifest, in its order; names are their last parts."""
    lines = [HEADER]
    lines += [f"from {_outer(name)} import {last(name)}" for name in _foreign_bases(manifest)]
    for enum in manifest.enums:
        lines += _enum(enum)
    for image in manifest.images:
        lines += _images(image)
    for position, record in enumerate(manifest.classes):
        lines += (_open_record if record.is_open else _record)(record, position)
    for executor in dict.fromkeys(task.executor for task in manifest.tasks if task.executor):
        lines += [f"class {last(executor)}(ShimTaskExecutor):", "    pass", ""]
    for position, task in enumerate(manifest.tasks):
        if task.HasField("delegate"):
            lines += [DELEGATING, *function_of_delegate(task.delegate)]
        lines += _task(task, position)
    for position, function in enumerate(manifest.functions):
        lines += [FUNCTIONS] if function.HasField("workflow") else []
        lines += written_function(function, _parameters(function.parameters), position)
    for position, decorator in enumerate(manifest.decorators):
        lines += _decorator(decorator, position)
    return "\n".join(lines) + "\n"


def last(name: str) -> str:
    """Give the last part of a dotted name."""
    return name.rpartition(".")[2]


def _outer(name: str) -> str:
    return name.rpartition(".")[0].lstrip(":")


def _foreign_bases(manifest: Manifest) -> list[str]:
    """Give the classes of other packages that are extended."""
    bases = [name for task in manifest.tasks for name in task.extends.split()]
    bases += [record.extends for record in manifest.classes]
    mixins = [name for record in manifest.classes for name in record.mixins]
    return [
        *(name for name in dict.fromkeys(bases) if name.startswith(":")),
        *dict.fromkeys(mixins),
    ]


def _enum(enum: EnumClass) -> Iterator[str]:
    bases = "str, Enum" if enum.is_string else "" if enum.is_namespace else "Enum"
    yield f"class {last(enum.name)}({bases}):"
    for member in enum.members:
        yield f"    {member.name} = {value_of(member.value)!r}"
    yield ""


def _images(image: ImageClass) -> Iterator[str]:
    yield f"class {last(image.name)}(DefaultImages):"
    yield "    _DEFAULT_IMAGE_PREFIXES = {"
    for version in sorted(image.prefixes):
        member = f"PYTHON_{version.replace('.', '_')}"
        yield f"        PythonVersion.{member}: {image.prefixes[version]!r},"
    yield "    }"
    yield ""


def _open_record(record: RecordClass, position: int) -> Iterator[str]:
    names = repr(tuple(field.name for field in record.fields))
    yield f"class {last(record.name)}:"
    yield "    def __init__(self, **given):"
    yield "        for name, value in given.items():"
    yield f"            if name not in {names}:"
    yield f"                raise AttributeError(f'{last(record.name)} has no {{name}}')"
    yield "            setattr(self, name, value)"
    yield f"        check_record(self, {position})"
    yield "    def __getattr__(self, name):"
    yield f"        if name in {names}:"
    yield "            return None"
    yield "        raise AttributeError(name)"
    yield ""


def _record(record: RecordClass, position: int) -> Iterator[str]:
    bases = [last(name) for name in (record.extends, *record.mixins) if name]
    yield "@dataclass"
    yield f"class {last(record.name)}({', '.join(bases)}):"
    for name in sorted(record.constants):
        yield from _constant(name, value_of(record.constants[name]))
    for field in record.fields:
        yield f"    {field.name}: {_hint(field)}{_field_default(field)}"
    yield "    def __post_init__(self):"
    if record.extends:
        yield "        super().__post_init__()"
    for field in record.fields:
        if field.HasField("instead_of_null"):
            yield f"        if self.{field.name} is None:"
            yield f"            self.{field.name} = {value_of(field.instead_of_null)!r}"
    if record.computed:
        yield f"        made = computed_fields({position}, self)"
    for name in sorted(record.computed):
        yield f"        self.{name} = made[{name!r}]"
    yield f"        check_record(self, {position})"
    if record.attributes:
        yield f"        made = record_attributes({position}, self)"
    for name in sorted(record.attributes):
        yield f"        self.{name} = made[{name!r}]"
    for number, factory in enumerate(record.factories):
        named = [each.name for each in factory.parameters]
        named += [name for name in (factory.rest, factory.others) if name]
        names = ", ".join(f"{name!r}: {name}" for name in named)
        yield "    @classmethod"
        yield f"    def {factory.name}({', '.join(_factory_parameters(factory))}):"
        yield f"        return cls(**made_by_factory({position}, {number}, {{{names}}}))"
    yield ""


def _factory_parameters(factory: Factory) -> Iterator[str]:
    yield "cls"
    if not factory.rest:
        yield from filter(None, [_parameters(factory.parameters)])
    else:
        yield f"*{factory.rest}"
        yield from map(_parameter, factory.parameters)
    if factory.others:
        yield f"**{factory.others}"


def _constant(name: str, value: object) -> Iterator[str]:
    if not is_dict(value):
        yield f"    {name} = {value!r}"
        return
    yield f"    class {name}:"
    for inner, item in value.items():
        yield f"        {inner} = {item!r}"
    if not value:
        yield "        pass"


def _hint(field: Field) -> str:
    if field.annotation:
        return f"type_of({field.annotation!r})"
    return repr(python_hint(field.type))


def _field_default(field: Field) -> str:
    if field.default_object:
        made = _object(field.default_object)
        by_name = ", kw_only=True" if field.keyword_only else ""
        return f" = field(default_factory=lambda: {made}{by_name})"
    if not field.HasField("default"):
        return " = field(kw_only=True)" if field.keyword_only else ""
    value = value_of(field.default)
    by_name = ", kw_only=True" if field.keyword_only else ""
    if isinstance(value, (list, dict)):
        return f" = field(default_factory=lambda: {value!r}{by_name})"
    return f" = field(default={value!r}{by_name})" if by_name else f" = {value!r}"


def _parameters(fields: Sequence[Field]) -> str:
    """Write parameters with their defaults; a list or map is made anew by each call."""
    positional = [_parameter(field) for field in fields if not field.keyword_only]
    by_name = [_parameter(field) for field in fields if field.keyword_only]
    return ", ".join([*positional, *(["*", *by_name] if by_name else [])])


def _object(name: str) -> str:
    """Write a new object of a class, a member (`task.Mode.FAST`), or what a method gives."""
    *_, outer, inner = f".{name}".split(".")
    return f"{outer}.{inner}" if outer[:1].isupper() else f"{inner}()"


def _parameter(field: Field) -> str:
    if field.default_object:
        return f"{field.name}={_object(field.default_object)}"
    if field.default_type:
        return f"{field.name}=type_of({field.default_type!r})"
    if not field.HasField("default"):
        return field.name
    return f"{field.name}={value_of(field.default)!r}"


def _task(task: TaskExtension, position: int) -> Iterator[str]:
    yield f"class {last(task.name)}({base_of(task)}):"
    if task.type_attribute:
        yield f"    {task.type_attribute} = {value_of(task.type)!r}"
    yield f"    def __init__(self, {_task_parameters(task)}):"
    names = [field.name for field in task.parameters]
    if is_of_function(task):
        names = ["task_config", "task_function", *names]
    named = ", ".join(f"{name!r}: {name}" for name in names)
    others = "{}" if task.takes_no_others or task.ignores_others else "others"
    yield f"        given = {{**{others}, {named}}}"
    for field in task.parameters:
        if field.HasField("instead_of_null"):
            yield f"        if {field.name} is None:"
            yield f"            given[{field.name!r}] = {value_of(field.instead_of_null)!r}"
    yield f"        self._given_{position} = given"
    yield f"        check_task({position}, given)"
    if task.opaque:
        yield f"        not_known({position}, self)"
    if task.HasField("delegate"):
        yield from made_beside(task.delegate, position)
    if task.executor:
        yield f"        given['executor_type'] = {last(task.executor)}"
    # A class that is described, too, reads the attribute itself.
    is_raw = base_of(task) == RAW_CONTAINERS
    hands_on = task.type_attribute and not _extends_described(task) and not is_raw
    more = f", task_type=self.{task.type_attribute}" if hands_on else ""
    if task.HasField("delegate"):
        more = ", task_type=beside.task_type, task_type_version=beside.task_type_version"
    more += _interface(task, position)
    yield f"        super().__init__(**passed_on({position}, self, given{more}))"
    if is_raw and task.HasField("type"):
        yield f"        self._task_type = part({position}, 'type', self, given)"
    if task.attributes:
        yield f"        kept = attributes({position}, given)"
    for name in sorted(task.attributes):
        yield f"        self.{name} = kept[{name!r}]"
    if task.HasField("pod_template"):
        yield f"        self.pod_template = part({position}, 'pod_template', self, given)"
    if task.placeholders:
        yield f"        check_placeholders({position}, self, given)"
    yield from _methods(task, position)
    yield ""
    for config in task.config_classes:
        yield f"TaskPlugins.register_pythontask_plugin({last(config)}, {last(task.name)})"


def _extends_described(task: TaskExtension) -> bool:
    """Tell whether a task's class extends one that a manifest describes, and none of flytekit's."""
    return "." in task.extends


def is_of_function(task: TaskExtension) -> bool:
    """Tell whether a configuration in `@task` makes tasks of this kind."""
    return bool(task.config_classes) and all(each.name != "name" for each in task.parameters)


def base_of(task: TaskExtension) -> str:
    """Give the classes that a task's class derives from, as the text writes them."""
    if task.extends:
        return ", ".join(last(name) for name in task.extends.split())
    return "PythonFunctionTask" if is_of_function(task) else BASES[task.target]


def _task_parameters(task: TaskExtension) -> str:
    first = ["task_config", "task_function"] if is_of_function(task) else []
    own = _parameters(task.parameters)
    rest = [] if task.takes_no_others else ["**others"]
    return ", ".join([*first, *([own] if own else []), *rest])


def _interface(task: TaskExtension, position: int) -> str:
    """Write the arguments that say what goes in and out, if the manifest says it."""
    sides = [side for side in ("inputs", "outputs") if task.HasField(side)]
    made = [f"{side}=variables({position}, {side!r}, given)" for side in sides]
    if not made:
        return ""
    base = base_of(task)
    if "SQLTask" in base or base == RAW_CONTAINERS:
        return f", {', '.join(made)}"
    keyword = "described_interface" if base == "BaseSensor" else "interface"
    return f", {keyword}=Interface({', '.join(made)})"


def _methods(task: TaskExtension, position: int) -> Iterator[str]:
    given = f"self._given_{position}"
    yield "    execute = not_followed"
    if task.HasField("delegate"):
        yield from asked_of_delegate(task.delegate)
    if task.HasField("custom"):
        yield "    def get_custom(self, settings):"
        yield f"        return part({position}, 'custom', self, {given})"
    if task.HasField("config"):
        yield "    def get_config(self, settings):"
        yield "        config = super().get_config(settings) or {}"
        yield f"        return {{**config, **part({position}, 'config', self, {given})}}"
    if task.HasField("command"):
        yield "    def get_command(self, settings):"
        yield "        command = super().get_command(settings)"
        yield f"        return part({position}, 'command', self, {given}, command)"
    if task.HasField("statement"):
        yield "    def get_sql(self, settings):"
        yield f"        text = part({position}, 'statement', self, {given})"
        yield "        return Sql(statement=text, dialect=Sql.Dialect.ANSI)"


def _decorator(decorator: DecoratorExtension, position: int) -> Iterator[str]:
    name = last(decorator.name)
    own = _parameters(decorator.parameters)
    names = [field.name for field in decorator.parameters]
    if decorator.is_function:
        yield from _decorating_function(name, own, names)
    elif decorator.is_called:
        given = ", ".join([*_by_name(names), *_others(decorator)])
        takes = ", ".join([*([own] if own else []), *_others(decorator)])
        yield f"def {name}({takes}):"
        yield f"    return partial(_{name}_class, {given})"
        yield from _decorating_class(f"_{name}_class", "task_function", decorator, position)
    else:
        yield from _decorating_class(name, "task_function=None", decorator, position)
    yield ""


def _decorating_function(name: str, own: str, names: Sequence[str]) -> Iterator[str]:
    function, *others = names
    yield f"def {name}({own}):"
    yield f"    if {function} is None:"
    yield f"        return partial({', '.join([name, *_by_name(others)])})"
    yield f"    @wraps({function})"
    yield "    def wrapper(*args, **kwargs):"
    yield "        return not_followed()"
    yield "    return wrapper"


def _decorating_class(
    name: str, function: str, decorator: DecoratorExtension, position: int
) -> Iterator[str]:
    own = _parameters(decorator.parameters)
    names = [field.name for field in decorator.parameters]
    others = _others(decorator)
    takes = ", ".join(["self", function, *([own] if own else []), *others])
    dictionary = ", ".join([*others, *(f"{each!r}: {each}" for each in names)])
    yield f"class {name}(ClassDecorator):"
    yield f"    def __init__({takes}):"
    yield f"        check_decorator({position}, {{{dictionary}}})"
    # One that stands on another takes over its attributes: so does flytekit's `ClassDecorator`.
    for each in names:
        yield f"        self.{each} = {each}"
    passed = ", ".join(["task_function", *_by_name(names), *others])
    yield f"        super().__init__({passed})"
    yield "    def execute(self, *args, **kwargs):"
    yield "        return not_followed()"
    yield "    def get_extra_config(self):"
    kept = ", ".join(f"{each!r}: self.{each}" for each in names)
    yield f"        return decorator_config({position}, {{{kept}}})"


def _by_name(names: Sequence[str]) -> list[str]:
    return [f"{each}={each}" for each in names]


def _others(decorator: DecoratorExtension) -> list[str]:
    return [] if decorator.takes_no_others else ["**others"]
