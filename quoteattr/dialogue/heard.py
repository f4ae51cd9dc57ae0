"""Names that a story gives only within quotation marks: those whom somebody calls, or calls Mr. or Miss."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import regex

from quoteattr.graph import Sentence, Token
from quoteattr.mentions.names import Name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quoteattr.lexicon import Lexicon
    from quoteattr.model import Span

_TITLE = r"(?:Mr|Mrs|Miss|Ms|Dr|Sir|Lady|Madame|Monsieur|Captain|Colonel)\b"
_CAPITALISED = rf"(?!{_TITLE})\p{{Lu}}[\p{{Ll}}\p{{M}}’'-]+"
_NAME = regex.compile(
    rf"(?:\b(?P<title>{_TITLE})\.?[ \n])?(?P<words>{_CAPITALISED}(?:[ \n]{_CAPITALISED}){{0,2}})(?!\p{{L}})"
)
_BEFORE = regex.compile(
    r"(?:[,;]|\b(?:dear|old|poor|thanks|you|hello|hullo|oh|yes|no|well|now|come))\s+\Z", regex.IGNORECASE
)
_AFTER = regex.compile(r"\s*(?:[,.!?;:—…]|--|\Z)")
_ALONE = regex.compile(r"[.\s]*\Z")
_LONGEST_BEFORE = 12
_LEAST = 2  # times a word that is no known first name must be called


def heard_names(text: str, spans: Iterable[Span], lexicon: Lexicon) -> tuple[Name, ...]:
    """Find the names that people are called by within quotations, in order.

    “Sit down, Mr. Hale,” said Ann. -> Mr. Hale

    A first name must be called, between pauses; a word that is none, more than once.
    """
    found = [each for span in spans for each in _in_quotation(text, span, lexicon)]
    calls = Counter(words for words, _, _ in found)
    return tuple(
        _name(text, match, title)
        for words, match, title in found
        if title or words.split()[0].lower() in lexicon.first_names or calls[words] >= _LEAST
    )


def _in_quotation(text: str, span: Span, lexicon: Lexicon) -> Iterator[tuple[str, regex.Match[str], str | None]]:
    for match in _NAME.finditer(text, span.start, span.end):
        words, title = match.group("words").split(), match.group("title")
        if any(_is_common(word.lower(), lexicon) for word in words):
            continue
        if title or _is_called(text, span, match, known=words[0].lower() in lexicon.first_names):
            yield " ".join(words), match, title


def _is_called(text: str, span: Span, match: regex.Match[str], *, known: bool) -> bool:
    """Tell whether pauses set a name off; at the head of a quotation only a known first name may stand."""
    if not _AFTER.match(text, match.end(), span.end):
        return False
    if match.start() == span.start:
        return known and _ALONE.match(text, match.end(), span.end) is None
    return _BEFORE.search(text, max(span.start, match.start() - _LONGEST_BEFORE), match.start()) is not None


def _is_common(word: str, lexicon: Lexicon) -> bool:
    tables = (lexicon.kin_nouns, lexicon.role_nouns, lexicon.honorifics, lexicon.places, lexicon.calendar)
    return word in _COMMON or any(word in table for table in (*tables, lexicon.demonyms, lexicon.gendered_nouns))


_COMMON = frozenset(
    "god heaven heavens lord christ jesus papa mamma mama mummy daddy i sir providence christmas easter oh ah yes no "
    "well why then now but and so if not good english french what who how when where thank please".split()
)


def _name(text: str, match: regex.Match[str], title: str | None) -> Name:
    """The name, with a sentence of its own, since the quotation was not parsed."""
    start = match.start("title") if title else match.start("words")
    places = [piece.span() for piece in regex.finditer(r"\S+", text, pos=start, endpos=match.end())]
    head = 1 if title else 0
    tokens = tuple(
        Token(
            at,
            text[first:last],
            first,
            last,
            "PROPN",
            "NNP",
            -1 if at == head else head,
            "root" if at == head else "flat",
        )
        for at, (first, last) in enumerate(places)
    )
    words = tuple(token.text.replace("’", "'") for token in tokens[head:])
    return Name(Sentence(tokens), head, len(tokens) - 1, words, tokens[0].text if title else None)
