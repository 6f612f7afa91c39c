"""Who hears of what: notifications, labels and annotations of all plans."""

from functools import lru_cache

from flytekit import Email, PagerDuty, Slack
from flytekit.models.common import Annotations, Labels
from flytekit.models.core.execution import WorkflowExecutionPhase

ON_CALL = "data-oncall@example.com"
TERMINAL_BAD = [
    WorkflowExecutionPhase.FAILED,
    WorkflowExecutionPhase.TIMED_OUT,
    WorkflowExecutionPhase.ABORTED,
]


@lru_cache(maxsize=None)
def team_labels(team, tier=3):
    return Labels({"team": team, "tier": str(tier)})


def notifications(*emails, page=False, channel=None):
    """Mail on failure; page and post where asked for."""
    result = [Email(phases=TERMINAL_BAD[:2], recipients_email=list(emails) or [ON_CALL])]
    if page:
        result.append(PagerDuty(phases=[WorkflowExecutionPhase.FAILED], recipients_email=[ON_CALL]))
    if channel is not None:
        everything = [*TERMINAL_BAD, WorkflowExecutionPhase.SUCCEEDED]
        result += [Slack(phases=everything, recipients_email=[f"{channel}@slack.example.com"])]
    return result


def owned_by(team: str, **more: str) -> Annotations:
    return Annotations({"example.com/owner": team} | {f"example.com/{k}": v for k, v in more.items()})
