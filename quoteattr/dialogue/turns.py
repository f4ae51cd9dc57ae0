"""The turns of a conversation: what one paragraph quotes of one speaker, and what stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from attrs import evolve, frozen

from quoteattr.dialogue.address import NOBODY, Address, read_address
from quoteattr.dialogue.roster import NARRATOR, gender_of_noun, modifiers_of
from quoteattr.model import Gender, Kind, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quoteattr.dialogue.narration import Mention, Narration
    from quoteattr.dialogue.roster import Roster
    from quoteattr.lexicon import Lexicon
    from quoteattr.mentions.mentions import Reference
    from quoteattr.mentions.people import Bearers
    from quoteattr.sieves.base import Context

_GENDERS = {"he": Gender.MALE, "she": Gender.FEMALE}
# A line of stars or dashes, a chapter's head, or three empty lines.
_BREAK = regex.compile(
    r"\n[ \t]*(?:[*•·#~_=–—-][ \t]*){3,}\n|\n[ \t]*(?i:chapter|part|book)\b|\n[ \t]*\n[ \t]*\n[ \t]*\n"
)


@frozen
class Turn:
    """What one speaker says in one paragraph; `spans` has the whole of each of its drafts.

    `fixed` is the character whom a frame names, `among` those whom its name fits where it fits
    several, `described` the one whom it describes; `gender` is what a pronoun or such a noun
    tells, `word` is it, `noun` the sort of the noun: kin (her uncle), person (the girl), role (the
    clerk), or new (a man), and `likely` whom the narration named last before a pronoun.

    `before`, `after` and `told` are the subjects of the sentences before and after the words, and of
    the last one of the narration before; `lone` tells that the paragraph holds nothing else.  `gap`
    counts the paragraphs without a turn since the turn before; `broken` tells that a scene ended
    there, and `asks` that the words end in a question.
    """

    drafts: tuple[int, ...]
    spans: tuple[Span, ...]
    paragraph: int
    fixed: int | None = None
    among: Bearers | None = None
    described: int | None = None
    gender: Gender | None = None
    noun: str = ""
    word: str = ""
    likely: int | None = None
    address: Address = NOBODY
    before: Mention | None = None
    after: Mention | None = None
    told: Mention | None = None
    lone: bool = False
    gap: int = 0
    broken: bool = False
    asks: bool = False

    @property
    def framed(self) -> bool:
        """Tell whether a frame names, describes or at least points to the speaker."""
        return any(each is not None for each in (self.fixed, self.among, self.described, self.gender))


def find_turns(
    context: Context, references: Mapping[int, Reference], roster: Roster, narration: Narration, lexicon: Lexicon
) -> list[Turn]:
    """Part the direct quotations of a story into turns; `references` are the mentions that frames give them."""
    turns: list[Turn] = []
    for number, draft in enumerate(context.drafts):
        if draft.kind is not Kind.DIRECT:
            continue
        turn = _turn(context, number, references.get(number), (roster, narration), lexicon)
        last = turns[-1] if turns else None
        if last and last.paragraph == context.paragraph_at(draft.start) and _is_one(last, turn):
            turns[-1] = _joined(last, turn, context.paragraph_at(draft.end))
        else:
            turns.append(turn)
    return [_placed(context, narration, turns, place) for place in range(len(turns))]


def _turn(
    context: Context, number: int, reference: Reference | None, cast: tuple[Roster, Narration], lexicon: Lexicon
) -> Turn:
    roster, narration = cast
    draft = context.drafts[number]
    address = NOBODY
    for span in draft.spans:
        address |= read_address(context.text, span, roster.callings, roster.genders)
    turn = Turn((number,), (Span(draft.start, draft.end),), context.paragraph_at(draft.end), address=address)
    if reference is None:
        return turn
    if reference.name is not None:
        start = reference.name.span.start
        return evolve(turn, fixed=roster.at.get(start), among=roster.shared.get(start))
    if reference.is_pronoun:
        word = reference.head.lower
        likely = narration.likely_at(reference.sentence, reference.span.start)
        fixed = roster.narrator if word in NARRATOR else None
        return evolve(turn, fixed=fixed, gender=_GENDERS.get(word), word=word, likely=likely)
    who = roster.at.get(reference.span.start)
    if reference.head.text[:1].isupper() and reference.head.index:
        return evolve(turn, fixed=who)  # the Duchess
    noun, gender = _sort_of(reference, lexicon), gender_of_noun(reference.head.lower, lexicon)
    word = " ".join((*sorted(modifiers_of(reference.sentence, reference.head)), reference.head.lower))
    return evolve(turn, described=who, noun=noun, gender=gender, word=word)


def _sort_of(reference: Reference, lexicon: Lexicon) -> str:
    """What sort of noun describes a speaker: kin (her uncle), person (the girl), role (the clerk), or new (a man)."""
    head = reference.head
    if any(t.lower in ("a", "an", "another", "one") for t in reference.sentence.children(head, "det", "nummod")):
        return "new"
    if head.lower in lexicon.kin_nouns:
        return "kin"
    plain = not modifiers_of(reference.sentence, head)
    sort = "person" if head.lower in lexicon.gendered_nouns or head.lower in lexicon.person_nouns else "role"
    return sort if plain else f"{sort}-told-apart"


def _is_one(last: Turn, turn: Turn) -> bool:
    """Tell whether a quotation goes on with the turn before in its paragraph: its frame names nobody else."""
    known = [each for each in (last.fixed, turn.fixed) if each is not None]
    if len(known) == 2 and known[0] != known[1]:
        return False
    if last.gender and turn.gender and last.gender is not turn.gender:
        return False
    if turn.described is not None:
        return last.described == turn.described or not last.framed
    return True


def _joined(last: Turn, turn: Turn, paragraph: int) -> Turn:
    return evolve(
        last,
        drafts=(*last.drafts, *turn.drafts),
        spans=last.spans + turn.spans,
        paragraph=paragraph,
        fixed=last.fixed if last.fixed is not None else turn.fixed,
        among=last.among or turn.among,
        described=last.described if last.described is not None else turn.described,
        gender=last.gender or turn.gender,
        noun=last.noun or turn.noun,
        word=last.word or turn.word,
        likely=last.likely if last.likely is not None else turn.likely,
        address=last.address | turn.address,
    )


def _placed(context: Context, narration: Narration, turns: Sequence[Turn], place: int) -> Turn:
    """The turn with the narration around it."""
    turn = turns[place]
    first, last = context.drafts[turn.drafts[0]], context.drafts[turn.drafts[-1]]
    start = first.regions[0].outer.start
    opens = context.paragraph_at(first.start)
    head = Span(context.paragraphs[opens].start, start)
    end = context.paragraphs[turn.paragraph].end
    before = context.last_sentence(head)
    tail = Span(last.regions[-1].outer.end, max(end, last.regions[-1].outer.end))
    after = next(iter(context.sentences_within(tail)), None)
    previous = turns[place - 1] if place else None
    since = context.paragraphs[previous.paragraph].end if previous else 0
    told = context.last_sentence(Span(since, head.start)) if since < head.start else None
    gap = opens - previous.paragraph - 1 if previous else opens
    edge = context.drafts[previous.drafts[-1]].end if previous else 0
    return evolve(
        turn,
        before=narration.subject(before) if before else None,
        after=narration.subject(after) if after else None,
        told=narration.subject(told) if told else None,
        lone=_is_lone(context, turn, opens),
        gap=max(gap, 0),
        asks=context.text[first.start : last.end].rstrip().endswith("?"),
        broken=previous is None or _BREAK.search(context.text, edge, start) is not None,
    )


def _is_lone(context: Context, turn: Turn, opens: int) -> bool:
    """Tell whether the paragraphs of a turn hold no words but its own."""
    edges = [(region.outer.start, region.outer.end) for n in turn.drafts for region in context.drafts[n].regions]
    starts = [context.paragraphs[opens].start, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), context.paragraphs[turn.paragraph].end]
    return not any(context.has_words(start, end) for start, end in zip(starts, ends, strict=True))
