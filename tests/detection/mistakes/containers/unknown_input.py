"""The command of a container asks for an input that there is none of."""

from flytekit import ContainerTask, kwtypes

echo = ContainerTask(  # or here
    name="echo",
    image="alpine",
    inputs=kwtypes(number=int),
    command=["echo", "{{.inputs.count}}"],  # mistake: unknown-template-input
    # twin: command=["echo", "{{.inputs.number}}"],
)
