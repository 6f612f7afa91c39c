"""What the written classes ask: their parts, evaluated over the arguments of a call."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from google.protobuf.struct_pb2 import Value as ManifestValue

from flowc.dialects.flytekit.classes.class_tasks import rename
from flowc.dialects.flytekit.classes.files import check_file
from flowc.dialects.flytekit.classes.interfaces import as_dict
from flowc.dialects.flytekit.extensions.codes import BROKEN_RULE, WRONG_VALUE
from flowc.dialects.flytekit.extensions.fitting import misfit
from flowc.dialects.flytekit.extensions.function_parts import FunctionParts
from flowc.dialects.flytekit.extensions.host_data import to_value
from flowc.dialects.flytekit.extensions.named_images import note_images
from flowc.dialects.flytekit.extensions.placeholders import check_placeholders
from flowc.dialects.flytekit.extensions.variables import CallVariables, unfit
from flowc.dialects.flytekit.extensions.writing import RAW_CONTAINERS, base_of, last
from flowc.dialects.flytekit.session import Session, calm, mistake
from flowc.dialects.flytekit.settings.reading import is_none, need, text, whole
from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import NONE, DictValue, InstanceValue, Known, Unknown, Value
from flowc.manifests.expressions import ExpressionError
from flowc.manifests.known_names import OF_BASES
from flowc.manifests.marks import MarkError
from flowc.manifests.plain_data import is_dict
from flowc.manifests.plain_values import value_of
from flowc.manifests.shapes import FILE, named, parse_shape
from flowc.manifests.templates import MISSING, Evaluator, TemplateError
from flowc_idl.flowc.ext.v1.classes_pb2 import Field, RecordClass, Rule
from flowc_idl.flowc.ext.v1.manifest_pb2 import Manifest
from flowc_idl.flowc.ext.v1.tasks_pb2 import TaskExtension, VariableList
from flowc_ir.source import Span

TO_BASES = (*OF_BASES, "executor_type", "query_template", "task_function", "timeout",
            "sensor_config", "execution_mode", "ignore_input_vars", "security_ctx")  # fmt: skip
"""Parameters that flytekit's own classes take."""

TO_CONTAINERS = ("image", "command", "arguments", "inputs", "outputs", "input_data_dir",
                 "output_data_dir", "metadata_format", "io_strategy", "local_logs")  # fmt: skip
"""Parameters that the class of container tasks takes beside them."""


