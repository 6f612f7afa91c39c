"""Artifacts and queries for them, as values of the user's program."""

from __future__ import annotations

from collections.abc import Callable

from flowc.dialects.flytekit.artifacts.objects import WRONG_ARTIFACT, ArtifactObject
from flowc.dialects.flytekit.artifacts.parts import (
    DAY,
    PartitionsValue,
    TimePartitionValue,
    known_keys,
    label_of,
    made_partitions,
    partition_entries,
    partitions_ir,
    time_label_of,
)
from flowc.dialects.flytekit.session import Session, calm, mistake
from flowc.dialects.flytekit.settings.reading import is_none, need, text
from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import (
    NONE,
    DictValue,
    External,
    Known,
    ListValue,
    Unknown,
    Value,
)
from flowc_ir.artifacts import (
    ArtifactId,
    ArtifactSource,
    Label,
    LatestArtifact,
    Partition,
    PinnedArtifact,
    RuntimeLabel,
    TimePartition,
)
from flowc_ir.source import NOWHERE, Span

ARTIFACT = "flytekit.Artifact"
QUERY = ("project", "domain", "time_partition", "partitions")
"""Parameters of `Artifact.query` in order; other keywords name partitions."""
TIME = "time_partition"


class SpecificationValue(ArtifactObject):
    """An artifact whose partitions are bound: `MyArtifact(region=Inputs.region)`."""

    __slots__ = ("artifact", "partitions", "time")

    def __init__(self, artifact: ArtifactValue) -> None:
        self.artifact = artifact
        self.partitions: dict[str, Label] = {}
        self.time: TimePartition | None = None

    def describe(self) -> str:
        """Say what this is."""
        return f"a bound {self.artifact.describe()}"

    def partial_id(self) -> ArtifactId:
        """Give the key of the artifact with what is bound."""
        artifact = self.artifact
        return ArtifactId(
            project=artifact.project,
            domain=artifact.domain,
            name=artifact.name,
            version=artifact.version,
            partitions=tuple(Partition(key, label) for key, label in self.partitions.items()),
            time_partition=self.time if artifact.is_timed else None,
        )

    def call(self, context: Context, call: Call) -> Value:
        """Bind more."""
        session = self.artifact.session
        return calm(session, lambda _, call: self.bind(_bindings(call), call.span))(context, call)

    def bind(self, given: dict[str, Value], span: Span) -> SpecificationValue:
        """Bind time and partitions; what is left open, the running task sets.

        Mirrors `ArtifactIDSpecification.bind_partitions` of flytekit 1.16.31 (core/artifact.py),
        which does not look at keys that are given to an artifact without partitions.
        """
        artifact = self.artifact
        bound = dict(given)
        if TIME in bound:
            artifact.time_partition(span)
            label = time_label_of(bound.pop(TIME), span)
            self.time = TimePartition(value=label, granularity=artifact.granularity)
        elif artifact.is_timed and self.time is None:
            self.time = TimePartition(value=RuntimeLabel(), granularity=DAY)
        if artifact.keys:
            self._bind_keys(artifact.keys, bound, span)
        return self

    def _bind_keys(self, keys: tuple[str, ...], given: dict[str, Value], span: Span) -> None:
        for key, value in given.items():
            if key not in keys:
                mistake(
                    WRONG_ARTIFACT,
                    span,
                    f"{self.artifact.describe()} has no partition key `{key}`",
                    hint=known_keys(keys),
                    exception="ValueError",
                )
            self.partitions[key] = label_of(value, f"the partition `{key}`", span)
        for key in keys:
            self.partitions.setdefault(key, RuntimeLabel())

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Give the method that binds."""
        if name == "bind_partitions":
            return Builtin(f"Artifact.{name}", self.call)
        return super().get_attribute(context, name, span)

    def text(self, context: Context, span: Span) -> Value:
        """Give `repr()` of it."""
        artifact = self.artifact
        keys = "None" if artifact.keys is None else str(list(artifact.keys))
        return Known(f"ArtifactIDSpecification({artifact.name}, {keys}, TP: {artifact.is_timed})")


class ArtifactValue(ArtifactObject):
    """An artifact (flytekit 1.16.31 core/artifact.py); `keys` are the keys of its partitions.

    `tail` is what a subclass adds to its text, None if that is not known.
    """

    __slots__ = (
        "cls",
        "domain",
        "granularity",
        "is_timed",
        "keys",
        "name",
        "partitions",
        "project",
        "session",
        "tail",
        "time",
        "version",
    )

    def __init__(self, session: Session, cls: str, name: str) -> None:
        self.session = session
        self.cls = cls
        self.name = name
        self.project = self.domain = self.version = ""
        self.keys: tuple[str, ...] | None = None
        self.partitions: PartitionsValue | None = None
        self.is_timed = False
        self.time: TimePartitionValue | None = None
        self.granularity = DAY
        self.tail: str | None = ""

    def describe(self) -> str:
        """Say what this is."""
        return f"artifact `{self.name}`"

    def partial_id(self) -> ArtifactId:
        """Give what a variable is that is annotated with the bare artifact."""
        return SpecificationValue(self).bind({}, NOWHERE).partial_id()

    def full_id(self, span: Span, time: TimePartition | None = None) -> ArtifactId:
        """Give the artifact with the partitions that it was made with."""
        if time is None and self.is_timed:
            time = self.time_partition(span).ir(self.session, span)
        return ArtifactId(
            project=self.project,
            domain=self.domain,
            name=self.name,
            version=self.version,
            partitions=partitions_ir(self.partitions),
            time_partition=time,
        )

    def source(self, span: Span) -> ArtifactSource:
        """Give what it means as a default: a query, or itself if it has a version."""
        if self.version:
            if not (self.project and self.domain):
                mistake(
                    WRONG_ARTIFACT,
                    span,
                    f"{self.describe()} has a version, but no project and domain",
                    hint="pass `project=…` and `domain=…`",
                    exception="ValueError",
                )
            return PinnedArtifact(self.full_id(span))
        query = _query(self, {}, {}, span)
        if not query.is_bound():
            mistake(
                WRONG_ARTIFACT,
                span,
                f"{self.describe()} has partitions without values, so it cannot be a default",
                hint="write `.query(…)` with a value for each partition",
            )
        return query.source(span)

    def time_partition(self, span: Span) -> TimePartitionValue:
        """Give the time partition; raises ValueError in the user's program if there is none."""
        if not self.is_timed:
            mistake(
                WRONG_ARTIFACT,
                span,
                f"{self.describe()} is not time partitioned",
                hint="pass `time_partitioned=True`",
                exception="ValueError",
            )
        if self.time is None:
            self.time = TimePartitionValue(None, self.granularity)
            self.time.reference = self
        return self.time

    def call(self, context: Context, call: Call) -> Value:
        """Bind partitions."""
        return SpecificationValue(self).call(context, call)

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read an attribute."""
        match name:
            case "name":
                return Known(self.name)
            case "project" | "domain" | "version":
                text = {"project": self.project, "domain": self.domain, "version": self.version}
                return Known(text[name] or None)
            case "time_partitioned":
                return Known(self.is_timed)
            case "partition_keys":
                return NONE if self.keys is None else ListValue([Known(key) for key in self.keys])
            case "partitions":
                return self.partitions or NONE
            case "time_partition":
                return self.time_partition(span)
            case "query":
                return Builtin("Artifact.query", calm(self.session, self._query))
            case "create_from":
                return Builtin("Artifact.create_from", _create_from)
            case _:
                return super().get_attribute(context, name, span)

    def _query(self, context: Context, call: Call) -> Value:
        if len(call.positional) > len(QUERY):
            message = f"query() takes {len(QUERY)} arguments, {len(call.positional)} are given"
            context.throw("TypeError", message, call.span)
        given: dict[str, Value] = dict(zip(QUERY, call.positional, strict=False))
        given.update((name, value) for name, value in call.keywords.items() if name in QUERY)
        keys = {name: value for name, value in call.keywords.items() if name not in QUERY}
        return _query(self, given, keys, call.span)

    def text(self, context: Context, span: Span) -> Value:
        """Give `str()` and `repr()` of it, where they hold no address."""
        if self.partitions is not None or self.is_timed or self.tail is None:
            return Unknown(f"how Python prints {self.describe()} differs from run to run", span)
        project, domain, version = (
            text or None for text in (self.project, self.domain, self.version)
        )
        return Known(
            f"Artifact: project={project}, domain={domain}, name={self.name}, version={version}\n"
            f"  name={self.name}\n  partitions=None\n{self.tail}"
        )

    def python_type(self) -> Value:
        """Give the class."""
        return External(self.cls)


class QueryValue(ArtifactObject):
    """A query for an artifact; `binding` is the other artifact that it refers to."""

    __slots__ = ("artifact", "binding", "domain", "partitions", "project", "time")

    def __init__(self, artifact: ArtifactValue) -> None:
        self.artifact = artifact
        self.project = artifact.project
        self.domain = artifact.domain
        self.partitions: PartitionsValue | None = None
        self.time: TimePartitionValue | None = None
        self.binding: ArtifactObject | None = None

    def describe(self) -> str:
        """Say what this is."""
        return f"a query for {self.artifact.describe()}"

    def refer(self, span: Span) -> None:
        """Find the one other artifact whose partitions the query takes."""
        found: list[ArtifactObject] = []
        entries = self.partitions.entries.values() if self.partitions is not None else ()
        time = None if self.time is None else self.time.reference
        for reference in (time, *(entry.reference for entry in entries)):
            if reference is not None and reference is not self.artifact:
                found.append(reference)
        if any(reference is not found[0] for reference in found):
            mistake(
                WRONG_ARTIFACT,
                span,
                f"{self.describe()} refers to several other artifacts",
                hint="refer to one: that which sets off the launch plan",
                exception="ValueError",
            )
        self.binding = found[0] if found else None

    def is_bound(self) -> bool:
        """Tell whether time and partitions have values."""
        artifact = self.artifact
        if artifact.is_timed and (self.time is None or self.time.label is None):
            return False
        entries = self.partitions.entries if self.partitions is not None else {}
        named = {key for key, partition in entries.items() if partition.label is not None}
        return not artifact.keys or set(artifact.keys) == named

    def id(
        self,
        span: Span,
        spell_time: Callable[[TimePartitionValue], TimePartition] | None = None,
        partitions: tuple[Partition, ...] | None = None,
    ) -> ArtifactId:
        """Give what the artifact must fit; a trigger spells time and partitions otherwise."""
        time = None
        if self.time is not None:
            session = self.artifact.session
            time = spell_time(self.time) if spell_time else self.time.ir(session, span)
        return ArtifactId(
            project=self.project,
            domain=self.domain,
            name=self.artifact.name,
            partitions=(partitions_ir(self.partitions) if partitions is None else partitions),
            time_partition=time,
        )

    def source(self, span: Span) -> ArtifactSource:
        """Give the query."""
        return LatestArtifact(self.id(span))

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read an attribute."""
        match name:
            case "name":
                return Known(self.artifact.name)
            case "artifact":
                return self.artifact
            case "bound":
                return Known(self.is_bound())
            case _:
                return super().get_attribute(context, name, span)


