"""Stage 5e: who is in view as the mentions of a text are read in order, and whom each stands for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from attrs import frozen

from quoteattr.description.owned import owned_body
from quoteattr.mentions.mentions import Reference, describe_at
from quoteattr.model import Gender, SpeakerType
from quoteattr.resolution.descriptions import (
    LEAD,
    Descriptions,
    gender_of,
    introduction,
    is_age,
    is_definite,
    is_new,
    is_of_party,
    says_more,
    varies_a_name,
)
from quoteattr.resolution.groups import Groups
from quoteattr.resolution.identities import Identity, facts_of_description, person_identity
from quoteattr.resolution.things import Thing, is_proper, proper_part, proper_words, type_of, without_article
from quoteattr.resolution.unnamed import Unnamed

if TYPE_CHECKING:
    from quoteattr.description.roles import Facts
    from quoteattr.graph import Sentence, Token
    from quoteattr.model import Span
    from quoteattr.resolution.survey import Survey

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_ONE = frozenset({SpeakerType.ORGANIZATION, SpeakerType.DOCUMENT})
_MANY = frozenset({SpeakerType.GROUP, SpeakerType.ORGANIZATION})
_REACH = 12  # sentences that a pronoun may look back over
_AHEAD = 3  # sentences within which somebody whom a description brings in must be named
_NEAR = 3  # sentences that a description may look back over for somebody to vary the name of
_NAMES = 60  # names that a description may look back over


@frozen
class Passing:
    """What the text states of somebody in passing: where it mentions them there, and the facts."""

    identity: Identity
    mention: Span
    facts: Facts


class Memory:
    """Walks through the mentions in order and keeps who was in view last."""

    def __init__(self, survey: Survey) -> None:
        scene = self._scene = survey.scene
        self.genders = {n: p.gender for n, p in enumerate(scene.people.persons)}
        self._focus, self._things, self._chains = survey.focus, survey.things, survey.chains
        self._acronyms, self._short_forms, self._named = survey.acronyms, survey.short_forms, survey.named
        self._full = sorted(self._acronyms.values())
        self._spoke: dict[int, int] = {}
        self._groups = Groups(scene)
        self._nameless = Unnamed(scene.lexicon)
        self.stated: list[Passing] = []  # what introduced the things that the text comes back to
        self._unnamed: dict[str, Identity] = {}  # by head noun: a spokesman, to whom *the spokesman* comes back
        self._descriptions = Descriptions(scene.people.persons, scene.facts, scene.parsed.text, scene.lexicon)
        first = {number: start for start, number in reversed(self._named)}
        self._brought_in = sorted((start, number) for number, start in first.items())

    def identify(self, reference: Reference) -> Identity | None:
        """Tell who speaks by a mention, and keep it for what comes after."""
        identity = self._identify(reference)
        self._groups.note(self._place(reference.sentence), identity)
        self._nameless.note(self._place(reference.sentence), reference, identity)
        named = self._scene.people.of_name.get(reference.name.span.start) if reference.name else None
        person = identity.person if identity else named
        if person is not None:
            self._spoke[self._place(reference.sentence)] = person
        return identity

    def described(self, description: Reference) -> list[Passing]:
        """The person, if any, whom a description that nobody speaks by describes.

        Who is known by another title is not described anew by it, unless it tells of the past.
        """
        if description.is_pronoun:
            identity = self._pronoun(description)
            return [self._passing(identity, description)] if identity else []
        person = self._titled_or_aged(description)
        if person is None and varies_a_name(description.sentence, description.head, self._scene.lexicon):
            person = self._varied_in_passing(description)
        if person is None:
            return []
        passing = self._passing(self._person(person), description)
        self._descriptions.add(person, passing.facts)
        return [passing]

    def _varied_in_passing(self, description: Reference) -> int | None:
        """Whoever was in view right before, if the description's sentence names nobody before it, nor them after."""
        person = self._last_in_view(description, sentences=1)
        place = self._place(description.sentence)
        beside = list(self._focus.at(place, description.span.start))
        if person is None or beside or person in self._focus.at(place):
            return None
        facts = self._scene.facts.get(person)
        return None if facts and facts.titles and not says_more(description) else person

    def owning(self, owner: Reference, noun: Token) -> list[Passing]:
        """The person who owns a body that is named: his company, Kissel Healthcare."""
        facts = owned_body(owner.sentence, noun, self._scene.parsed.text, self._scene.lexicon)
        number = self._scene.people.of_name.get(owner.span.start)
        identity = self._pronoun(owner) if owner.is_pronoun else None if number is None else self._whoever(number)
        held_by = facts and identity is not None and identity.person is not None
        return [Passing(identity, owner.span, facts)] if held_by and identity else []

    def _passing(self, identity: Identity, reference: Reference) -> Passing:
        return Passing(identity, reference.span, facts_of_description(reference, self._scene))

    def owner(self, reference: Reference) -> Span | None:
        """Where the name stands for which an owner before a role does: his lawyer, the company's founder."""
        if reference.head.lower == "its":
            return self._body_before(reference)
        if reference.is_pronoun:
            return self._name_before(self._pronoun(reference), reference.span.start)
        thing = self._things.same(reference.head.lower, self._place(reference.sentence), reference.phrase.start)
        owns = thing is not None and thing.is_named and thing.type is SpeakerType.ORGANIZATION
        return thing.span if thing and owns else None

    def _body_before(self, reference: Reference) -> Span | None:
        """Where the body is named that *its* stands for."""
        thing = self._things.last(self._place(reference.sentence), reference.span.start, _ONE)
        return thing.span if thing and thing.is_named else None

    def _name_before(self, identity: Identity | None, before: int) -> Span | None:
        """The last mention by name of a person before an offset."""
        if identity is None or identity.person is None:
            return None
        names = self._scene.people.persons[identity.person].names
        return next((name.span for name in reversed(names) if name.span.start < before), None)

    def _place(self, sentence: Sentence) -> int:
        """Which sentence of the text it is, or, for one within a quotation, holds it."""
        return self._groups.place(sentence)

    def _identify(self, reference: Reference) -> Identity | None:
        if reference.name and reference.others:
            return self._groups.together(reference)
        if reference.name:
            number = self._scene.people.of_name.get(reference.name.span.start)
            return None if number is None else self._whoever(number)
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

    def _whoever(self, number: int) -> Identity | None:
        """A person, unless a short form that fits several is all that is known."""
        return None if number in self._scene.people.unclear else self._person(number)

    def _pronoun(self, reference: Reference) -> Identity | None:
        word = reference.head.lower
        at = self._place(reference.sentence)
        if word == "they":
            return self._they(at, reference.span.start)
        if word == "it":
            return self._thing(self._things.last(at, reference.span.start, _ONE))
        gender = Gender.MALE if word in _HE else Gender.FEMALE if word in _SHE else None
        if gender is None:
            return None
        led_up_to = self._focus.to_come(at, reference.head)
        if led_up_to is not None and self.genders[led_up_to] is gender:
            return self._whoever(led_up_to)
        described: Identity | None = None
        for place in range(at, max(-1, at - _REACH), -1):
            person = self._most_in_view(place, gender, reference if place == at else None)
            spoken = self._nameless.spoke(place, gender) if place < at and at - place <= _NEAR else None
            if spoken is not None and (person is None or self._spoke.get(place) != person):
                if not self._nameless.may_be_named(spoken):
                    return self._nameless.mean(described or spoken, gender)
                described = described or spoken
            if person is not None:
                self.genders[person] = gender
                return self._whoever(person)
        return self._nameless.mean(described, gender)

    def _they(self, at: int, before: int) -> Identity | None:
        """The people who spoke as one, or whom the text names last as one subject: several people, a group, a body."""
        spoken = self._groups.spoken(at)
        if spoken is not None:
            return spoken
        thing = self._things.last(at, before, _MANY)
        acting = self._groups.acting(at, before)
        if acting and (thing is None or self._place(thing.sentence) <= acting[1]):
            return acting[0]
        return self._thing(thing)

    def _thing(self, thing: Thing | None) -> Identity | None:
        if thing is None:
            return None
        name = self._in_full(thing.name, thing.span) if thing.is_named else thing.name
        identity = Identity(without_article(name).lower(), thing.type, name)
        self.stated.append(self._passing(identity, Reference(thing.span, thing.span, thing.sentence, thing.head)))
        return identity

    def _in_full(self, words: str, span: Span) -> str:
        """The full name of an organisation that goes by its acronym here, or by a part of its name."""
        text = self._scene.parsed.text
        bare = without_article(words)
        full = self._acronyms.get(bare.replace(".", "")) or self._short_forms.get(bare.lower())
        if full is None:
            place = bisect_right(self._full, span.start, key=lambda each: each.start) - 1
            within = place >= 0 and self._full[place].overlaps(span)
            full = self._full[place] if within and span.of(text) in self._full[place].of(text) else None
        return " ".join(full.of(text).split()) if full else words

    def _most_in_view(self, place: int, gender: Gender | None, pronoun: Reference | None = None) -> int | None:
        """The person of a gender whom a sentence puts foremost: its speaker, its subject, then the first named.

        Where the pronoun stands in the same sentence, only what is before it counts.
        """
        before = pronoun.span.start if pronoun else None
        spoke = self._spoke.get(place)
        if spoke is not None and self._may_be(spoke, gender):
            return spoke
        described = self._described_subject(place, before)
        if described is not None and self._may_be(described, gender):
            return described
        in_view = self._focus.at(place, before, pronoun.head if pronoun else None)
        return next((person for person in in_view if self._may_be(person, gender)), None)

    def _described_subject(self, place: int, before: int | None) -> int | None:
        """The person whom a sentence's subject describes: the senator smiled."""
        sentence = self._scene.parsed.sentences[place]
        subject = next((t for t in sentence.tokens if t.deprel == "nsubj" and t.upos == "NOUN"), None)
        if subject is None or (before is not None and subject.end > before) or not is_definite(sentence, subject):
            return None
        span = describe_at(sentence, subject)
        return self._titled(Reference(span, span, sentence, subject))

    def _may_be(self, person: int, gender: Gender | None) -> bool:
        return gender is None or self.genders[person] in (gender, None)

    def _description(self, reference: Reference) -> Identity | None:
        head = reference.head
        described = self._described(reference)
        if described is not None:
            return self._person(described)
        pair = self._groups.pair(reference)
        if pair is not None:
            return pair
        if is_definite(reference.sentence, head):
            place, start = self._place(reference.sentence), reference.phrase.start
            proper = proper_words(reference.phrase.of(self._scene.parsed.text))
            same = self._things.same(head.lower, place, start, proper)
            if same is not None:
                return self._thing(same)
            known = self._unnamed.get(head.lower) or self._introduced(reference)
            if known is not None:
                return known
        phrase, proper_name = reference.phrase, is_proper(head, self._scene.lexicon)
        if proper_name:
            phrase = proper_part(reference.sentence, phrase, self._scene.lexicon)
        words = phrase.of(self._scene.parsed.text)
        if proper_name:
            words = self._in_full(words, phrase)
        bare = without_article(words)
        kind = type_of(head, self._scene.lexicon)
        identity = Identity(bare.lower(), kind, bare if proper_name else words)
        if kind is SpeakerType.UNNAMED_PERSON:
            self._unnamed[head.lower] = identity
        return identity

    def _introduced(self, reference: Reference) -> Identity | None:
        """The one person without a name whom the text has brought in by the same noun: a nurse, then the nurse."""
        if type_of(reference.head, self._scene.lexicon) is not SpeakerType.UNNAMED_PERSON:
            return None
        span = introduction(self._scene.parsed.sentences, self._place(reference.sentence), reference)
        if span is None:
            return None
        words = span.of(self._scene.parsed.text)
        return Identity(without_article(words).lower(), SpeakerType.UNNAMED_PERSON, words)

    def _described(self, reference: Reference) -> int | None:
        """The person whom a description calls by a title, by an age, or anew: the senator, the Vermont senator."""
        person = self._titled_or_aged(reference)
        if person is None and is_of_party(reference, self._scene.lexicon):
            return self._member_in_view(reference)
        if person is None and varies_a_name(reference.sentence, reference.head, self._scene.lexicon):
            return self._last_in_view(reference)
        return person

    def _titled_or_aged(self, reference: Reference) -> int | None:
        if is_new(reference.sentence, reference.head):
            return self._to_come(reference)
        if not is_definite(reference.sentence, reference.head):
            return None
        titled = self._titled(reference)
        if titled is None and is_age(reference):
            aged = self._descriptions.aged(reference)
            return self._last_in_view(reference) if aged is None else aged
        leads_forward = titled is None and self._place(reference.sentence) < LEAD
        return self._to_come(reference) if leads_forward else titled

    def _to_come(self, reference: Reference) -> int | None:
        """The person who is named for the first time soon after a description, with the same title."""
        sentences, place = self._scene.parsed.sentences, self._place(reference.sentence)
        end = sentences[min(place + _AHEAD, len(sentences) - 1)].end if sentences else 0
        person = self._descriptions.to_come(reference, end)
        if person is None or not self._may_be(person, gender_of(reference.head, self._scene.lexicon)):
            return None
        owned = reference.sentence.child(reference.head, "nmod")  # his manager: whoever is named next
        if owned is not None and owned.deprel == "nmod:poss" and person != self._first_after(reference.span.end):
            return None
        first = self._scene.people.persons[person].fullest
        earlier = self._name_before(self._person(person), reference.span.start)
        return person if first is not None and earlier is None else None

    def _first_after(self, offset: int) -> int | None:
        """The first person whom the text brings in after an offset."""
        place = bisect_left(self._brought_in, (offset,))
        return self._brought_in[place][1] if place < len(self._brought_in) else None

    def _titled(self, reference: Reference) -> int | None:
        """The one person whose title a description repeats; nobody of another gender."""
        person = self._descriptions.titled(reference, self._recent(reference.span.start))
        gender = gender_of(reference.head, self._scene.lexicon)
        if person is None or not self._may_be(person, gender):
            return None
        if self._descriptions.tells_of(person, reference):
            return person
        at = self._place(reference.sentence)
        named_here = person in self._focus.at(at, reference.span.start)
        return person if named_here or person == self._last_in_view(reference) else None

    def _recent(self, before: int) -> dict[int, int]:
        """Where each person was last named before an offset, as far as the last few names go back."""
        place = bisect_left(self._named, (before,))
        return {person: start for start, person in self._named[max(0, place - _NAMES) : place]}

    def _gender_after(self, reference: Reference) -> Gender | None:
        """The gender that the sentence after a description shows of its subject: the mayor left.  She …"""
        sentences, place = self._scene.parsed.sentences, self._place(reference.sentence) + 1
        if reference.head.relation != "nsubj" or place >= len(sentences):
            return None
        first = sentences[place].tokens[0].lower
        return Gender.MALE if first == "he" else Gender.FEMALE if first == "she" else None

    def _member_in_view(self, reference: Reference) -> int | None:
        """The last person in view of whom the text states the party that a description names: the Democrat."""
        said = self._descriptions.words(reference)
        at = self._place(reference.sentence)
        in_view = (person for place in range(at - 1, max(-1, at - 1 - _NEAR), -1) for person in self._focus.at(place))
        return next((person for person in in_view if self._descriptions.states(person, said)), None)

    def _last_in_view(self, reference: Reference, sentences: int = _NEAR) -> int | None:
        """The person foremost in the sentences before, whom a fuller description may name in other words.

        Of its own sentence, it is the only one named there that its clause leaves free.
        """
        sentence = reference.sentence
        gender = gender_of(reference.head, self._scene.lexicon) or self._gender_after(reference)
        owners = {self._scene.people.of_name.get(t.start) for t in sentence.children(reference.head, "nmod")}
        at = self._place(sentence)
        beside = list(self._focus.at(at, reference.span.start, reference.head))
        found = beside[0] if len(beside) == 1 and self._may_be(beside[0], gender) else None
        for place in range(at - 1, max(-1, at - 1 - sentences), -1):
            found = self._most_in_view(place, gender) if found is None else found
        known = found in owners or (found is not None and self._conflicts(found, reference))
        return None if known else found

    def _conflicts(self, person: int, reference: Reference) -> bool:
        return self._descriptions.conflicts(person, self._descriptions.words(reference))
