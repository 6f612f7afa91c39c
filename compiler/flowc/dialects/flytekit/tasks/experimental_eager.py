"""`flytekit.experimental.eager` of flytekit 1.14: a plain task around a coroutine function."""

from __future__ import annotations

from flowc.dialects.flytekit.codes import WRONG_SETTING
from flowc.dialects.flytekit.session import Session, mistake
from flowc.dialects.flytekit.settings.reading import is_none
from flowc.dialects.flytekit.settings.secrets import SECRET
from flowc.dialects.flytekit.tasks.function_tasks import task_model
from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.values import NONE, TRUE, External, ListValue, Unknown, Value
from flowc_ir.source import Span

EAGER = "flytekit.experimental.eager"
OWN = frozenset(
    (
        "remote client_secret_group client_secret_key timeout poll_interval local_entrypoint "
        "client_secret_env_var"
    ).split()
)
"""Keywords that say how the task runs what it calls; all others are those of `task`."""


def experimental_eager_model(session: Session) -> Builtin:
    """Give the model of the decorator (flytekit 1.14.9 experimental/eager_function.py)."""
    task = task_model(session)

    def decorate(context: Context, function: Value, given: dict[str, Value], span: Span) -> Value:
        if context.truth(given.get("local_entrypoint", NONE), span) is not False:
            _refuse_local(given, span)
        settings = {name: value for name, value in given.items() if name not in OWN}
        settings["secret_requests"] = _secrets(context, given, span)
        settings["enable_deck"] = TRUE
        return context.call(task, Call(positional=(function,), keywords=settings, span=span))

    def model(context: Context, call: Call) -> Value:
        given = dict(call.keywords)
        function = call.positional[0] if call.positional else given.pop("_fn", NONE)
        if not is_none(function):
            return decorate(context, function, given, call.span)
        return Builtin(
            EAGER,
            lambda context, inner: decorate(
                context, inner.positional[0], {**given, **inner.keywords}, call.span
            ),
        )

    return Builtin(EAGER, model)


def _refuse_local(given: dict[str, Value], span: Span) -> None:
    if is_none(given.get("remote")):
        mistake(
            WRONG_SETTING,
            span,
            "`local_entrypoint` needs a `remote`",
            exception="ValueError",
        )


def _secrets(context: Context, given: dict[str, Value], span: Span) -> Value:
    """Give the secrets of the task; that of the client is added to the very list that is given."""
    secrets = given.get("secret_requests", NONE)
    if is_none(secrets):
        secrets = ListValue([])
    if is_none(given.get("client_secret_group")):
        return secrets
    if not isinstance(secrets, ListValue):
        return Unknown("the secrets of an eager task are not a known list", span)
    keywords = {
        "group": given.get("client_secret_group", NONE),
        "key": given.get("client_secret_key", NONE),
    }
    made = context.call(External(SECRET), Call(positional=(), keywords=keywords, span=span))
    secrets.items.append(made)
    return secrets
