"""A source audit: who is quoted in many texts, how often and how long.

Counted is what was said: words in quotation marks that report nobody's speech are left out,
and what was denied or not said is counted apart.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from attrs import field, frozen

from quoteattr.model import Gender, Kind, Polarity, SpeakerType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from quoteattr.model import AttributedText, Quotation, Speaker

_KINDS = (Kind.DIRECT, Kind.MIXED, Kind.INDIRECT)
_SENTENCE_START = re.compile(r"(?:^|[.?!:…\n\r]|[\"“”‘«(\[—–-])\s*\Z")
_LOOK_BACK = 8  # code points before a name that tell whether a sentence begins there


@frozen
class Tally:
    """How many quotations of each kind, and how many words they have, in the order direct, mixed, indirect.

    `negative` counts what was denied, declined or not said, which is in no other number.
    """

    direct: int = 0
    mixed: int = 0
    indirect: int = 0
    words_by_kind: tuple[int, int, int] = (0, 0, 0)
    negative: int = 0

    @property
    def words(self) -> int:
        """All quoted words, whatever their kind."""
        return sum(self.words_by_kind)

    @property
    def quotations(self) -> int:
        """All quotations, whatever their kind."""
        return self.direct + self.mixed + self.indirect


@frozen
class Source:
    """Somebody or something that is quoted, in one document or in several.

    `titles` and `affiliations` are what the texts state, the most frequent first;
    `documents` are the ids of the documents, or their numbers from 1 where they have none.
    """

    name: str
    type: SpeakerType
    gender: Gender | None
    titles: tuple[str, ...]
    affiliations: tuple[str, ...]
    documents: tuple[str, ...]
    tally: Tally


@frozen
class Share:
    """A part of all that is counted: how many sources, quotations and words it has."""

    group: str
    label: str
    sources: int
    quotations: int
    words: int


@frozen
class Audit:
    """Who is quoted in a number of documents; sources stand in the order of their quotations, then words.

    `unattributed` counts the quotations whose speaker is unknown.
    """

    documents: int
    sources: tuple[Source, ...]
    unattributed: Tally = field(factory=Tally)

    @property
    def quotations(self) -> int:
        """All quotations, those of unknown speakers among them."""
        return self.unattributed.quotations + sum(source.tally.quotations for source in self.sources)

    @property
    def words(self) -> int:
        """All quoted words, those of unknown speakers among them."""
        return self.unattributed.words + sum(source.tally.words for source in self.sources)

    @property
    def shares(self) -> tuple[Share, ...]:
        """Shares by gender (of people), by kind of quotation, and by type of source."""
        return (*_by_gender(self.sources), *_by_kind(self), *_by_type(self.sources, self.unattributed))

    def rows(self) -> Iterator[dict[str, str | int | None]]:
        """Yield a flat dict for each source: see docs/audit.md."""
        for source in self.sources:
            tally = source.tally
            yield {
                "source": source.name,
                "type": source.type.value,
                "gender": source.gender.value if source.gender else None,
                "titles": "; ".join(source.titles),
                "affiliations": "; ".join(source.affiliations),
                "documents": len(source.documents),
                "quotations": tally.quotations,
                "direct": tally.direct,
                "mixed": tally.mixed,
                "indirect": tally.indirect,
                "words": tally.words,
                "negative": tally.negative,
                "in": "; ".join(source.documents),
            }

    def to_csv(self) -> str:
        """Write a row a source as CSV after RFC 4180."""
        from quoteattr.render.audit import to_csv

        return to_csv(self)

    def to_html(self) -> str:
        """Write a page with the shares and all sources; it needs no script and nothing from elsewhere."""
        from quoteattr.render.audit import to_html

        return to_html(self)

    def _repr_html_(self) -> str:
        from quoteattr.render.audit import fragment

        return fragment(self)

    def print(self, *, top: int = 20, file: TextIO | None = None) -> None:
        """Print the shares and the sources that are quoted most, to stdout or a file."""
        from quoteattr.render.audit import print_audit

        print_audit(self, top=top, file=file)


def audit(docs: Iterable[AttributedText]) -> Audit:
    """Count who is quoted in many documents, how often and how long.

    The documents are taken one at a time.  A named person is one source in all of them if
    the full name is the same and no two genders contradict each other, an organisation if
    its proper name is; everyone else is a source of one document: a surname alone, a
    spokeswoman or a group may be another one elsewhere.
    """
    entries: dict[tuple[str, ...], _Entry] = {}
    nobody = _Count()
    count = 0
    for count, doc in enumerate(docs, start=1):
        name = doc.id or str(count)
        taken: dict[str, tuple[str, ...]] = {}
        for quotation in doc.quotations:
            speaker = quotation.speaker
            if quotation.kind is Kind.OTHER:
                continue
            if speaker is None:
                nobody.add(quotation)
                continue
            if speaker.id not in taken:
                taken[speaker.id] = _key(doc, speaker, str(count), entries, taken.values())
                entries.setdefault(taken[speaker.id], _Entry(speaker)).meet(speaker, name)
            entries[taken[speaker.id]].count.add(quotation)
    sources = sorted(
        (entry.source() for entry in entries.values()),
        key=lambda source: (-source.tally.quotations, -source.tally.words),
    )
    return Audit(count, tuple(sources), nobody.tally())


class _Count:
    """Counts quotations."""

    def __init__(self) -> None:
        self._kinds: Counter[Kind] = Counter()
        self._words: Counter[Kind] = Counter()
        self._negative = 0

    def add(self, quotation: Quotation) -> None:
        """Count a quotation."""
        if quotation.polarity is Polarity.NEGATIVE:
            self._negative += 1
            return
        self._kinds[quotation.kind] += 1
        self._words[quotation.kind] += len(quotation.text.split())

    def tally(self) -> Tally:
        """Give the counts."""
        direct, mixed, indirect = (self._kinds[kind] for kind in _KINDS)
        words = (self._words[Kind.DIRECT], self._words[Kind.MIXED], self._words[Kind.INDIRECT])
        return Tally(direct, mixed, indirect, words, self._negative)


class _Entry:
    """What is known so far of a source."""

    def __init__(self, speaker: Speaker) -> None:
        self._name, self._type = speaker.name, speaker.type
        self.gender = speaker.gender
        self._titles: Counter[str] = Counter()
        self._affiliations: Counter[str] = Counter()
        self._documents: dict[str, None] = {}
        self.count = _Count()

    def meet(self, speaker: Speaker, document: str) -> None:
        """Take what another document tells of the source."""
        self.gender = self.gender or speaker.gender
        self._titles.update(list(dict.fromkeys(title.described for title in speaker.titles)))
        self._affiliations.update(list(dict.fromkeys(affiliation.text for affiliation in speaker.affiliations)))
        self._documents[document] = None

    def source(self) -> Source:
        """Give the source with all that was found of it."""
        return Source(
            self._name,
            self._type,
            self.gender,
            tuple(words for words, _ in self._titles.most_common()),
            tuple(words for words, _ in self._affiliations.most_common()),
            tuple(self._documents),
            self.count.tally(),
        )


# Who is who in many documents

_Key = tuple[str, ...]


def _key(
    doc: AttributedText, speaker: Speaker, number: str, entries: dict[_Key, _Entry], taken: Iterable[_Key]
) -> _Key:
    """What makes a speaker one source: the name where it is a full one, else the document and the id in it.

    Two speakers of one document are two sources whatever they are called.
    """
    alone = ("", number, speaker.id)
    if not _is_full(doc, speaker):
        return alone
    name = " ".join(speaker.name.casefold().removeprefix("the ").split())
    genders = {speaker.gender} - {None}
    for key in ((speaker.type.value, name), (speaker.type.value, name, str(speaker.gender))):
        known = entries.get(key)
        if known is None or not genders or known.gender in (None, speaker.gender):
            return alone if key in taken else key
    return alone


def _is_full(doc: AttributedText, speaker: Speaker) -> bool:
    """Tell whether a name stands for one and the same in every document."""
    words = [word for word in speaker.name.split() if word[:1].isupper() and word.strip(".").casefold() != "the"]
    if speaker.type is SpeakerType.PERSON:
        return len([word for word in words if len(word.strip(".")) > 1]) > 1
    if speaker.type is not SpeakerType.ORGANIZATION or not words:
        return False
    is_proper = len(words) > 1 or (len(words[0]) > 1 and words[0].isupper())
    return is_proper or any(_is_capital_within(doc.text, mention.span.start) for mention in speaker.mentions)


def _is_capital_within(text: str, start: int) -> bool:
    """Tell whether a capital stands where no sentence begins, so that it makes a proper name."""
    before = text[max(0, start - _LOOK_BACK) : start]
    return text[start : start + 1].isupper() and not _SENTENCE_START.search(before)


# Shares


def _share(group: str, label: str, sources: Iterable[Source]) -> Share:
    tallies = [source.tally for source in sources]
    return Share(
        group, label, len(tallies), sum(tally.quotations for tally in tallies), sum(tally.words for tally in tallies)
    )


def _by_gender(sources: Iterable[Source]) -> Iterator[Share]:
    people = [source for source in sources if source.type in (SpeakerType.PERSON, SpeakerType.UNNAMED_PERSON)]
    for gender, label in ((Gender.FEMALE, "women"), (Gender.MALE, "men"), (None, "unknown")):
        yield _share("people by gender", label, (person for person in people if person.gender is gender))


def _by_type(sources: tuple[Source, ...], unattributed: Tally) -> Iterator[Share]:
    labels = {
        SpeakerType.PERSON: "named people",
        SpeakerType.UNNAMED_PERSON: "unnamed people",
        SpeakerType.GROUP: "groups",
        SpeakerType.ORGANIZATION: "organizations",
        SpeakerType.DOCUMENT: "documents",
    }
    for kind, label in labels.items():
        yield _share("sources by type", label, (source for source in sources if source.type is kind))
    yield Share("sources by type", "speaker unknown", 0, unattributed.quotations, unattributed.words)


def _by_kind(audit: Audit) -> Iterator[Share]:
    tallies = [source.tally for source in audit.sources]
    for place, kind in enumerate(_KINDS):
        counts = [getattr(tally, kind.value) for tally in tallies]
        words = sum(tally.words_by_kind[place] for tally in (*tallies, audit.unattributed))
        quotations = sum(counts) + getattr(audit.unattributed, kind.value)
        yield Share("quotations by kind", kind.value, sum(map(bool, counts)), quotations, words)