def _create_from(context: Context, call: Call) -> Value:
    """Give the first argument: only a running task keeps what is said beside it."""
    if call.positional:
        return call.positional[0]
    if "o" in call.keywords:
        return call.keywords["o"]
    context.throw("TypeError", "create_from() missing 1 required argument: 'o'", call.span)


def _bindings(call: Call) -> dict[str, Value]:
    if call.positional:
        mistake(
            WRONG_ARTIFACT,
            call.span,
            "partitions are bound by name only",
            hint="write `key=value`",
            exception="ValueError",
        )
    return call.keywords


def _query(
    artifact: ArtifactValue, given: dict[str, Value], keys: dict[str, Value], span: Span
) -> QueryValue:
    """Make a query (flytekit 1.16.31 `Artifact.query`)."""
    reserved = {*QUERY, "tag"} & set(artifact.keys or ())
    if reserved:
        mistake(
            WRONG_ARTIFACT,
            span,
            f"the partition key `{min(reserved)}` is a parameter of `query`",
            hint="rename the key",
            exception="ValueError",
        )
    if artifact.keys:
        _refuse_unknown_keys(artifact, artifact.keys, keys, span)
    made = QueryValue(artifact)
    made.project = text(given.get("project"), "`project`", span) or artifact.project
    made.domain = text(given.get("domain"), "`domain`", span) or artifact.domain
    made.partitions = _query_partitions(given, keys, span)
    if made.partitions is not None:
        made.partitions.reference = artifact
    else:
        made.partitions = artifact.partitions
    made.time = _query_time(artifact, given.get(TIME), span)
    made.refer(span)
    return made


