"""Stage 5d: people without a name who have spoken, for pronouns to look back to: A clerk said so.  “…,” he said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.model import Gender, SpeakerType
from quoteattr.resolution.descriptions import gender_of, is_definite

if TYPE_CHECKING:
    from quoteattr.lexicon import Lexicon
    from quoteattr.mentions.mentions import Reference
    from quoteattr.resolution.identities import Identity


# Who asks is answered by somebody else: A reporter said it was late.  “Yes,” he said.
_ASKERS = frozenset("audience heckler interviewer journalist moderator questioner reporter".split())


class Unnamed:
    """Who spoke without a name as the subject of a sentence, and which gender a pronoun has given to whom."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._spoke: dict[int, Identity] = {}
        self._genders: dict[str, Gender] = {}
        self._definite: set[str] = set()

    def note(self, place: int, reference: Reference, identity: Identity | None) -> None:
        """Keep who spoke in a sentence by a description that is a subject; of two, the later one."""
        head = reference.head
        described = identity is not None and identity.type is SpeakerType.UNNAMED_PERSON and not reference.is_pronoun
        if identity is None or not described or head.relation != "nsubj" or head.lower in _ASKERS:
            return
        gender = gender_of(head, self._lexicon)
        if gender is not None:
            self._genders.setdefault(identity.key, gender)
        self._spoke[place] = identity
        self._definite.update([identity.key] if is_definite(reference.sentence, head) else [])

    def spoke(self, place: int, gender: Gender) -> Identity | None:
        """Who spoke in a sentence without a name, and may be of a gender."""
        spoken = self._spoke.get(place)
        return spoken if spoken is not None and self._genders.get(spoken.key, gender) is gender else None

    def may_be_named(self, identity: Identity) -> bool:
        """Tell whether a description may well be somebody's whom the text names: the prosecutor; not a clerk."""
        return identity.key in self._definite

    def mean(self, identity: Identity | None, gender: Gender) -> Identity | None:
        """Give whom a pronoun means, and keep the gender that it shows."""
        if identity is not None:
            self._genders.setdefault(identity.key, gender)
        return identity
