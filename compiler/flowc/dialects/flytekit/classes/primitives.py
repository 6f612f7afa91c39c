"""What the retold classes ask of the compiler: functions under the names of `task_classes.txt`."""

from __future__ import annotations

from collections.abc import Callable

from flowc.dialects.flytekit.classes import own_tasks
from flowc.dialects.flytekit.classes.class_tasks import ClassTask, ExtendedResourcesValue
from flowc.dialects.flytekit.classes.decorators import is_retold
from flowc.dialects.flytekit.classes.interfaces import (
    as_dict,
    check_output_names,
    interface_parts,
    type_and_default,
    typed_interface,
)
from flowc.dialects.flytekit.classes.raw_containers import RawContainerValue
from flowc.dialects.flytekit.classes.targets import (
    CHECKPOINTS,
    EXECUTE,
    ContainerValue,
    ImageValue,
    PodValue,
    command_of,
    image_in_container,
)
from flowc.dialects.flytekit.entity import EntityObject, entity_of
from flowc.dialects.flytekit.interface import resolved_hint
from flowc.dialects.flytekit.naming import (
    absolute_module,
    function_module,
    function_name,
    variable_of,
)
from flowc.dialects.flytekit.session import Session, calm
from flowc.dialects.flytekit.settings.decks import FIELDS, shows_deck
from flowc.dialects.flytekit.settings.docstrings import parse_docstring
from flowc.dialects.flytekit.settings.images import task_image
from flowc.dialects.flytekit.settings.reading import is_none, need, pairs, text
from flowc.dialects.flytekit.settings.resources import extended_resources, task_resources
from flowc.dialects.flytekit.tasks.function_values import function_of
from flowc.dialects.flytekit.tasks.places import check_place
from flowc.dialects.flytekit.tasks.unknown_tasks import UnknownTask
from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import (
    NONE,
    BoundMethod,
    DictValue,
    External,
    FunctionValue,
    InstanceValue,
    Known,
    ListValue,
    ModuleValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.graph import EntityKind
from flowc_ir.source import Span

TRACKED = "flytekit.core.tracker.InstanceTrackingMeta"
"""The library class that stands for the metaclass of tracked objects, in their MRO."""

Primitive = Callable[[Session, Call], Value]


def primitives(session: Session) -> dict[str, Value]:
    """Give the names that `task_classes.txt` finds beside those it defines."""
    constants: dict[str, Value] = {
        "tracked": External(TRACKED),
        "EXECUTE": TupleValue(tuple(map(Known, EXECUTE))),
        "CHECKPOINTS": TupleValue(tuple(map(Known, CHECKPOINTS))),
        "DECK_FIELDS": TupleValue(tuple(map(Known, FIELDS.values()))),
        "FLYTEKIT_VERSION": Known(session.flytekit.version),
    }
    functions = {name: _builtin(session, name, model) for name, model in PRIMITIVES.items()}
    return {**constants, **functions}


def _builtin(session: Session, name: str, primitive: Primitive) -> Builtin:
    def model(context: Context, call: Call) -> Value:
        return primitive(session, call)

    return Builtin(f"flytekit.{name}", calm(session, model))


def finish_object(session: Session, made: EntityObject, call: Call) -> None:
    """Do what flytekit's metaclass does once an object is made: note the module that makes it."""
    module = session.machine.current_module()
    made.attributes["_instantiated_in"] = NONE if module is None else Known(module.name)
    if isinstance(made.entity, ClassTask):
        made.entity.settle()
        if made.lost is not None and not made.entity.name and is_retold(made.cls):
            made.entity.name = _given_name(call)
    elif made.entity is None and made.lost is not None:
        _leave_opaque(session, made, call, made.lost)


def _leave_opaque(session: Session, made: EntityObject, call: Call, unknown: Unknown) -> None:
    """Leave an opaque task behind where an extension cannot say what its class makes."""
    name: Value = Known(_given_name(call))
    function = call.keywords.get("task_function") or (call.positional[1:2] or (NONE,))[0]
    if isinstance(function, FunctionValue):
        place = _place_of_function(
            session, Call(positional=(function,), keywords={}, span=call.span)
        )
        name = session.machine.subscript(place, Known(0), call.span)
    known = name.value if isinstance(name, Known) and isinstance(name.value, str) else ""
    task = UnknownTask(session, EntityKind.TASK, known, call.span)
    task.opaque = task.unknown_interface = unknown
    made.entity = task
    session.register(task)


def _given_name(call: Call) -> str:
    """Give the name that a constructor is given; empty if it is not known."""
    name = call.keywords.get("name") or next(iter(call.positional), NONE)
    return name.value if isinstance(name, Known) and isinstance(name.value, str) else ""


def _register(session: Session, call: Call) -> Value:
    instance = call.positional[0]
    if not isinstance(instance, InstanceValue) or instance.lost is not None:
        return NONE
    task = ClassTask(session, instance, call.span)
    if isinstance(instance, EntityObject):
        instance.entity = task
    else:
        reason = "a task whose class has a `__new__` of its own is not followed"
        task.opaque = task.unknown_interface = Unknown(reason, call.span)
    if task.derives_from("PythonTask"):
        session.register(task)
    return NONE


def _call_task(session: Session, call: Call) -> Value:
    instance, positional, keywords = call.positional
    task = entity_of(instance)
    if not isinstance(task, ClassTask):
        raise Lost(Unknown("a copy of a task is called, which is not followed", call.span))
    if not isinstance(positional, TupleValue) or not isinstance(keywords, DictValue):
        raise Lost(Unknown("a task is called with arguments that are not known", call.span))
    named = {str(key): item for key, (_, item) in keywords.entries.items()}
    given = Call(positional=positional.items, keywords=named, span=call.span)
    return task.call_plainly(session.machine, given)


def _not_followed(session: Session, call: Call) -> Value:
    return Unknown("this part of flytekit is not followed", call.span)


def _require_no_workflow(session: Session, call: Call) -> Value:
    if session.current() is not None:
        reason = "a task that is defined in the body of a workflow is not followed"
        raise Lost(Unknown(reason, call.span))
    return NONE


def _find_variable(session: Session, call: Call) -> Value:
    instance, module = call.positional
    name = text(module, "the module of an object", call.span) or ""
    return Known(variable_of(session.machine, name, instance, call.span))


def _place_of_function(session: Session, call: Call) -> Value:
    function = function_of(session, call.positional[0], call.span)
    machine = session.machine
    return _place(function_module(machine, function), function_name(function), call.span)


def _place_of_variable(session: Session, call: Call) -> Value:
    name = text(call.positional[0], "the module of an object", call.span) or ""
    module = session.machine.modules.get(name)
    if not isinstance(module, ModuleValue):
        raise Lost(Unknown(f"the module `{name}` is not known", call.span))
    variable = text(call.positional[1], "the variable of an object", call.span) or ""
    return _place(absolute_module(session.machine, module), variable, call.span)


def _place(module: str, name: str, span: Span) -> Value:
    path = Unknown("the path of a module differs from machine to machine", span)
    return TupleValue((Known(f"{module}.{name}"), Known(module), Known(name), path))


def _describe(session: Session, call: Call) -> Value:
    parsed = parse_docstring(text(call.positional[0], "a docstring", call.span))
    return TupleValue(
        (
            Known(parsed.short),
            Known(parsed.long),
            as_dict({name: Known(about) for name, about in parsed.inputs.items()}),
            as_dict({name: Known(about) for name, about in parsed.outputs.items()}),
        )
    )


def _parameters_of(session: Session, call: Call) -> Value:
    """Give the types of a method's parameters; None where there is none."""
    method = call.positional[0]
    function = method.function if isinstance(method, BoundMethod) else need(method)
    if not isinstance(function, FunctionValue):
        raise Lost(Unknown("a method of a sensor is not followed", call.span))
    parameters = function.node.args
    every = [*parameters.posonlyargs, *parameters.args]
    every += [parameters.vararg] if parameters.vararg else []
    every += parameters.kwonlyargs + ([parameters.kwarg] if parameters.kwarg else [])
    found: dict[str, Value] = {}
    for parameter in every[1:] if isinstance(method, BoundMethod) else every:
        raw = function.annotations.get(parameter.arg, NONE)
        found[parameter.arg] = resolved_hint(session.machine, raw, function.module, call.span)
    return as_dict(found)


def _shows_deck(session: Session, call: Call) -> Value:
    disable, enable, fields = call.positional
    given = {"disable_deck": disable, "enable_deck": enable, "deck_fields": fields}
    return Known(shows_deck(session.machine, given, call.span))


def _split_resources(session: Session, call: Call) -> Value:
    """Give requests and limits of one `Resources` object that may hold pairs of both."""
    setting = need(call.positional[0])
    task_resources({"resources": setting}, call.span)
    machine = session.machine
    halves: list[dict[str, Value]] = [{}, {}]
    for name in ("cpu", "mem", "gpu", "ephemeral_storage"):
        amount = need(machine.attribute(setting, name, call.span))
        if isinstance(amount, (ListValue, TupleValue)):
            halves[0][name], halves[1][name] = amount.items
        else:
            halves[0][name] = amount
    make = machine.external("flytekit.Resources")
    made = [Call(positional=(), keywords=half, span=call.span) for half in halves]
    return TupleValue(tuple(machine.call(make, half) for half in made))


def _image_of(session: Session, call: Call) -> Value:
    return ImageValue(task_image(session, call.positional[0], call.span))


def _user_container(session: Session, call: Call) -> Value:
    return _container(session, call, runs_user_code=True)


def _plain_container(session: Session, call: Call) -> Value:
    return _container(session, call, runs_user_code=False)


def _container(session: Session, call: Call, *, runs_user_code: bool) -> Value:
    wanted, given, command, environment, resources = call.positional
    machine, span = session.machine, call.span
    image = task_image(session, wanted, span)
    spec = {name: need(machine.attribute(resources, name, span)) for name in ("requests", "limits")}
    return ContainerValue(
        image_in_container(given, image, span),
        command_of(machine, command, span),
        pairs(need(environment), "`environment`", span),
        task_resources(spec, span),
        span,
        runs_user_code=runs_user_code,
    )


def _pod_around(session: Session, call: Call) -> Value:
    template, container = call.positional
    need(container)
    if not isinstance(container, (ContainerValue, RawContainerValue)):
        raise Lost(Unknown("the container in a pod is built by code of one's own", call.span))
    return PodValue(template, container, call.span)


def _extended_resources(session: Session, call: Call) -> Value:
    accelerator, memory = call.positional
    return ExtendedResourcesValue(extended_resources(accelerator, memory, call.span))


def _typed_interface(session: Session, call: Call) -> Value:
    return typed_interface(session, need(call.positional[0]), call.span)


def _type_and_default(session: Session, call: Call) -> Value:
    return type_and_default(call.positional[0])


def _check_output_names(session: Session, call: Call) -> Value:
    check_output_names(call.positional[0], call.span)
    return NONE


def _function_interface(session: Session, call: Call) -> Value:
    function = function_of(session, call.positional[0], call.span)
    return interface_parts(session, function, call.positional[1])


def _unless_none(session: Session, call: Call) -> Value:
    """Give a class of a library, whose truth is not known, or what stands in for None."""
    return call.positional[1] if is_none(call.positional[0]) else call.positional[0]


def _check_place(session: Session, call: Call) -> Value:
    if not is_none(call.positional[0]):
        check_place(session, function_of(session, call.positional[0], call.span))
    return NONE


PRIMITIVES: dict[str, Primitive] = {
    "register": _register,
    "call_task": _call_task,
    "not_followed": _not_followed,
    "require_no_workflow": _require_no_workflow,
    "find_variable": _find_variable,
    "place_of_function": _place_of_function,
    "place_of_variable": _place_of_variable,
    "describe": _describe,
    "parameters_of": _parameters_of,
    "shows_deck": _shows_deck,
    "split_resources": _split_resources,
    "image_of": _image_of,
    "user_container": _user_container,
    "plain_container": _plain_container,
    "pod_around": _pod_around,
    "extended_resources": _extended_resources,
    "typed_interface": _typed_interface,
    "type_and_default": _type_and_default,
    "check_output_names": _check_output_names,
    "function_interface": _function_interface,
    "check_place": _check_place,
    "unless_none": _unless_none,
    "note_image": own_tasks.note_image,
    "raw_container": own_tasks.raw_container_of,
    "data_loading": own_tasks.data_loading_of,
    "check_secrets": own_tasks.check_secrets,
    "refuse": own_tasks.refuse,
    "rename": own_tasks.renamed,
    "absolute_path": own_tasks.absolute_path,
    "check_shell": own_tasks.check_shell,
    "check_script_inputs": own_tasks.check_script_inputs,
    "check_script_outputs": own_tasks.check_script_outputs,
    "check_query_inputs": own_tasks.check_query_inputs,
    "check_script_output": own_tasks.check_script_output,
}
