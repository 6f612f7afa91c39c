"""Everything of `union` by a star import, and what is external."""

from union import *
from union.app import App, Input

image = ImageSpec(name="serving", packages=["fastapi"], builder="union")
bucket = Artifact(name="bucket")
app = App(
    name="front",
    container_image=image,
    inputs=[Input(value="s3://bucket/x", name="data")],
    args="serve",
    port=8080,
    limits=Resources(cpu="1"),
)


@task(container_image=image, limits=Resources(cpu="2"), secret_requests=[Secret(key="token")])
def serve(path: FlyteFile, data: StructuredDataset) -> FlyteDirectory:
    ctx = current_context()
    return FlyteDirectory(ctx.working_directory)


@dynamic(container_image=image)
def spread(n: int) -> int:
    return n


@workflow
def flow(path: FlyteFile, data: StructuredDataset) -> FlyteDirectory:
    spread(n=1)
    return serve(path=path, data=data)


plan = LaunchPlan.get_or_create(flow, name="starred")
