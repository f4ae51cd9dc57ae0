"""What Stanza's networks could not bear is cut or hidden before they see it, with all offsets as they were."""

from __future__ import annotations

from stanza import Document

from quoteattr.parsers.lengths import LONGEST_WORD, TOO_LONG, bound
from quoteattr.runtime.lengths import LONGEST_SENTENCE


def document(words: list[str], misc: str | None = None) -> Document:
    """Build a document of one sentence, with a blank after each word."""
    entries, at = [], 0
    for place, text in enumerate(words, 1):
        entry = {"id": (place,), "text": text, "start_char": at, "end_char": at + len(text)}
        entries.append(entry | ({"misc": misc} if misc else {}))
        at += len(text) + 1
    return Document([entries], text=" ".join(words))


def test_what_is_short_stays_as_it_is() -> None:
    """A document within the bounds comes back itself."""
    plain = document(["Ann", "left", "."])
    assert bound(plain) is plain


def test_long_sentences_are_cut() -> None:
    """Pieces are no longer than can be borne, hold every word once, in order, and keep offsets and notes."""
    words = ["it", "rained", "and"] * 400
    found = bound(document(words, misc="Note=yes"))
    assert all(len(sentence.tokens) <= LONGEST_SENTENCE for sentence in found.sentences)
    tokens = [token for sentence in found.sentences for token in sentence.tokens]
    assert words == [token.text for token in tokens]
    assert words == [found.text[token.start_char : token.end_char] for token in tokens]
    assert {"Note=yes"} == {token.misc for token in tokens}


def test_long_words_are_hidden() -> None:
    """A word without end becomes Stanza's own sign for one, over the same stretch of text."""
    found = bound(document(["see", "x" * (LONGEST_WORD + 1), "y" * LONGEST_WORD]))
    tokens = found.sentences[0].tokens
    assert ["see", TOO_LONG, "y" * LONGEST_WORD] == [token.text for token in tokens]
    assert [TOO_LONG] == [word.text for word in tokens[1].words]
    assert (4, 4 + LONGEST_WORD + 1) == (tokens[1].start_char, tokens[1].end_char)
