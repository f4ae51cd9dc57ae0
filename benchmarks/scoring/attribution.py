"""Judge the speaker of each gold piece, by every measure that its annotation allows.

mention    the predicted mention overlaps a gold one
resolved   the predicted name is the gold speaker's, or an alias
full       as resolved, and the name is the canonical one or as long as the longest alias
entity     the predicted mention belongs to the gold coreference chain
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from benchmarks.scoring.names import GoldName, is_full_name, predicted_name
from benchmarks.scoring.paragraphs import trim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.documents import ChainMention, GoldDocument, Quote
    from benchmarks.records import Spans
    from benchmarks.scoring.detection import Detection
    from benchmarks.scoring.pieces import Piece

MEASURES = ("mention", "resolved", "full", "entity")
LEAST_JACCARD = 0.5


@frozen
class Outcome:
    """What came of one gold piece.

    `partner` is the predicted quotation paired with it, or None.  `checks` holds
    (measure, right) for each measure that applies.  `right` is the end-to-end verdict,
    None where the annotation does not tell who speaks.
    """

    piece: Piece
    partner: Quote | None
    checks: tuple[tuple[str, bool], ...]
    right: bool | None
    is_strict: bool

    @property
    def keys(self) -> tuple[str, ...]:
        """The rows in which the piece is counted."""
        quote = self.piece.quote
        keys = ("all", f"kind={quote.kind}", f"type={quote.attribution_type}")
        return (*keys, f"source={quote.source_type}") if quote.source_type else keys


def outcomes(document: GoldDocument, detection: Detection) -> tuple[Outcome, ...]:
    """Judge each gold piece of a document."""
    partners = {i: detection.predicted[j].quote for i, j in detection.pairs}
    return tuple(_outcome(document, piece, partners.get(i)) for i, piece in enumerate(detection.gold))


def has_speaker(quote: Quote) -> bool:
    """Tell whether a quotation names or points to a speaker."""
    return bool(quote.speaker or quote.mention)


def mention_is_right(gold: Quote, predicted: Quote) -> bool:
    """Tell whether the mentions share a character."""
    return spans_overlap(gold.mention, predicted.mention)


def spans_overlap(one: Spans, other: Spans) -> bool:
    """Tell whether any two spans of the two lists share a character."""
    return any(max(start, first) < min(end, last) for start, end in one for first, last in other)


def _outcome(document: GoldDocument, piece: Piece, partner: Quote | None) -> Outcome:
    checks = tuple(_checks(document, piece.quote, partner))
    verdict = _end_to_end(document, piece.quote, partner, dict(checks))
    strict = partner is not None and _mention_is_same(piece.quote, partner, document.text)
    return Outcome(piece, partner, checks, verdict, strict)


def _checks(document: GoldDocument, gold: Quote, partner: Quote | None) -> Iterator[tuple[str, bool]]:
    if gold.mention:
        yield "mention", partner is not None and mention_is_right(gold, partner)
    if gold.speaker:
        name = None if partner is None else predicted_name(partner, document.text)
        known = GoldName.among(gold.speaker, gold.aliases, document.entities)
        right = name is not None and known.is_borne_as(name)
        yield "resolved", right
        yield "full", right and name is not None and is_full_name(name, gold.speaker, gold.aliases)
    if document.mentions and gold.chain:
        yield "entity", partner is not None and _chain_of(partner.mention, document.mentions) == gold.chain


def _end_to_end(document: GoldDocument, gold: Quote, partner: Quote | None, checks: dict[str, bool]) -> bool | None:
    if "resolved" in checks:
        return checks["resolved"]
    if "entity" in checks:
        return checks["entity"] or checks.get("mention", False)
    if "mention" in checks:
        return checks["mention"]
    if document.genre == "news" or (gold.attribution_type == "implicit" and not gold.chain):
        return partner is not None and not has_speaker(partner)
    return None


def _mention_is_same(gold: Quote, predicted: Quote, text: str) -> bool:
    said = [_words(text, span) for span in gold.mention]
    answered = " ".join(_words(text, span) for span in predicted.mention)
    return mention_is_right(gold, predicted) and (answered in said or answered == " ".join(said))


def _words(text: str, span: tuple[int, int]) -> str:
    start, end = trim(text, *span)
    return " ".join(text[start:end].lower().split())


def _chain_of(spans: Spans, mentions: Sequence[ChainMention]) -> str | None:
    """Find the chain of the gold mention that fits best, by Jaccard of characters."""
    best, chain = 0.0, None
    for start, end in spans:
        for mention in mentions:
            common = min(end, mention.end) - max(start, mention.start)
            value = common / (end - start + mention.end - mention.start - common) if common > 0 else 0.0
            if value > best:
                best, chain = value, mention.chain
    return chain if best >= LEAST_JACCARD else None
