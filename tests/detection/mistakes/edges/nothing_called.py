"""A workflow names a task, and does not call it."""

from flytekit import task, workflow


@task
def clean():
    print("clean")


@workflow
def flow():  # or here
    clean  # mistake: workflow-without-nodes
    # twin: clean()
