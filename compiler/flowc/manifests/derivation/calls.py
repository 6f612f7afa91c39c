"""What functions of flytekit, protobuf and Python's library make, as templates."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from flowc.manifests.derivation.rendering import Renderer
from flowc.manifests.derivation.symbols import (
    Choice,
    Elsewhere,
    Formula,
    Instance,
    Items,
    Lost,
    Printed,
    Record,
    Symbol,
    chosen,
    constant,
    expression,
    path,
)
from flowc.manifests.flyte_messages import message_fields, message_named

Names = Mapping[str, Symbol]

_EXPRESSIONS = {
    "json.dumps": "json",
    "yaml.dump": "yaml",
    "str": "text",
    "base64.b64encode": "base64",
}
"""Function with one argument → function of expressions."""

_SAME = ("encode", "decode", "to_flyte_idl", "copy")
"""Methods that a template does not see."""


def external_call(name: str, positional: Sequence[Symbol], keywords: Names) -> Symbol | None:
    """Give what a call of something outside the package makes; None if that is not known."""
    last = name.rpartition(".")[2]
    if last in _BY_LAST:
        return _BY_LAST[last](positional, keywords)
    if name in _EXPRESSIONS and len(positional) == 1:
        return _of_expression(_EXPRESSIONS[name], positional[0])
    if name.startswith("flyteidl.") and "_pb2." in name:
        package = name.rpartition(".")[0].rpartition(".")[0]
        return Record(dict(keywords), f"{package}.{last}")
    if name.startswith("flytekit.models.") and (message := message_named(last)) is not None:
        fields = message_fields(message)
        return Record(dict(keywords), message) if set(keywords) <= set(fields) else None
    return None


def method_call(owner: Symbol, name: str, positional: Sequence[Symbol]) -> Symbol | None:
    """Give what a method of a value makes; None if that is not known here."""
    if isinstance(owner, (Elsewhere, Instance)):
        return None
    if isinstance(owner, Lost):
        return owner
    if name in _SAME:
        return owner
    match owner, name, list(positional):
        case Record(), "update", [Record(entries=more)]:
            owner.entries |= more
            return constant(None)
        case Record(), "update", [Choice(condition=condition, then=Record(entries=more))]:
            owner.entries |= {key: chosen(condition, item, owner.entries.get(key)) or item
                              for key, item in more.items()}  # fmt: skip
            return constant(None)
        case Record(), "update", _:
            return Lost("what a map is updated with", 0)
        case Formula(cel=cel), ("upper" | "lower" | "strip"), [] if cel:
            return expression(f"{name}({cel})")
        case Formula(cel=cel), "split", [Formula(cel=separator)] if cel and separator:
            return expression(f"split({cel}, {separator})")
        case Formula(cel=cel), "get", [Formula(template=str(key))] if cel and key.isidentifier():
            return path(f"{cel}.{key}")
        case _:
            return None


def _of_expression(function: str, argument: Symbol) -> Symbol | None:
    if isinstance(argument, Formula) and argument.cel:
        return expression(f"{function}({argument.cel})")
    return None


def _printed(positional: Sequence[Symbol], keywords: Names) -> Symbol | None:
    (given,) = [*positional, *keywords.values()][:1] or (None,)
    return None if given is None else Printed(given)


def _struct(positional: Sequence[Symbol], keywords: Names) -> Symbol | None:
    return Record()


def _resources(positional: Sequence[Symbol], keywords: Names) -> Symbol | None:
    named = dict(zip(("requests", "limits"), positional, strict=False)) | dict(keywords)
    return _asked("resources", [named.get("requests"), named.get("limits")])


def _pod(positional: Sequence[Symbol], keywords: Names) -> Symbol | None:
    return _asked("pod", [*positional, *keywords.values()][:1])


def _pod_spec(positional: Sequence[Symbol], keywords: Names) -> Symbol | None:
    names = ("primary_container_name", "requests", "limits")
    return _asked("pod_of_resources", [keywords.get(name) for name in names])


def _pod_template(positional: Sequence[Symbol], keywords: Names) -> Symbol | None:
    spec = keywords.get("pod_spec")
    is_made = isinstance(spec, Formula) and spec.is_object
    return spec if is_made and len(keywords) == 1 else None


def _interface(positional: Sequence[Symbol], keywords: Names) -> Symbol | None:
    named = dict(zip(("inputs", "outputs"), positional, strict=False)) | dict(keywords)
    return Record({name: item for name, item in named.items() if name in ("inputs", "outputs")})


def _sql(positional: Sequence[Symbol], keywords: Names) -> Symbol | None:
    return keywords.get("statement") or (positional[0] if positional else None)


def _asked(function: str, arguments: Sequence[Symbol | None]) -> Symbol:
    renderer = Renderer(function)
    given = [renderer.template(each or constant(None)) for each in arguments]
    return Formula({"$call": function, "with": given}, "", is_object=True)


def _dictionary(positional: Sequence[Symbol], keywords: Names) -> Symbol | None:
    return Record(dict(keywords)) if not positional else None


def _kwtypes(positional: Sequence[Symbol], keywords: Names) -> Symbol | None:
    return Record(dict(keywords))


def _cast(positional: Sequence[Symbol], keywords: Names) -> Symbol | None:
    return positional[-1] if positional else None


def _ordered(positional: Sequence[Symbol], keywords: Names) -> Symbol | None:
    match list(positional):
        case [Items(items=items)]:
            return None if items else Record()
        case [Record() as record]:
            return Record(dict(record.entries))
        case []:
            return Record(dict(keywords))
        case _:
            return None


_BY_LAST: dict[str, Callable[[Sequence[Symbol], Names], Symbol | None]] = {
    "MessageToDict": _printed,
    "Struct": _struct,
    "convert_resources_to_resource_model": _resources,
    "from_pod_template": _pod,
    "pod_spec_from_resources": _pod_spec,
    "PodTemplate": _pod_template,
    "Interface": _interface,
    "Sql": _sql,
    "dict": _dictionary,
    "kwtypes": _kwtypes,
    "cast": _cast,
    "OrderedDict": _ordered,
}