class Parts:
    """The functions of one manifest's text; `names` are what that text defines."""

    def __init__(self, session: Session, manifest: Manifest, names: Mapping[str, Value]) -> None:
        self._session = session
        self._manifest = manifest
        self._names = names
        self._fragments = {name: value_of(item) for name, item in manifest.fragments.items()}
        self._templates: dict[int, object] = {}

    def functions(self) -> dict[str, Value]:
        """Give the functions under the names of the text."""
        models = {
            "check_record": self._check_record,
            "record_attributes": self._record_attributes,
            "made_by_factory": self._made_by_factory,
            "check_function": self._check_function,
            **FunctionParts(self._session, self._manifest, self._fragments).models(),
            "computed_fields": self._computed_fields,
            "check_task": self._check_task,
            "not_known": self._marked(self._not_known),
            "passed_on": self._marked(self._passed_on),
            "variables": self._variables,
            "part": self._part,
            "attributes": self._attributes,
            "name_beside": self._name_beside,
            "check_placeholders": self._check_placeholders,
            "check_decorator": self._check_decorator,
            "decorator_config": self._decorator_config,
            "type_of": self._type_of,
            "not_followed": self._not_followed,
        }
        return {name: self._builtin(name, model) for name, model in models.items()}

    def _builtin(self, name: str, function: Callable[[Call], Value]) -> Builtin:
        def model(context: Context, call: Call) -> Value:
            return function(call)

        return Builtin(f"{self._manifest.package}.{name}", calm(self._session, model))

    def _marked(self, function: Callable[[Call], Value]) -> Callable[[Call], Value]:
        """Note with the object, which is the second argument, why it is not known."""

        def marked(call: Call) -> Value:
            try:
                return function(call)
            except Lost as lost:
                instance = call.positional[1]
                if isinstance(instance, InstanceValue):
                    instance.lost = lost.unknown
                raise

        return marked

    def _check_record(self, call: Call) -> Value:
        record = call.positional[0]
        described = self._manifest.classes[_position(call, 1)]
        if not isinstance(record, InstanceValue):
            return NONE
        if record.cls.name == last(described.name):
            # The fields of a class that derives from it are of its own types.
            fields = self._fields(described)
            self._check_fields(last(described.name), fields, record.attributes, call.span)
        given = as_dict(record.attributes)
        package = self._manifest.package
        variables = CallVariables(self._session, given, call.span, package=package)
        self._check_rules(described.rules, variables)
        return NONE

    def _fields(self, described: RecordClass) -> list[Field]:
        """Give the fields of a class, with those of the classes here that it extends."""
        for extended in self._manifest.classes:
            if described.extends and extended.name == described.extends:
                return [*self._fields(extended), *described.fields]
        return list(described.fields)

    def _check_task(self, call: Call) -> Value:
        task = self._task(call)
        values = _values_of(_dict(call.positional[1]))
        if self._session.packaging.names_image_spec:
            note_images(values)
        self._check_fields(last(task.name), task.parameters, values, call.span)
        self._check_rules(task.rules, self._call_variables(call, 1))
        return NONE

    def _check_fields(
        self, owner: str, fields: Sequence[Field], values: Mapping[str, Value], span: Span
    ) -> None:
        described = [each.name for each in self._manifest.classes]
        described += [each.name for each in self._manifest.enums]
        classes = {name: self._names[last(name)] for name in described}
        for field in fields:
            value = values.get(field.name)
            if value is not None and FILE in named(parse_shape(field.type)):
                check_file(self._session, value, f"`{field.name}` of `{owner}`", span)
            found = value and misfit(value, parse_shape(field.type), classes)
            if found:
                message = f"`{field.name}` of `{owner}` is {found}, not `{field.type}`"
                self._session.machine.report.add(WRONG_VALUE.at(span, message, hint=field.summary))

    def _check_rules(self, rules: Sequence[Rule], variables: CallVariables) -> None:
        for rule in rules:
            try:
                holds = self._evaluator(variables).condition(rule.that)
            except (TemplateError, ExpressionError, MarkError) as error:
                raise unfit(error, "a rule", variables.span) from error
            if not holds:
                mistake(
                    BROKEN_RULE,
                    variables.span,
                    rule.message,
                    hint=rule.hint,
                    exception="ValueError",
                )

    def _record_attributes(self, call: Call) -> Value:
        """Give what an object has beside its fields."""
        described = self._manifest.classes[_position(call, 0)]
        record = call.positional[1]
        if not isinstance(record, InstanceValue):
            return as_dict({})
        package = self._manifest.package
        given = as_dict(record.attributes)
        variables = CallVariables(self._session, given, call.span, package=package)
        made = self._made(
            self._evaluator(variables), described.attributes, described.name, call.span
        )
        return as_dict(dict.fromkeys(described.attributes, NONE) | _values_of(made))

    def _made_by_factory(self, call: Call) -> Value:
        record = self._manifest.classes[_position(call, 0)]
        factory = record.factories[_position(call, 1)]
        evaluator = self._evaluator(self._call_variables(call, 2))
        return self._made(evaluator, factory.fields, factory.name, call.span)

    def _check_function(self, call: Call) -> Value:
        function = self._manifest.functions[_position(call, 0)]
        values = _values_of(_dict(call.positional[1]))
        self._check_fields(last(function.name), function.parameters, values, call.span)
        self._check_rules(function.rules, self._call_variables(call, 1))
        return NONE

    def _computed_fields(self, call: Call) -> Value:
        record = self._manifest.classes[_position(call, 0)]
        instance = call.positional[1]
        fields = instance.attributes if isinstance(instance, InstanceValue) else {}
        variables = CallVariables(
            self._session, as_dict(fields), call.span, package=self._manifest.package
        )
        return self._made(self._evaluator(variables), record.computed, record.name, call.span)

    def _not_known(self, call: Call) -> Value:
        raise Lost(Unknown(self._task(call).opaque, call.span))

    def _passed_on(self, call: Call) -> Value:
        """Give the arguments for the class that a task's class extends."""
        task = self._task(call)
        given = _dict(call.positional[2])
        accepted = self._accepted_by_base(task)
        own = {field.name for field in task.parameters}
        passed = {
            str(name): value
            for name, (_, value) in given.entries.items()
            if (name not in own or name in accepted) and not (name == "metadata" and is_none(value))
        }
        evaluator = self._evaluator(self._call_variables(call, 2))
        made = self._made(evaluator, task.base_arguments, task.name, call.span)
        said_later = task.type_attribute or base_of(task) == RAW_CONTAINERS
        for part, name in (("type", "task_type"), ("type_version", "task_type_version")):
            if task.HasField(part) and not (part == "type" and said_later):
                value = self._known_or_not(evaluator, task, part, call.span)
                made.entries[name] = (Known(name), value)
        named = {str(name): value for name, (_, value) in made.entries.items()}
        named |= call.keywords
        for name in named:
            if name in given.entries and name not in own:
                message = f"`{last(task.name)}` gives `{name}` itself"
                mistake(BROKEN_RULE, call.span, message, hint="leave it out", exception="TypeError")
        return as_dict(passed | named)

    def _name_beside(self, call: Call) -> Value:
        """Name the task beside a task, which decides how that runs."""
        task, beside = self._task(call), need(call.positional[1])
        evaluator = self._evaluator(self._call_variables(call, 2))
        try:
            name = to_value(self._run(evaluator, task.delegate.name))
        except (TemplateError, ExpressionError, MarkError) as error:
            raise unfit(error, f"`{task.name}`", call.span) from error
        rename(beside, name, call.span)
        return NONE

    def _attributes(self, call: Call) -> Value:
        """Give what the objects of a task's class keep under other names."""
        task = self._task(call)
        evaluator = self._evaluator(self._call_variables(call, 1))
        return self._made(evaluator, task.attributes, task.name, call.span)

    def _accepted_by_base(self, task: TaskExtension) -> set[str]:
        bases = base_of(task).split(", ")
        takes_ports = any("SQL" in base for base in bases)
        accepted = {name for name in TO_BASES if takes_ports or name not in ("inputs", "outputs")}
        if RAW_CONTAINERS in bases:
            accepted |= set(TO_CONTAINERS)
        for other in self._manifest.tasks:
            if last(other.name) in bases:
                accepted |= {field.name for field in other.parameters}
        return accepted

    def _variables(self, call: Call) -> Value:
        """Give inputs or outputs as a dict from names to types."""
        task = self._task(call)
        is_input = text(call.positional[1], "a side", call.span) == "inputs"
        described: VariableList = task.inputs if is_input else task.outputs
        variables = self._call_variables(call, 2)
        evaluator = self._evaluator(variables)
        found: dict[str, Value] = {}
        try:
            if described.HasField("before"):
                before = variables.opened(self._run(evaluator, described.before))
                if is_dict(before):
                    found |= {name: to_value(item) for name, item in before.items()}
            for each in described.variables:
                if not each.when or evaluator.condition(each.when):
                    found[each.name] = to_value(self._run(evaluator, each.type))
        except (TemplateError, ExpressionError, MarkError) as error:
            raise unfit(error, f"`{task.name}`", call.span) from error
        return as_dict(found)

    def _part(self, call: Call) -> Value:
        """Evaluate a part of a task: position, name, the object, its arguments, its command."""
        task = self._task(call)
        name = text(call.positional[1], "a part", call.span) or ""
        instance, given, *commands = call.positional[2:]
        variables = CallVariables(
            self._session,
            _dict(given),
            call.span,
            instance if isinstance(instance, InstanceValue) else None,
            commands[0] if commands else None,
            self._manifest.package,
        )
        return self._evaluate(self._evaluator(variables), task, name, call.span)

    def _check_placeholders(self, call: Call) -> Value:
        _, instance, given = call.positional
        check_placeholders(self._session, self._task(call), instance, given, call.span)
        return NONE

    def _check_decorator(self, call: Call) -> Value:
        decorator = self._manifest.decorators[_position(call, 0)]
        values = _values_of(_dict(call.positional[1]))
        self._check_fields(last(decorator.name), decorator.parameters, values, call.span)
        self._check_rules(decorator.rules, self._call_variables(call, 1))
        return NONE

    def _decorator_config(self, call: Call) -> Value:
        decorator = self._manifest.decorators[_position(call, 0)]
        evaluator = self._evaluator(self._call_variables(call, 1))
        if not decorator.HasField("config"):
            return as_dict({})
        try:
            return to_value(self._run(evaluator, decorator.config))
        except (TemplateError, ExpressionError, MarkError) as error:
            raise unfit(error, f"`{decorator.name}`", call.span) from error

    def _type_of(self, call: Call) -> Value:
        variables = CallVariables(self._session, as_dict({}), call.span)
        written = text(call.positional[0], "a type", call.span) or ""
        return to_value(variables.python_type(written))

    def _not_followed(self, call: Call) -> Value:
        return Unknown(f"this part of `{self._manifest.id}` is not followed", call.span)

    def _task(self, call: Call) -> TaskExtension:
        return self._manifest.tasks[_position(call, 0)]

    def _call_variables(self, call: Call, position: int) -> CallVariables:
        given = _dict(call.positional[position])
        return CallVariables(self._session, given, call.span, package=self._manifest.package)

    def _evaluator(self, variables: CallVariables) -> Evaluator:
        return Evaluator(variables, self._fragments)

    def _evaluate(self, evaluator: Evaluator, task: TaskExtension, part: str, span: Span) -> Value:
        template: ManifestValue = {
            "type": task.type,
            "type_version": task.type_version,
            "pod_template": task.pod_template,
            "command": task.command,
            "custom": task.custom,
            "config": task.config,
            "statement": task.statement,
        }[part]
        try:
            return to_value(self._run(evaluator, template))
        except (TemplateError, ExpressionError, MarkError) as error:
            raise unfit(error, f"`{task.name}`", span) from error

    def _known_or_not(
        self, evaluator: Evaluator, task: TaskExtension, part: str, span: Span
    ) -> Value:
        """Evaluate a part; one that is not known makes only this task unknown, and no others."""
        try:
            return self._evaluate(evaluator, task, part, span)
        except Lost as lost:
            return lost.unknown

    def _run(self, evaluator: Evaluator, template: ManifestValue) -> object:
        made = evaluator.evaluate(value_of(template))
        return None if made is MISSING else made

    def _made(
        self,
        evaluator: Evaluator,
        templates: Mapping[str, ManifestValue],
        what: str,
        span: Span,
    ) -> DictValue:
        made: dict[str, Value] = {}
        for name in sorted(templates):
            try:
                value = evaluator.evaluate(value_of(templates[name]))
            except (TemplateError, ExpressionError, MarkError) as error:
                raise unfit(error, f"`{what}`", span) from error
            except Lost as lost:
                value = lost.unknown
            if value is not MISSING:
                made[name] = to_value(value)
        return as_dict(made)


def _values_of(made: DictValue) -> dict[str, Value]:
    """Give the entries of a dict by text."""
    return {str(name): value for name, (_, value) in made.entries.items()}


def _dict(value: Value) -> DictValue:
    held = need(value)
    if not isinstance(held, DictValue):
        raise TypeError("the text of a manifest's classes passes its arguments as a dict")
    return held


def _position(call: Call, index: int) -> int:
    return whole(call.positional[index], "a position", call.span) or 0
