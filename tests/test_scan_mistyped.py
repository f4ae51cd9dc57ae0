"""Marks that do not agree, lack their partner or cross still give the words that were quoted."""

from __future__ import annotations

import pytest

from quoteattr.scanning.scan import scan


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“She said, ‘No.’’ That was all.", ["She said, ‘No."]),
        ('He left—"(and) so," said Ann.', ["(and) so,"]),
        ("the board's 6' mark and '90s 'so' he said", ["so"]),
        ("“ So it goes”, said Ann. “  It rains.  ”", ["So it goes", "It rains."]),
        ("'''Tis so,''' said Ann", ["'Tis so,'", "Tis so,"]),
        ("Ann said '''so'''", ["'so'", "so"]),
        ("‘So “it’ rains” said Bo.", ["it’ rains"]),
        ('“So." said Ann. "It” rains.', ["So.", "It"]),
        ("“It's 'so,\" said Ann.", ["It's 'so,"]),
        ("— “Yes,” said Ann.\n— No.", ["Yes,", "No."]),
        ("— yes, said Ann.\n— No.", ["No."]),
        ("- Yes, said Ann.\n- No, said Bo.", []),
        ("‘She said, ‘No.’’ That was all.", ["She said,", "No."]),
        ('"a" — "...so it goes," said Ann.', ["a", "...so it goes,"]),
        ("He said:\n\n“One.\n\nTwo.\n\nThree.” So.", ["One.", "Two.", "Three."]),
    ],
)
def test_marks_that_do_not_agree(text: str, expected: list[str]) -> None:
    """What is mistyped, mixed or doubled still gives the words that were quoted."""
    assert [region.content.of(text) for region in scan(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«So “it» rains.", [(0, 8, 0, True), (4, 7, 1, False)]),
        ("“A “b” c", [(0, 8, 0, False), (3, 6, 1, True)]),
        ("“So it goes,\n\nAnn left.", [(0, 12, 0, False)]),
    ],
)
def test_unclosed_regions_give_way(text: str, expected: list[tuple[int, int, int, bool]]) -> None:
    """Where two regions would cross, the one without a closing mark ends with the one around it."""
    assert [(*region.outer, region.depth, region.closed) for region in scan(text)] == expected


def test_a_turn_goes_on_over_paragraphs() -> None:
    """The further paragraphs of a turn in a transcript continue it, without the mark that re-opens them."""
    text = "LEE: Hello.\n\n“It rains.\n\n(Laughs.)\n\nRAY: (Laughs.) Hello.\n\nLEE: Goodbye."
    regions = scan(text)
    assert ["Hello.", "It rains.", "Hello.", "Goodbye."] == [region.content.of(text) for region in regions]
    assert [False, True, False, False] == [region.continues for region in regions]
    assert all(region.outer == region.content for region in regions)
    assert {"label"} == {region.style for region in regions}


def test_a_mark_around_one_turn_is_left_off() -> None:
    """A closing mark that nothing in its turn opens is no word of it, whatever later turns quote."""
    text = "“LEE: Hello.”\n\nRAY: It “rains” and “pours”.\n\nLEE: Goodbye."
    assert "Hello." == scan(text)[0].content.of(text)


