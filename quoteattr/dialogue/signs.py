"""What speaks for and against a character as the speaker of a turn."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quoteattr.dialogue.address import Address
    from quoteattr.dialogue.narration import Mention, Narration
    from quoteattr.dialogue.roster import Roster
    from quoteattr.dialogue.turns import Turn
    from quoteattr.model import Gender

_NEAR_TURNS = 8
_PARAGRAPHS_BEFORE = 12
_PARAGRAPHS_AFTER = 2
_CANDIDATES = 10
_COUNTED = 4  # turns away up to which it matters how far

Signed = tuple[int, tuple[str, ...]]


class Signs:
    """Lists, for each turn, the candidates and the signs that hold of each; reads all it is given, once."""

    def __init__(self, turns: Sequence[Turn], roster: Roster, narration: Narration) -> None:
        self._turns = turns
        self._roster = roster
        self._narration = narration
        self._often = Counter(
            mention.who for mentions in narration.by_paragraph for mention in mentions if mention.who is not None
        )
        self._most = max(self._often.values(), default=1)

    def candidates(self, place: int) -> list[Signed]:
        """The candidates for a turn, each with the signs that do not depend on other turns' speakers."""
        turn = self._turns[place]
        if turn.fixed is not None:
            return [(turn.fixed, ("named",))]
        recent = self._recent(turn)
        around = self._around(place)
        pool = dict.fromkeys(turn.among.all if turn.among else [*recent, *around])
        if turn.described is not None:
            pool[turn.described] = None
        listed = sorted(pool, key=lambda who: (recent.get(who, 99), -self._often[who], who))
        kept = [who for who in listed if who in around][: _CANDIDATES // 2]
        kept += [who for who in listed if who not in kept][: _CANDIDATES - len(kept)]
        return [(who, tuple(self._signs(place, who, recent, around))) for who in kept]

    def _recent(self, turn: Turn) -> dict[int, int]:
        """The characters of the narration around a turn, the latest first, as ranks."""
        paragraphs = self._narration.by_paragraph
        found: dict[int, int] = {}
        for at in range(turn.paragraph, max(-1, turn.paragraph - _PARAGRAPHS_BEFORE), -1):
            for mention in reversed(paragraphs[at]):
                who = mention.who if mention.who is not None else mention.likely
                if who is not None:
                    found.setdefault(who, len(found))
        for at in range(turn.paragraph + 1, min(len(paragraphs), turn.paragraph + _PARAGRAPHS_AFTER)):
            for mention in paragraphs[at]:
                if mention.who is not None:
                    found.setdefault(mention.who, len(found))
        return found

    def _around(self, place: int) -> dict[int, str]:
        """The characters that frames name in turns nearby, or that turns speak to."""
        turns = self._turns
        found: dict[int, str] = {}
        for step in range(1, _NEAR_TURNS):
            for at, sign in ((place - step, "spoke"), (place + step, "speaks")):
                if 0 <= at < len(turns):
                    turn = turns[at]
                    if turn.fixed is not None:
                        found.setdefault(turn.fixed, f"{sign}-{step if step <= _COUNTED else 'far'}")
                    if step <= 3 and len(turn.address.to) == 1:
                        found.setdefault(next(iter(turn.address.to)), "spoken-to-near")
        return found

    def _signs(self, place: int, who: int, recent: dict[int, int], around: dict[int, str]) -> Iterator[str]:
        turn = self._turns[place]
        character = self._roster.characters[who]
        kind = _kind(turn)
        rank = recent.get(who)
        if rank is not None and turn.gender is not None:
            rank = sum(1 for other, at in recent.items() if at < rank and self._may_be(other, turn.gender))
        yield f"{kind}-unseen" if rank is None else f"{kind}-seen-{min(rank, 4)}"
        yield f"{kind}-{around.get(who, 'silent')}"
        yield f"{kind}-often-{min(3, 4 * self._often[who] // (self._most + 1))}"
        yield f"{kind}-narrator" if character.narrates else f"{kind}-told"
        if turn.among:
            yield "shared-whole" if who in turn.among.whole else "shared-part"
            if all(self._often[who] >= self._often[other] for other in turn.among.all):
                yield "shared-most"
        if turn.likely is not None:
            yield f"{kind}-likely" if who == turn.likely else f"{kind}-unlikely"
        if turn.gender is not None and who != turn.described:
            yield f"{kind}-{_fit(turn.gender is character.gender, character.gender)}"
        if turn.described is not None:
            known = "named" if character.identity.person is not None or character.narrates else "described"
            yield f"{turn.noun}-so" if who == turn.described else f"{turn.noun}-else-{known}"
        yield from self._beats(turn, who, kind)
        yield from self._words(place, who)

    def _may_be(self, who: int, gender: Gender) -> bool:
        return self._roster.characters[who].gender in (gender, None)

    def _beats(self, turn: Turn, who: int, kind: str) -> Iterator[str]:
        for label, mention in (("before", turn.before), ("after", turn.after), ("last-told", turn.told)):
            if mention is not None:
                yield f"{kind}-{label}-{self._is(mention, who)}"

    def _is(self, mention: Mention, who: int) -> str:
        if mention.who is not None:
            return "subject" if mention.who == who else "other"
        gender = self._roster.characters[who].gender
        fit = _fit(mention.gender is gender, gender)
        return f"pronoun-{fit}-likely" if mention.likely == who else f"pronoun-{fit}"

    def _words(self, place: int, who: int) -> Iterator[str]:
        turns = self._turns
        own = turns[place].address
        gender = self._roster.characters[who].gender
        if who in own.to:
            yield "speaks-to-self"
        if who in own.of:
            yield "speaks-of-self"
        if place and not turns[place].broken:
            yield from _called(turns[place - 1].address, who, gender, "was", "spoken-to")
        if place + 1 < len(turns) and not turns[place + 1].broken:
            yield from _called(turns[place + 1].address, who, gender, "is", "answered")

    def passing(self, place: int, who: int, last: Sequence[int]) -> Iterator[str]:
        """The signs that depend on who spoke the turns before, the latest of them last."""
        turn = self._turns[place]
        if turn.broken or not last:
            return
        kind = _kind(turn)
        move = _move(who, last)
        same_paragraph = self._turns[place - 1].paragraph == turn.paragraph
        gap = "paragraph" if same_paragraph else "close" if turn.gap == 0 else "apart" if turn.gap == 1 else "far"
        yield f"{kind}-{move}-{gap}"
        if self._turns[place - 1].asks:
            yield f"{kind}-{move}-asked"
        yield f"{kind}-{move}-of-{len(set(last))}"
        if turn.word:
            yield from self._same_word(place, who, last)

    def _same_word(self, place: int, who: int, last: Sequence[int]) -> Iterator[str]:
        """Whether whom the same noun or pronoun stood for lately speaks again: said the man … said the man."""
        turn = self._turns[place]
        for back in range(1, len(last) + 1):
            if self._turns[place - back].broken and back > 1:
                return
            if self._turns[place - back].word == turn.word:
                yield f"{_kind(turn)}-{'same' if last[-back] == who else 'other'}-word"
                return


def _move(who: int, last: Sequence[int]) -> str:
    """How a speaker follows those before."""
    if who == last[-1]:
        return "repeats"
    if len(last) > 1 and who == last[-2]:
        return "alternates"
    return "returns" if who in last else "joins"


def _called(address: Address, who: int, gender: Gender | None, tense: str, role: str) -> Iterator[str]:
    """What the neighbouring turn's address tells of a character: was-spoken-to, other-is-answered, was-called-fits."""
    if who in address.to:
        yield f"{tense}-{role}"
    elif address.to:
        yield f"other-{tense}-{role}"
    if address.gender and gender:
        yield f"{tense}-called-{_fit(address.gender is gender, gender)}"


def _kind(turn: Turn) -> str:
    """What the frame tells: a name that fits several, a noun, a pronoun, or nothing, alone in its paragraph or not."""
    if turn.among:
        return "shared"
    if turn.noun:
        return "noun"
    return "he" if turn.gender is not None else "lone" if turn.lone else "bare"


def _fit(fits: bool, known: object) -> str:
    return "fits" if fits else "clashes" if known else "unknown"
