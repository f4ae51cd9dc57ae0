"""Short articles and a scene, from the text to who speaks and who that is, with the embedded model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from quoteattr import Attributor

pytestmark = pytest.mark.model

SCENE = """\
“Who is there?” asked Miss Clara Voss.

“Only Uncle Tom,” said Poor Hugo. “He is late, Clara.”

“Then let him in, you fool,” she said.

Mrs. Voss came in with the Duchess. “You are all mad,” said Mrs. Voss.

“Yes, madam,” said Hugo. “Will you sit?”

“I will not.”

“Sir, you must!” cried Clara. “What would Lizzy say?”

Elizabeth Marr laughed. “Lizzy would say nothing, my dear.”

“And Hugo Lind?”

The old man shook his head. “Go, both of you.”

A clerk looked up. “The ferry is gone,” he said to her uncle.

“Is it, sir?” said the clerk. “Then we stay, Mr. Lind.”

“Oh, Hugo! Do you hear?”

Mr. Lind said nothing.

“What did you say, boy?” said a voice.
"""


def told(attributor: Attributor, text: str) -> list[tuple[str, str | None]]:
    """List what each quotation of a text holds and who speaks it."""
    return [(q.text, q.speaker.name if q.speaker else None) for q in attributor.attribute(text).quotations]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Ann Lind compared the plan to a game of “wait and see” in Ely.", "“wait and see”", "Ann Lind"),
        ("Bo Ray called for “patience and calm” in the harbour. Ray then left.", "“patience and calm”", "Bo Ray"),
        ("Ann Lind called the closure a “wake-up call” to every union in the north.", "“wake-up call”", "Ann Lind"),
        ("The plan was condemned by Bo Ray as “a gift” to his rivals.", "“a gift”", "Bo Ray"),
        (
            "Susan Okafor, 45, mayor of Ely, left the hall. The 45-year-old said it rained.",
            "it rained",
            "Susan Okafor",
        ),
        (
            "Susan Okafor, mayor of Ely, left the hall. The mayor smiled and said the roof leaked.",
            "the roof leaked",
            "Susan Okafor",
        ),
        ("Gov. Ann Lee left the hall on Monday. The governor said it rained.", "it rained", "Ann Lee"),
        ("Ann Lee went out and Bo Ray stayed and slept. He said it rained.", "it rained", "Bo Ray"),
        ("According to Ann Lee and Bo Ray, the two mayors, the roof leaked.", "the roof leaked", "Ann Lee and Bo Ray"),
        ("“It rains,” the two officials said.", "It rains,", "the two officials"),
        ("National Security Agency lawyer Mia Orr said it rained.", "it rained", "Mia Orr"),
    ],
)
def test_news_is_attributed(attributor: Attributor, text: str, words: str, speaker: str) -> None:
    """The quotation holds the words, and leads to whom the text names."""
    ((content, name),) = told(attributor, text)
    assert words in content
    assert speaker == name


def test_several_are_nobody(attributor: Attributor) -> None:
    """*They* may be two people or a body: nobody is named, and the mention stays."""
    (found,) = attributor.attribute("Peter Lind and Susan Okafor left the hall. They said it rained.").quotations
    assert found.speaker is None or found.speaker.name in ("Peter Lind and Susan Okafor", "They")
    assert found.mention is not None
    assert "They" == found.mention.text


def test_what_is_stated_in_passing_is_gathered(attributor: Attributor) -> None:
    """A description that varies a name tells more of whom it describes."""
    text = "Gov. Ann Lee left the hall on Monday. “It leaks,” the Ely governor said. Lee said it rained."
    (speaker,) = attributor.attribute(text).speakers
    assert "Gov." in [title.text for title in speaker.titles]
    assert ["Ely"] == [body.text for body in speaker.affiliations]


def test_a_scene_is_attributed(attributor: Attributor) -> None:
    """Tags name whom they name; short and full names, with epithets and courtesy titles, are one character."""
    by_words = dict(told(attributor, SCENE))
    assert "Clara Voss" == by_words["Who is there?"] == by_words["Then let him in, you fool,"]
    hugo = by_words["Only Uncle Tom, He is late, Clara."]
    assert hugo is not None
    assert "Hugo" in hugo
    assert hugo == by_words["Yes, madam, Will you sit?"]
    assert by_words["You are all mad,"] not in (None, "Clara Voss", hugo)
    names = set(by_words.values())
    assert not {"Lizzy", "Poor Hugo", "Uncle Tom"} & names


def test_a_scene_is_the_same_as_often_as_it_is_read(attributor: Attributor) -> None:
    """Nothing of one text is left for the next."""
    first = attributor.attribute(SCENE)
    attributor.attribute("Ann Lee said it rained.")
    assert first == attributor.attribute(SCENE)
