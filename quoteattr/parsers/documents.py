"""Turn a Stanza document into a ParsedText, checking every offset on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from quoteattr.errors import OffsetError, ParserUnavailableError
from quoteattr.graph import Entity, ParsedText, Sentence, Token
from quoteattr.model import Span
from quoteattr.parsers.lengths import TOO_LONG

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    """Read sentences and entities out of a parsed Stanza document of the text, or of one like it, letter for letter.

    Raises OffsetError, naming the token, where the document's offsets do not slice its
    text, and ParserUnavailableError where it has no dependency parses.
    """
    if document.text is None or len(document.text) != len(text):
        raise OffsetError("the text is not that of the Stanza document: pass the one that Stanza parsed")
    sentences = []
    end = 0
    for parsed in document.sentences:
        _check(parsed, document.text, end)
        sentence = _sentence(parsed, text)
        sentences.append(sentence)
        end = sentence.end
    return ParsedText(text, tuple(sentences), _entities(document), chains=_chains(document))


def _check(sentence: Any, text: str, end: int) -> None:
    for token in sentence.tokens:
        start, stop = token.start_char, token.end_char
        place = f"the parser puts the token {token.text!r} at {start}:{stop}"
        if start is None or stop is None or not end <= start < stop <= len(text):
            raise OffsetError(f"{place}, after a token that ends at {end}")
        if token.text != TOO_LONG and "".join(token.text.split()) != "".join(text[start:stop].split()):
            raise OffsetError(f"{place}, where the text has {text[start:stop]!r}")
        end = stop


def _sentence(sentence: Any, text: str) -> Sentence:
    tokens: list[Token] = []
    for token in sentence.tokens:
        words = tuple(word.text for word in token.words)
        spans = word_spans(words, token.text, Span(token.start_char, token.end_char))
        tokens.extend(_token(word, text, span) for word, span in zip(token.words, spans, strict=True))
    return Sentence(tuple(tokens))


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
        lemma=word.lemma or "",
    )


def _entities(document: Document) -> tuple[Entity, ...]:
    found = ((entity, ENTITY_TYPES.get(entity.type)) for entity in document.ents)
    return tuple(Entity(Span(entity.start_char, entity.end_char), kind) for entity, kind in found if kind)


def _chains(document: Document) -> tuple[tuple[Span, ...], ...]:
    """The mentions of each coreference chain; those that no word of the text shows are left out."""
    found = getattr(document, "coref", None) or ()
    return tuple(tuple(_mentions(document, chain)) for chain in found)


def _mentions(document: Document, chain: Any) -> Iterator[Span]:
    for mention in chain.mentions:
        if isinstance(mention.start_word, int):  # else a word that the text does not show
            words = document.sentences[mention.sentence].words[mention.start_word : mention.end_word]
            yield Span(words[0].parent.start_char, words[-1].parent.end_char)
