"""The characters of a story: people with names, people known by a description, and the narrator."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from quoteattr.mentions.given import GIVEN_NARRATOR
from quoteattr.mentions.mentions import Reference
from quoteattr.model import Gender, SpeakerType
from quoteattr.resolution.identities import Identity, person_identity, roles_of
from quoteattr.resolution.things import type_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from quoteattr.graph import Sentence, Token
    from quoteattr.lexicon import Lexicon
    from quoteattr.mentions.names import Name
    from quoteattr.mentions.people import Bearers, People
    from quoteattr.resolution.identities import Scene

_DEFINITE = frozenset({"the", "this", "that"})
_ORDER = frozenset("first second third fourth other another".split())
_REACH = 20  # of all the men in a long novel, a description comes back to one of the last so many
NARRATOR = frozenset({"i", "me", "myself"})


@frozen
class Character:
    """Somebody in a story: who that is, what the story shows of them, and whether they tell it."""

    identity: Identity
    gender: Gender | None = None
    narrates: bool = False
    honorifics: tuple[str, ...] = ()


@frozen
class Roster:
    """All characters by number; who a name or a description at a speaker's place stands for, by where it starts.

    `callings` gives for each capitalised word the characters whom it may call, and `heads` for
    each noun those known by a description with it at its head; `places` holds each character's
    mentions by name or description, in text order.  `shared` are names that fit several characters.
    """

    characters: tuple[Character, ...]
    at: Mapping[int, int] = field(repr=False)
    callings: Mapping[str, tuple[int, ...]] = field(repr=False)
    heads: Mapping[str, tuple[int, ...]] = field(repr=False)
    places: Mapping[int, tuple[Reference, ...]] = field(repr=False)
    narrator: int | None = None
    shared: Mapping[int, Bearers] = field(factory=dict, repr=False)

    @cached_property
    def genders(self) -> Mapping[int, Gender]:
        """The genders that are known."""
        return {who: each.gender for who, each in enumerate(self.characters) if each.gender}


def make_roster(scene: Scene, references: Iterable[Reference]) -> Roster:
    """Gather the characters of a story from its names and from the mentions of its speakers."""
    people = scene.people
    characters = [
        Character(person_identity(scene, n), p.gender, honorifics=p.honorifics) for n, p in enumerate(people.persons)
    ]
    at = {start: who for start, who in people.of_name.items() if start not in people.shared}
    places = {n: [_reference(name) for name in p.names] for n, p in enumerate(people.persons)}
    described = _Described(scene, len(characters))
    first_person: list[Reference] = []
    for reference in references:
        if reference.is_pronoun:
            first_person.extend([reference] if reference.head.lower in NARRATOR else [])
        elif reference.name is None and not people.closed:
            at[reference.span.start] = described.find(reference)
            places.setdefault(at[reference.span.start], []).append(reference)
    characters.extend(described.characters())
    narrator = _narrator(people, characters, first_person)
    if narrator is not None:
        places[narrator] = [*places.get(narrator, ()), *first_person]
    heads = described.heads()
    ordered = {who: tuple(sorted(own, key=lambda r: r.span.start)) for who, own in places.items()}
    return Roster(tuple(characters), at, _callings(scene, heads), heads, ordered, narrator, people.shared)


def _narrator(people: People, characters: list[Character], first_person: Sequence[Reference]) -> int | None:
    """Who says *I*, if anybody does: whoever of a given cast goes by it, or else one more character."""
    if not first_person:
        return None
    told = next((n for n, person in enumerate(people.persons) if GIVEN_NARRATOR in person.given), None)
    if told is None:
        characters.append(Character(Identity("narrator", SpeakerType.UNNAMED_PERSON, "I"), narrates=True))
        return len(characters) - 1
    characters[told] = evolve(characters[told], narrates=True)
    return told


def _reference(name: Name) -> Reference:
    return Reference(name.full_span, name.span, name.sentence, name.head, name)


def _callings(scene: Scene, heads: Mapping[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """Whom each word of a name, and each noun of a description, may call."""
    found: dict[str, dict[int, None]] = defaultdict(dict)
    for number, person in enumerate(scene.people.persons):
        called = {tuple(form.split()) for form in person.given}
        for words in sorted({tuple(name.words) for name in person.names} | called):
            for word in {words[0], words[-1]}:
                found[word].setdefault(number)
    for noun, numbers in heads.items():
        for form in {noun, noun.capitalize()}:
            if form not in found:
                found[form].update(dict.fromkeys(numbers))
    return {word: tuple(numbers) for word, numbers in found.items() if len(word) > 1}


class _Described:
    """Tells people known by description apart: by the noun, and by what is said with it."""

    def __init__(self, scene: Scene, first: int) -> None:
        self._scene = scene
        self._first = first
        self._roles = roles_of(scene)
        self._heads: dict[str, list[int]] = defaultdict(list)
        self._nouns: list[str] = []
        self._modifiers: list[frozenset[str]] = []
        self._phrases: list[Counter[str]] = []
        self._types: list[SpeakerType] = []

    def find(self, reference: Reference) -> int:
        """The character whom a description stands for: one with that title, one so described before, or a new one."""
        head = reference.head.lower
        titled = set(self._roles.get(head, ()))
        modifiers = modifiers_of(reference.sentence, reference.head)
        if len(titled) == 1 and is_definite(reference.sentence, reference.head) and not modifiers:
            return titled.pop()
        number = self._known(head, modifiers)
        if number is None:
            number = len(self._phrases)
            self._heads[head].append(number)
            self._nouns.append(head)
            self._modifiers.append(modifiers)
            self._phrases.append(Counter())
            self._types.append(type_of(reference.head, self._scene.lexicon))
        else:
            self._modifiers[number] |= modifiers
        self._phrases[number][" ".join(reference.phrase.of(self._scene.parsed.text).split())] += 1
        return self._first + number

    def _known(self, head: str, modifiers: frozenset[str]) -> int | None:
        for number in self._heads.get(head, [])[: -_REACH - 1 : -1]:
            known = self._modifiers[number]
            apart = (modifiers & _ORDER) != (known & _ORDER) and (modifiers | known) & _ORDER
            if not apart and (modifiers <= known or known <= modifiers):
                return number
        return None

    def characters(self) -> Iterable[Character]:
        """The characters known by description, each under the description used most."""
        for number, phrases in enumerate(self._phrases):
            words = max(phrases, key=lambda phrase: (phrase.lower().startswith("the "), phrases[phrase], -len(phrase)))
            identity = Identity(f"described {number}", self._types[number], words)
            yield Character(identity, gender_of_noun(self._nouns[number], self._scene.lexicon))

    def heads(self) -> dict[str, tuple[int, ...]]:
        """For each noun, the characters described with it."""
        return {head: tuple(self._first + n for n in numbers) for head, numbers in self._heads.items()}


def gender_of_noun(noun: str, lexicon: Lexicon) -> Gender | None:
    """The gender that a noun for a person tells: landlady, uncle."""
    return lexicon.gendered_nouns.get(noun) or lexicon.honorifics.get(noun)


def modifiers_of(sentence: Sentence, head: Token) -> frozenset[str]:
    """The words that tell one man from another: the old man, the man in black."""
    near = sentence.children(head, "amod", "compound", "nmod", "nummod")
    return frozenset(t.lower for t in near if t.deprel != "nmod:poss")


def is_definite(sentence: Sentence, head: Token) -> bool:
    """Tell whether *the*, *this* or *that* makes a noun somebody known."""
    return any(t.lower in _DEFINITE for t in sentence.children(head, "det"))
