"""What a change means for how things run: caches, schedules, and settings of the backend."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from flowc.comparison.change import Change, Subject
from flowc.comparison.levels import Level, Scope
from flowc.comparison.settings import spelled_settings
from flowc_ir.diagnostic import Code, Severity
from flowc_ir.graph import EntityKind
from flowc_ir.launch_plan import CronSchedule, LaunchPlan, RateSchedule, Schedule
from flowc_ir.lazy_dataclass import replace
from flowc_ir.source import Span
from flowc_ir.task import Secret, SecurityContext, Task
from flowc_ir.text.layout import flat_of
from flowc_ir.text.literals import literal_doc
from flowc_ir.text.settings import settings_docs

STALE_CACHE = Code(
    "stale-cache", Severity.WARNING, "a cached task has changed and its cache version has not"
)
CACHE_LOST = Code("cache-lost", Severity.NOTE, "results that are cached are not found any more")
CACHE_CHANGED = Code("cache-changed", Severity.NOTE, "a task is cached in another way")
SCHEDULE_STARTS = Code("schedule-starts", Severity.NOTE, "a launch plan has a schedule now")
SCHEDULE_STOPS = Code("schedule-stops", Severity.WARNING, "a launch plan has no schedule any more")
SCHEDULE_CHANGED = Code("schedule-changed", Severity.WARNING, "a launch plan starts at other times")
SCHEDULE_ORPHANED = Code(
    "schedule-orphaned", Severity.WARNING, "a launch plan is gone whose schedule goes on"
)
TASK_TYPE = Code("task-type-changed", Severity.WARNING, "something else runs a task")
SECRETS = Code("secrets-changed", Severity.WARNING, "a task or a launch plan needs other secrets")
SETTINGS = Code("settings-changed", Severity.NOTE, "a task or a launch plan has other settings")
RETARGETED = Code(
    "launch-plan-retargeted", Severity.WARNING, "a launch plan starts another workflow"
)


def task_changes(
    old: Task,
    new: Task,
    *,
    is_interface_changed: bool,
    is_body_changed: bool,
    without: Collection[str] = (),
) -> Iterator[Change]:
    """Give what has changed of a task beside its interface, `without` some settings."""
    subject = Subject(EntityKind.TASK, new.name)
    found = [*_cache(old, new, subject, is_interface_changed, is_body_changed)]
    if old.type != new.type:
        found.append(
            Change(
                code=TASK_TYPE,
                subject=subject,
                message=f"{subject} is run as `{new.type}`, and was as `{old.type}`",
                levels={Scope.TASK: Level.RISKY},
                hint="the backend must have what runs it, a plug-in or a connector",
                before=old.type,
                after=new.type,
            )
        )
    found += _secrets(subject, old.security, new.security, Scope.TASK)
    found += _settings(subject, _task_settings(old), _task_settings(new), Scope.TASK, without)
    yield from _placed(found, old.span, new.span)


def plan_changes(
    old: LaunchPlan, new: LaunchPlan, *, without: Collection[str] = ()
) -> Iterator[Change]:
    """Give what has changed of a launch plan beside its inputs, `without` some settings."""
    subject = Subject(EntityKind.LAUNCH_PLAN, new.name)
    found = [*_schedule(old, new, subject)]
    if (old.workflow.kind, old.workflow.name) != (new.workflow.kind, new.workflow.name):
        one, other = old.workflow.name, new.workflow.name
        found.append(
            Change(
                code=RETARGETED,
                subject=subject,
                message=f"{subject} starts `{other}`, and did start `{one}`",
                levels={Scope.LAUNCH: Level.RISKY},
                before=one,
                after=other,
            )
        )
    found += _secrets(subject, old.security, new.security, Scope.LAUNCH)
    found += _settings(subject, _plan_settings(old), _plan_settings(new), Scope.LAUNCH, without)
    yield from _placed(found, old.span, new.span)


def orphaned(plan: LaunchPlan) -> Change | None:
    """Say of a launch plan that is gone that what starts it goes on; None if nothing does."""
    if plan.schedule is None and plan.trigger is None:
        return None
    subject = Subject(EntityKind.LAUNCH_PLAN, plan.name)
    starts = "its trigger" if plan.schedule is None else f"`{spell_schedule(plan.schedule)}`"
    return Change(
        code=SCHEDULE_ORPHANED,
        subject=subject,
        message=f"{subject} is gone, and its active version is still started by {starts}",
        levels={Scope.SCHEDULE: Level.RISKY},
        hint="deactivate the version that is active: a backend does not know that code is gone",
        before=starts,
        old_span=plan.span,
    )


def spell_schedule(schedule: Schedule) -> str:
    """Write a schedule in a few words."""
    match schedule:
        case CronSchedule(expression=expression, offset=offset):
            return f"{expression}{f' + {offset}' if offset else ''}"
        case RateSchedule(value=value, unit=unit):
            return f"every {value} {unit.value}{'' if value == 1 else 's'}"


def _cache(
    old: Task, new: Task, subject: Subject, is_interface_changed: bool, is_body_changed: bool
) -> Iterator[Change]:
    before, after = old.metadata, new.metadata
    is_kept = before.cache and after.cache
    if is_kept and before.cache_version == after.cache_version:
        # Another interface is another key, so that nothing old is found.
        if is_body_changed and not is_interface_changed:
            yield Change(
                code=STALE_CACHE,
                subject=subject,
                message=f"the body of {subject} has changed, and its cache version is still "
                f"`{after.cache_version}`",
                levels={Scope.CACHE: Level.RISKY},
                hint="results of the old body are given for the new one: raise the cache version",
                before=before.cache_version,
                after=after.cache_version,
            )
        if is_interface_changed:
            yield _lost(subject, "its interface has changed, which is part of the key")
        if before.cache_ignored_inputs != after.cache_ignored_inputs:
            yield _lost(subject, "other inputs are left out of the key")
    elif is_kept:
        more = "" if is_body_changed or is_interface_changed else ", though it is the same"
        yield _lost(
            subject,
            f"its cache version was `{before.cache_version}` and is `{after.cache_version}`{more}",
        )
    elif before.cache != after.cache:
        yield Change(
            code=CACHE_CHANGED,
            subject=subject,
            message=f"results of {subject} are cached {'now' if after.cache else 'no more'}",
            levels={Scope.CACHE: Level.INFO},
        )


def _lost(subject: Subject, why: str) -> Change:
    return Change(
        code=CACHE_LOST,
        subject=subject,
        message=f"what is cached of {subject} is not found any more: {why}",
        levels={Scope.CACHE: Level.INFO},
    )


def _schedule(old: LaunchPlan, new: LaunchPlan, subject: Subject) -> Iterator[Change]:
    before, after = (_spell_starts(plan) for plan in (old, new))
    if before == after:
        return
    if not before:
        code, level, hint = SCHEDULE_STARTS, Level.INFO, "it starts when this version is activated"
        message = f"{subject} is started by {after} now"
    elif not after:
        code, level = SCHEDULE_STOPS, Level.RISKY
        message = f"{subject} is started by {before} no more"
        hint = "it stops when this version is activated, not before"
    else:
        code, level, hint = SCHEDULE_CHANGED, Level.RISKY, ""
        message = f"{subject} is started by {after}, and was by {before}"
    yield Change(
        code=code,
        subject=subject,
        message=message,
        levels={Scope.SCHEDULE: level},
        hint=hint,
        before=before,
        after=after,
    )


def _spell_starts(plan: LaunchPlan) -> str:
    """Say what starts a launch plan by itself, and with what."""
    parts: list[str] = []
    if plan.schedule is not None:
        given = plan.schedule.kickoff_input
        parts.append(f"`{spell_schedule(plan.schedule)}`{f' (as `{given}`)' if given else ''}")
        fixed = [f"{e.key}={flat_of(literal_doc(e.value))}" for e in plan.fixed_inputs]
        parts += [f"with {', '.join(fixed)}"] if fixed else []
    if plan.trigger is not None:
        parts.append(f"the artifact `{plan.trigger.artifact.name}`")
    return " ".join(parts)


def _secrets(
    subject: Subject, old: SecurityContext | None, new: SecurityContext | None, scope: Scope
) -> Iterator[Change]:
    before, after = ([*map(_spell_secret, one.secrets)] if one else [] for one in (old, new))
    added = [name for name in after if name not in before]
    gone = [name for name in before if name not in after]
    if not added and not gone:
        return
    words = [f"needs `{name}`" for name in added] + [f"needs `{name}` no more" for name in gone]
    yield Change(
        code=SECRETS,
        subject=subject,
        message=f"{subject} {', '.join(words)}",
        levels={scope: Level.RISKY if added else Level.INFO},
        hint="the secret must be there wherever it runs" if added else "",
        before=", ".join(before),
        after=", ".join(after),
    )


def _spell_secret(secret: Secret) -> str:
    return "/".join(part for part in (secret.group, secret.key, secret.group_version) if part)


def _settings(
    subject: Subject,
    old: Mapping[str, str],
    new: Mapping[str, str],
    scope: Scope,
    without: Collection[str],
) -> Iterator[Change]:
    words: list[str] = []
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name, ""), new.get(name, "")
        is_same = bool(without) and _is_same_in_package(before, after)
        if before != after and name not in without and not is_same:
            words.append(f"{name} {before or 'unset'} → {after or 'unset'}")
    if words:
        yield Change(
            code=SETTINGS,
            subject=subject,
            message=f"{subject} has other settings: {'; '.join(words)}",
            levels={scope: Level.INFO},
        )


def _is_same_in_package(one: str, other: str) -> bool:
    """Tell whether two settings differ in what a package does not say: nothing, and order."""
    if {one, other} <= {"", "`0`", "`false`", "`duration(0s)`"}:
        return True
    words = [sorted(re.split(r"[^\w.\"']+", text)) for text in (one, other)]
    return words[0] == words[1]


_OF_CACHES = ("cache", "cache_version", "cache_ignored_inputs")
_OF_LOADING = ("resolver", "loader_arguments")


def _task_settings(task: Task) -> dict[str, str]:
    """Give all settings of a task by name, without what is told in other words."""
    told = ("name", "type", "interface", "metadata", "target", "security", "docs", "span")
    return {
        **spelled_settings(settings_docs(task, without=told)),
        **spelled_settings(settings_docs(task.metadata, without=_OF_CACHES)),
        **spelled_settings(settings_docs(task.target, without=_OF_LOADING)),
    }


def _plan_settings(plan: LaunchPlan) -> dict[str, str]:
    told = ("name", "workflow", "parameters", "fixed_inputs", "schedule", "trigger")
    return spelled_settings(settings_docs(plan, without=(*told, "security", "is_default", "span")))


def _placed(changes: Iterable[Change], old: Span, new: Span) -> Iterator[Change]:
    for change in changes:
        yield replace(change, span=new, old_span=old)
