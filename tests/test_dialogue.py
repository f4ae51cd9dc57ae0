"""Who speaks in a story: turns, addresses, beats, characters and the narrator."""

from __future__ import annotations

import pytest
from attrs import evolve
from graphs import parsed, untied

from quoteattr import Attributor
from quoteattr.detection.drafts import Draft
from quoteattr.dialogue.address import Address, read_address
from quoteattr.dialogue.casting import cast_names, plain_names
from quoteattr.dialogue.genre import is_story, whole_turns
from quoteattr.graph import Entity
from quoteattr.lexicon import english
from quoteattr.mentions.names import find_names
from quoteattr.model import Gender, Kind, Span

TALK = """\
“Is the ferry late again?” asked Anna Brook.

“It is always late,” said Peter Lund. “You know that.”

“Then we might walk.”

“In this rain? You must be mad.”

Anna laughed and took her umbrella.
"""
FIRST_PERSON = """\
“Have you seen my dog?” I asked.

“No,” said Peter Lund. “What does it look like?”

“It is small and very loud.”

“Then I have heard it, but you had better ask at the mill.”
"""


def speakers(attributor: Attributor, text: str) -> list[str | None]:
    """Name the speaker of each quotation."""
    return [q.speaker.name if q.speaker else None for q in attributor.attribute(text).quotations]


@pytest.mark.model
def test_untagged_turns_alternate(attributor: Attributor) -> None:
    """Between two people, a bare turn is the other one's."""
    assert ["Anna Brook", "Peter Lund", "Anna Brook", "Peter Lund"] == speakers(attributor, TALK)


@pytest.mark.model
def test_a_bare_turn_tells_its_rule_and_where_its_speaker_is_named(attributor: Attributor) -> None:
    """Evidence names a rule of the conversation, and the mention is the nearest place that names the speaker."""
    turn = attributor.attribute(TALK).quotations[2]
    assert turn.cue is None
    assert turn.mention is not None
    assert turn.mention.text == "Anna Brook"
    assert turn.evidence[0].rule == "alternating-turns"


@pytest.mark.model
def test_the_narrator_speaks_as_i(attributor: Attributor) -> None:
    """A narrator whom the text does not name goes by the text's own word."""
    assert ["I", "Peter Lund", "I", "Peter Lund"] == speakers(attributor, FIRST_PERSON)


@pytest.mark.model
def test_a_beat_names_the_speaker(attributor: Attributor) -> None:
    """Whoever acts in the paragraph of a quotation without a frame speaks it."""
    text = (
        "“Where have you been?” said Clara Voss.\n\n"
        "“At the station,” said Hugo Lind. “You said nine.”\n\n"
        "Clara shook her head. “I said eight, you fool.”\n"
    )
    assert "Clara Voss" == speakers(attributor, text)[2]


@pytest.mark.model
def test_a_description_is_one_speaker(attributor: Attributor) -> None:
    """The old man stays the old man, and is not the young one."""
    text = (
        "“Who is there?” said the old man.\n\n“A friend,” said the young man. “Will you open?”\n\n"
        "“Why should I?” said the old man. “You are wet.”\n"
    )
    found = attributor.attribute(text)
    assert ["the old man", "the young man", "the old man"] == [q.speaker and q.speaker.name for q in found.quotations]
    assert 2 == len(found.speakers)


WHO = {"Ann": (0,), "Bo": (1,), "Captain": (2,)}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Come in, Ann.", Address(to=frozenset({0}))),
        ("Ann, come in.", Address(to=frozenset({0}))),
        ("Oh, my dear Ann! Sit down.", Address(to=frozenset({0}))),
        ("Ann is here.", Address(of=frozenset({0}))),
        ("I saw Bo, Ann.", Address(to=frozenset({0}), of=frozenset({1}))),
        ("Yes, sir.", Address(gender=Gender.MALE)),
        ("No, madam, never.", Address(gender=Gender.FEMALE)),
        ("Ann!", Address(to=frozenset({0}))),
        ("Ann.", Address(of=frozenset({0}))),
        ("It rains.", Address()),
        ("A sir came.", Address()),
        ("", Address()),
    ],
)
def test_whom_words_speak_to(words: str, expected: Address) -> None:
    """Names between pauses are spoken to, others spoken of; sir and madam tell a gender."""
    found = read_address(words, Span(0, len(words)), WHO)
    assert (expected.to, expected.of, expected.gender) == (found.to, found.of, found.gender)


def characters(*lines: str) -> list[set[str]]:
    """Sort the names of lines without trees into characters, each as a set of its forms."""
    names = plain_names(find_names(untied(*lines), english()), english())
    people = cast_names(names, english())
    return [{" ".join((*([n.honorific] if n.honorific else []), *n.words)) for n in p.names} for p in people.persons]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Emily_Marsh left/VERB", "Emily_ left/VERB", "Miss Emily_ left/VERB"], 1),
        (["Mr. Marsh_ left/VERB", "Mrs. Marsh_ left/VERB", "Miss Marsh_ left/VERB"], 3),
        (["Mr. Marsh_ left/VERB", "Marsh_ left/VERB"], 1),
        (["Captain Marsh_ left/VERB", "Mrs. Marsh_ left/VERB"], 2),
        (["Emily_Marsh left/VERB", "Miss Marsh_ left/VERB", "Mrs. Marsh_ left/VERB"], 2),
        (["Elizabeth_Marsh left/VERB", "Lizzie_ left/VERB"], 1),
        (["Emily_Marsh left/VERB", "Tom_Marsh left/VERB", "Tom_ left/VERB"], 2),
        (["Poor Tom_Marsh left/VERB", "Tom_Marsh left/VERB", "Old Tom_ left/VERB"], 1),
        (["Uncle Tom_ left/VERB", "Tom_ left/VERB"], 1),
        (["Miss Emily_Marsh left/VERB", "Mrs. Emily_Marsh left/VERB"], 2),
        (["Mr. Marsh_ left/VERB", "Mr. Tom_Marsh left/VERB", "Mr. Peter_Marsh left/VERB"], 3),
    ],
)
def test_names_are_sorted_into_characters(lines: list[str], expected: int) -> None:
    """Short forms join the one bearer; honorifics keep a family apart."""
    assert expected == len(characters(*lines))


