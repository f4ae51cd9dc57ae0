"""What a source audit counts, and its shares: by gender, kind and type, by title and by affiliation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from quoteattr.model import Gender, Kind, SpeakerType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

BY: Final = ("source", "gender", "kind", "type", "title", "affiliation")  # what an audit has rows for
KINDS: Final = (Kind.DIRECT, Kind.MIXED, Kind.INDIRECT)
_GENDERS: Final = {Gender.FEMALE: "women", Gender.MALE: "men", None: "unknown"}
_TYPES: Final = {
    SpeakerType.PERSON: "named people",
    SpeakerType.UNNAMED_PERSON: "unnamed people",
    SpeakerType.GROUP: "groups",
    SpeakerType.ORGANIZATION: "organizations",
    SpeakerType.DOCUMENT: "documents",
}


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


def by_gender(sources: Iterable[Source]) -> Iterator[Share]:
    """Yield the shares of women, men and those whose gender no text shows, of all people."""
    people = [source for source in sources if source.type in (SpeakerType.PERSON, SpeakerType.UNNAMED_PERSON)]
    for gender, label in _GENDERS.items():
        yield _share("people by gender", label, [person for person in people if person.gender is gender])


def by_kind(sources: Iterable[Source], unattributed: Tally) -> Iterator[Share]:
    """Yield the shares of direct, mixed and indirect quotations."""
    tallies = [source.tally for source in sources]
    for place, kind in enumerate(KINDS):
        counts = [getattr(tally, kind.value) for tally in tallies]
        words = sum(tally.words_by_kind[place] for tally in (*tallies, unattributed))
        quotations = sum(counts) + getattr(unattributed, kind.value)
        yield Share("quotations by kind", kind.value, sum(map(bool, counts)), quotations, words)


def by_type(sources: Sequence[Source], unattributed: Tally) -> Iterator[Share]:
    """Yield the shares of named and unnamed people, groups, organizations, documents and unknown speakers."""
    for kind, label in _TYPES.items():
        yield _share("sources by type", label, [source for source in sources if source.type is kind])
    yield Share("sources by type", "speaker unknown", 0, unattributed.quotations, unattributed.words)


def by_words(group: str, stated: Iterable[tuple[str, Source]]) -> list[Share]:
    """Give a share for each title or affiliation, those quoted most first, whatever their capitals and article.

    A source that has several counts for each of them, so these shares do not add up.
    """
    labels: dict[str, str] = {}
    sources: dict[str, list[Source]] = {}
    for words, source in stated:
        key = " ".join(words.casefold().removeprefix("the ").split())
        labels.setdefault(key, words)
        if source not in sources.setdefault(key, []):
            sources[key].append(source)
    shares = [_share(group, label, sources[key]) for key, label in labels.items()]
    return sorted(shares, key=lambda share: (-share.quotations, -share.words))


def _share(group: str, label: str, sources: Sequence[Source]) -> Share:
    tallies = [source.tally for source in sources]
    return Share(
        group, label, len(tallies), sum(tally.quotations for tally in tallies), sum(tally.words for tally in tallies)
    )
