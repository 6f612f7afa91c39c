"""What is called compatible is so for random callers; what is not comes with one that fails."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from comparison.wires import is_ambiguous, near, wires
from flowc.comparison.levels import Level
from flowc.comparison.probes import judge_input, judge_output
from flowc_validators.wire.cast import is_castable
from flowc_validators.wire.types import Simple, Wire

FEW = settings(max_examples=300, deadline=None)


@st.composite
def edges(draw: st.DrawFn) -> tuple[Wire, Wire, Wire]:
    """Give an old type, a new one that differs little, and a type at the other end of an edge."""
    old = draw(wires)
    new = draw(st.one_of(near(old), wires))
    other = draw(st.one_of(st.just(old), near(old), near(new), wires))
    return old, new, other


@FEW
@given(edges())
def test_old_callers_of_a_compatible_input_still_compile(edge: tuple[Wire, Wire, Wire]) -> None:
    """Let whatever fitted the old type fit the new one, and show what does not."""
    old, new, other = edge
    verdict = judge_input(old, new)
    if verdict.failing is None:
        assert verdict.edges is Level.COMPATIBLE
        assert is_castable(other, new) or not is_castable(other, old)
    else:
        assert verdict.edges.is_at_least(Level.RISKY)
        assert is_castable(verdict.failing.type, old)
        assert not is_castable(verdict.failing.type, new)


@FEW
@given(edges())
def test_old_readers_of_a_compatible_output_still_compile(edge: tuple[Wire, Wire, Wire]) -> None:
    """Let whatever took the old type take the new one, and show what does not."""
    old, new, other = edge
    verdict = judge_output(old, new)
    if verdict.failing is None:
        assert verdict.edges is Level.COMPATIBLE
        fits = is_castable(new, other) or not is_castable(old, other)
        assert fits or is_ambiguous(other)
    else:
        assert verdict.edges.is_at_least(Level.RISKY)
        assert is_castable(old, verdict.failing.type)
        assert not is_castable(new, verdict.failing.type)


@FEW
@given(wires)
def test_what_is_the_same_is_compatible(type_: Wire) -> None:
    """Find no fault where nothing has changed."""
    assert judge_input(type_, type_).failing is None
    assert judge_output(type_, type_).failing is None


def test_int_does_not_become_float() -> None:
    """Show the edge: nothing widens on the way."""
    verdict = judge_input(Simple("INTEGER"), Simple("FLOAT"))
    assert verdict.edges is Level.BREAKING
    assert verdict.failing is not None
    assert verdict.failing.type == Simple("INTEGER")
