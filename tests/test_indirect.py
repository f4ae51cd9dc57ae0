"""Whoever asks for quotation marks alone gets them as ever, and sentences that tell nothing of them are spared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from strategies import texts

from quoteattr import Attributor, Kind, OptionError
from quoteattr.lexicon import english
from quoteattr.model import Span
from quoteattr.parsers.embedded import EmbeddedParser
from quoteattr.runtime.shallow import shallow_tree
from quoteattr.runtime.tokenizer import sentences
from quoteattr.runtime.trees import is_tree
from quoteattr.scanning.layout import paragraphs
from quoteattr.scanning.scan import scan
from quoteattr.viewing.choice import Choice, near_quotations
from quoteattr.viewing.view import elide

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quoteattr.graph import ParsedText
    from quoteattr.parsers.base import Choose

ARTICLE = """The ferry to Lud stopped on Monday, and hundreds waited at the pier.

Bo Ray, the mayor of Lud, said that the engine had failed.

Rain fell on the crowd for hours.

“We told them in May,” said Cy Orr, who repairs the boats. Mr. Ray called that “a lie.”

A new ship costs two million crowns.

Ely town council meets on Friday."""


def whole(text: str) -> list[str]:
    """Give the sentences of a text that are chosen to be parsed in full."""
    regions, parts = scan(text), paragraphs(text)
    view = elide(text, parts, regions)
    found = sentences(view.words)
    choose = near_quotations(view, parts, regions, english())
    return [" ".join(words.forms) for words, chosen in zip(found, choose(found), strict=True) if chosen]


def test_indirect_quotations_are_left_out() -> None:
    """What stands in marks comes back as with everything on, with what the rest tells of its speakers."""
    both, marks = (Attributor(indirect=indirect).attribute(ARTICLE) for indirect in (True, False))
    expected = [q for q in both.quotations if q.kind is not Kind.INDIRECT]
    assert len(expected) < len(both.quotations)
    assert [(q.kind, q.spans, q.speaker and q.speaker.name) for q in expected] == [
        (q.kind, q.spans, q.speaker and q.speaker.name) for q in marks.quotations
    ]
    assert ["q1", "q2"] == [q.id for q in marks.quotations]
    assert [["mayor"]] == [[t.text for t in s.titles] for s in marks.speakers if s.name == "Bo Ray"]


def test_a_speaker_of_indirect_words_alone_is_somebody_who_is_there() -> None:
    """Whoever says nothing in marks is among the others."""
    found = Attributor(indirect=False).attribute("Ann Lee said that it rained.\n\n“It rained,” said Bo Ray.")
    assert (["Bo Ray"], ["Ann Lee"]) == ([s.name for s in found.speakers], [s.name for s in found.others])


def test_sentences_near_quotations_and_of_roles_are_parsed() -> None:
    """Paragraphs with marks, the end of the one before, and whatever may describe somebody."""
    chosen = whole(ARTICLE)
    assert any("Bo Ray , the mayor of Lud" in sentence for sentence in chosen)
    assert "Rain fell on the crowd for hours ." in chosen
    assert not any("crowns" in sentence or "pier" in sentence for sentence in chosen)


@pytest.mark.parametrize(("line", "read"), [("— Ann Lee, Ely", True), ("It rained in Ely.", False)])
def test_a_sign_off_is_parsed(line: str, read: bool) -> None:
    """The line behind a quotation is read where a dash opens it."""
    assert read is any("Ely" in sentence for sentence in whole(f"“It works. It lasts.”\n\n{line}\n\nRain fell."))


def test_nothing_is_parsed_without_marks_or_roles() -> None:
    """A text that quotes nobody has no sentence to parse in full."""
    assert [] == whole("Rain fell in Ely.\n\nThe ferry left at noon.")


@given(texts)
def test_any_text_can_be_asked_for_marks_alone(text: str) -> None:
    """Whatever the text, the choice is total, and nothing indirect comes back."""
    found = whole(text)
    assert all(found) or not found
    assert all(q.kind is not Kind.INDIRECT for q in Attributor(indirect=False).attribute(text).quotations)


def test_a_choice_goes_by_portions() -> None:
    """Cut anywhere between sentences, a text's portions choose what the whole does."""
    text = "Ann left. Bo stayed. Cy sang. The mayor slept."
    choice = Choice((Span(3, 5), Span(12, 25)), frozenset({"mayor"}))
    expected = choice(sentences(text))
    assert [True, True, True, True] == expected
    assert [True, False] == Choice((Span(3, 5),), frozenset())(sentences(text[:20]))
    parts = [Span(0, 21), Span(21, len(text))]
    assert expected == [each for part in parts for each in choice.within(part)(sentences(part.of(text)))]


