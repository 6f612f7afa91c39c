"""`flowc inspect`: an IR file, a Flyte message or package, to read."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from flowc.cli.command import FINE, Command, UsageError
from flowc.cli.project import PACKAGES
from flowc.cli.terminal import Terminal


def describe(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "file",
        metavar="FILE",
        help="an IR file, a Flyte package (.tgz), or one of its messages (…_1.pb, _2.pb, _3.pb)",
    )
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="text for people, or JSON (default: %(default)s)",
    )
    parser.add_argument(
        "--spans", action="store_true", help="tell of an IR file where each thing stands"
    )


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Print what the file holds."""
    file: str = arguments.file
    format_: str = arguments.format
    spans: bool = arguments.spans
    try:
        data = Path(file).read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read {file}: {error.strerror}") from error
    if file.endswith(PACKAGES):
        text = _flyte(file, data, format_)
    else:
        text = _ir(file, data, format_, spans)
    terminal.write(text if text.endswith("\n") else f"{text}\n")
    return FINE


def _flyte(file: str, data: bytes, format_: str) -> str:
    from flowc.targets.flyte.inspect import messages_of
    from flowc.targets.flyte.lifting.members import UnreadableError

    try:
        messages = messages_of(Path(file).name, data)
    except UnreadableError as error:
        raise UsageError(f"{file}: {error}") from error
    if format_ == "json":
        from flowc.cli.report import read_json, to_json

        return to_json(
            {
                "messages": [
                    {"file": m.file, "type": m.type, "message": read_json(m.json)} for m in messages
                ]
            }
        )
    return "\n".join(f"# {m.file}: {m.type}\n{m.text}" for m in messages)


def _ir(file: str, data: bytes, format_: str, spans: bool) -> str:
    from flowc_ir.codec import CodecError, decode_program, program_to_json

    try:
        program = decode_program(data)
    except CodecError as error:
        raise UsageError(f"{file}: {error}") from error
    if format_ == "json":
        return program_to_json(program)
    from flowc_ir.text.printer import print_program

    return print_program(program, spans=spans)


COMMAND = Command(describe, run)
