"""Stage 5b: what is not a person: organisations, documents and groups, and how the text comes back to them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from attrs import frozen

from quoteattr.description.bodies import GENERIC, is_member
from quoteattr.mentions.mentions import describe_at
from quoteattr.model import Span, SpeakerType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quoteattr.graph import ParsedText, Sentence, Token
    from quoteattr.lexicon import Lexicon

# Places that speak through those who govern them: the county announced …
_GOVERNED = frozenset("borough city country county nation parish province state town township village".split())
_REACH = 6
_NOUNS = frozenset({"NOUN", "PROPN"})
# Words in the names of bodies that nobody calls a company, a group or a club.
_PUBLIC = frozenset(
    "administration army bureau cia college commission committee congress council court courts department dhs epa "
    "fbi fda government house irs ministry nato navy nsa parliament party police school senate u.n. union "
    "university".split()
)
# What of a body falls and rises in its place: shares in Alder Plc fell after it said …
_HOLDINGS = frozenset("bonds holders investors sales securities shareholders shares stocks".split())
_ARTICLES = frozenset({"the", "a", "an"})
_TOWARDS = frozenset({"to", "with"})
_BROAD = frozenset("agency business company firm group organisation organization".split())
_PAPERS = frozenset("magazine newspaper paper publication".split())
_PERIODICALS = frozenset(
    "chronicle courier gazette herald inquirer journal ledger magazine media news newspaper post press review "
    "tabloid telegraph times tribune".split()
)


@frozen
class Thing:
    """Something that may speak and is no named person: where it is first named, what it is, and how it is called."""

    start: int
    name: str
    type: SpeakerType
    subject: bool
    sentence: Sentence
    head: Token

    @property
    def noun(self) -> str:
        """The word at its head, in lower case."""
        return self.head.lower

    @property
    def is_named(self) -> bool:
        """Tell whether a proper name calls it, and not a description."""
        return without_article(self.name)[:1].isupper()

    @property
    def words(self) -> frozenset[str]:
        """The words of its name, in lower case, without possessive endings."""
        return frozenset(_plain(word) for word in self.name.split())

    @property
    def span(self) -> Span:
        """Where it is first named, without an article."""
        return Span(self.start, self.start + len(self.name))

    @property
    def key(self) -> str:
        """What tells this thing from others of the text."""
        return without_article(self.name).lower()


def _plain(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")


def proper_words(words: str) -> frozenset[str]:
    """The capitalised words of a description without its article, in lower case: the State department -> state."""
    return frozenset(_plain(word) for word in without_article(words).split() if word[:1].isupper())


def without_article(words: str) -> str:
    """Drop a leading article."""
    first, _, rest = words.partition(" ")
    return rest if first.lower() in _ARTICLES and rest else words


def proper_part(sentence: Sentence, span: Span, lexicon: Lexicon) -> Span:
    """Where the proper name within a phrase begins and ends: the Ely airline Tarn Air on Monday -> Tarn Air.

    Capitals right before its first proper noun belong to it, whatever they are tagged: Financial Courier.
    """
    inside = [t for t in sentence.tokens if span.start <= t.start < span.end]
    proper = [place for place, token in enumerate(inside) if token.upos == "PROPN"]
    if not proper:
        return span
    kinds = [at for at, t in enumerate(inside) if t.upos == "NOUN" and t.text.islower() and at + 1 in proper]
    first = max([at + 1 for at in kinds], default=proper[0])
    while first > 0 and _is_capital_before(inside[first - 1]):
        first -= 1
    for before, link, day in zip(inside[first:], inside[first + 1 :], inside[first + 2 :], strict=False):
        if link.upos == "ADP" and day.lower in lexicon.calendar:
            return Span(inside[first].start, before.end)
    return Span(inside[first].start, span.end)


def _is_capital_before(token: Token) -> bool:
    """Tell whether a word before a proper noun belongs to it by its capital: Financial Post, the All Ely Union."""
    determiner = token.upos == "DET" and token.index > 0 and token.lower not in _ARTICLES
    return token.text[:1].isupper() and (token.upos == "ADJ" or determiner)


def is_proper(head: Token, lexicon: Lexicon) -> bool:
    """Tell whether a description's head is a proper name, for the tagger or by its capital: the Herald."""
    capital = head.index > 0 and head.text[:1].isupper() and head.upos == "NOUN"
    return head.upos == "PROPN" or (capital and head.lower in lexicon.organization_words)


def type_of(head: Token, lexicon: Lexicon) -> SpeakerType:
    """Tell what sort of thing a description's head describes."""
    word = head.lower
    if is_proper(head, lexicon) and word in lexicon.organization_words:
        return SpeakerType.ORGANIZATION  # the Ely Post is no post
    if is_member(head, lexicon):
        return SpeakerType.UNNAMED_PERSON  # the Democrat
    if word in lexicon.document_nouns:
        return SpeakerType.DOCUMENT
    if word in lexicon.group_nouns or head.xpos in ("NNS", "NNPS") or word in ("they", "many", "some", "others"):
        return SpeakerType.GROUP
    if word in lexicon.role_nouns and head.upos == "PROPN":
        return SpeakerType.UNNAMED_PERSON  # the Prime Minister
    if head.upos == "PROPN" or word in lexicon.organization_words or word in _GOVERNED:
        return SpeakerType.ORGANIZATION
    return SpeakerType.UNNAMED_PERSON


def _is_subject(sentence: Sentence, head: Token) -> bool:
    """Tell whether a body is what its sentence speaks of: the subject, or whose shares fell."""
    governor = sentence.head(head)
    if head.relation == "nmod" and governor is not None and governor.lower in _HOLDINGS:
        return governor.relation == "nsubj"
    return head.relation == "nsubj"


