"""Short articles and a scene, from the text to who speaks and who that is, with the embedded model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from quoteattr import Attributor

pytestmark = pytest.mark.model

MAYORS = """Ann Lee, the former mayor of Ely, left the hall. Bo Ray, the mayor of Ely, stayed. \
The mayor said it rained. The former mayor said it did not.
"""
PARTIES = """Democrat Ann Lee met Republican Bo Ray, a senator from Tarn. \
The Republican senator said it rained. The Democrat said it did not.
"""

ARTICLE = """\
State Senators Calvin Oduya (D-Penwick) and Ruth Lind, a Republican from Ely, \
said on Monday that the harbour would close.

“Nobody was asked,” said Mara Voss, Russia director at Eurasia Works and a former chief of staff to the mayor. \
“Nobody will be.”

Attorney General Ines Marr told reporters that she had seen no plan. \
The attorney general added that her office would ask for one.

“It leaks,” said the Harbour Trust’s Hugo Brandt, 61. Brandt’s lawyer, Nina Falk, declined to say why. \
The 61-year-old said he would stay.

Peter Okoro, who runs the Tarn ferry, said it was late. \
His sister, Grace Okoro, a nurse and co-founder of the Alder Institute, said it was always late.

A spokeswoman for the Ministry of Rivers, Tessa Quill, said nothing had been signed. \
The ministry confirmed that it had a draft. A report by the Alder Institute said the walls were weak.

“We go,” Lena Prowse, speaking on behalf of the dockers’ union, told the Penwick Post.

Tom Vale, appointed in May as head of Vast Works, wrote that the price was fair. \
“Fair to whom?” asked Ida Crane, then mayor of Tarn.
"""
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


def test_everybody_in_an_article_is_told_apart_and_described(attributor: Attributor) -> None:
    """Each quotation leads to its source, and each source has the titles and bodies that the text gives it."""
    found = attributor.attribute(ARTICLE)
    spoken = {q.text: q.speaker.name for q in found.quotations if q.speaker}
    expected = {
        "Nobody was asked, Nobody will be.": "Mara Voss",
        "that she had seen no plan": "Ines Marr",
        "that her office would ask for one": "Ines Marr",
        "It leaks,": "Hugo Brandt",
        "he would stay": "Hugo Brandt",
        "it was late": "Peter Okoro",
        "it was always late": "Grace Okoro",
        "nothing had been signed": "Tessa Quill",
        "that it had a draft": "Ministry of Rivers",
        "the walls were weak": "A report by the Alder Institute",
        "We go,": "Lena Prowse",
        "that the price was fair": "Tom Vale",
        "Fair to whom?": "Ida Crane",
    }
    assert expected == {words: spoken.get(words) for words in expected}
    described = {
        "Mara Voss": (["Russia director", "former chief of staff"], ["Eurasia Works"]),
        "Ines Marr": (["Attorney General"], []),
        "Hugo Brandt": ([], ["Harbour Trust"]),
        "Grace Okoro": (["nurse", "co-founder"], ["Alder Institute"]),
        "Tessa Quill": (["spokeswoman"], ["Ministry of Rivers"]),
        "Ida Crane": (["mayor"], ["Tarn"]),
    }
    facts = {s.name: ([t.text for t in s.titles], [b.text for b in s.affiliations]) for s in found.speakers}
    assert described == {name: facts.get(name) for name in described}


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (MAYORS, "Bo Ray", "Ann Lee"),
        (PARTIES, "Bo Ray", "Ann Lee"),
        ("Ann Lee, 30, met Bo Ray, 45. The 45-year-old said it rained. The 30-year-old said no.", "Bo Ray", "Ann Lee"),
        ("Mr. Lee and his wife, Ann Lee, left. Mrs. Lee said it rained. Mr. Lee said it did not.", "Ann Lee", "Lee"),
    ],
)
def test_descriptions_tell_two_people_apart(attributor: Attributor, text: str, first: str, second: str) -> None:
    """A title, a party, an age or a courtesy title leads to the one of two people whom it fits."""
    assert [first, second] == [name for _, name in told(attributor, text)]


@pytest.mark.parametrize(
    ("text", "titles", "affiliations"),
    [
        (
            "Ann Lee, the Penwick Post’s political editor, said it rained.",
            ["political editor"],
            ["Penwick Post"],
        ),
        (
            "Bo Ray, Vast Works’ vice president for external affairs, said it did not.",
            ["vice president for external affairs"],
            ["Vast Works"],
        ),
        (
            "Ann Lee was elected president of the Harbour Trust in May. She is the mayor of Ely. Lee said it rained.",
            ["president", "mayor"],
            ["Harbour Trust", "Ely"],
        ),
        ("As director of the trust, Ann Lee said it rained.", ["director"], []),
        ("Former Attorney General Ann Lee said it rained.", ["Former Attorney General"], []),
        ("Defence Secretary Bo Ray said it did not.", ["Defence Secretary"], []),
        ("Professor Ann Lee of the University of Tarn said it rained.", ["Professor"], ["University of Tarn"]),
        ("Bo Ray (R-Ely), chairman of the Harbour Trust, said it rained.", ["chairman"], ["R-Ely", "Harbour Trust"]),
    ],
)
def test_sources_are_described(attributor: Attributor, text: str, titles: list[str], affiliations: list[str]) -> None:
    """Titles and bodies come from before the name, after it and from what is said of it."""
    (speaker,) = attributor.attribute(text).speakers
    assert (titles, affiliations) == ([t.text for t in speaker.titles], [b.text for b in speaker.affiliations])


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
