"""Docstrings in Google's style."""

from typing import List, NamedTuple, Tuple

from flytekit import task, workflow

Split = NamedTuple("Split", train=List[int], test=List[int])


@task
def split(rows: List[int], fraction: float = 0.8, shuffle: bool = True) -> Split:
    """Split rows into two parts.

    The rows are taken in order unless they are shuffled first. A long
    description may have more than one paragraph.

    And here is the second, with a list:

    * one
    * two

    Args:
        rows (List[int]): the row numbers, which may
            go on over several lines
        fraction: how much goes to training. Defaults to 0.8.
        shuffle (bool, optional): whether to shuffle

    Returns:
        Split: the training and the test rows

    Raises:
        ValueError: if there is no row

    Example:
        >>> split(rows=[1, 2])
    """
    return Split(rows, rows)


@task
def only_summary(x: int) -> int:
    """Only a summary without anything else"""
    return x


@task
def summary_and_body(x: int) -> int:
    """A summary
    that goes on to a second line.

    Then a body: with a colon.
    """
    return x


@task
def no_docstring(x: int) -> int:
    return x


@task
def partly(a: int, b: int, c: int = 3) -> Tuple[int, int]:
    """Document one argument of three.

    Args:
        b: the one
        d: not an argument

    Returns:
        two numbers
    """
    return a, b


@task
def indented(a: int) -> int:
    """

    Starts after blank lines.

        Arguments:
            a: not a section at all

    Note:
        Kept apart.
    """
    return a


@task
def empty(a: int) -> int:
    """"""
    return a


@workflow
def pipeline(rows: List[int], unused: int = 0) -> int:
    """Run everything.

    Args:
        rows: all rows
        unused: never used

    Returns:
        one number
    """
    train, test = split(rows=rows)
    a, b = partly(a=only_summary(x=train[0]), b=no_docstring(x=test[0]))
    return summary_and_body(x=indented(a=empty(a=b)))
