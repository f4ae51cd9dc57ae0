"""Stage 5: mentions to speakers: names, pronouns and descriptions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from attrs import field, frozen

from quoteattr.coreference import Chains
from quoteattr.describe import describe_phrase
from quoteattr.mentions import Reference, describe_at
from quoteattr.model import Affiliation, Gender, SpeakerType, Title
from quoteattr.roles import Facts
from quoteattr.things import Thing, Things, proper_part, type_of, without_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from quoteattr.graph import ParsedText, Sentence
    from quoteattr.lexicon import Lexicon
    from quoteattr.people import People

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_ONE = frozenset({SpeakerType.ORGANIZATION, SpeakerType.DOCUMENT})
_THINGS = {"it": _ONE, "they": frozenset({SpeakerType.GROUP, SpeakerType.ORGANIZATION})}
_REACH = 12  # sentences that a pronoun may look back over


@frozen
class Identity:
    """Who a mention stands for: a person of the text by number, or something told by its words."""

    key: str
    type: SpeakerType
    name: str
    person: int | None = None


@frozen
class Scene:
    """What resolution looks things up in: the parse, the people, and what is said of them."""

    parsed: ParsedText
    people: People
    facts: Mapping[int, Facts] = field(repr=False)
    lexicon: Lexicon = field(repr=False)


def resolve(scene: Scene, references: Sequence[Reference | None]) -> list[Identity | None]:
    """Tell for each mention, in text order, who it stands for; None where the text does not tell.

    A pronoun goes to the person of its gender who is most in view: a speaker just quoted, the
    subject of the sentence before, somebody named there.
    """
    memory = _Memory(scene)
    return [memory.identify(reference) if reference else None for reference in references]


class _Memory:
    """Walks through the mentions in order and keeps who was in view last."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._genders = {n: p.gender for n, p in enumerate(scene.people.persons)}
        self._starts = [sentence.start for sentence in scene.parsed.sentences]
        self._in_sentence = _persons_by_sentence(scene)
        self._spoke: dict[int, int] = {}
        self._unnamed: dict[str, Identity] = {}  # by head noun: a spokesman, to whom *the spokesman* comes back
        self._roles = roles_of(scene)
        self._chains = Chains(scene.parsed, scene.people)
        names = (name.span for person in scene.people.persons for name in person.names)
        self._things = Things(scene.parsed, names, scene.lexicon)

    def identify(self, reference: Reference) -> Identity | None:
        identity = self._identify(reference)
        if identity and identity.person is not None:
            self._spoke[self._place(reference.sentence)] = identity.person
        return identity

    def _place(self, sentence: Sentence) -> int:
        """Which sentence of the text it is, or, for one within a quotation, holds it."""
        return max(bisect_right(self._starts, sentence.start) - 1, 0)

    def _identify(self, reference: Reference) -> Identity | None:
        if reference.name:
            number = self._scene.people.of_name.get(reference.name.span.start)
            return None if number is None else self._person(number)
        chained = self._chains.person(reference)
        if chained is not None:
            return self._person(chained)
        if reference.is_pronoun:
            return self._known(self._pronoun(reference))
        return self._known(self._description(reference))

    def _known(self, identity: Identity | None) -> Identity | None:
        """Who was found, unless the people are given and this is none of them."""
        closed = self._scene.people.closed
        return None if closed and identity is not None and identity.person is None else identity

    def _person(self, number: int) -> Identity:
        return person_identity(self._scene, number)

    def _pronoun(self, reference: Reference) -> Identity | None:
        word = reference.head.lower
        at = self._place(reference.sentence)
        if word in _THINGS:
            return self._thing(self._things.last(at, reference.span.start, _THINGS[word]))
        gender = Gender.MALE if word in _HE else Gender.FEMALE if word in _SHE else None
        if gender is None:
            return None
        for place in range(at, max(-1, at - _REACH), -1):
            person = self._most_in_view(place, gender, before=reference.span.start if place == at else None)
            if person is not None:
                self._genders[person] = gender
                return self._person(person)
        return None

    def _thing(self, thing: Thing | None) -> Identity | None:
        return Identity(thing.key, thing.type, thing.name) if thing else None

    def _most_in_view(self, place: int, gender: Gender | None, before: int | None) -> int | None:
        """The person of a gender whom a sentence puts foremost: its speaker, its subject, then the first named."""
        spoke = self._spoke.get(place)
        if spoke is not None and self._may_be(spoke, gender):
            return spoke
        described = self._described_subject(place, before)
        if described is not None and self._may_be(described, gender):
            return described
        fitting = [
            (rank, person)
            for rank, start, person in self._in_sentence.get(place, [])
            if (before is None or start < before) and self._may_be(person, gender)
        ]
        return min(fitting)[1] if fitting else None

    def _described_subject(self, place: int, before: int | None) -> int | None:
        """The person whom a sentence's subject describes: the senator smiled."""
        sentence = self._scene.parsed.sentences[place]
        subject = next((t for t in sentence.tokens if t.deprel == "nsubj" and t.upos == "NOUN"), None)
        if subject is None or (before is not None and subject.end > before):
            return None
        if not any(t.lower == "the" for t in sentence.children(subject, "det")):
            return None
        span = describe_at(sentence, subject)
        return self._described(Reference(span, span, sentence, subject))

    def _may_be(self, person: int, gender: Gender | None) -> bool:
        return gender is None or self._genders[person] in (gender, None)

    def _description(self, reference: Reference) -> Identity | None:
        head = reference.head
        definite = any(t.lower in ("the", "this", "that") for t in reference.sentence.children(head, "det"))
        if definite:
            described = self._described(reference)
            if described is not None:
                return self._person(described)
            same = self._things.same(head.lower, self._place(reference.sentence), reference.phrase.start)
            if same is not None:
                return self._thing(same)
            if head.lower in self._unnamed:
                return self._unnamed[head.lower]
        varied = self._variation(reference)
        if varied is not None:
            return self._person(varied)
        phrase = reference.phrase
        if head.upos == "PROPN":
            phrase = proper_part(reference.sentence, phrase)
        words = phrase.of(self._scene.parsed.text)
        bare = without_article(words)
        kind = type_of(head, self._scene.lexicon)
        identity = Identity(bare.lower(), kind, bare if head.upos == "PROPN" else words)
        if kind is SpeakerType.UNNAMED_PERSON:
            self._unnamed[head.lower] = identity
        return identity

    def _variation(self, reference: Reference) -> int | None:
        """The person last in view, whom a fuller definite description names anew: the Vermont senator.

        A bare one (the spokesman) may be anybody's, one without a role (the man) as well.
        """
        sentence, head = reference.sentence, reference.head
        lexicon = self._scene.lexicon
        owners = [t for t in sentence.children(head, "nmod") if t.deprel == "nmod:poss"]
        definite = any(t.lower == "the" for t in sentence.children(head, "det"))
        fuller = bool(owners) or sentence.child(head, "amod", "compound") is not None
        if head.upos != "NOUN" or head.xpos == "NNS" or head.lower not in lexicon.role_nouns or not fuller:
            return None
        if not (definite or any(t.upos == "PROPN" for t in owners)):
            return None
        gender = lexicon.gendered_nouns.get(head.lower)
        owned = {self._scene.people.of_name.get(t.start) for t in owners}
        at = self._place(sentence)
        for place in range(at - 1, max(-1, at - 4), -1):
            person = self._most_in_view(place, gender, before=None)
            if person is not None:
                return None if person in owned else person
        return None

    def _described(self, reference: Reference) -> int | None:
        """The one person, last in view, whose title the description repeats."""
        text = self._scene.parsed.text
        said = reference.phrase.of(text).lower().split()
        candidates = self._roles.get(reference.head.lower, [])
        for place in range(bisect_left(candidates, (reference.span.start,)) - 1, -1, -1):
            _, person, lesser = candidates[place]
            if all(word in said for word in lesser):
                return person
        return None


