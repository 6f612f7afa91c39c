"""A container asks for a part of an image that there is not."""

from flytekit import ContainerTask

hello = ContainerTask(
    name="hello",
    image="{{.image.default.tag}}",  # mistake: image-invalid
    # twin: image="{{.image.default}}",
    command=["true"],
)
