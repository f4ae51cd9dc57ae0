"""Stage 5d: people without a name who have spoken, for pronouns to look back to: A clerk said so.  “…,” he said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.model import Gender, SpeakerType
from quoteattr.resolution.descriptions import gender_of

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

    def spoke(self, place: int, gender: Gender) -> Identity | None:
        """Who spoke in a sentence without a name, and may be of a gender, which is theirs from now on."""
        spoken = self._spoke.get(place)
        fits = spoken is not None and self._genders.setdefault(spoken.key, gender) is gender
        return spoken if fits else None
