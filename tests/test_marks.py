"""Each mark is told which way it may face from the characters around it."""

from __future__ import annotations

import pytest

from quoteattr.model import Span
from quoteattr.scanning.marks import marks


def faced(text: str) -> list[str]:
    """Show each mark with its ranks as an opening and as a closing one, `?` if doubtful, `*` if fresh: “ 30*."""
    found = list(marks(text, Span(0, len(text))))
    assert [mark.glyph for mark in found] == [mark.span.of(text) for mark in found]
    return [f"{m.glyph} {m.opens:d}{m.closes:d}{'?' * m.doubtful}{'*' * m.fresh}" for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“So,” he", ["“ 30*", "” 03*"]),
        ('"So," he', ['" 30*', '" 03*']),
        ('a "so" b', ['" 30', '" 03']),
        ("a “ so ” b", ["“ 33?", "” 03"]),
        ('a " so " b', ['" 33?', '" 33?']),
        ("(“so”)", ["“ 30*", "” 03"]),
        ("a—“so”—b", ["“ 30*", "” 03"]),
        ("a“so”b", ["“ 30", "” 03"]),
        ('"', ['" 30*']),
        ('a "', ['" 03']),
        ('" a', ['" 30*']),
        ('He left—"so"', ['" 30*', '" 03']),
        ('He left—"(so)"', ['" 30*', '" 03*']),
        ('He left—"…so"', ['" 33*', '" 03']),
        ('left-" b', ['" 03*']),
        ("«so»", ["« 30*", "» 03"]),
        ("»so«", ["» 33*", "« 33?"]),
        ("« so »", ["« 30*", "» 03"]),
        ("a «so» b", ["« 30", "» 03"]),
        ("a »so« b", ["» 33", "« 33?"]),
        ("(»so«)", ["» 33*", "« 33"]),
        ("a—»so«", ["» 33*", "« 33?"]),
        ("‹so›", ["‹ 30*", "› 03"]),
        ("›so‹", ["› 33*", "‹ 33?"]),
        ("a« b", ["« 33?"]),
        ("a »b", ["» 33"]),
        ("'so'", ["' 30*", "' 02"]),
        ("'So'", ["' 30*", "' 02"]),
        ("a 'so' b", ["' 10", "' 02"]),
        ("a 'So' b", ["' 20", "' 02"]),
        ("it's", []),
        ("the boys' school", ["' 01"]),
        ("the boys', too", ["' 02"]),
        ("the box' lid", ["' 01"]),
        ("the dog' lid", ["' 02"]),
        ("goin' on", []),
        ("the 'cabin' was", ["' 10", "' 01"]),
        ("'tis so", ["' 30?*"]),
        ("a 'tis so", []),
        ("so. 'Tis so", ["' 30?*"]),
        ("’em all", ["’ 30?*"]),
        ("a ’em", []),
        ("rock 'n' roll", []),
        ("5'10\"", ['" 01?']),
        ('6" by 4"', ['" 03?', '" 03?']),
        ("6' tall", ["' 01"]),
        ("it 6' 2\"", ["' 01", '" 01?']),
        ('in 1990" is', ['" 03?']),
        ("90”", ["” 03"]),
        ("‘so’", ["‘ 30*", "’ 02"]),
        ("‘ so ’", ["’ 02"]),
        ("a ' b", ["' 02"]),
        ("‚so‘", ["‚ 30*", "‘ 02"]),
        ("‛so’", ["‛ 30*", "’ 02"]),
        ("`so'", ["` 30*", "' 02"]),
        ("``so''", ["`` 30*", "'' 03"]),
        ("''so''", ["'' 30*", "'' 03"]),
        ("'''so'''", ["'' 30*", "' 30*", "' 02", "'' 03"]),
        ("a'''", ["'' 03"]),
        ("''tis so", ["' 30*", "' 30?*"]),
        ("so.' He", ["' 03*"]),
        ("so.'” He", ["' 03*", "” 03*"]),
        ("so'“he", ["' 02", "“ 30"]),
        ("so', he", ["' 03"]),
        ("so'—he", ["' 03"]),
        ("so' (he", ["' 02"]),
        ("so'$5", []),
        ("$'so", ["' 10"]),
        ("5%'so", []),
        ("x)'so", []),
        ("x.'so", []),
        ("x]'so", []),
        ("(so')", ["' 02"]),
        ("['so']", ["' 20*", "' 02"]),
        ("—'so", ["' 20*"]),
        ("—'?", ["' 03*"]),
        ("—' so", ["' 03*"]),
        ("a -'so'", ["' 20*", "' 02"]),
        ("<a href='x'>so</a>", []),
        ("“”“”“”“”“”“”“”“”“", []),
        ("\u200b“so”\u200b", ["“ 30*", "” 03"]),
        ("”So", ["” 33*"]),
        ("a ”so", ["” 33"]),
        ("a ”… so", ["” 33"]),
        ("„so“", ["„ 30*", "“ 03"]),
        ("„ so “", ["„ 30*", "“ 33?"]),
        ("so“ he", ["“ 03"]),
        ("so“, he", ["“ 03"]),
        ("so“) he", ["“ 03"]),
        ("so“— he", ["“ 03"]),
        ("(“ so", ["“ 30*"]),
        ("—“ so", ["“ 30*"]),
        ("“ so", ["“ 33?*"]),
        ("＂so＂", ["＂ 30*", "＂ 03"]),
        ("‟so”", ["‟ 30*", "” 03"]),
        ("´so´", ["´ 30*", "´ 02"]),
        ("don‘t", []),
        ("5‘a", []),
        ("John`s", []),
        ("a ’90s b", []),
    ],
)
def test_a_mark_faces_as_its_surroundings_say(text: str, expected: list[str]) -> None:
    """Space, ink, brackets, dashes, digits and clipped words around a mark tell if it opens, closes or is none."""
    assert expected == faced(text)


def test_marks_of_a_paragraph_know_nothing_beyond_it() -> None:
    """What stands before and after the paragraph does not turn its marks."""
    text = 'so"so"so'
    assert [(3, 0), (0, 3)] == [(m.opens, m.closes) for m in marks(text, Span(2, 6))]


def test_a_doubled_mark_has_halves() -> None:
    """Each half is a single mark with the ranks of the whole."""
    (mark,) = marks("''", Span(0, 2))
    first, second = mark.halves()
    assert ((0, 1), (1, 2), "single", "single") == (tuple(first.span), tuple(second.span), first.style, second.style)
    for half in (first, second):
        ranks = (half.opens, half.closes, half.doubtful, half.fresh)
        assert ("'", mark.opens, mark.closes, mark.doubtful, mark.fresh) == (half.glyph, *ranks)


@pytest.mark.parametrize(
    ("text", "opening", "ranks"),
    [
        ('" a', True, (3, 0)),
        ('" a', False, (0, 3)),
        ('a"', True, (3, 0)),
        ('a " b', True, (3, 0)),
        ('a " b', False, (0, 3)),
    ],
)
def test_a_mark_is_turned(text: str, opening: bool, ranks: tuple[int, int]) -> None:
    """A mark that is told which way it faces faces that way only."""
    (mark,) = marks(text, Span(0, len(text)))
    turned = mark.turned(opening=opening)
    assert ranks == (turned.opens, turned.closes)
    assert (mark.span, mark.glyph, mark.style, mark.fresh) == (turned.span, turned.glyph, turned.style, turned.fresh)
