"""Names that are made: node names, workflow names, plan names."""

from flytekit import LaunchPlan, Workflow, task, workflow

STAGES = ("Extract It", "transform_it", "LOAD.it", "-check-")


@task
def step(x: int) -> int:
    return x


@workflow
def named(x: int) -> int:
    for stage in STAGES:
        x = step(x=x).with_overrides(node_name=stage, name=stage.title())
    return step(x=x).with_overrides(node_name=f"{'n' * 5}{len(STAGES)}")


@workflow
def very_long_workflow_name_that_goes_on_and_on_because_somebody_likes_long_names(value_with_a_long_name: int) -> int:
    return named(x=value_with_a_long_name)


imperative = Workflow(name="Names.With.Capitals/and-slash".replace("/", "."))
imperative.add_workflow_input("x", int)
imperative.add_workflow_output("y", imperative.add_entity(named, x=imperative.inputs["x"]).outputs["o0"])

plans = {letter: LaunchPlan.create(f"Plan {letter}", named, fixed_inputs={"x": ord(letter)}) for letter in "AB"}