def test_pronouns_tell_a_gender() -> None:
    """A name that tells no gender gets one from the pronoun after it."""
    names = find_names(untied("Quorn_ lost/VERB her umbrella", "Quorn_ left/VERB"), english())
    assert Gender.FEMALE is cast_names(names, english()).persons[0].gender


def drafts(text: str, *kinds: Kind) -> list[Draft]:
    """Make a draft of a word of the text for each kind."""
    return [Draft((Span(0, len(text)),), kind) for kind in kinds]


ROSE = "He PRON nsubj 2\nrose VERB/VBD root 0\n? PUNCT punct 2"
RISES = ROSE.replace("VBD", "VBZ").replace("rose", "rises")


@pytest.mark.parametrize(
    ("tree", "kinds", "expected"),
    [
        (ROSE, [Kind.DIRECT, Kind.DIRECT], True),
        (RISES, [Kind.DIRECT, Kind.DIRECT], False),
        (ROSE, [Kind.DIRECT], False),
        (ROSE, [Kind.DIRECT, Kind.DIRECT, Kind.MIXED, Kind.MIXED], False),
        (ROSE.replace("?", "."), [Kind.DIRECT, Kind.DIRECT], False),
        (ROSE, [], False),
    ],
)
def test_a_story_is_told_by_its_talk_and_its_tense(tree: str, kinds: list[Kind], expected: bool) -> None:
    """Whole turns that ask, in a past narration, make a story."""
    text = parsed(tree)
    assert expected is is_story(text, drafts(text.text, *kinds))


@pytest.mark.parametrize(("kind", "expected"), [("PER", True), ("ORG", False), ("LOC", False)])
def test_a_report_names_bodies_and_places(kind: str, expected: bool) -> None:
    """Talk in a past narration is no story where bodies and places are named at every turn."""
    told = parsed(ROSE)
    text = evolve(told, entities=(Entity(Span(0, 2), kind),))
    assert expected is is_story(text, drafts(text.text, Kind.DIRECT, Kind.DIRECT))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("44/NUM rose/VERB/VBD ?", False),
        ("Ann_A Bo_B Cy_C rose/VERB/VBD ?", True),
        ("A_B C_D E_F G_H rose/VERB/VBD ?", False),
    ],
)
def test_a_report_gives_full_names_and_figures(words: str, expected: bool) -> None:
    """Talk in a past narration is no story where every other word is an age, or somebody else's name in full."""
    text = untied(words)
    assert expected is is_story(text, drafts(text.text, Kind.DIRECT, Kind.DIRECT))


@pytest.mark.model
def test_an_article_that_asks_and_shouts_is_a_report(attributor: Attributor) -> None:
    """Between two women, *she* is the one who spoke last, and the judge has turned to no one."""
    text = (
        "“You have had four lawyers, Mr. Pell,” Judge Althea Senn said from the bench. “Sit down!”\n\n"
        "Rudy Pell, 44, is accused of taking $9 million from 200 people. “He bought a boat!” Wanda Cho told "
        "the jury.\n\n"
        "“That is a lie!” Pell shouted. Senn ordered him out.\n\n"
        "Pell's wife, Sherry Pell, 41, said he was innocent. “You'll see,” she said. “He's a good man.”"
    )
    assert speakers(attributor, text)[-1] == "Sherry Pell"


def test_a_fragment_that_nothing_reports_is_a_turn_in_a_story() -> None:
    """A fragment becomes direct; the other kinds stay."""
    kinds = (Kind.DIRECT, Kind.MIXED, Kind.INDIRECT, Kind.OTHER)
    drafts = [Draft((Span(10 * n, 10 * n + 5),), kind) for n, kind in enumerate(kinds)]
    expected = [Kind.DIRECT, Kind.DIRECT, Kind.INDIRECT, Kind.OTHER]
    assert expected == [draft.kind for draft in whole_turns("", drafts)]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then Anna began, in a low voice, “If you please, sir!”", "If you please, sir!"),
        ("Her idea was to go by boat, “and then I can row,” Anna said to herself.", "and then I can row,"),
        ("Anna said that it was “a great pity” to leave.", "that it was “a great pity” to leave"),
    ],
)
def test_in_a_story_only_what_stands_in_marks_is_said(attributor: Attributor, text: str, expected: str) -> None:
    """What stands between the cue and a whole turn is not part of it; a fragment is part of what is retold."""
    told = Attributor(parser=attributor.parser, genre="fiction")
    assert expected in [q.text for q in told.attribute(text).quotations]
