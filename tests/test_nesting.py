"""Edges open and close like brackets, whatever the spans."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr import Span
from quoteattr.nesting import edges

SPANS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda ends: Span(min(ends), max(ends))), max_size=8
)


def written(text: str, *spans: tuple[int, int]) -> str:
    """Write the edges of spans into a text; pieces after the first are primed."""
    out, at = [], 0
    for edge in edges((Span(*ends), "ABC"[place]) for place, ends in enumerate(spans)):
        out.append(text[at : edge.at])
        at = edge.at
        out.append(f"<{edge.item}{chr(39) * edge.part}>" if edge.opens else f"</{edge.item}>")
    return "".join([*out, text[at:]])


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ((), "abcdef"),
        (((1, 3), (3, 5)), "a<A>bc</A><B>de</B>f"),
        (((1, 3), (0, 6)), "<B>a<A>bc</A>def</B>"),
        (((1, 3), (1, 5)), "a<B><A>bc</A>de</B>f"),
        (((1, 3), (1, 3)), "a<A><B>bc</B></A>def"),
        (((0, 4), (2, 6)), "<A>ab<B>cd</B></A><B'>ef</B>"),
        (((0, 3), (1, 4), (2, 6)), "<A>a<B>b<C>c</C></B></A><B'><C'>d</C></B><C''>ef</C>"),
        (((2, 2),), "ab<A></A>cdef"),
    ],
)
def test_edges_nest(spans: tuple[tuple[int, int], ...], expected: str) -> None:
    """Wider spans are outside; what begins later is parted where spans cross."""
    assert expected == written("abcdef", *spans)


@given(SPANS)
def test_pieces_cover_their_span(spans: list[Span]) -> None:
    """The pieces of an item follow each other and make up its span, and every edge closes the last one open."""
    opened: list[tuple[int, int]] = []
    covered: dict[int, list[tuple[int, int]]] = {}
    at = 0
    for edge in edges((span, place) for place, span in enumerate(spans)):
        assert at <= edge.at
        at = edge.at
        if edge.opens:
            opened.append((edge.item, edge.at))
            continue
        item, start = opened.pop()
        assert edge.item == item
        covered.setdefault(item, []).append((start, edge.at))
    assert not opened
    for item, pieces in covered.items():
        assert pieces[0][0] == spans[item].start
        assert pieces[-1][1] == spans[item].end
        assert all(before[1] == after[0] for before, after in itertools.pairwise(pieces))
    assert covered.keys() == set(range(len(spans)))
