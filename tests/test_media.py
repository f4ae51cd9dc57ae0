"""Speech told from letters, inscriptions and thoughts; whom words are said to; who is there besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quoteattr import AttributedText, Kind, Medium, Mention, Quotation, Span, Speaker, SpeakerType

if TYPE_CHECKING:
    from quoteattr import Attributor


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is late,” said Ann Lee.", Medium.SPEECH),
        ("“It is late,” wrote Ann Lee.", Medium.WRITING),
        ("“It is late,” thought Ann Lee.", Medium.THOUGHT),
        ("The letter said that the ferry had gone.", Medium.WRITING),
        ("Ann opened the note. It read as follows: “Gone out. Feed the cat.”", Medium.WRITING),
        ("Ann found a page on the table.\n\n“My dear Bo,—We have gone to the lake. Come soon.”", Medium.WRITING),
        ("Bo read it aloud.\n\n“Come soon, and bring the dog. Yours ever, Ann.”", Medium.WRITING),
        ("Ann called up the stairs: “Come down, dear boy.”", Medium.SPEECH),
    ],
)
def test_the_text_shows_how_words_were_uttered(attributor: Attributor, text: str, expected: Medium) -> None:
    """By the cue, by what says them, by what leads in to them, or by how a letter begins or ends."""
    assert expected is attributor.attribute(text).quotations[0].medium


TALK = """\
“Come in, Peter,” said Anna Brook. “Sit down.”

“Is Mr. Hale here, Anna?” asked Peter Lund.

“Not yet.”
"""


def addressees(doc: AttributedText) -> list[str | None]:
    """Name whom each quotation is said to."""
    return [q.addressee.name if q.addressee else None for q in doc.quotations]


@pytest.mark.model
def test_a_vocative_names_the_addressee(attributor: Attributor) -> None:
    """Whoever is called is spoken to; somebody only spoken of is not."""
    assert ["Peter Lund", "Anna Brook", None] == addressees(attributor.attribute(TALK))


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    ["Ann Lee told Bo Ray that it rained.", "“It rains,” Ann Lee said to Bo Ray."],
)
def test_a_frame_names_the_addressee(attributor: Attributor, text: str) -> None:
    """Told somebody, said to somebody; in a report as well."""
    found = attributor.attribute(text)
    assert ["Bo Ray"] == addressees(found)
    assert ["Bo Ray"] == [each.name for each in found.others]


@pytest.mark.model
def test_whoever_is_named_is_listed(attributor: Attributor) -> None:
    """Those who never speak are there too, with how often they are named."""
    found = attributor.attribute(TALK)
    assert ["Hale"] == [each.name for each in found.others]
    counts = {each.speaker.name: (each.quotations, each.mentions) for each in found.characters()}
    assert {"Anna Brook": (2, 2), "Peter Lund": (1, 2), "Hale": (0, 1)} == counts


def mention(text: str, start: int) -> Mention:
    """Make a mention that begins somewhere."""
    return Mention(text, Span(start, start + len(text)))


def test_aliases_are_what_else_somebody_is_called() -> None:
    """Other names and descriptions, each once; no pronouns, and not the name itself."""
    mentions = [mention("Elizabeth Orr", 0), mention("Lizzy", 20), mention("she", 30), mention("Lizzy", 40)]
    speaker = Speaker("s1", "Elizabeth Orr", SpeakerType.PERSON, mentions=(*mentions, mention("the\ngirl", 50)))
    assert ("Lizzy", "the girl") == speaker.aliases


def test_characters_come_by_how_often_they_are_mentioned() -> None:
    """The most mentioned first, of the same number the most quoted."""
    ann, bo, cy = (
        Speaker(f"s{number}", name, SpeakerType.PERSON, mentions=(mention(name, 0),) * count)
        for number, (name, count) in enumerate([("Ann", 1), ("Bo", 2), ("Cy", 1)])
    )
    doc = AttributedText("…", (Quotation("q1", Kind.DIRECT, "", (), speaker=cy),), (cy,), others=(ann, bo))
    assert [(bo, 0, 2), (cy, 1, 1), (ann, 0, 1)] == [(c.speaker, c.quotations, c.mentions) for c in doc.characters()]
