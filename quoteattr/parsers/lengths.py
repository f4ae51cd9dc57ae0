"""Keep a tokenised Stanza document within what tagger and parser can bear.

The parser scores every pair of words of a sentence, and the tagger reads words letter by
letter; a table or a line of junk taken for one sentence or one word would cost minutes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stanza import Document

LONGEST_SENTENCE: Final = 400
LONGEST_WORD: Final = 100
# What Stanza itself puts in the place of a word that it finds too long.
TOO_LONG: Final = "<UNK>"

# Where a sentence that is too long may be cut, the best places first.
_BREAKS: Final = (frozenset(".?!;"), frozenset(":,-—|"))


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
    pieces = [piece for sentence in document.sentences for piece in _pieces(sentence.tokens)]
    return type(document)(
        [[_entry(place, token) for place, token in enumerate(piece, 1)] for piece in pieces], document.text
    )


def _pieces(tokens: Sequence[Any]) -> Iterator[Sequence[Any]]:
    while len(tokens) > LONGEST_SENTENCE:
        cut = _cut([token.text for token in tokens[:LONGEST_SENTENCE]])
        yield tokens[:cut]
        tokens = tokens[cut:]
    yield tokens


def _cut(words: Sequence[str]) -> int:
    """Find how many words to keep together: up to the last break in the second half, else all."""
    for breaks in _BREAKS:
        for place in range(len(words), len(words) // 2, -1):
            if words[place - 1] in breaks:
                return place
    return len(words)


def _entry(place: int, token: Any) -> dict[str, Any]:
    entry = {"id": (place,), "text": token.text, "start_char": token.start_char, "end_char": token.end_char}
    return entry | {"misc": token.misc} if token.misc else entry
