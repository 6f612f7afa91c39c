"""The codec: round trips, and what it refuses."""

from __future__ import annotations

import json
import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowc_ir.codec import (
    SCHEMA_VERSION,
    CodecError,
    decode_program,
    encode_program,
    program_from_json,
    program_to_json,
)
from flowc_ir.graph import EntityKind
from flowc_ir.interface import Interface, Parameter
from flowc_ir.literals import FloatLiteral, IntegerLiteral, ListLiteral, Literal, RecordLiteral
from flowc_ir.plain import PlainList
from flowc_ir.program import Opaque, Program
from flowc_ir.source import NOWHERE, Span
from flowc_ir.types import SimpleKind, SimpleType
from ir.any_values import classes, programs, programs_with


@pytest.mark.parametrize("cls", classes(), ids=lambda cls: cls.__name__)
@settings(max_examples=15, deadline=None)
@given(st.data())
def test_round_trip(cls: type[object], data: st.DataObject) -> None:
    """Write and read a program around any value of every class."""
    program = data.draw(programs_with(cls))
    written = encode_program(program)
    # Equality does not tell True from 1, nor zero from minus zero; the spelling does.
    assert repr(decode_program(written)) == repr(program)
    assert repr(program_from_json(program_to_json(program))) == repr(program)


@given(programs())
def test_equal_programs_give_equal_bytes(program: Program) -> None:
    """Write a program that was read; nothing of the first writing is left in it."""
    assert encode_program(decode_program(encode_program(program))) == encode_program(program)


@pytest.mark.parametrize(
    "value", [0, 1, -1, 2**63, -(2**63), 2**64, 10**5000, -(10**5000)], ids=list("abcdefgh")
)
def test_whole_numbers_have_no_limit(value: int) -> None:
    """Carry numbers that neither 64 bits nor Python's decimal text hold."""
    program = _with_default(IntegerLiteral(value))
    assert decode_program(encode_program(program)) == program
    assert program_from_json(program_to_json(program)) == program


def test_not_a_number_survives() -> None:
    """Carry NaN, which equals nothing."""
    program = _with_default(FloatLiteral(math.nan))
    assert repr(decode_program(encode_program(program))) == repr(program)
    assert repr(program_from_json(program_to_json(program))) == repr(program)


def test_truth_is_not_one() -> None:
    """Keep apart what Python calls equal."""
    program = _with_default(RecordLiteral(PlainList((True, 1, 1.0, None, "1", b"1"))))
    assert repr(decode_program(encode_program(program))) == repr(program)


def test_spans_share_their_paths() -> None:
    """Write a path once, however many spans name it."""
    spans = [Span("a/very/long/path.py", line, 0, line, 9) for line in range(100)]
    entities = tuple(_opaque(f"e{span.line}", span) for span in spans)
    written = encode_program(Program(entities=entities))
    assert written.count(b"a/very/long/path.py") == 1
    assert decode_program(written) == Program(entities=entities)


def test_json_names_its_schema_version() -> None:
    """Every JSON says what it is."""
    assert json.loads(program_to_json(Program()))["schema_version"] == SCHEMA_VERSION


def test_json_accepts_camel_case() -> None:
    """Read the other spelling of protobuf JSON too."""
    program = Program(dialect_version="1.2")
    text = program_to_json(program).replace("schema_version", "schemaVersion")
    assert program_from_json(text.replace("dialect_version", "dialectVersion")) == program


def test_a_newer_schema_is_refused() -> None:
    """Say what is wrong with a file of tomorrow."""
    newer = b"\x08" + bytes([SCHEMA_VERSION + 1])
    with pytest.raises(CodecError, match=f"has schema version {SCHEMA_VERSION + 1}"):
        decode_program(newer)
    with pytest.raises(CodecError, match=f"has schema version {SCHEMA_VERSION + 1}"):
        program_from_json(json.dumps({"schema_version": SCHEMA_VERSION + 1, "novelty": 1}))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no schema version"),
        (b"\xff", "no flowc IR"),
        (b"PK\x03\x04", "no flowc IR"),
        (b"\x08\x01\x12\x00", "Entity: nothing is set"),
        (b"\x08\x01\x12\x02\x0a\x00", "Task: a field is missing"),
        (b"\x08\x01\x12\x0a\x22\x08\x08\x63\x22\x02\x08\x00\x2a\x00", "member with number 99"),
        (b"\x08\x01\x12\x08\x22\x06\x08\x01\x22\x02\x08\x07", "no path with number 7"),
        (b"\x08\x01\xf8\x07\x01", "does not have"),
    ],
)
def test_malformed_bytes_are_refused(data: bytes, message: str) -> None:
    """Say what is wrong with bytes that are no IR."""
    with pytest.raises(CodecError, match=message):
        decode_program(data)


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", "null", "1", "{}", '{"schema_version": "x"}', '{"schema_version": true}'),
        '{"schema_version": 1, "novelty": 1}',
        '{"schema_version": 1, "entities": [{}]}',
        '{"schema_version": 1, "entities": 7}',
        '{"schema_version": 1, "dialect": 7}',
        '{"schema_version": 1, "entities": [{"task": {"retries": 1}}]}',
        "[" * 100_000,
    ],
)
def test_malformed_json_is_refused(text: str) -> None:
    """Refuse text that is no IR."""
    with pytest.raises(CodecError):
        program_from_json(text)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_a_program_or_a_codec_error(data: bytes) -> None:
    """Let nothing else escape, whatever is read."""
    for candidate in (data, b"\x08\x01" + data):
        try:
            program = decode_program(candidate)
        except CodecError:
            continue
        assert decode_program(encode_program(program)) == program


@settings(max_examples=200, deadline=None)
@given(programs(), st.integers(0, 10_000), st.integers(0, 255))
def test_damaged_bytes_give_a_program_or_a_codec_error(
    program: Program, place: int, byte: int
) -> None:
    """Let nothing else escape, whichever byte is damaged."""
    damaged = bytearray(encode_program(program))
    damaged[place % len(damaged)] = byte
    try:
        decode_program(bytes(damaged))
    except CodecError:
        return


def test_what_no_file_can_hold_is_refused() -> None:
    """Say so when writing, rather than write what cannot be read."""
    for program in (
        Program(dialect="\ud800"),
        Program(entities=(_opaque("e", Span("", -1, 0, 0, 0)),)),
        Program(entities=(_opaque("e", Span("", 2**32, 0, 0, 0)),)),
        _with_default(_nested(100)),
        _with_default(_nested(5000)),
    ):
        with pytest.raises(CodecError):
            encode_program(program)


def _nested(depth: int) -> Literal:
    literal: Literal = IntegerLiteral(1)
    for _ in range(depth):
        literal = ListLiteral((literal,))
    return literal


def _opaque(name: str, span: Span) -> Opaque:
    return Opaque(kind=EntityKind.TASK, name=name, reason="why", span=span, cause=NOWHERE)


def _with_default(default: Literal) -> Program:
    type_ = SimpleType(SimpleKind.NONE)
    interface = Interface(inputs=(Parameter(name="a", type=type_, default=default),))
    return Program(entities=(replace(_opaque("e", NOWHERE), interface=interface),))
