"""Whom a frame names as the one who is spoken to: told Ann, said to Bo."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quoteattr.detection.frames import Frame
    from quoteattr.graph import Token
    from quoteattr.lexicon import Lexicon
    from quoteattr.mentions.people import People


def person_addressed(frame: Frame, people: People, lexicon: Lexicon) -> int | None:
    """The person of a text whom a frame names as addressee, by number, or None.

    Ann told Bo Ray that it rained. -> Bo Ray.  “It rains,” said Ann to Bo Ray. -> Bo Ray
    """
    for token in (*_told(frame, lexicon), *_said_to(frame)):
        for each in (token, *frame.sentence.children(token, "flat", "compound")):
            person = people.of_name.get(each.start)
            if person is not None:
                return person
    return None


def _told(frame: Frame, lexicon: Lexicon) -> tuple[Token, ...]:
    """The objects of a verb that takes whom it speaks to as its object."""
    cue = lexicon.cue(frame.cue.lower)
    takes = cue is not None and "addressee" in cue.licenses
    found = frame.sentence.children(frame.cue, "obj", "iobj") if takes else ()
    return tuple(token for token in found if token is not frame.speaker)


def _said_to(frame: Frame) -> tuple[Token, ...]:
    sentence = frame.sentence
    return tuple(
        token
        for token in sentence.children(frame.cue, "obl")
        if any(case.lower == "to" for case in sentence.children(token, "case"))
    )
