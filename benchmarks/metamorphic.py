"""Changes to a text that ought to leave the answer as it is, and how often they do not.

Each change has one way to be undone in the words of an answer; what is then not the same is
counted, quotation by quotation: its kind, its words, its mention and its speaker's name.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Final

from attrs import define, frozen

from quoteattr.lexicon import english
from quoteattr.model import Gender, SpeakerType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from benchmarks.predict import SupportsAttribute
    from quoteattr.model import AttributedText, Quotation

Row = tuple[str, str, str, str]

_STRAIGHT: Final = str.maketrans("“”„‘’‚", "\"\"\"'''")
# Both ways round: a report is the same in either tense.
_PRESENT: Final = {
    "said": "says",
    "told": "tells",
    "added": "adds",
    "wrote": "writes",
    "asked": "asks",
    "noted": "notes",
}
_PAST: Final = {present: past for past, present in _PRESENT.items()}
_WORD: Final = re.compile(r"[^\W\d_]+")
_AUXILIARIES: Final = frozenset("had has have having was were is are be been being".split())
# First names of the same sex, and surnames, to put in the place of others; invented people have no others.
_FIRST: Final = {Gender.FEMALE: ("Laura", "Helen"), Gender.MALE: ("Peter", "Martin")}
_LAST: Final = ("Morland", "Castell", "Hanbury", "Vickers")


@frozen
class Change:
    """A changed text, and how to make words of the first answer comparable with words of the second."""

    text: str
    alike: Callable[[str], str]


@define
class Tally:
    """How many quotations a change was tried on, and how many of them came out otherwise."""

    name: str
    tried: int = 0
    violated: int = 0

    def __str__(self) -> str:
        rate = 100 * self.violated / self.tried if self.tried else 0.0
        return f"{self.name:<16}{self.tried:>10}{self.violated:>10}{rate:>9.2f} %"


HEADING: Final = f"{'change':<16}{'tried':>10}{'violated':>10}{'rate':>11}"


def straight_marks(doc: AttributedText) -> Change:
    """Curly quotation marks and apostrophes become straight."""
    return Change(doc.text.translate(_STRAIGHT), lambda words: words.translate(_STRAIGHT))


def carriage_returns(doc: AttributedText) -> Change:
    """Line ends become those of Windows."""
    return Change(re.sub(r"(?<!\r)\n", "\r\n", doc.text), str)


def present_tense(doc: AttributedText) -> Change:
    """Cues in the past tense come in the present; those that an auxiliary governs stay."""
    pieces: list[str] = []
    at = 0
    for cue in sorted({q.cue.span: q.cue for q in doc.quotations if q.cue}.values(), key=lambda cue: cue.span):
        before = _WORD.findall(doc.text[max(0, cue.span.start - 30) : cue.span.start])
        if cue.text in _PRESENT and not _AUXILIARIES.intersection(before[-2:]):
            pieces += [doc.text[at : cue.span.start], _PRESENT[cue.text]]
            at = cue.span.end
    return Change("".join([*pieces, doc.text[at:]]), partial(_swapped, words=_PAST))


def another_name(doc: AttributedText) -> Change:
    """The first speaker with a first name and a surname gets other ones, of the same sex."""
    known = english().first_names
    for speaker in doc.speakers:
        words = speaker.name.split()
        gender = known.get(words[0].lower())
        if speaker.type is not SpeakerType.PERSON or len(words) != 2 or gender is None or speaker.gender is not gender:
            continue
        first = next(name for name in _FIRST[gender] if name not in doc.text)
        last = next(name for name in _LAST if name not in doc.text)
        names = dict(zip(words, (first, last), strict=True))
        return Change(_swapped(doc.text, names), partial(_swapped, words=names))
    return Change(doc.text, str)


def _swapped(text: str, words: dict[str, str]) -> str:
    return _WORD.sub(lambda found: words.get(found[0], found[0]), text)


CHANGES: Final[dict[str, Callable[[AttributedText], Change]]] = {
    "straight marks": straight_marks,
    "line ends": carriage_returns,
    "present tense": present_tense,
    "another name": another_name,
}


def tallies(texts: Iterable[str], attributor: SupportsAttribute) -> list[Tally]:
    """Count for each change the quotations of all texts that it makes come out otherwise."""
    counts = {name: Tally(name) for name in CHANGES}
    for text in texts:
        doc = attributor.attribute(text)
        for name, make in CHANGES.items():
            change = make(doc)
            if change.text != text:
                counts[name].tried += len(doc.quotations)
                counts[name].violated += violations(doc, attributor.attribute(change.text), change.alike)
    return list(counts.values())


def violations(before: AttributedText, after: AttributedText, alike: Callable[[str], str]) -> int:
    """Count the quotations of one answer that the other has not, or the other way round if those are more."""
    one = Counter(_row(quotation, alike) for quotation in before.quotations)
    other = Counter(_row(quotation, alike) for quotation in after.quotations)
    return max((one - other).total(), (other - one).total())


def _row(quotation: Quotation, alike: Callable[[str], str]) -> Row:
    mention = quotation.mention.text if quotation.mention else ""
    speaker = quotation.speaker.name if quotation.speaker else ""
    words = (" ".join(alike(each).split()) for each in (quotation.text, mention, speaker))
    return (quotation.kind.value, *words)  # type: ignore[return-value]
