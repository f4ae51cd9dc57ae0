"""A source audit: who is quoted in many texts, how often and how long.

Counted is what was said: words in quotation marks that report nobody's speech are left out,
and what was denied or not said is counted apart.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from attrs import field, frozen

from quoteattr.errors import OptionError
from quoteattr.many import each_document
from quoteattr.model import Kind, Polarity, SpeakerType
from quoteattr.shares import BY, KINDS, Share, Source, Tally, by_gender, by_kind, by_type, by_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from quoteattr.many import Documents
    from quoteattr.model import AttributedText, Quotation, Speaker

_SENTENCE_START = re.compile(r"(?:^|[.?!:…\n\r]|[\"“”‘«(\[—–-])\s*\Z")
_LOOK_BACK = 8  # code points before a name that tell whether a sentence begins there


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
        return tuple(share for by in ("gender", "kind", "type") for share in self._shares_by(by))

    @property
    def titles(self) -> tuple[Share, ...]:
        """What the sources with each title have, those quoted most first; one source may have several titles."""
        return tuple(by_words("titles", ((words, each) for each in self.sources for words in each.titles)))

    @property
    def affiliations(self) -> tuple[Share, ...]:
        """What the sources with each affiliation have, those quoted most first; one source may have several."""
        return tuple(by_words("affiliations", ((words, each) for each in self.sources for words in each.affiliations)))

    def rows(self, *, by: str = "source") -> Iterator[dict[str, str | int | None]]:
        """Yield a flat dict for each source, or with `by` for each share: see docs/audit.md.

        `by` is one of "source", "gender", "kind", "type", "title" and "affiliation".  Raises
        OptionError for anything else.
        """
        if by == "source":
            yield from self._source_rows()
            return
        for share in self._shares_by(by):
            yield {by: share.label, "sources": share.sources, "quotations": share.quotations, "words": share.words}

    def _shares_by(self, by: str) -> Iterable[Share]:
        match by:
            case "gender":
                return by_gender(self.sources)
            case "kind":
                return by_kind(self.sources, self.unattributed)
            case "type":
                return by_type(self.sources, self.unattributed)
            case "title":
                return self.titles
            case "affiliation":
                return self.affiliations
        raise OptionError(f"no rows by {by!r}; there are: {', '.join(BY)}")

    def _source_rows(self) -> Iterator[dict[str, str | int | None]]:
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

    def to_csv(self, *, by: str = "source") -> str:
        """Write the rows as CSV after RFC 4180."""
        from quoteattr.render.audit import to_csv

        return to_csv(self, by=by)

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


def audit(docs: Documents) -> Audit:
    """Count who is quoted in many documents, how often and how long.

    The documents are taken one at a time, as `pipe` yields them, alone or with their ids.  A
    named person is one source in all of them if the full name is the same and no two
    genders contradict each other, an organisation if its proper name is; everyone else is
    a source of one document: a surname alone, a spokeswoman or a group may be another one
    elsewhere.
    """
    entries: dict[tuple[str, ...], _Entry] = {}
    nobody = _Count()
    count = 0
    for count, doc in enumerate(each_document(docs), start=1):
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
        direct, mixed, indirect = (self._kinds[kind] for kind in KINDS)
        words = (self._words[Kind.DIRECT], self._words[Kind.MIXED], self._words[Kind.INDIRECT])
        return Tally(direct, mixed, indirect, words, self._negative)


class _Entry:
    """What is known so far of a source."""

    def __init__(self, speaker: Speaker) -> None:
        self._name, self._type = speaker.called, speaker.type
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
