"""The values that quoteattr hands out: frozen, comparable, and ignorant of how they came to be."""

from __future__ import annotations

from collections import Counter
from enum import Enum
from typing import TYPE_CHECKING

from attrs import field, frozen

from quoteattr.errors import OffsetError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import TextIO

    from attrs import Attribute


class Kind(str, Enum):
    """How words are reported: in quotation marks (direct), retold (indirect), or both (mixed).

    `OTHER` is a quoted stretch that reports nobody's words: a title of a work, a
    nickname, a scare quote.  It comes back only on request.
    """

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    OTHER = "other"


class Polarity(str, Enum):
    """Whether the speaker is reported to have said it, or not: denied it, declined to say it, did not say it."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Modality(str, Enum):
    """How far the text itself vouches for the report.

    `ASSERTED`: it says that this was said.  `POSSIBLE`: it may, might, could or would be
    said, on some condition or in a question.  `FUTURE`: it will be said, or somebody plans to
    say it.  `REPORTED`: others say that it was said (reportedly, is said to have warned).
    """

    ASSERTED = "asserted"
    POSSIBLE = "possible"
    FUTURE = "future"
    REPORTED = "reported"


class Medium(str, Enum):
    """Whether words were spoken, written or thought, as far as the text shows it; else they count as spoken."""

    SPEECH = "speech"
    WRITING = "writing"
    THOUGHT = "thought"


class SpeakerType(str, Enum):
    """What sort of thing speaks."""

    PERSON = "person"
    UNNAMED_PERSON = "unnamed-person"
    GROUP = "group"
    ORGANIZATION = "organization"
    DOCUMENT = "document"


class Gender(str, Enum):
    """The gender that the text's pronouns, honorifics or an unambiguous first name show."""

    FEMALE = "female"
    MALE = "male"


def _check_span(span: Span, _attribute: Attribute[int], end: int) -> None:
    if not 0 <= span.start <= end:
        raise OffsetError(f"a span must satisfy 0 <= start <= end, not start={span.start}, end={end}")


