"""Score who speaks in news: resolved names, titles and affiliations.

resolved       a gold piece whose quotation is found (mixed ones cut down to their quoted
               words) under the annotated speaker's name.  Where nobody can tell the
               speaker from the document, answering none is right.
titles,        for each annotated speaker, what the predictions give on the quotations
affiliations   that bear the right name.  strict: the same words.  lenient: one holds the
               other and both end in the same word, or half of all words agree.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from attrs import frozen

from benchmarks.documents import Entity
from benchmarks.scoring.case import DIRECT_AND_MIXED, Case
from benchmarks.scoring.figures import Figures, rate
from benchmarks.scoring.marks import quoted_regions
from benchmarks.scoring.matching import match_pieces
from benchmarks.scoring.names import GoldName, plain, predicted_name
from benchmarks.scoring.pieces import pieces
from benchmarks.scoring.report import ResolvedRow, SpeakerReport

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from benchmarks.documents import GoldDocument, Person, Prediction, Quote, SpeakerNotes
    from benchmarks.scoring.pieces import Piece

SMALL_WORDS = frozenset({"the", "a", "an", "of", "for", "at", "in", "and", "to"})
LEAST_AGREEMENT = 0.5


@frozen
class SpeakerOutcome:
    """What came of one gold piece: its speaker (None: nobody can tell), the prediction, the verdict."""

    piece: Piece
    person: Person | None
    partner: Quote | None
    name: str | None
    right: bool

    @property
    def keys(self) -> tuple[str, ...]:
        """The rows in which the piece is counted."""
        kind = self.person.type if self.person else "none"
        return ("all", f"speaker={kind}", f"source={self.piece.quote.source_type}")


def score_speakers(
    gold: Iterable[GoldDocument], notes: Iterable[SpeakerNotes], predictions: Iterable[Prediction]
) -> SpeakerReport:
    """Score predictions on the documents whose speakers are annotated."""
    predicted = {prediction.id: prediction for prediction in predictions}
    annotated = {note.id: note for note in notes}
    rows: defaultdict[str, Counter[str]] = defaultdict(Counter)
    facts: Counter[tuple[str, ...]] = Counter()
    for document in gold:
        note = annotated.get(document.id)
        if note is None:
            continue
        judged = speaker_outcomes(document, note, predicted.get(document.id))
        for outcome in judged:
            for key in outcome.keys:
                rows[key].update(_resolved_counts(outcome))
        facts.update(_fact_counts(note, judged))
    return SpeakerReport(
        resolved={key: _resolved_row(counts) for key, counts in sorted(rows.items())},
        titles=_fact_figures(facts, "titles"),
        affiliations=_fact_figures(facts, "affiliations"),
    )


def speaker_outcomes(
    document: GoldDocument, note: SpeakerNotes, prediction: Prediction | None
) -> tuple[SpeakerOutcome, ...]:
    """Judge each piece of a direct or mixed quotation whose speaker is annotated."""
    case = Case.of(document, prediction, DIRECT_AND_MIXED)
    regions = quoted_regions(document.text)
    gold = pieces([quote for quote in case.gold if quote.id in note.quotes], case.page, regions)
    predicted = pieces(case.predicted_scored, case.page, regions)
    partners = {i: predicted[j].quote for i, j in match_pieces(gold, predicted)}
    return tuple(_outcome(piece, note, partners.get(i), document.text) for i, piece in enumerate(gold))


def _outcome(piece: Piece, note: SpeakerNotes, partner: Quote | None, text: str) -> SpeakerOutcome:
    sid = note.quotes[piece.quote.id or ""]
    person = next((each for each in note.people if each.id == sid), None)
    name = None if partner is None else predicted_name(partner, text)
    if person is None:
        right = partner is not None and name is None
    else:
        others = tuple(Entity(each.name) for each in note.people if each.id != sid and each.type == "person")
        right = name is not None and _is_speaker(name, person, others)
    return SpeakerOutcome(piece, person, partner, name, right)


def _is_speaker(name: str, person: Person, others: tuple[Entity, ...]) -> bool:
    if GoldName.among(person.name, (), others).is_borne_as(name):
        return True
    return person.type != "person" and is_leniently_same(name, person.name)


def _resolved_counts(outcome: SpeakerOutcome) -> Counter[str]:
    return Counter(
        gold=1,
        found=int(outcome.partner is not None),
        pred=int(outcome.name is not None),
        right=int(outcome.right),
        named=int(outcome.right and outcome.person is not None),
    )


def _resolved_row(counts: Counter[str]) -> ResolvedRow:
    return ResolvedRow(
        gold=counts["gold"],
        found=counts["found"],
        pred=counts["pred"],
        right=counts["right"],
        named=counts["named"],
        accuracy=rate(counts["right"], counts["gold"]),
        precision=rate(counts["named"], counts["pred"]),
    )


# ---------------------------------------------------------------- titles and affiliations
def is_strictly_same(one: str, other: str) -> bool:
    """Tell whether two phrases have the same words, case, articles and full stops aside."""
    return _words(one) == _words(other)


def is_leniently_same(one: str, other: str) -> bool:
    """Tell whether one phrase holds the other and both end alike, or half of all words agree."""
    short, long = sorted((_words(one), _words(other)), key=len)
    if not short:
        return False
    if short[-1] == long[-1] and set(short) <= set(long):
        return True
    few, many = set(short) - SMALL_WORDS, set(long) - SMALL_WORDS
    return bool(few and many) and len(few & many) / len(few | many) >= LEAST_AGREEMENT


SAMENESS: tuple[tuple[str, Callable[[str, str], bool]], ...] = (
    ("strict", is_strictly_same),
    ("lenient", is_leniently_same),
)


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(word for word in re.findall(r"[\w']+", plain(phrase)) if word not in ("the", "a", "an"))


def _fact_counts(note: SpeakerNotes, judged: Sequence[SpeakerOutcome]) -> Counter[tuple[str, ...]]:
    counts: Counter[tuple[str, ...]] = Counter()
    for person in note.people:
        credited = [o.partner for o in judged if o.right and o.person == person and o.partner is not None]
        for field, wanted, given in _facts(person, credited):
            counts[field, "gold"] += len(wanted)
            counts[field, "pred"] += len(given)
            for row, same in SAMENESS:
                counts[field, row, "gold"] += sum(any(same(w, g) for g in given) for w in wanted)
                counts[field, row, "pred"] += sum(any(same(w, g) for w in wanted) for g in given)
    return counts


def _facts(person: Person, credited: Iterable[Quote]) -> Iterator[tuple[str, set[str], set[str]]]:
    quotes = tuple(credited)
    yield "titles", set(person.titles), {title for quote in quotes for title in quote.titles}
    yield "affiliations", set(person.affiliations), {each for quote in quotes for each in quote.affiliations}


def _fact_figures(counts: Counter[tuple[str, ...]], field: str) -> dict[str, Figures]:
    return {
        row: Figures.of(
            counts[field, row, "gold"], counts[field, "gold"], counts[field, "pred"], counts[field, row, "pred"]
        )
        for row, _ in SAMENESS
    }
