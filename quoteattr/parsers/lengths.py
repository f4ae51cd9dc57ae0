"""Keep a tokenised Stanza document within what tagger and parser can bear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from quoteattr.runtime.lengths import LONGEST_SENTENCE, pieces

if TYPE_CHECKING:
    from stanza import Document

# The tagger reads words letter by letter, and junk taken for one word would cost minutes.
LONGEST_WORD: Final = 100
# What Stanza itself puts in the place of a word that it finds too long.
TOO_LONG: Final = "<UNK>"


def bound(document: Document) -> Document:
    """Cut sentences of over 400 tokens and hide words of over 100 characters, offsets unchanged."""
    for sentence in document.sentences:
        for token in sentence.tokens:
            if len(token.text) > LONGEST_WORD:
                token.text = TOO_LONG
                for word in token.words:
                    word.text = TOO_LONG
    if all(len(sentence.tokens) <= LONGEST_SENTENCE for sentence in document.sentences):
        return document
    cut = [
        sentence.tokens[start:end]
        for sentence in document.sentences
        for start, end in pieces([token.text for token in sentence.tokens])
    ]
    return type(document)(
        [[_entry(place, token) for place, token in enumerate(piece, 1)] for piece in cut], document.text
    )


def _entry(place: int, token: Any) -> dict[str, Any]:
    entry = {"id": (place,), "text": token.text, "start_char": token.start_char, "end_char": token.end_char}
    return entry | {"misc": token.misc} if token.misc else entry
