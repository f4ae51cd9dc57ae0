"""Who appears in the words between the quotations: names, descriptions and pronouns, by paragraph."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from quoteattr.model import Gender

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from quoteattr.dialogue.roster import Roster
    from quoteattr.graph import Sentence, Token
    from quoteattr.sieves.base import Context

_GENDERS = {
    **dict.fromkeys(("he", "him", "his", "himself"), Gender.MALE),
    **dict.fromkeys(("she", "her", "hers", "herself"), Gender.FEMALE),
}
_FIRST_PERSON = frozenset({"i", "me", "my", "myself"})


@frozen
class Mention:
    """Somebody in the narration: by number, or only by gender where a pronoun stands.

    `likely` is then whoever of that gender the narration named last, subjects before others.
    """

    start: int
    who: int | None
    gender: Gender | None
    subject: bool
    likely: int | None = None


@frozen
class Narration:
    """The mentions of a text's narration, for each paragraph in order, and by sentence."""

    by_paragraph: tuple[tuple[Mention, ...], ...]
    by_sentence: Mapping[int, tuple[Mention, ...]] = field(repr=False)

    def likely_at(self, sentence: Sentence, start: int) -> int | None:
        """Whom a pronoun at an offset most likely stands for."""
        return next((m.likely for m in self.by_sentence.get(sentence.start, ()) if m.start == start), None)

    def subject(self, sentence: Sentence) -> Mention | None:
        """Whom a sentence's main clause is about."""
        return next((m for m in self.by_sentence.get(sentence.start, ()) if m.subject), None)


def read_narration(context: Context, roster: Roster) -> Narration:
    """Find who appears where; quotations are no narration."""
    by_paragraph: list[list[Mention]] = [[] for _ in context.paragraphs]
    by_sentence: dict[int, tuple[Mention, ...]] = {}
    last: dict[Gender, int] = {}
    namesakes = _Namesakes(roster)
    for sentence in context.parsed.sentences:
        found = tuple(_with_likely(_mentions(sentence, roster, namesakes), roster, last))
        by_sentence[sentence.start] = found
        for mention in found:
            by_paragraph[context.paragraph_at(mention.start)].append(mention)
    return Narration(tuple(map(tuple, by_paragraph)), by_sentence)


def _with_likely(mentions: Sequence[Mention], roster: Roster, last: dict[Gender, int]) -> Iterator[Mention]:
    """Guess whom each pronoun stands for, and bring `last`, the last named of each gender, up to date."""
    foremost: set[Gender] = set()
    for mention in mentions:
        if mention.who is None:
            likely = last.get(mention.gender) if mention.gender else None
            yield evolve(mention, likely=likely)
            continue
        gender = roster.characters[mention.who].gender
        if gender and gender not in foremost:
            last[gender] = mention.who
            if mention.subject:
                foremost.add(gender)
        yield mention


class _Namesakes:
    """Tells whom a name means that fits several: whoever of them was last named otherwise, or is most often."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._often = Counter(roster.at.values())
        self._seen: dict[int, int] = {}

    def at(self, start: int) -> int | None:
        """Who is named at an offset, asked in text order."""
        who = self._roster.at.get(start)
        shared = self._roster.shared.get(start) if who is None else None
        if shared:
            who = max(shared.all, key=lambda each: (self._seen.get(each, -1), self._often[each], -each))
        if who is not None:
            self._seen[who] = start
        return who


def _mentions(sentence: Sentence, roster: Roster, namesakes: _Namesakes) -> list[Mention]:
    found: list[Mention] = []
    subject = _main_subject(sentence)
    inside = -1
    for token in sentence.tokens:
        if token.elided or token.index <= inside:
            continue
        who, gender = namesakes.at(token.start), None
        if who is None and token.upos == "PRON":
            gender = _GENDERS.get(token.lower)
            who = roster.narrator if token.lower in _FIRST_PERSON else None
        elif who is None and token.upos in ("NOUN", "PROPN"):
            described = roster.heads.get(token.lower, ())
            who = described[-1] if described else None
        if who is None and gender is None:
            continue
        own = subject is not None and (token is subject or _is_within(token, subject))
        found.append(Mention(token.start, who, gender, own))
    return found


def _main_subject(sentence: Sentence) -> Token | None:
    root = next((t for t in sentence.tokens if t.head < 0), None)
    if root is None or root.elided:
        return None
    subject = sentence.child(root, "nsubj")
    if subject is None and root.upos == "PROPN":
        return root
    return None if subject is None or subject.elided else subject


def _is_within(token: Token, subject: Token) -> bool:
    """Tell whether a name's first word belongs to the subject by flat or compound: Mr. Lee nodded."""
    return (token.head == subject.index and token.relation in ("flat", "compound")) or (
        subject.head == token.index and subject.relation in ("flat", "compound")
    )
