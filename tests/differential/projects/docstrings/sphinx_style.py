'''Docstrings in reStructuredText (Sphinx) and Epydoc style.'''

from flytekit import Description, Documentation, SourceCode, reference_task, task, workflow
from flytekit.models.documentation import Description as ModelDescription

LONG = Description(value="<b>bold</b>", icon_link="https://example.com/icon.png", format=Description.DescriptionFormat.HTML)


@task
def resample(rate: int, window: str = "hann", *, centre: bool = False) -> int:
    """Resample a signal.

    More about it.

    :param rate: the new rate in Hz
    :type rate: int
    :param str window: the window, one of
        hann, hamming
    :param centre: whether to centre
    :returns: the number of samples
    :rtype: int
    :raises ValueError: if the rate is negative
    """
    return rate


@task
def epydoc(a: int, b: float = 1.0) -> float:
    """
    Multiply two numbers.

    @param a: the first
    @type a: int
    @param b: the second
    @return: the product
    """
    return a * b


@task
def percent(text: str = "%d %s") -> str:
    r"""Raw \d docstring with 100% odd `characters`: ü, "quotes" and {braces}.

    :param text: the text — with a dash
    :return: the same
    """
    return text


@task(docs=Documentation(long_description=LONG, source_code=SourceCode(link="https://example.com/x")))
def with_docs(x: int) -> int:
    """Short one.

    :param x: still used for the variable
    """
    return x


@workflow(
    docs=Documentation(
        short_description="A documented workflow.",
        long_description=ModelDescription(value="Long\n\ntext", format=ModelDescription.DescriptionFormat.UNKNOWN),
    )
)
def documented(rate: int, name: str = "n") -> int:
    """Other short one.

    :param rate: in Hz
    :return: documented output
    """
    percent(text=name)
    epydoc(a=rate)
    return with_docs(x=resample(rate=rate, window="hamming"))


@workflow
def plain(rate: int) -> int:
    """Short. Longer first line, with `code`.

    Body of the workflow, which
    has two lines.

    :param rate: in Hz
    """
    return documented(rate=rate)


def computed(fn):
    fn.__doc__ = (fn.__doc__ or "") + " (computed)"
    return fn


@task
@computed
def documented_late(x: int) -> int:
    """Documented"""
    return x