def person_identity(scene: Scene, number: int) -> Identity:
    """The identity of a person of the text, under the fullest name."""
    person = scene.people.persons[number]
    written = person.called or (person.fullest.span.of(scene.parsed.text) if person.fullest else "")
    return Identity(f"person {number}", SpeakerType.PERSON, " ".join(written.split()), number)


def _persons_by_sentence(scene: Scene) -> dict[int, list[tuple[tuple[int, int], int, int]]]:
    """For each sentence, (rank, start, person) of the people it names: subjects before the rest."""
    starts = {sentence.start: place for place, sentence in enumerate(scene.parsed.sentences)}
    found: dict[int, list[tuple[tuple[int, int], int, int]]] = {}
    for number, person in enumerate(scene.people.persons):
        for name in person.names:
            relation = name.head.relation
            place = starts.get(name.sentence.start)
            if relation == "compound" or place is None:
                continue  # the Clark campaign; somebody named within a quotation
            introduced = name is person.names[0] and len(name.words) > 1 and bool(scene.facts.get(number))
            rank = 0 if introduced or relation == "nsubj" else 2 if relation == "nmod" else 1
            entry = ((rank, name.first), name.span.start, number)
            found.setdefault(place, []).append(entry)
    return found


def roles_of(scene: Scene) -> dict[str, list[tuple[int, int, tuple[str, ...]]]]:
    """For each role noun, where the text gives whom that title, and what makes it another office: vice, deputy."""
    found: dict[str, list[tuple[int, int, tuple[str, ...]]]] = {}
    for number, facts in scene.facts.items():
        for title in facts.titles:
            *before, noun = title.text.lower().split()
            lesser = tuple(word for word in before if word in _LESSER)
            found.setdefault(_FULL.get(noun, noun), []).append((title.span.start, number, lesser))
    for places in found.values():
        places.sort()
    return found


_LESSER = frozenset({"vice", "deputy", "assistant"})
_FULL = {"sen.": "senator", "gov.": "governor", "rep.": "representative", "gen.": "general", "prof.": "professor"}


def facts_of_people(people: People, facts_by_name: Mapping[int, Facts]) -> dict[int, Facts]:
    """Gather what is said at each name, by person; each title and affiliation once, as first written."""
    return {
        number: distinct(facts_by_name.get(name.span.start, Facts()) for name in person.names)
        for number, person in enumerate(people.persons)
    }


def distinct(facts: Iterable[Facts]) -> Facts:
    """Join facts, each title and affiliation once, as first written."""
    titles: dict[str, Title] = {}
    affiliations: dict[str, Affiliation] = {}
    for each in facts:
        for title in each.titles:
            titles.setdefault(title.text.lower(), title)
        for affiliation in each.affiliations:
            affiliations.setdefault(affiliation.text.lower(), affiliation)
    return Facts(tuple(titles.values()), tuple(affiliations.values()))


def facts_of_description(reference: Reference, scene: Scene) -> Facts:
    """What a speaker's own description says of it: a spokesman for the ministry."""
    return describe_phrase(reference.sentence, reference.head, scene.parsed.text, scene.lexicon)