def test_progress_changes_nothing() -> None:
    """A text that is parsed in portions, so that somebody sees how far it is, has the same answers."""
    text = "\n\n".join([ARTICLE] * 300)
    shares: list[float] = []
    plain, told = (Attributor(indirect=False, progress=p).attribute(text) for p in (None, shares.append))
    assert len(shares) > 2
    assert plain == told


def test_other_parsers_parse_everything() -> None:
    """A parser that cannot spare anything is asked for whole parses, and the answers are filtered."""

    class Whole:
        name = "whole"

        def parse_all(self, texts: Sequence[str]) -> Iterator[ParsedText]:
            """Parse with the embedded parser."""
            return EmbeddedParser().parse_all(texts)

    found = Attributor(parser=Whole(), indirect=False).attribute(ARTICLE)
    assert [Kind.DIRECT, Kind.MIXED] == [q.kind for q in found.quotations]


def test_chosen_sentences_are_parsed_as_ever_and_others_have_their_tags() -> None:
    """A sentence that is not chosen has the same words, tags and names, and a tree of its own."""
    texts, parser = ["Ann Lee left Ely. Bo Ray stayed.", "Rain fell."], EmbeddedParser()

    def first(sentences: Sequence[object]) -> list[bool]:
        return [place == 0 for place in range(len(sentences))]

    choices: list[Choose] = [first, lambda sentences: [False for _ in sentences]]
    for full, spared in zip(parser.parse_all(texts), parser.parse_chosen(texts, choices), strict=True):
        assert full.entities == spared.entities
        for one, other in zip(full.sentences, spared.sentences, strict=True):
            assert [(t.text, t.start, t.upos, t.xpos) for t in one.tokens] == [
                (t.text, t.start, t.upos, t.xpos) for t in other.tokens
            ]
            assert sum(t.head < 0 for t in other.tokens) == 1


@pytest.mark.parametrize(
    ("tags", "heads", "labels"),
    [
        ("PROPN PROPN VERB DET NOUN PUNCT", [3, 1, 0, 5, 3, 3], "nsubj flat root det obj punct"),
        ("ADP PROPN PRON VERB", [2, 4, 4, 0], "case obl nsubj root"),
        ("NOUN", [0], "root"),
    ],
)
def test_shallow_trees_tell_subjects_and_names(tags: str, heads: list[int], labels: str) -> None:
    """The last bare noun phrase before the first verb is its subject; names run on flat."""
    assert (heads, labels.split()) == shallow_tree(tags.split())


@given(texts)
@example(".«")  # a preposition that is the root
def test_shallow_trees_are_trees(text: str) -> None:
    """Whatever the tags, one word is the root and all others hang on it."""
    tags = ["ADJ ADP ADV AUX CCONJ DET NOUN NUM PART PRON PROPN PUNCT SCONJ VERB X".split()[ord(c) % 15] for c in text]
    if tags:
        assert is_tree([0, *shallow_tree(tags)[0]])


def test_genre_is_checked_as_ever() -> None:
    """Other options are checked whatever is asked for."""
    with pytest.raises(OptionError, match="genre"):
        Attributor(indirect=False, genre="verse")  # type: ignore[arg-type]
