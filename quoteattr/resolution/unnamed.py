"""Stage 5d: people without a name who have spoken, for pronouns to look back to: A clerk said so.  “…,” he said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from quoteattr.model import Gender, SpeakerType
from quoteattr.resolution.descriptions import gender_of

if TYPE_CHECKING:
    from quoteattr.lexicon import Lexicon
    from quoteattr.mentions.mentions import Reference
    from quoteattr.resolution.identities import Identity


# Who asks is answered by somebody else: A reporter said it was late.  “Yes,” he said.
_ASKERS = frozenset("audience heckler interviewer journalist moderator questioner reporter".split())


@frozen
class _Spoken:
    identity: Identity
    head: int  # where the description's head stands in its sentence
    subject: bool


class Unnamed:
    """Who spoke without a name, by sentence, and which gender a pronoun has given to whom."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._spoke: dict[int, _Spoken] = {}
        self._genders: dict[str, Gender] = {}

    def note(self, place: int, reference: Reference, identity: Identity | None) -> None:
        """Keep who spoke in a sentence by a description, as the later of two."""
        if identity is None or identity.type is not SpeakerType.UNNAMED_PERSON or reference.is_pronoun:
            return
        head = reference.head
        if head.lower in _ASKERS:
            return
        gender = gender_of(head, self._lexicon)
        if gender is not None:
            self._genders.setdefault(identity.key, gender)
        self._spoke[place] = _Spoken(identity, head.index, head.relation == "nsubj")

    def spoke(self, place: int, gender: Gender) -> Identity | None:
        """Who spoke in a sentence as its subject, without a name, and may be of a gender."""
        spoken = self._spoke.get(place)
        if spoken is None or not spoken.subject:
            return None
        if self._genders.setdefault(spoken.identity.key, gender) is not gender:
            return None
        return spoken.identity
