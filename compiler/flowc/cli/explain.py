"""`flowc explain`: the page of a diagnostic code."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from flowc.cli.command import FINE, Command, UsageError
from flowc.cli.pages import first_sentence, pages, read_page, severity_of, similar
from flowc.cli.paint import Paint
from flowc.cli.terminal import Terminal
from flowc.fixes.safeties import SAFETIES


def describe(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "code", nargs="?", metavar="CODE", help="a diagnostic code; without one, all are listed"
    )
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="a page for people, or JSON (default: %(default)s)",
    )


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Print one page, or the list of all."""
    code: str | None = arguments.code
    format_: str = arguments.format
    texts = {name: read_page(page) for name, page in pages().items()}
    if code is not None:
        if code not in texts:
            raise UsageError(f"no code is called {code}; {similar(code)}")
        texts = {code: texts[code]}
    if format_ == "json":
        terminal.print(_document(texts))
    elif code is not None:
        page = f"{texts[code].rstrip()}{_no_fix(code)}"
        terminal.print(_painted(page, terminal.paint_out))
    else:
        width = max((len(name) for name in texts), default=0)
        for name, text in texts.items():
            padded = terminal.paint_out.bold(name.ljust(width))
            terminal.print(f"{padded}  {first_sentence(text)}")
    return FINE


def _no_fix(code: str) -> str:
    """Say that a code has no fix; the pages of others show theirs."""
    return "" if code in SAFETIES else "\n\nFix: none.\n"


def _document(texts: dict[str, str]) -> str:
    from flowc.cli.report import to_json

    return to_json(
        {
            "pages": [
                {
                    "code": name,
                    "severity": severity_of(name).value,
                    "summary": first_sentence(text),
                    "fixes": [safety.value for safety in SAFETIES.get(name, ())],
                    "page": text,
                }
                for name, text in texts.items()
            ]
        }
    )


def _painted(page: str, paint: Paint) -> str:
    lines = [paint.bold(line) if line.startswith("#") else line for line in page.splitlines()]
    return "\n".join(lines)


COMMAND = Command(describe, run)
