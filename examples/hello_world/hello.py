"""The smallest workflow: one task, called once."""

from flytekit import task, workflow


@task
def say_hello(name: str = "world") -> str:
    """Greet somebody.

    Args:
        name: whom to greet
    """
    return f"Hello, {name}!"


@workflow
def hello(name: str = "world") -> str:
    """Say hello.

    Args:
        name: whom to greet
    """
    return say_hello(name=name)


if __name__ == "__main__":
    print(hello(name="flowc"))
