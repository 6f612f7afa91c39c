"""The models of flytekit's artifact classes."""

from __future__ import annotations

from flowc.dialects.flytekit.artifacts.objects import WRONG_ARTIFACT
from flowc.dialects.flytekit.artifacts.parts import (
    DAY,
    InputsValue,
    PartitionsValue,
    PartitionValue,
    TimePartitionValue,
    made_partitions,
    partition_entries,
    time_label_of,
)
from flowc.dialects.flytekit.artifacts.values import ARTIFACT, ArtifactValue
from flowc.dialects.flytekit.session import Session, mistake
from flowc.dialects.flytekit.settings.reading import bind, flag, is_none, need, text, texts, whole
from flowc.frontend.interpreter.context import Call, Context
from flowc.frontend.interpreter.registry import Registry, known_constant
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import NONE, DictValue, Unknown, Value
from flowc_ir.source import Span

PARAMETERS = (
    "project",
    "domain",
    "name",
    "version",
    "time_partitioned",
    "time_partition",
    "time_partition_granularity",
    "partition_keys",
    "partitions",
)
"""Parameters of `Artifact` in order (flytekit 1.16.31 core/artifact.py)."""
MODULE = "flytekit.core.artifact"
MESSAGES = "flyteidl.core.artifact_id_pb2"
ENUMS = {
    "Granularity": ("UNSET", "MINUTE", "HOUR", "DAY", "MONTH"),
    "Operator": ("MINUS", "PLUS"),
}
"""Members of flyteidl's enums in the order of their numbers (core/artifact_id.proto)."""
MAX_PARTITIONS = 10


def install(registry: Registry, session: Session) -> None:
    """Add the tables of artifacts."""

    def artifact(context: Context, call: Call) -> Value:
        return new_artifact(session, ARTIFACT, bind(call, "Artifact", PARAMETERS), call.span)

    registry.models |= {
        ARTIFACT: artifact,
        f"{MODULE}.TimePartition": _time_partition,
        f"{MODULE}.Partitions": _partitions,
    }
    registry.constants[f"{MODULE}.Inputs"] = InputsValue
    registry.aliases |= {
        f"{MODULE}.Granularity": f"{MESSAGES}.Granularity",
        f"{MODULE}.datetime": "datetime",
        f"{MODULE}.timedelta": "datetime.timedelta",
    }
    for name, words in ENUMS.items():
        for number, word in enumerate(words):
            registry.constants[f"{MESSAGES}.{word}"] = known_constant(number)
            registry.constants[f"{MESSAGES}.{name}.{word}"] = known_constant(number)


def new_artifact(session: Session, cls: str, given: dict[str, Value], span: Span) -> ArtifactValue:
    """Make an artifact; raises `Lost`, and what flytekit raises."""
    name = text(given.get("name"), "the name of an artifact", span)
    if not name:
        mistake(
            WRONG_ARTIFACT,
            span,
            "an artifact needs a name",
            hint="pass `name=…`",
            exception="ValueError",
        )
    made = ArtifactValue(session, cls, name)
    made.project = text(given.get("project"), "`project`", span) or ""
    made.domain = text(given.get("domain"), "`domain`", span) or ""
    made.version = text(given.get("version"), "`version`", span) or ""
    made.is_timed = flag(given.get("time_partitioned"), "`time_partitioned`", span) or False
    granularity = whole(given.get("time_partition_granularity"), "a granularity", span)
    made.granularity = granularity or DAY
    _take_time(made, need(given.get("time_partition", NONE)), span)
    _take_partitions(session, made, given, span)
    return made


def _take_time(made: ArtifactValue, given: Value, span: Span) -> None:
    if is_none(given):
        return
    if not isinstance(given, TimePartitionValue):
        raise Lost(Unknown("the time partition of an artifact is not followed", span))
    made.time = given
    given.reference = made


def _take_partitions(
    session: Session, made: ArtifactValue, given: dict[str, Value], span: Span
) -> None:
    keys = given.get("partition_keys")
    if not is_none(keys):
        made.keys = texts(session.machine, keys, "`partition_keys`", span)
    partitions = need(given.get("partitions", NONE))
    found: PartitionsValue | None = None
    if isinstance(partitions, DictValue):
        entries = partition_entries(partitions, span)
        found = made_partitions(entries, span) if entries else None
    elif isinstance(partitions, PartitionsValue):
        found = partitions
        if not found.entries:
            mistake(WRONG_ARTIFACT, span, "`partitions` is empty", exception="ValueError")
    elif not is_none(partitions):
        mistake(
            WRONG_ARTIFACT,
            span,
            "`partitions` is a dict or a `Partitions` object",
            exception="ValueError",
        )
    if found is not None:
        made.keys = tuple(found.entries)
    elif made.keys:
        found = PartitionsValue({key: PartitionValue(key, None) for key in made.keys})
    if found is not None:
        made.partitions = found
        found.refer_to(made)
    if made.keys and len(made.keys) > MAX_PARTITIONS:
        mistake(
            WRONG_ARTIFACT,
            span,
            f"an artifact has at most {MAX_PARTITIONS} partition keys, {len(made.keys)} are given",
            exception="ValueError",
        )


def _time_partition(context: Context, call: Call) -> Value:
    given = bind(call, "TimePartition", ("value", "op", "other", "granularity"))
    for name in ("op", "other"):
        if not is_none(given.get(name)):
            raise Lost(Unknown(f"`{name}` of a `TimePartition` is not followed", call.span))
    value = given.get("value", NONE)
    granularity = whole(given.get("granularity"), "a granularity", call.span)
    return TimePartitionValue(
        None if is_none(value) else time_label_of(value, call.span),
        DAY if granularity is None else granularity,
    )


def _partitions(context: Context, call: Call) -> Value:
    given = bind(call, "Partitions", ("partitions",))
    value = need(given.get("partitions", NONE))
    if is_none(value):
        return PartitionsValue({})
    if not isinstance(value, DictValue):
        raise Lost(Unknown("what `Partitions` is made of is no known dict", call.span))
    return made_partitions(partition_entries(value, call.span), call.span)