class Things:
    """The organisations, documents and groups of a text by sentence, for pronouns and descriptions to look back to."""

    def __init__(self, parsed: ParsedText, people: Iterable[Span], lexicon: Lexicon) -> None:
        self._text = parsed.text
        self._lexicon = lexicon
        self._sentences = parsed.sentences
        self._organizations = sorted((e.span for e in parsed.entities if e.type == "ORG"), key=lambda s: s.start)
        self._starts = [span.start for span in self._organizations]
        self._people = sorted(people, key=lambda s: s.start)
        self._people_starts = [span.start for span in self._people]
        self._by_place: dict[int, list[Thing]] = {}

    def in_sentence(self, place: int) -> list[Thing]:
        """The things that a sentence names, subjects first."""
        if place >= len(self._sentences):
            return []  # all of the text is quotation
        if place not in self._by_place:
            self._by_place[place] = self._find(self._sentences[place])
        return self._by_place[place]

    def last(self, place: int, before: int, types: frozenset[SpeakerType]) -> Thing | None:
        """The thing of the given types that was the subject of a sentence last, by the words that first named it."""
        for at in range(place, max(-1, place - 3), -1):
            fitting = [t for t in self.in_sentence(at) if t.type in types and t.subject and t.start < before]
            if fitting:
                thing = fitting[-1] if at == place else fitting[0]
                return self.same(thing.noun, at, thing.start, proper_words(thing.name)) or thing
        return None

    def same(self, noun: str, place: int, before: int, proper: frozenset[str] = frozenset()) -> Thing | None:
        """What a definite description comes back to: the company, the report.

        What comes back must have all `proper` words of the description: the State Department is
        not the Justice Department.
        """
        found = None
        for at in range(place, max(-1, place - 4 * _REACH), -1):
            earlier = [t for t in self.in_sentence(at) if t.start < before and proper <= t.words]
            named = [t for t in earlier if self._fits(t, noun, place - at)]
            found = named[0] if named else found
            if found and found.type is SpeakerType.ORGANIZATION:
                break
        return found

    def _fits(self, thing: Thing, noun: str, distance: int) -> bool:
        if noun in GENERIC:
            organization = thing.type is SpeakerType.ORGANIZATION and thing.is_named and distance <= _REACH
            return organization and self._may_be_called(thing, noun) and not self._is_told(thing)
        if thing.type is SpeakerType.ORGANIZATION:
            kind = thing.noun == noun or (noun in thing.words and noun in self._lexicon.organization_words)
            return thing.is_named and kind
        return thing.noun == noun

    def _may_be_called(self, thing: Thing, noun: str) -> bool:
        """Tell whether nothing in a body's name speaks against a general noun for it: no ministry is a company."""
        before = thing.sentence.at(max(thing.start - 2, 0))
        kind = before.lower if before is not None and before.text.islower() else ""
        if kind in self._lexicon.organization_words and noun not in _BROAD and noun != kind:
            return False  # the newspaper El Faro is no club
        if noun in _PAPERS:
            return (thing.words & self._lexicon.organization_words) <= _PERIODICALS
        return noun == "agency" or _PUBLIC.isdisjoint(thing.words)

    def _is_told(self, thing: Thing) -> bool:
        """Tell whether words are addressed to a body: told CNBC; e-mailed to, in an interview with the Courier."""
        head, governor = thing.head, thing.sentence.head(thing.head)
        if governor is None:
            return False
        case = thing.sentence.child(head, "case")
        spoken_to = case is None or case.lower in _TOWARDS
        if head.relation in ("obj", "iobj", "obl"):
            return spoken_to and self._lexicon.cue(governor.lower) is not None
        reports = governor.lower in self._lexicon.cue_nouns or governor.lower in self._lexicon.document_nouns
        return head.relation == "nmod" and case is not None and spoken_to and reports

    def _find(self, sentence: Sentence) -> list[Thing]:
        found = [*self._named(sentence), *self._described(sentence)]
        return sorted(found, key=lambda thing: (not thing.subject, thing.start))

    def _named(self, sentence: Sentence) -> list[Thing]:
        """The organisations that the recogniser found."""
        first = bisect_left(self._starts, sentence.start)
        found = []
        for span in self._organizations[first : bisect_left(self._starts, sentence.end)]:
            tokens = [t for t in sentence.tokens if span.start <= t.start < span.end]
            inside = {t.index for t in tokens}
            head = next((t for t in tokens if t.head not in inside), None)
            if head and head.deprel not in ("compound", "nmod:poss"):
                words = without_article(span.of(self._text))
                subject = _is_subject(sentence, head)
                found.append(Thing(span.end - len(words), words, SpeakerType.ORGANIZATION, subject, sentence, head))
        return found

    def _is_person(self, token: Token) -> bool:
        place = bisect_left(self._people_starts, token.end) - 1
        return place >= 0 and token.start < self._people[place].end

    def _described(self, sentence: Sentence) -> list[Thing]:
        """Documents, groups and organisations that a common noun introduces: a state report, officials."""
        found = []
        for token in sentence.tagged(_NOUNS):
            named = token.upos == "PROPN" and token.relation == "nsubj" and not self._is_person(token)
            kind = type_of(token, self._lexicon) if token.upos == "NOUN" or named else SpeakerType.UNNAMED_PERSON
            if kind is SpeakerType.UNNAMED_PERSON or token.relation in ("compound", "flat"):
                continue
            span = describe_at(sentence, token)
            if token.upos == "PROPN":
                span = proper_part(sentence, span, self._lexicon)
            subject = token.relation == "nsubj" or token.relation == "root"
            found.append(Thing(span.start, span.of(self._text), kind, subject, sentence, token))
        return found
