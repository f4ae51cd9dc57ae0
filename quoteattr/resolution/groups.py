"""Stage 5b: people who speak or act as one, and the words that come back to all of them: they, the two."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from quoteattr.mentions.mentions import NameIndex, Reference, refer
from quoteattr.resolution.identities import several

if TYPE_CHECKING:
    from quoteattr.graph import Sentence
    from quoteattr.resolution.identities import Identity, Scene

_REACH = 2  # sentences that *they* may look back over
_PAIRS = frozenset({"two", "pair", "couple", "duo", "both"})
_LONGEST = 3  # words of what comes back to a pair: the two senators


class Groups:
    """The people whom each sentence joins as its subject, and those who spoke as one."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        named = (name for person in scene.people.persons for name in person.names)
        self._names = NameIndex(tuple(sorted(named, key=lambda name: name.span.start)))
        self._starts = [sentence.start for sentence in scene.parsed.sentences]
        self._spoke: tuple[int, Identity] | None = None

    def place(self, sentence: Sentence) -> int:
        """Which sentence of the text it is, or, for one within a quotation, holds it."""
        return max(bisect_right(self._starts, sentence.start) - 1, 0)

    def note(self, place: int, identity: Identity | None) -> None:
        """Keep who spoke in a sentence, if several did as one."""
        if identity and identity.members:
            self._spoke = (place, identity)

    def spoken(self, place: int) -> Identity | None:
        """The people who spoke as one in this sentence or one of the two before."""
        near = self._spoke is not None and place - self._spoke[0] <= _REACH
        return self._spoke[1] if near and self._spoke else None

    def acting(self, place: int, before: int) -> tuple[Identity, int] | None:
        """The people whom a sentence last joined as its subject before an offset, and which sentence that was."""
        for at in range(place, max(-1, place - _REACH - 1), -1):
            sentence = self._scene.parsed.sentences[at]
            for name in reversed(self._names.within(sentence)):
                if name.span.start >= before or name.head.relation != "nsubj":
                    continue
                reference = refer(sentence, name.head, self._names)
                identity = self.together(reference) if reference.others else None
                if identity is not None and identity.members:
                    return identity, at
        return None

    def together(self, reference: Reference) -> Identity | None:
        """Several people who speak as one: Ann Lee and Bo Ray; of a given cast, those who belong to it."""
        known = (self._scene.people.of_name.get(name.span.start) for name in reference.names)
        return several(self._scene, [number for number in known if number is not None])

    def pair(self, reference: Reference) -> Identity | None:
        """The two people to whom *the two*, *the pair* or *both men* comes back."""
        words = reference.phrase.of(self._scene.parsed.text).lower().split()
        if not _PAIRS & set(words[:2]) or len(words) > _LONGEST:
            return None
        place = self.place(reference.sentence)
        acting = self.acting(place, reference.phrase.start)
        found = self.spoken(place) or (acting[0] if acting else None)
        return found if found is not None and len(found.members) == 2 else None