def test_initials_may_stand_for_names_with_titles() -> None:
    """What a label says of somebody is no part of the name that initials stand for."""
    text = "Ann Lee, the host: Hello.\n\nBo Ray, a guest: Hello.\n\nAL: It rains.\n\nBR: It does."
    assert ["Hello.", "Hello.", "It rains.", "It does."] == [region.content.of(text) for region in scan(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«A ‹b» c›", [("A ‹b", 0, True, False), ("b", 1, False, False)]),
        ("‹A «b› c»", [("A «b", 0, True, False), ("b", 1, False, False)]),
        ("“so. “he said", [("so.", 0, True, False)]),
        ("“so, “he said. “No.”", [("so,", 0, True, False), ("No.", 0, True, False)]),
        ("“so, “He said", [("so,", 0, False, False), ("He said", 0, False, False)]),
        ("“so “he said", [("so", 0, False, False), ("he said", 0, False, False)]),
        ("“so.” “No. “he said", [("so.", 0, True, False), ("No.", 0, True, False)]),
        ('"so, "he said', [("so,", 0, True, False)]),
        ("“A ‘b, “he said’ c", [("A ‘b,", 0, True, False)]),
        ("“So,’ he said", [("So,", 0, True, False)]),
        ("‘So,” he said. ‘No.’", [("So,", 0, True, False), ("No.", 0, True, False)]),
        (
            "“A “b “c “d “e “f “g “h “i “j” k",
            [
                ("A", 0, False, False),
                ("b", 0, False, False),
                ("c", 0, False, False),
                ("d", 0, False, False),
                ("e", 0, False, False),
                ("f", 0, False, False),
                ("g", 0, False, False),
                ("h", 0, False, False),
                ("i “j” k", 0, False, False),
                ("j", 1, True, False),
            ],
        ),
        ("'the workers' union' so", [("the workers' union", 0, True, False)]),
        ("''So' he", [("So' he", 0, False, False)]),
        ("“So,'' he", [("So,", 0, True, False)]),
        ("‘So “no’ yes” he", [("no’ yes", 0, True, False)]),
        ("“a” b” c", [("a", 0, True, False)]),
        ("a” b “c”", [("c", 0, True, False)]),
        ("a.’ b ‘c’", [("c", 0, True, False)]),
        ("He said ‘so.\n\n‘No,’ he said.", [("No,", 0, True, False)]),
        ("‘It rained.\n\n‘It poured,’ said Ann.", [("It rained.", 0, True, False), ("It poured,", 0, True, True)]),
        ("“It rained.\n\n‘It poured,’ said Ann.", [("It rained.", 0, False, False), ("It poured,", 0, True, False)]),
        (
            "“It rained.\n\nRain.\n\nSnow,” said Ann.",
            [("It rained.", 0, True, False), ("Rain.", 0, True, True), ("Snow,", 0, True, True)],
        ),
        (
            "“It rained.\n\nRain.\n\nSnow.\n\nHail.\n\nFog.\n\nMist.\n\nIce,” said Ann.",
            [("It rained.", 0, False, False)],
        ),
        (
            "‘It rained. ‘It poured,’ he said. ‘It froze.",
            [("It rained.", 0, False, False), ("It poured,", 0, True, False), ("It froze.", 0, False, False)],
        ),
        ("“I read “Emma” and liked it.", [("I read “Emma” and liked it.", 0, False, False), ("Emma", 1, True, False)]),
        ("“I read. “Emma” he", [("I read.", 0, False, False), ("Emma", 0, True, False)]),
        ("(“a", [("a", 0, False, False)]),
        ("“ ” so", []),
        ("“a “b” c” d", [("a “b” c", 0, True, False), ("b", 1, True, False)]),
        ('“It is 6",” she said', [("It is 6", 0, True, False)]),
        ('"It is 6" and" she said', [('It is 6" and', 0, True, False)]),
        ("“a, «b, “c» d", [("a,", 0, False, False), ("b, “c", 0, True, False), ("c", 1, False, False)]),
        ("“a ‘b ‘c’ d”", [("a ‘b ‘c’ d", 0, True, False), ("c", 1, True, False)]),
        ("“a ‘b” c’ d", [("a ‘b", 0, True, False)]),
    ],
)
def test_slips_cost_as_little_as_they_can(text: str, expected: list[tuple[str, int, bool, bool]]) -> None:
    """A mark too few, too many, misplaced or of another kind leaves the words, depths and links that are clear."""
    assert expected == [(r.content.of(text), r.depth, r.closed, r.continues) for r in scan(text)]
