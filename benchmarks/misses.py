"""Show what is wrong, one miss after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from benchmarks.scoring.attribution import outcomes
from benchmarks.scoring.case import DIRECT_AND_MIXED, Case
from benchmarks.scoring.detection import detect
from benchmarks.scoring.names import predicted_name
from benchmarks.scoring.speakers import speaker_outcomes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from benchmarks.documents import GoldDocument, Prediction, Quote, SpeakerNotes
    from benchmarks.scoring.attribution import Outcome
    from benchmarks.scoring.pieces import Piece
    from benchmarks.scoring.speakers import SpeakerOutcome

AROUND = 120
LONGEST_CONTENT = 160


@frozen
class Judgement:
    """A piece with the speaker that is right, the one predicted, and whether they agree.

    `reason` is right, missed (a gold piece not found), speaker (found, with the wrong
    speaker) or spurious (predicted where the gold has nothing).
    """

    document: GoldDocument
    piece: Piece
    gold_speaker: str
    predicted: Quote | None
    reason: str

    def __str__(self) -> str:
        quote = self.predicted
        return "\n".join(
            (
                f"{self.document.id} {list(self.piece.span)} {self.piece.quote.kind}: {self.reason}",
                f"  {_in_context(self.document.text, self.piece.span)}",
                f"  gold: {self.gold_speaker}",
                f"  predicted: {_answer(quote, self.document.text) if quote else '(not found)'}",
            )
        )


def judge(
    gold: Iterable[GoldDocument],
    predictions: Iterable[Prediction],
    notes: Iterable[SpeakerNotes] = (),
    *,
    kinds: tuple[str, ...] = DIRECT_AND_MIXED,
) -> Iterator[Judgement]:
    """Judge every piece end to end, by the annotated names of speakers where notes are given.

    Documents without a prediction are left out, and with notes those without annotated speakers.
    """
    predicted = {prediction.id: prediction for prediction in predictions}
    annotated = {note.id: note for note in notes}
    for document in gold:
        prediction = predicted.get(document.id)
        if prediction is None or (annotated and document.id not in annotated):
            continue
        if annotated:
            for named in speaker_outcomes(document, annotated[document.id], prediction):
                if named.piece.quote.kind in kinds:
                    yield _named_judgement(document, named)
        else:
            yield from _document_judgements(Case.of(document, prediction, kinds))


def _document_judgements(case: Case) -> Iterator[Judgement]:
    detection = detect(case)
    for outcome in outcomes(case.document, detection):
        if outcome.right is not None:
            yield _judgement(case.document, outcome)
    for piece in detection.spurious:
        yield Judgement(case.document, piece, "(no quotation)", piece.quote, "spurious")


def _judgement(document: GoldDocument, outcome: Outcome) -> Judgement:
    quote = outcome.piece.quote
    mention = " … ".join(document.text[start:end] for start, end in quote.mention)
    known = f"{quote.speaker or '(no name)'}, here “{mention}”" if mention else quote.speaker or "(none)"
    return Judgement(
        document, outcome.piece, known, outcome.partner, _reason(outcome.partner, right=bool(outcome.right))
    )


def _named_judgement(document: GoldDocument, outcome: SpeakerOutcome) -> Judgement:
    known = outcome.person.name if outcome.person else "(nobody can tell)"
    return Judgement(document, outcome.piece, known, outcome.partner, _reason(outcome.partner, right=outcome.right))


def _reason(partner: Quote | None, *, right: bool) -> str:
    if partner is None:
        return "missed"
    return "right" if right else "speaker"


def _in_context(text: str, span: tuple[int, int]) -> str:
    start, end = span
    content = text[start:end]
    if len(content) > LONGEST_CONTENT:
        content = f"{content[: LONGEST_CONTENT // 2]} … {content[-LONGEST_CONTENT // 2 :]}"
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return f"{before}[{content}]{after}".replace("\n", "¶")


def _answer(quote: Quote, text: str) -> str:
    mention = " … ".join(text[start:end] for start, end in quote.mention)
    here = f", here “{mention}”" if mention else ""
    return f"{predicted_name(quote, text) or '(none)'}{here}  by {quote.rule or '(no rule)'}"
