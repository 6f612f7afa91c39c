"""What the flytekit dialect can find wrong."""

from __future__ import annotations

from flowc_ir.diagnostic import Code, Severity

MISSING_ANNOTATION = Code(
    "missing-annotation", Severity.ERROR, "a parameter of a task or workflow has no type annotation"
)
MISSING_RETURN = Code(
    "missing-return", Severity.ERROR, "a function declares an output but never returns one"
)
WRONG_ARGUMENTS = Code(
    "wrong-arguments", Severity.ERROR, "a task, workflow or launch plan is called with wrong inputs"
)
WRONG_VALUE = Code(
    "wrong-value", Severity.ERROR, "a constant does not fit the type of the input it is bound to"
)
VOID_USED = Code(
    "void-used", Severity.ERROR, "the result of something that returns nothing is used"
)
PROMISE_AS_VALUE = Code(
    "promise-as-value", Severity.ERROR, "a promise is used as if its value were known"
)
PROMISE_IN_STRING = Code(
    "promise-in-string", Severity.ERROR, "a promise is formatted into a string"
)
WRONG_OUTPUT = Code(
    "wrong-output", Severity.ERROR, "what a workflow returns does not fit its declared outputs"
)
WRONG_CONDITION = Code("wrong-condition", Severity.ERROR, "a conditional section is not complete")
WRONG_SETTING = Code(
    "wrong-setting", Severity.ERROR, "a setting of a task, workflow or launch plan is not valid"
)
NESTED_TASK = Code(
    "nested-task", Severity.ERROR, "a task is defined where the backend cannot load it again"
)
LOST_NODE = Code(
    "lost-node", Severity.ERROR, "a node is made inside a conditional branch but is not its result"
)
FROZEN_VALUE = Code(
    "frozen-value", Severity.ERROR, "a workflow would keep what the world was when it was compiled"
)
FROZEN_ENVIRONMENT = Code(
    "frozen-environment", Severity.WARNING, "a workflow reads the environment when it is compiled"
)
UNORDERED_NODES = Code(
    "unordered-nodes", Severity.WARNING, "the order of a set decides the order of nodes"
)
INPUT_FIXED_AND_DEFAULT = Code(
    "input-fixed-and-default", Severity.WARNING, "a launch plan fixes an input that has a default"
)
ANNOTATION_AS_DEFAULT = Code(
    "annotation-as-default", Severity.ERROR, "the default of a parameter is a type"
)
NOT_A_NODE = Code("not-a-node", Severity.ERROR, "what is to be put in order is no node")
LOST_ORDER = Code("lost-order", Severity.WARNING, "an order of nodes that is asked for is dropped")
FOREIGN_PROMISE = Code(
    "foreign-promise", Severity.ERROR, "a promise of one workflow is used in another"
)
CASE_OUTPUT_ESCAPES = Code(
    "case-output-escapes",
    Severity.ERROR,
    "the output of one case is used outside of it",
    "NodeReferenceNotFound",
)
CASE_RUNS_ALWAYS = Code(
    "case-runs-always", Severity.WARNING, "a case of a conditional runs whatever is decided"
)
PROMISE_TO_LIBRARY = Code(
    "promise-to-library", Severity.WARNING, "a library gets a promise, and not its value"
)
DROPPED_SETTING = Code(
    "dropped-setting", Severity.WARNING, "flytekit drops a setting without a word"
)
WORKFLOW_RAISES = Code(
    "workflow-raises", Severity.ERROR, "the body of a workflow raises while its graph is made"
)
CIRCULAR_ORDER = Code("circular-order", Severity.ERROR, "a node of a workflow waits for itself")
OPAQUE_ENTITY = Code(
    "opaque-entity", Severity.WARNING, "an entity cannot be known exactly and is not emitted"
)