@frozen(order=True)
class Span:
    """A half-open stretch [start, end) of a text, in code points."""

    start: int
    end: int = field(validator=_check_span)

    def of(self, text: str) -> str:
        """Slice the span out of the text it belongs to."""
        return text[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[int]:
        return iter((self.start, self.end))

    def contains(self, other: Span) -> bool:
        """Tell whether the other span lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one code point."""
        return max(self.start, other.start) < min(self.end, other.end)


@frozen
class Cue:
    """The words that report: “said”, “according to”."""

    text: str
    span: Span


@frozen
class Mention:
    """What the text says of a speaker in one place: “Brideau”, “he”, “the analyst”."""

    text: str
    span: Span


class Tenure(str, Enum):
    """How somebody stands to an office, where the text says so: no longer, for the time being, or not yet in it."""

    FORMER = "former"
    ACTING = "acting"
    INCOMING = "incoming"


_PAST = frozenset({"emerita", "emeritus", "ex", "past", "retired"})  # words of a title that say “former” already


@frozen
class Title:
    """A role, office or rank that the text states for a speaker: “Russia director”.

    `tenure` is None where the text says nothing of it.
    """

    text: str
    span: Span
    tenure: Tenure | None = None

    @property
    def described(self) -> str:
        """The title as one would say it: “former mayor”."""
        words = set(self.text.casefold().split())
        if self.tenure is None or self.tenure.value in words or (self.tenure is Tenure.FORMER and words & _PAST):
            return self.text
        return f"{self.tenure.value} {self.text}"


@frozen
class Affiliation:
    """An organisation, party, place or person that a speaker serves or represents: “Eurasia Group”."""

    text: str
    span: Span


@frozen
class Evidence:
    """The rule that decided, and the span bound to each of its roles.

    `rule` names an entry of the rule catalogue.  `roles` holds (role, span) pairs in
    the order of the rule's pattern, e.g. `("cue", Span(31, 35))`.
    """

    rule: str
    roles: tuple[tuple[str, Span], ...] = ()


_PRONOUNS = frozenset(
    "i me my myself you your he him his himself she her hers herself it its they them their we us our who whom which "
    "that this these those".split()
)


@frozen
class Speaker:
    """Who speaks: one person, group, organisation or document of the text.

    `id` is stable for a given text (s1, s2, … by first appearance).  `name` is the
    fullest form that the text gives, without honorific and title; for a speaker
    without a name it is the description as first written (“a senior aide”).
    `honorifics` are the courtesy titles seen with the name (“Mr.”).  `gender` is
    None where the text does not tell.
    """

    id: str
    name: str
    type: SpeakerType
    honorifics: tuple[str, ...] = ()
    titles: tuple[Title, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    gender: Gender | None = None

    @property
    def called(self) -> str:
        """The name as one would say it: “Mrs. Varley” where the text has no more than a surname."""
        return f"{self.honorifics[0]} {self.name}" if self.honorifics and " " not in self.name else self.name

    @property
    def aliases(self) -> tuple[str, ...]:
        """What else the text calls this speaker, as first written: “Lizzy”, “the old man”; no pronouns."""
        called = dict.fromkeys(" ".join(mention.text.split()) for mention in self.mentions)
        return tuple(each for each in called if each != self.name and each.casefold() not in _PRONOUNS)


@frozen
class Quotation:
    """One quotation: its words, how they are reported, and whose they are.

    `id` is stable for a given text (q1, q2, … by position).  `spans` are the content
    spans in order, quotation marks excluded for direct quotations; `text` joins their
    words with one space.  `cue`, `mention` and `speaker` are None where the text does not
    give them: an abstention, never a guess.  `evidence` lists what was decided, in the
    order of the stages.  `closed` is False for a quotation whose closing mark is missing.
    `polarity` and `modality` tell what the frame makes of the words: “did not say”, “would
    say”.  `parent` is the id of the quotation that holds this one, which stands before it,
    or None: “Putin said he expects rain,” said Ann.  `medium` tells speech from letters,
    inscriptions and thoughts, where the text does.  `addressee` is who the words are said to,
    where they call somebody or the frame names somebody: “Come in, Bo,” said Ann.
    """

    id: str
    kind: Kind
    text: str
    spans: tuple[Span, ...]
    cue: Cue | None = None
    mention: Mention | None = None
    speaker: Speaker | None = None
    evidence: tuple[Evidence, ...] = ()
    closed: bool = True
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ASSERTED
    parent: str | None = None
    medium: Medium = Medium.SPEECH
    addressee: Speaker | None = None


@frozen
class Presence:
    """Somebody in a text, and how often: in so many `quotations` as their speaker, and in so many `mentions`."""

    speaker: Speaker
    quotations: int
    mentions: int


@frozen
class AttributedText:
    """A text with its quotations and the speakers behind them, both in text order.

    `others` are the people whom the text names and who speak none of its quotations.  `id` is
    what the caller calls the text, such as the name of its file; None where it has no name.
    `attrs.evolve(doc, id="…")` gives it one, which every format carries.
    """

    text: str = field(repr=lambda text: f"<{len(text)} characters>")
    quotations: tuple[Quotation, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    id: str | None = None
    others: tuple[Speaker, ...] = ()

    def characters(self) -> tuple[Presence, ...]:
        """List everybody whom the text quotes or names, with counts: the most mentioned first."""
        spoken = Counter(quotation.speaker.id for quotation in self.quotations if quotation.speaker)
        found = [Presence(each, spoken[each.id], len(each.mentions)) for each in (*self.speakers, *self.others)]
        return tuple(sorted(found, key=lambda each: (-each.mentions, -each.quotations)))

    def tally(self) -> tuple[tuple[Speaker, int], ...]:
        """Count the quotations of each speaker, the most quoted first; speakers of none, if any, come last."""
        counts = Counter(quotation.speaker.id for quotation in self.quotations if quotation.speaker)
        ranked = sorted(self.speakers, key=lambda speaker: -counts[speaker.id])
        return tuple((speaker, counts[speaker.id]) for speaker in ranked)

    def to_dict(self, *, offsets: str = "code-points") -> dict[str, object]:
        """Give the whole as dicts, lists, strings, numbers and None, ready for JSON: see docs/json.md.

        Spans count code points, or, with `offsets="utf-16"`, the UTF-16 units of JavaScript.
        Raises SchemaError, with the path of what is wrong, for a value that was built by
        hand and whose words, spans, ids or speakers disagree.
        """
        from quoteattr import serialize

        return serialize.to_dict(self, offsets=offsets)

    def to_json(self, *, indent: int | None = None, offsets: str = "code-points") -> str:
        """Write the whole as JSON in ASCII, on one line or indented; raises SchemaError like `to_dict`."""
        from quoteattr import serialize

        return serialize.to_json(self, indent=indent, offsets=offsets)

    def to(self, format: str, **options: object) -> str:  # noqa: A002 - the word that says it
        """Write the document in an exchange format: "csv", "tei", "web-annotation" and so on, see docs/formats.md.

        Raises OptionError for a format, or an option of it, that is not there.
        """
        from quoteattr import formats

        return formats.find(format)(self, **options)

    def to_html(self, *, fragment: bool = False) -> str:
        """Write a page that shows the text with its quotations coloured by speaker, and who the speakers are.

        The page needs no script and nothing from elsewhere.  With `fragment` it is an element
        for a page of your own; a notebook shows that by itself.
        """
        return self.to("html", fragment=fragment)

    def _repr_html_(self) -> str:
        return self.to_html(fragment=True)

    def print(self, *, explain: bool = False, file: TextIO | None = None) -> None:
        """Print the quotations and speakers as tables, to stdout or a file.

        On a terminal the tables fit its width and have colours, unless NO_COLOR is set.  With
        `explain`, the rules and words behind each answer follow.
        """
        from quoteattr.render.terminal import print_tables

        print_tables(self, explain=explain, file=file)

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> AttributedText:
        """Rebuild what `to_dict` gave, as an equal value; raises SchemaError for any other data."""
        from quoteattr import serialize

        return serialize.from_dict(data)

    @classmethod
    def from_json(cls, text: str | bytes) -> AttributedText:
        """Rebuild what `to_json` gave, as an equal value.

        Raises SchemaError, with the path of what is wrong, for any other text, and
        InputTypeError (a TypeError) for neither str nor bytes.
        """
        from quoteattr import serialize

        return serialize.from_json(text)
