"""Members of flytekit's enums: read by name and value, compared, chosen from."""

from flytekit import Deck, Description, Documentation, WorkflowFailurePolicy, task, workflow
from flytekit.deck import DeckField
from flytekit.models.documentation import Description as LongDescription

POLICIES = {policy.name: policy for policy in (
    WorkflowFailurePolicy.FAIL_IMMEDIATELY, WorkflowFailurePolicy.FAIL_AFTER_EXECUTABLE_NODES_COMPLETE
)}
SHOWN = [DeckField.INPUT, DeckField.OUTPUT.value]
IS_EAGER = DeckField.INPUT == "Input" and DeckField.INPUT != DeckField.OUTPUT


@task(enable_deck=True, deck_fields=(DeckField.TIMELINE.value, *SHOWN), retries=3 if IS_EAGER else 0)
def weigh(apples: int) -> int:
    Deck("weights", str(apples))
    return apples


@workflow(failure_policy=POLICIES["FAIL_AFTER_EXECUTABLE_NODES_COMPLETE"])
def market(apples: int = WorkflowFailurePolicy.FAIL_AFTER_EXECUTABLE_NODES_COMPLETE.value) -> int:
    return weigh(apples=apples)


@task(
    cache=WorkflowFailurePolicy.FAIL_IMMEDIATELY.name == "FAIL_IMMEDIATELY",
    cache_version=DeckField.SOURCE_CODE.name,
)
def sort(apples: int) -> int:
    return apples


@workflow(
    docs=Documentation(
        short_description="Sorts.",
        long_description=Description(
            value="*Sorts.*", format=LongDescription.DescriptionFormat.MARKDOWN
        ),
    )
)
def press(apples: int) -> int:
    return sort(apples=apples)
