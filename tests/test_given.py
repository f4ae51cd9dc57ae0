"""A given cast: who is found where, and that nobody else speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from graphs import untied

from quoteattr import Character, Gender, InputTypeError, Speaker, SpeakerType
from quoteattr.lexicon import english
from quoteattr.mentions.given import Cast

if TYPE_CHECKING:
    from quoteattr import Attributor

FAMILY = (
    Character("Ellen Varga", ["Nell", "Miss Varga"], "female"),
    Character("Mr. Varga", ["the old printer"]),
    Character("Tom Reed", titles=["mayor"]),
)


def named(*lines: str) -> list[tuple[str, str]]:
    """Find a family in lines without trees: the words and whose they are, or may be."""
    cast = Cast(FAMILY, english())
    return [
        (" ".join(each.name.words), " or ".join(cast.members[m].name for m in each.bearers.all))
        for each in cast.find(untied(*lines))
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Then/ADV Ellen Varga left/VERB", [("Ellen Varga", "Ellen Varga")]),
        ("Then/ADV Nell left/VERB", [("Nell", "Ellen Varga")]),
        ("Then/ADV Miss Varga left/VERB", [("Miss Varga", "Ellen Varga")]),
        ("Then/ADV Mr. Varga left/VERB", [("Mr Varga", "Mr. Varga")]),
        ("Then/ADV Varga left/VERB", [("Varga", "Ellen Varga or Mr. Varga")]),
        ("Then/ADV the old/ADJ printer left/VERB", [("old printer", "Mr. Varga")]),
        ("Then/ADV Reed left/VERB", [("Reed", "Tom Reed")]),
        ("Then/ADV reed grew/VERB", []),
        ("Then/ADV Otto Brandt left/VERB", []),
    ],
)
def test_members_are_found_by_any_of_their_names(line: str, expected: list[tuple[str, str]]) -> None:
    """Names, aliases, descriptions, and a surname or first name that only one member has."""
    assert expected == named(line)


def test_whose_whole_name_is_part_of_another_is_not_sure() -> None:
    """Where Brandt is somebody's whole name, Otto Brandt may be meant all the same; Mrs. Brandt may not."""
    cast = Cast(["Brandt", "Otto Brandt", "Mrs. Brandt"], english())
    (called,) = cast.find(untied("Then/ADV Brandt left/VERB"))
    assert ((0,), (1, 2)) == (called.bearers.whole, called.bearers.part)
    (titled,) = cast.find(untied("Then/ADV Mrs. Brandt left/VERB"))
    assert 1 not in titled.bearers.all


def test_the_narrator_of_a_cast_is_no_name() -> None:
    """The alias I tells who narrates, and is found nowhere."""
    assert () == Cast([Character("Otto Brandt", ["I"])], english()).find(untied("Then/ADV I/PRON left/VERB"))


def test_a_speaker_of_another_text_may_be_given() -> None:
    """Speakers of one answer are a cast for the next."""
    given = Speaker("s1", "Ellen Varga", SpeakerType.PERSON, gender=Gender.FEMALE)
    assert (Character("Ellen Varga", gender=Gender.FEMALE),) == Cast([given], english()).members


@pytest.mark.parametrize(
    ("member", "gender"),
    [("Mrs. Oduya", Gender.FEMALE), ("Uncle Bo", Gender.MALE), ("Mary Poe", Gender.FEMALE), ("Quorn", None)],
)
def test_a_gender_is_read_off_names(member: str, gender: Gender | None) -> None:
    """Honorifics, kin and first names tell it."""
    assert (gender,) == Cast([member], english()).genders


@pytest.mark.parametrize(
    "wrong", ["Ann", [3], [None], [""], ["?"], [object()]], ids=["string", "number", "none", "empty", "mark", "object"]
)
def test_what_is_no_cast_is_refused(wrong: Any) -> None:
    """A string, a number or a name without a letter is no cast."""
    with pytest.raises(InputTypeError):
        Cast(wrong, english())


@pytest.mark.parametrize("wrong", [{"aliases": "Nell"}, {"gender": "girl"}, {"titles": [3]}])
def test_what_is_no_character_is_refused(wrong: dict[str, Any]) -> None:
    """Aliases are a list, and a gender is one of two words."""
    with pytest.raises(InputTypeError):
        Character("Ellen Varga", **wrong)


TALK = """\
“Is the press broken again?” asked Nell.

“Quite broken,” said the old printer. “What did you do?”

“Nothing at all! You had it last.”

“I heard every word,” said Otto Brandt. “You should both go home.”
"""


@pytest.mark.model
def test_answers_keep_to_the_cast(attributor: Attributor) -> None:
    """Names and descriptions lead to members by the names given, and nobody else is invented."""
    found = attributor.attribute(TALK, speakers=FAMILY)
    speakers = [q.speaker.name if q.speaker else None for q in found.quotations]
    assert ["Ellen Varga", "Mr. Varga", "Ellen Varga"] == speakers[:3]
    assert {speaker.name for speaker in found.speakers} <= {member.name for member in FAMILY}


@pytest.mark.model
def test_a_shared_name_is_told_by_the_conversation(attributor: Attributor) -> None:
    """A surname of two leads to the one of them who fits; in a report, to nobody."""
    text = TALK.replace("said the old printer", "said Varga")
    assert "Mr. Varga" == speakers_of(attributor, text)[1]
    assert [None] == speakers_of(attributor, "Varga said the bridge would close.")


def speakers_of(attributor: Attributor, text: str) -> list[str | None]:
    """Name the speaker of each quotation, from the family."""
    return [q.speaker.name if q.speaker else None for q in attributor.attribute(text, speakers=FAMILY).quotations]


@pytest.mark.model
def test_an_empty_cast_lets_nobody_speak(attributor: Attributor) -> None:
    """Of nobody, nobody speaks; the quotations are found all the same."""
    found = attributor.attribute(TALK, speakers=[])
    assert (4, ()) == (len(found.quotations), found.speakers)


@pytest.mark.model
def test_reports_keep_to_the_cast_too(attributor: Attributor) -> None:
    """In news, a title given leads to its holder, and an organisation outside of the cast is nobody."""
    text = "The mayor said the bridge would close. The port authority said it would stay open."
    found = attributor.attribute(text, speakers=FAMILY)
    assert ["Tom Reed"] == [speaker.name for speaker in found.speakers]
