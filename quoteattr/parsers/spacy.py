"""Parse with spaCy, or read what a spaCy pipeline has parsed: any English model, in its own labels or in UD's."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from quoteattr.errors import OffsetError, ParserUnavailableError
from quoteattr.graph import Entity, ParsedText, Sentence, Token
from quoteattr.model import Span
from quoteattr.parsers.characters import readable
from quoteattr.parsers.clearnlp import is_clear_style, to_universal
from quoteattr.parsers.documents import ENTITY_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

DEFAULT: Final = "en_core_web_sm"
_CLUSTERS: Final = "coref_clusters"


class SpacyParser:
    """A parser that loads its spaCy pipeline on first use, once, and never asks the network.

    `model` is the name of an installed English pipeline package ("en_core_web_sm"), a
    folder that `nlp.to_disk` wrote, or a loaded pipeline (`Language`).  Threads may share
    one parser, which serves them one after the other.

    Raises ParserUnavailableError on first use where spaCy or the model is missing.
    """

    def __init__(self, model: str | Language = DEFAULT) -> None:
        self.model = model
        self._pipeline: Language | None = None
        self._lock = Lock()

    @property
    def name(self) -> str:
        """The model, after the name of spaCy."""
        return f"spacy/{self.model if isinstance(self.model, str) else self.model.meta['name']}"

    def __repr__(self) -> str:
        return f"SpacyParser({self.model!r})"

    def __getstate__(self) -> dict[str, Any]:
        return {"model": self.model}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(**state)  # type: ignore[misc]

    def parse_all(self, texts: Sequence[str]) -> Iterator[ParsedText]:
        """Parse the texts and yield one parse a text, in order."""
        for text in texts:
            with self._lock:
                if self._pipeline is None:
                    self._pipeline = self._load()
                doc = self._pipeline(readable(text))
            yield from_doc(doc, text)

    def _load(self) -> Language:
        if not isinstance(self.model, str):
            return self.model
        try:
            import spacy
        except ImportError as error:
            raise ParserUnavailableError("spaCy is not installed: pip install 'quoteattr[spacy]'") from error
        try:
            return spacy.load(self.model)
        except OSError as error:
            raise ParserUnavailableError(
                f"no spaCy pipeline {self.model!r} is installed: python -m spacy download {self.model},"
                " or name a folder that has one"
            ) from error


def from_doc(doc: Doc, text: str | None = None) -> ParsedText:
    """Read sentences and entities out of a parsed Doc, of its own text or of one like it, letter for letter.

    Labels of spaCy's English models are restructured to Universal Dependencies; those of
    pipelines trained on Universal Dependencies stay.  Raises OffsetError where the text is
    not the Doc's, and ParserUnavailableError where it has no dependency parses.
    """
    if text is None:
        text = doc.text
    if len(text) != len(doc.text):
        raise OffsetError("the text is not that of the Doc: pass the one that spaCy parsed")
    if not text.strip():
        return ParsedText(text)
    if not doc.has_annotation("DEP") or not doc.has_annotation("TAG"):
        raise ParserUnavailableError(
            "the spaCy pipeline gave no dependency parse: it needs a tagger, a parser and an attribute_ruler,"
            " as en_core_web_sm has"
        )
    clear = is_clear_style(token.dep_ for token in doc if not token.is_space)
    sentences = (_sentence(sentence, text, clear=clear) for sentence in doc.sents)
    kept = tuple(sentence for sentence in sentences if sentence is not None)
    return ParsedText(text, kept, _entities(doc), chains=_chains(doc))


def _sentence(sentence: SpacySpan, text: str, *, clear: bool) -> Sentence | None:
    """Read one sentence without the tokens that spaCy makes of blanks; None where nothing else is there."""
    words = [token for token in sentence if not token.is_space]
    if not words:
        return None
    places = {token.i: place for place, token in enumerate(words)}
    tokens = []
    for place, token in enumerate(words):
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        span = Span(token.idx, token.idx + len(token))
        governor = -1 if head.i == token.i else places.get(head.i, -1)
        tokens.append(
            Token(
                place,
                span.of(text),
                span.start,
                span.end,
                token.pos_ or "X",
                token.tag_,
                governor,
                deprel="root" if governor < 0 else token.dep_ or "dep",
                lemma=token.lemma_,
            )
        )
    if not clear:
        return Sentence(tuple(tokens))
    return to_universal(Sentence(tuple(tokens)), list(_people(sentence, places)))


def _people(sentence: SpacySpan, places: dict[int, int]) -> Iterator[range]:
    for entity in sentence.ents:
        if ENTITY_TYPES.get(entity.label_) == "PER":
            named = [places[token.i] for token in entity if token.i in places and token.tag_ != "POS"]
            if len(named) > 1:
                yield range(named[0], named[-1] + 1)


def _entities(doc: Doc) -> tuple[Entity, ...]:
    found = ((entity, ENTITY_TYPES.get(entity.label_)) for entity in doc.ents)
    return tuple(Entity(Span(entity.start_char, entity.end_char), kind) for entity, kind in found if kind)


def _chains(doc: Doc) -> tuple[tuple[Span, ...], ...]:
    """The mentions of each coreference chain, where spaCy's own component leaves them, or Coreferee."""
    groups = (doc.spans[key] for key in doc.spans if key.startswith(_CLUSTERS))
    clusters = (tuple(Span(mention.start_char, mention.end_char) for mention in group) for group in groups)
    chains = (doc._.coref_chains if doc.has_extension("coref_chains") else None) or ()
    return (*clusters, *(tuple(_phrases(doc, chain)) for chain in chains))


def _phrases(doc: Doc, chain: Any) -> Iterator[Span]:
    """The phrases of a chain of Coreferee, which names their heads; a mention of several heads is of several people."""
    for mention in chain:
        if len(mention.token_indexes) == 1:
            head = doc[mention.token_indexes[0]]
            yield Span(head.left_edge.idx, head.idx + len(head))
