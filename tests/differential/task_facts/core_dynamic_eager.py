from flytekit import task, dynamic, eager, workflow
@task
def t(a: int) -> int:
    return a
@dynamic(requests=None)
def dyn(a: int) -> int:
    return t(a=a)
@eager
async def eag(a: int) -> int:
    return await t.aio(a=a) if hasattr(t, "aio") else t(a=a)
@task
async def asy(a: int) -> int:
    return a
