"""What the parser gets to see of a text, and how its parse comes back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from strategies import texts

from quoteattr.graph import Entity, ParsedText, Sentence, Token
from quoteattr.model import Span
from quoteattr.scanning.layout import paragraphs
from quoteattr.scanning.scan import scan
from quoteattr.viewing.view import PLACEHOLDER, View, elide, is_headline_case, is_sentence, stands_alone

LONG = "The ferry left at noon and the whole town stood on the quay"


def view(text: str) -> View:
    """Make the view of a text as the attributor does."""
    return elide(text, paragraphs(text), scan(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann left.", "Ann left."),
        (f'"{LONG}," said Ann.', f'"{PLACEHOLDER}," said Ann.'),
        (f'"{LONG}?" Ann asked.', f'"{PLACEHOLDER}?" Ann asked.'),
        (f'Ann said: "{LONG}."', f'Ann said: "{PLACEHOLDER}."'),
        ('Ann called it "a shame" and left.', 'Ann called it "a shame" and left.'),
        (f'Ann left. "{LONG}." Bo stayed.', "Ann left.  Bo stayed."),
        (f'"{LONG}."', ""),
        (f'"{LONG.lower()}," said Ann.', f'"{PLACEHOLDER.lower()}," said Ann.'),
        ("Ann called it ''a shame'' and left.", 'Ann called it  "a shame"  and left.'),
        ("Ann called it ‘a shame’ and left.", 'Ann called it "a shame" and left.'),
        ("Ann called it «a shame» and left.", 'Ann called it "a shame" and left.'),
        ("Ann called it “a shame and left.", 'Ann called it "a shame and left.'),
    ],
)
def test_quoted_sentences_are_elided(text: str, words: str) -> None:
    """A quoted sentence becomes a short clause, or nothing where it stands alone; fragments stay."""
    assert words == view(text).words.rstrip("\n")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ELY — Ann left.", "Ann left."),
        ("ELY, Mass. – Ann left.", "Ann left."),
        ("FLINT, Mich., Oct. 4 (AP) — Ann left.", "Ann left."),
        ("SAINT MARY'S (Reuters) - Ann left.", "Ann left."),
        ("Bo stayed.\n\nELY — Ann left.", "Bo stayed.\n\nAnn left."),
        ("ELY — the town — was wet.", "ELY — the town — was wet."),
        ("ELY-Ann left.", "ELY-Ann left."),
        ("Bo stayed. ELY — Ann left.", "Bo stayed. ELY — Ann left."),
    ],
)
def test_datelines_are_left_out(text: str, words: str) -> None:
    """The place, day and agency that open a paragraph are no part of its first sentence."""
    assert words == view(text).words.rstrip("\n")


def test_a_parse_behind_a_dateline_is_laid_over_the_text() -> None:
    """Words after a dateline keep their places in the caller's text."""
    text = "ELY, May 4 (AP) — Ann left."
    seen = view(text)
    (tree,) = seen.restore(chain(seen.words)).sentences
    assert ["Ann", "left", "."] == [token.span.of(text) for token in tree.tokens]


def test_paragraphs_stay_apart() -> None:
    """However paragraphs are parted in the text, a blank line parts them for the parser."""
    assert "Ann left.\n\nBo stayed." == view("Ann left.\r\n\r\n \r\nBo stayed.\r\n").words.rstrip("\n")


def chain(words: str, *, head: int = 0) -> ParsedText:
    """Parse the words and marks of a text into one flat tree."""
    tokens = []
    for index, found in enumerate(re.finditer(r"\w+|[^\w\s]", words)):
        governor, relation = (-1, "root") if index == head else (head, "dep")
        upos = "X" if found[0].isalnum() else "PUNCT"
        tokens.append(Token(index, found[0], found.start(), found.end(), upos, "", governor, relation))
    return ParsedText(words, (Sentence(tuple(tokens)),))


@pytest.mark.parametrize("marks", [('"', '"'), ("“", "”"), ("«", "»"), ("''", "''"), ("``", "''"), ("‘", "’")])
def test_a_parse_is_laid_over_the_text(marks: tuple[str, str]) -> None:
    """Words keep their places in the caller's text, and an elided quotation is one word."""
    opening, closing = marks
    text = f"{opening}{LONG},{closing} said Ann."
    seen = view(text)
    said = next(token.index for token in chain(seen.words).sentences[0].tokens if token.text == "said")
    restored = seen.restore(chain(seen.words, head=said))
    (tree,) = restored.sentences
    inked = [token for token in tree.tokens if token.elided or token.upos != "PUNCT"]
    assert [(True, f"{LONG},"), (False, "said"), (False, "Ann")] == [(t.elided, t.span.of(text)) for t in inked]
    assert [-1, inked[1].index] == [inked[1].head, inked[2].head]
    assert text == restored.text


