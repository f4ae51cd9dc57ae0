"""What there is to learn from: the turns of annotated stories, their candidates, and who of them is right."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen
from tqdm import tqdm

from benchmarks.predict import cast_of
from benchmarks.scoring.names import GoldName, with_courtesy
from quoteattr import Attributor
from quoteattr.dialogue import decode
from quoteattr.dialogue.signs import Signs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.documents import GoldDocument, Quote
    from quoteattr.dialogue.decode import Decision
    from quoteattr.dialogue.narration import Narration
    from quoteattr.dialogue.roster import Character, Roster
    from quoteattr.dialogue.signs import Signed
    from quoteattr.dialogue.turns import Turn

_LEAST_SHARE = 0.5  # of a turn's quotation that an annotated one must cover


@frozen
class Example:
    """The turns of one document: for each its candidates, and those whose name is the annotated speaker's.

    `right` is None where nobody is annotated.  `kinds` tells what each turn's frame gives: a name, a
    noun, a pronoun, or nothing.
    """

    candidates: tuple[tuple[Signed, ...], ...]
    right: tuple[frozenset[int] | None, ...]
    kinds: tuple[str, ...]
    signs: Signs


def examples(documents: Sequence[GoldDocument], parser: str, *, cast: bool) -> Iterator[Example]:
    """Read the turns off each document that is told as a story, with its characters given or not."""
    attributor = Attributor(parser=parser)
    seen: list[tuple[Sequence[Turn], Roster, Narration]] = []

    def decide(turns: Sequence[Turn], roster: Roster, narration: Narration) -> list[Decision | None]:
        seen.append((turns, roster, narration))
        return decode(turns, roster, narration)

    attributor.decide = decide
    for document in tqdm(documents, desc="read, cast given" if cast else "read", unit="doc", disable=None):
        attributor.attribute(document.text, speakers=cast_of(document) if cast else None)
        for turns, roster, narration in seen:
            yield _example(document, turns, roster, Signs(turns, roster, narration), cast=cast)
        seen.clear()


def _example(document: GoldDocument, turns: Sequence[Turn], roster: Roster, signs: Signs, *, cast: bool) -> Example:
    names = [_name(character, cast=cast) for character in roster.characters]
    gold = _annotated(document, turns)

    @cache
    def is_borne(speaker: str, aliases: tuple[str, ...], who: int) -> bool:
        return GoldName.among(speaker, aliases, document.entities).is_borne_as(names[who])

    narrator = _narrator(turns, gold, roster)
    candidates = tuple(tuple(signs.candidates(place)) for place in range(len(turns)))
    right = tuple(
        None
        if quote is None or quote.speaker is None
        else frozenset(
            who
            for who, _ in own
            if is_borne(quote.speaker, quote.aliases, who) or (who == roster.narrator and quote.speaker == narrator)
        )
        for own, quote in zip(candidates, gold, strict=True)
    )
    return Example(candidates, right, tuple(map(_kind, turns)), signs)


def _name(character: Character, *, cast: bool) -> str:
    return with_courtesy(character.identity.name, () if cast else character.honorifics)


def _annotated(document: GoldDocument, turns: Iterable[Turn]) -> list[Quote | None]:
    """The annotated quotation that covers most of each turn, or None."""
    quotes = sorted((q for q in document.quotes or () if q.kind == "direct" and q.speaker), key=lambda q: q.spans[0])
    starts = [quote.spans[0][0] for quote in quotes]
    found: list[Quote | None] = []
    for turn in turns:
        votes: Counter[int] = Counter()
        for start, end in turn.spans:
            at = bisect_right(starts, start + 2) - 1
            near = [n for n in (at, at + 1) if 0 <= n < len(quotes)]
            shares = [(min(end, quotes[n].spans[-1][1]) - max(start, starts[n]), n) for n in near]
            votes.update([n for share, n in shares if share > _LEAST_SHARE * (end - start)][:1])
        best = max(votes, key=lambda n: (votes[n], -n), default=None)
        found.append(None if best is None else quotes[best])
    return found


def _narrator(turns: Sequence[Turn], gold: Sequence[Quote | None], roster: Roster) -> str | None:
    """Who *I* is by the annotation: whoever mostly speaks what “I said” frames."""
    own = Counter(
        quote.speaker
        for turn, quote in zip(turns, gold, strict=True)
        if quote and roster.narrator is not None and turn.fixed == roster.narrator
    )
    return own.most_common(1)[0][0] if own else None


def _kind(turn: Turn) -> str:
    if turn.fixed is not None:
        return "name"
    return "noun" if turn.noun else "pronoun" if turn.gender is not None else "nothing"
