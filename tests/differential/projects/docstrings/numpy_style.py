"""Docstrings in numpy's style."""

import typing

from flytekit import dynamic, task, workflow


class Fit(typing.NamedTuple):
    slope: float
    intercept: float


@task
def fit(x: typing.List[float], y: typing.List[float], weights: typing.Optional[typing.List[float]] = None) -> Fit:
    """
    Fit a straight line.

    Extended summary
    over two lines.

    Parameters
    ----------
    x : list of float
        Where.
    y : list of float
        How high.

        With a second paragraph.
    weights : list of float, optional
        How sure (the default is None, which
        implies all the same).

    Returns
    -------
    slope : float
        How steep.
    intercept : float
        Where it starts.

    See Also
    --------
    numpy.polyfit : the real thing.

    Notes
    -----
    Nothing.

    Examples
    --------
    >>> fit([1], [2])
    """
    return Fit(0.0, 0.0)


@task
def predict(slope: float, intercept: float, at: float) -> float:
    """Predict one value

    Parameters
    ----------
    slope, intercept : float
        of the line
    at : float

    Returns
    -------
    float
        the value
    """
    return slope * at + intercept


@dynamic
def predict_many(slope: float, intercept: float, at: typing.List[float]) -> typing.List[float]:
    """Predict many values.

    Parameters
    ----------
    at
        where

    Yields
    ------
    float
        nothing really
    """
    return [predict(slope=slope, intercept=intercept, at=one) for one in at]


@workflow
def regression(x: typing.List[float], y: typing.List[float]) -> typing.List[float]:
    """Regress.

    Parameters
    ----------
    x : list of float
        Where.
    y : list of float
        How high.

    Returns
    -------
    list of float
        what comes out
    """
    line = fit(x=x, y=y)
    return predict_many(slope=line.slope, intercept=line.intercept, at=x)
