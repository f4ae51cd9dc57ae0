"""Offsets in UTF-16 units are those of JavaScript, and lead back."""

from __future__ import annotations

import pytest
from hypothesis import given
from strategies import texts

from quoteattr import OffsetError, OptionError, Span
from quoteattr.offsets import Offsets


def units(text: str) -> int:
    """Count the UTF-16 units of a text."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(texts)
def test_units_are_those_of_utf16(text: str) -> None:
    """Every place is as many units from the start as the text before it has."""
    offsets = Offsets(text, "utf-16")
    places = range(len(text) + 1)
    assert [units(text[:place]) for place in places] == [offsets.of(place) for place in places]


@given(texts)
def test_units_lead_back(text: str) -> None:
    """Each place comes back, in either unit."""
    for unit in ("code-points", "utf-16"):
        offsets = Offsets(text, unit)
        assert all(offsets.code_point(offsets.of(place)) == place for place in range(len(text) + 1))


def test_end_and_pairs_are_counted_alike() -> None:
    """The end is the length of the text."""
    offsets = Offsets("a😀b", "utf-16")
    assert (4, (1, 3)) == (offsets.end, offsets.pair(Span(1, 2)))


def test_half_a_character_is_no_place() -> None:
    """An offset between the two units of a character is refused."""
    with pytest.raises(OffsetError, match="the offset 2 is within a character of two UTF-16 units"):
        Offsets("a😀b", "utf-16").code_point(2)


def test_other_units_are_refused() -> None:
    """The message lists the units that there are."""
    with pytest.raises(OptionError, match="offsets must be 'code-points' or 'utf-16', not 'bytes'"):
        Offsets("", "bytes")