def test_a_sentence_of_placeholders_is_dropped() -> None:
    """A sentence in which nothing is left of the text is no sentence of it."""
    text = f"Ann said: “{LONG}.”"
    seen = view(text)
    at = seen.words.index(PLACEHOLDER)
    first, second = PLACEHOLDER.split()
    alone = Sentence(
        (
            Token(0, first, at, at + len(first), "PRON", "", 1, "nsubj"),
            Token(1, second, at + len(first) + 1, at + len(PLACEHOLDER), "VERB", "", -1, "root"),
        )
    )
    assert () == seen.restore(ParsedText(seen.words, (alone,))).sentences


def test_entities_are_laid_over_the_text() -> None:
    """Names outside quotations come back at their places; those of a placeholder do not."""
    text = f"“{LONG},” said Ann Lee."
    seen = view(text)
    at = seen.words.index("Ann Lee")
    found = (Entity(Span(1, 3), "MISC"), Entity(Span(at, at + 7), "PER"))
    (entity,) = seen.restore(ParsedText(seen.words, (), found)).entities
    assert ("Ann Lee", "PER") == (entity.span.of(text), entity.type)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It rained,” Ann said.", True),
        ("Ann said: “It rained.”", True),
        ("Ann left. “It rained.”", True),
        ("Ann said, “It rained.”", True),
        ("“It rained”", True),
        ("“It rained” said Ann", False),
        ("Ann called it “a shame” there.", False),
        ("Ann called it “a shame.”", False),
        ("Ann said it was “hard to tell what the rain had done.”", False),
        ("Ann called it “A Long Row”.", False),
        ("Ann read “The Long Harvest”, alone.", False),
        ("Ann said it was “Hard to tell what it did.”", True),
        ("“It rained” — all day.", True),
    ],
)
def test_sentences_are_told_from_fragments(text: str, expected: bool) -> None:
    """A region is a sentence where a pause parts it from the words around it."""
    (region,) = scan(text)
    assert expected is is_sentence(text, Span(0, len(text)), region)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It rained,” Ann said, “and it froze.”", True),
        ("“It rained!” said Ann, the mayor: “and it froze.”", True),
        ("'It rained,' Ann said -- 'and it froze.'", False),
        ("“It rained,” Ann said — “and it froze.”", True),
        ("“It rained” Ann said, “and it froze.”", False),
        ("“It rained,” Ann said. It was, “and it froze.”", False),
        ("Ann said, “and it froze.”", False),
    ],
)
def test_the_second_half_of_a_quotation_is_one_as_well(text: str, expected: bool) -> None:
    """Behind a frame that a comma closes, a quotation goes on in lower case; elsewhere that makes a fragment."""
    *_, region = scan(text)
    assert expected is is_sentence(text, Span(0, len(text)), region)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The Long Harvest", True),
        ("Notes on a River", True),
        ("The Long Harvest.", False),
        ("Leave Me Alone!", False),
        ("The long Harvest", False),
        ("So it is", False),
        ("2046", False),
        ("One Very Long Row Of Words That Goes On", False),
    ],
)
def test_headline_case_is_told(words: str, expected: bool) -> None:
    """A title is short, capitalises each long word, and has no stop."""
    assert expected is is_headline_case(words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It rained.”", True),
        ("Ann left. “It rained.”", True),
        ("“It rained.” Bo stayed.", True),
        ("“It rained,” Ann said.", False),
        ("“It rained?” Ann asked.", False),
        ("Ann said: “It rained.”", False),
        ("“It rained...” Ann began.", False),
    ],
)
def test_lone_quotations_are_told_from_reported_ones(text: str, expected: bool) -> None:
    """A quotation stands alone where no words of its sentence are left outside the marks."""
    (region,) = scan(text)
    assert expected is stands_alone(text, Span(0, len(text)), region)


@given(texts)
def test_what_is_not_elided_is_the_text(text: str) -> None:
    """Every word of the view that is no placeholder comes back as a slice of the text, in order."""
    seen = view(text)
    if not seen.words.split():
        return
    for tree in seen.restore(chain(seen.words)).sentences:
        starts = [token.start for token in tree.tokens]
        assert sorted(starts) == starts
        assert all(token.elided or token.text == text[token.start : token.end] for token in tree.tokens)
