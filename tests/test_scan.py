"""Quoted stretches are found from the text alone, whatever the marks."""

from __future__ import annotations

import gc
import time

import pytest
from attrs import evolve
from hypothesis import given
from strategies import sentences, texts

from quoteattr.model import Span
from quoteattr.scanning.layout import paragraphs
from quoteattr.scanning.scan import Region, scan

MARK_PAIRS = ("“”", '""', "‘’", "''", "«»", "„“", "‹›")


def contents(text: str) -> list[str]:
    """List what the regions of a text hold."""
    return [region.content.of(text) for region in scan(text)]


def flags(text: str) -> list[tuple[str, bool, bool]]:
    """List the regions of a text as (content, closed, continues)."""
    return [(region.content.of(text), region.closed, region.continues) for region in scan(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“So,” said Ann. “It stays.”", ["So,", "It stays."]),
        ('"So," said Ann. "It stays."', ["So,", "It stays."]),
        ("‘So,’ said Ann. ‘It stays.’", ["So,", "It stays."]),
        ("'So,' said Ann. 'It stays.'", ["So,", "It stays."]),
        ("«So», said Ann. « It stays. »", ["So", "It stays."]),
        ("»So«, said Ann. ‹It stays.›", ["So", "It stays."]),
        ("„So,“ said Ann. „It stays.”", ["So,", "It stays."]),
        ("‚So,‘ said Ann. ‚It stays.’", ["So,", "It stays."]),
        ("``So,'' said Ann. ``It stays.''", ["So,", "It stays."]),
        ("''So,'' said Ann. ''It stays.''", ["So,", "It stays."]),
        ("`So,' said Ann. `It stays.'", ["So,", "It stays."]),
        ('" So , " said Ann . " It stays . "', ["So ,", "It stays ."]),
        ('"So"--that was Ann--"it stays."', ["So", "it stays."]),
        ("‘So ’ said Ann. 'It stays '", ["So", "It stays"]),
        ("“So.”“It stays.”", ["So.", "It stays."]),
        ("Ann called it (“a shame”) and /'a pity'/.", ["a shame", "a pity"]),
        ('_"So,"_ said Ann. *"It stays."*', ["So,", "It stays."]),
        ('He said:"It stays."And left.', ["It stays."]),
        ("“[T]he bridge (she said) stays,” Bo wrote.", ["[T]he bridge (she said) stays,"]),
    ],
)
def test_every_kind_of_mark(text: str, expected: list[str]) -> None:
    """Quotations are found in marks of every kind."""
    assert contents(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘Ann said “no” and left,’ said Bo.", [("Ann said “no” and left,", 0), ("no", 1)]),
        ("'Ann said \"no\" and left,' said Bo.", [('Ann said "no" and left,', 0), ("no", 1)]),
        ("“Ann said ‘no’ and left,” said Bo.", [("Ann said ‘no’ and left,", 0), ("no", 1)]),
        ("\"'No,' said Ann,\" Bo recalled.", [("'No,' said Ann,", 0), ("No,", 1)]),
        ("“Ann said, ‘No.’ ”", [("Ann said, ‘No.’", 0), ("No.", 1)]),
        ("''Ann said, 'No,''' said Bo.", [("Ann said, 'No,'", 0), ("No,", 1)]),
        ("“Ann «said “no” twice»”", [("Ann «said “no” twice»", 0), ("said “no” twice", 1), ("no", 2)]),
        ('"She called it "odd" twice," said Bo.', [('She called it "odd" twice,', 0), ("odd", 1)]),
        ("“‘“So?”’”", [("‘“So?”’", 0), ("“So?”", 1), ("So?", 2)]),
    ],
)
def test_nesting(text: str, expected: list[tuple[str, int]]) -> None:
    """Quotations within quotations count the ones around them."""
    assert [(region.content.of(text), region.depth) for region in scan(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Don't say it isn't Ann's, nor o'clock, nor John`s.",
        "The workers' union and the boys’ school met the Joneses'.",
        "Back in the '90s, 'twas rock 'n' roll that got ’em.",
        "Tell 'em 'tis the goin' rate for th' old man an' all.",
        'Ann is 5\'10" tall; the board is 6" by 4" and 5\' long, or 6′ 2″.',
        "- a list item\n- another\n\n— Ann Poe, harbour master",
        "— The bridge closes in May.\n\n— The ferry stays.",
        "<a href=\"bridge.html\" class='x'>The bridge</a> stays.",
        '""""""""""""""""""""""""""""""""""""""""',
        "“” and \"\" and '' hold nothing, nor does “ ”.",
    ],
)
def test_what_is_no_quotation(text: str) -> None:
    """Apostrophes, elisions, possessives, primes, list dashes, signatures and markup are left alone."""
    assert contents(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘I saw the workers’ union,’ said Ann.", ["I saw the workers’ union,"]),
        ("'I'm goin' to the boys' school,' said Ann.", ["I'm goin' to the boys' school,"]),
        ("'It's an 'orrible place,' said Ann.", ["It's an 'orrible place,"]),
        ("''Tis a pity,' said Ann. 'I'd 'ave stayed.'", ["'Tis a pity,", "I'd 'ave stayed."]),
        ("‘Tis a pity,’ said Ann.", ["Tis a pity,"]),
        ("the so-called 'experts' and their 'Remain' side", ["experts", "Remain"]),
        ("a 'rock 'n' roll' band", ["rock 'n' roll"]),
        ('"He is 6\'2" tall," said Ann. "So."', ["He is 6'2\" tall,", "So."]),
        ('"I have a 12" record," said Ann.', ['I have a 12" record,']),
        ('"That was in 1990" is all she said.', ["That was in 1990"]),
    ],
)
def test_apostrophes_within_quotations(text: str, expected: list[str]) -> None:
    """Apostrophes and primes neither open nor end the quotation that they stand in."""
    assert contents(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“So,“ said Ann. ”It stays,” she said.", ["So,", "It stays,"]),
        ('“So," said Ann. "It stays,” she said.', ["So,", "It stays,"]),
        ("“So,’' said Ann. “It stays,'' she said.", ["So,", "It stays,"]),
        ("“So,’ said Ann. “It stays,” she said.", ["So,", "It stays,"]),
        ("‘So,” said Ann. ‘It stays,’ she said.", ["So,", "It stays,"]),
        ('"So, "said Ann. "It stays."', ["So,", "It stays."]),
        ("“I thought, ’It stays.’”", ["I thought, ’It stays.’", "It stays."]),
        ('So," said Ann. "It stays."', ["It stays."]),
        ("“So, said Ann. “It stays.” Bo left.", ["So, said Ann.", "It stays."]),
        ("“So, «said Ann. It stays.”", ["So, «said Ann. It stays.", "said Ann. It stays."]),
        ("Ann said ” and Bo said “.", []),
    ],
)
def test_mistyped_marks(text: str, expected: list[str]) -> None:
    """A wrong or missing mark costs at most the quotation it belongs to."""
    assert contents(text) == expected


WHOLE, TAKEN_UP, LEFT_OPEN = (True, False), (True, True), (False, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“So it goes\n\nBo left.", [("So it goes", *LEFT_OPEN)]),
        ("“So.\n\n“It stays.\n\n“Go,” said Ann.", [("So.", *WHOLE), ("It stays.", *TAKEN_UP), ("Go,", *TAKEN_UP)]),
        ("'So.\n\n'It stays.\n\n'Go,' said Ann.", [("So.", *WHOLE), ("It stays.", *TAKEN_UP), ("Go,", *TAKEN_UP)]),
        ("‘So.\r\n\r\n‘It stays,’ said Ann.", [("So.", *WHOLE), ("It stays,", *TAKEN_UP)]),
        ("“So.\n\nIt stays.\n\nGo,” said Ann.", [("So.", *WHOLE), ("It stays.", *TAKEN_UP), ("Go,", *TAKEN_UP)]),
        ("“So.\n\n“It stays.\n\nBo left.", [("So.", *WHOLE), ("It stays.", False, True)]),
        ("“So." + "\n\nIt stays." * 5 + "\n\nGo,” said Ann.", [("So.", *LEFT_OPEN)]),
        ("“I read “Tides”.\n\n“So.”", [("I read “Tides”.", *WHOLE), ("Tides", *WHOLE), ("So.", *TAKEN_UP)]),
        ("“So.”\n\n“It stays.”", [("So.", *WHOLE), ("It stays.", *WHOLE)]),
        ("‘So it goes, said Ann.\n\nBo left.", [("So it goes, said Ann.", *LEFT_OPEN)]),
    ],
)
def test_quotations_over_paragraphs(text: str, expected: list[tuple[str, bool, bool]]) -> None:
    """An open quotation ends with its paragraph unless a later one takes it up."""
    assert flags(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("—Come in, said Ann.\n\n—Is it you? asked Bo.", ["Come in, said Ann.", "Is it you? asked Bo."]),
        ("– I won’t go, – said Ann. – Never!", ["I won’t go,", "Never!"]),
        ("--Have you read “Tides”? she asked.", ["Have you read “Tides”? she asked.", "Tides"]),
        ("“So,” said Ann.\n\n“It stays.”\n\n— Who knows why?", ["So,", "It stays."]),
    ],
)
def test_dialogue_with_dashes(text: str, expected: list[str]) -> None:
    """A dash introduces speech where the text speaks that way."""
    assert contents(text) == expected


def test_a_region_tells_its_marks() -> None:
    """The outer span includes the marks, the content does not, and the style is named."""
    assert scan("She said, “ So. ”") == (Region(Span(10, 17), Span(12, 15)),)
    assert scan("—Why? he asked.") == (Region(Span(0, 15), Span(1, 15), style="dash"),)


@pytest.mark.parametrize("style", [("single", "‘So?’"), ("guillemet", "«So?»"), ("double", "``So?''")])
def test_styles(style: tuple[str, str]) -> None:
    """Each kind of mark has a style."""
    name, text = style
    assert [region.style for region in scan(text)] == [name]


@given(texts)
def test_regions_are_well_formed(text: str) -> None:
    """Scanning never fails; regions are in order, nested or disjoint, and each within one paragraph."""
    around: list[Region] = []
    blocks = paragraphs(text)
    for region in scan(text):
        while around and around[-1].outer.end <= region.outer.start:
            around.pop()
        assert all(outside.content.contains(region.outer) for outside in around)
        assert region.depth == len(around)
        assert region.outer.contains(region.content)
        assert region.content.of(text).strip() == region.content.of(text) != ""
        assert any(block.contains(region.outer) for block in blocks)
        around.append(region)


@given(texts)
def test_regions_are_sorted(text: str) -> None:
    """Regions come in text order, the outer one first."""
    regions = scan(text)
    assert list(regions) == sorted(regions, key=lambda region: (region.outer.start, -region.outer.end))


@given(texts)
def test_line_ends_of_either_kind_scan_alike(text: str) -> None:
    """CRLF gives the same regions as LF, offsets apart."""
    plain = text.replace("\r", "")
    dos = plain.replace("\n", "\r\n")
    expected = [(content.replace("\n", "\r\n"), closed, continues) for content, closed, continues in flags(plain)]
    assert expected == flags(dos)


@given(texts, sentences)
def test_no_mark_reaches_past_a_clean_paragraph(text: str, clean: str) -> None:
    """Whatever comes before, a well-marked paragraph after six unmarked ones reads the same."""
    tail = "\n\n".join(["Plain words."] * 6 + [f"“{clean},” said Ann. “Yes.”"])
    scanned = f"{text}\n\n{tail}"
    after = len(scanned) - len(tail)
    assert [region.content.of(scanned) for region in scan(scanned) if region.outer.start >= after] == [
        f"{clean},",
        "Yes.",
    ]


@pytest.mark.parametrize("pair", MARK_PAIRS)
@given(clean=sentences)
def test_clean_marks_give_their_content(pair: str, clean: str) -> None:
    """What stands between a good pair of marks comes back whole."""
    opening, closing = tuple(pair)
    assert contents(f"Ann said, {opening}{clean}.{closing} Bo left.") == [f"{clean}."]


@given(sentences, sentences)
def test_regions_move_with_the_text(before: str, clean: str) -> None:
    """A paragraph put in front moves the regions and changes nothing else."""
    text, shift = f"“{clean},” said Ann. ‘So.’", len(before) + 3
    moved = tuple(evolve(r, outer=_shift(r.outer, shift), content=_shift(r.content, shift)) for r in scan(text))
    assert scan(f"{before}.\n\n{text}") == moved


def _shift(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        "“",
        "'",
        '" ',
        "“a ",
        "a“",
        "'a ",
        "'tis, ",
        "x' ",
        "“So,’ ",
        "“a\n\n",
        "« ",
        "''a ",
        "—I, ",
        '<a b="',
        "“ ‘",
    ],
)
def test_time_grows_with_the_text_alone(unit: str) -> None:
    """Eight times the marks take far less than sixty-four times as long, however odd they are."""
    _time(unit, 500)
    small = min(_time(unit, 2_000) for _ in range(3))
    large = min(_time(unit, 16_000) for _ in range(2))
    assert large < 30 * max(small, 0.002)


def _time(unit: str, length: int) -> float:
    text = unit * (length // len(unit))
    gc.collect()
    start = time.process_time()
    scan(text)
    return time.process_time() - start


def test_a_labelled_turn_in_marks_is_found_once() -> None:
    """A turn that begins where its quotation mark stands cannot lie within the marks, and gives way to them."""
    text = 'LEE: "Hello."\n\nRAY: "Is it far?"\n\nLEE: "Not very."\n'
    assert ["Hello.", "Is it far?", "Not very."] == [region.content.of(text) for region in scan(text)]


def test_deep_nesting_is_linear() -> None:
    """A hundred thousand marks that open and as many that close do not exhaust the stack."""
    assert scan("“ " * 100_000 + "” " * 100_000) == ()
