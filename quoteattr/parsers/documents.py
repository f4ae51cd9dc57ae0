"""Turn a Stanza document into a ParsedText, checking every offset on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from quoteattr.errors import OffsetError, ParserUnavailableError
from quoteattr.graph import Entity, ParsedText, Sentence, Token
from quoteattr.model import Span
from quoteattr.parsers.characters import same_length
from quoteattr.parsers.lengths import TOO_LONG

if TYPE_CHECKING:
    from stanza import Document

# Stanza's English models name entities after CoNLL 2003 or OntoNotes; dates and amounts are no names.
ENTITY_TYPES: Final = {
    "PER": "PER",
    "PERSON": "PER",
    "ORG": "ORG",
    "LOC": "LOC",
    "GPE": "LOC",
    "FAC": "LOC",
    "MISC": "MISC",
    "NORP": "MISC",
    "EVENT": "MISC",
    "LAW": "MISC",
    "PRODUCT": "MISC",
    "WORK_OF_ART": "MISC",
}


def from_document(document: Document, text: str) -> ParsedText:
    """Read sentences and entities out of a parsed Stanza document of the text.

    Raises OffsetError, naming the token, where the document's offsets do not slice the
    text, and ParserUnavailableError where it has no dependency parses.
    """
    sentences = []
    end = 0
    for parsed in document.sentences:
        sentence = _sentence(parsed, text, end)
        sentences.append(sentence)
        end = sentence.end
    return ParsedText(text, tuple(sentences), _entities(document))


def _sentence(sentence: Any, text: str, end: int) -> Sentence:
    tokens: list[Token] = []
    for token in sentence.tokens:
        _check(token, text, end)
        end = token.end_char
        words = tuple(word.text for word in token.words)
        spans = word_spans(words, token.text, Span(token.start_char, token.end_char))
        tokens.extend(_token(word, text, span) for word, span in zip(token.words, spans, strict=True))
    return Sentence(tuple(tokens))


def _check(token: Any, text: str, end: int) -> None:
    start, stop = token.start_char, token.end_char
    if start is None or stop is None or not end <= start < stop <= len(text):
        raise OffsetError(
            f"the parser puts the token {token.text!r} at {start}:{stop}, after a token that ends at {end}"
        )
    if token.text == TOO_LONG:
        return
    found = same_length(text[start:stop])
    if "".join(same_length(token.text).split()) != "".join(found.split()):
        raise OffsetError(f"the parser puts the token {token.text!r} at {start}:{stop}, where the text has {found!r}")


def word_spans(words: tuple[str, ...], token: str, whole: Span) -> tuple[Span, ...]:
    """Place the words of one token: slices of it where they spell it, else the first takes it all."""
    if len(words) == 1:
        return (whole,)
    if "".join(words) != token or len(token) != len(whole):
        return (whole, *[Span(whole.end, whole.end)] * (len(words) - 1))
    spans = []
    start = whole.start
    for word in words:
        spans.append(Span(start, start + len(word)))
        start += len(word)
    return tuple(spans)


def _token(word: Any, text: str, span: Span) -> Token:
    if word.head is None or word.upos is None:
        raise ParserUnavailableError(
            "the Stanza pipeline gave no dependency parse: build it with"
            " processors='tokenize,mwt,pos,lemma,depparse,ner'"
        )
    return Token(
        index=word.id - 1,
        text=span.of(text) or word.text,
        start=span.start,
        end=span.end,
        upos=word.upos,
        xpos=word.xpos or "",
        head=word.head - 1,
        deprel=word.deprel,
    )


def _entities(document: Document) -> tuple[Entity, ...]:
    found = ((entity, ENTITY_TYPES.get(entity.type)) for entity in document.ents)
    return tuple(Entity(Span(entity.start_char, entity.end_char), kind) for entity, kind in found if kind)