def _refuse_unknown_keys(
    artifact: ArtifactValue, known: tuple[str, ...], keys: dict[str, Value], span: Span
) -> None:
    """Refuse partitions that no artifact of the name has: flytekit asks for them all the same."""
    for key in keys:
        if key not in known:
            mistake(
                WRONG_ARTIFACT,
                span,
                f"{artifact.describe()} has no partition key `{key}`: nothing is ever found",
                hint=known_keys(known),
            )


def _query_partitions(
    given: dict[str, Value], keys: dict[str, Value], span: Span
) -> PartitionsValue | None:
    """Give the partitions that a query names; flytekit forgets those that come as an object."""
    partitions = need(given.get("partitions", NONE))
    is_empty = is_none(partitions) or isinstance(partitions, DictValue) and not partitions.entries
    if not is_empty and keys:
        mistake(
            WRONG_ARTIFACT,
            span,
            "a query takes either `partitions` or partitions by name",
            exception="ValueError",
        )
    if keys:
        return made_partitions(keys, span)
    if isinstance(partitions, DictValue):
        entries = partition_entries(partitions, span)
        return made_partitions(entries, span) if entries else None
    if is_none(partitions) or isinstance(partitions, PartitionsValue):
        return None
    raise Lost(Unknown("the partitions of a query are no known dict", span))


def _query_time(
    artifact: ArtifactValue, given: Value | None, span: Span
) -> TimePartitionValue | None:
    if given is None or is_none(given):
        return artifact.time_partition(span) if artifact.is_timed else None
    need(given)
    if isinstance(given, TimePartitionValue):
        time = TimePartitionValue(given.label, artifact.granularity)
        time.shift = given.shift
        time.reference = given.reference
        return time
    time = TimePartitionValue(time_label_of(given, span))
    time.reference = artifact
    return time
