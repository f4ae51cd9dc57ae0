"""Labelled turns are found by their labels, and nothing else passes for one."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from strategies import texts

from quoteattr.scanning.layout import paragraphs
from quoteattr.scanning.turns import turns

TRANSCRIPT = """\
Mira Oland spoke on Monday.

MIRA OLAND, HOST: Good morning.

TOM McVEY: (Laughs.) Thank you.

It is early.

OLAND: Is it safe?

McVEY: It is.

The programme goes out daily."""


def shown(text: str) -> list[tuple[str, list[str]]]:
    """Give each turn as its label and its words."""
    return [
        (turn.label.of(text), [content.of(text) for content in turn.contents]) for turn in turns(text, paragraphs(text))
    ]


def test_a_transcript_is_read_by_its_labels() -> None:
    """A short label may follow a full one; what stands between two labels goes on, what follows the last does not."""
    assert [
        ("MIRA OLAND, HOST", ["Good morning."]),
        ("TOM McVEY", ["Thank you.", "It is early."]),
        ("OLAND", ["Is it safe?"]),
        ("McVEY", ["It is."]),
    ] == shown(TRANSCRIPT)


def test_questions_and_answers_are_turns_of_nobody_named() -> None:
    """Q and A part the turns, with a colon or a point, and name nobody."""
    text = "Q: How old?\n\nA: Very.\n\nQ. And safe?\n\nA. No."
    assert [("Q", ["How old?"]), ("A", ["Very."]), ("Q", ["And safe?"]), ("A", ["No."])] == shown(text)
    assert {False} == {turn.named for turn in turns(text, paragraphs(text))}


def test_names_as_they_are_written_are_labels_too() -> None:
    """An interview may label its turns with plain names."""
    text = "Ann Lee: Hello.\n\nBo: Hello.\n\nAnn Lee: Goodbye."
    assert [("Ann Lee", ["Hello."]), ("Bo", ["Hello."]), ("Ann Lee", ["Goodbye."])] == shown(text)


def test_initials_stand_for_a_name_that_labels_a_turn_before() -> None:
    """An interview may go on with the initials of its first labels; initials of nobody are no transcript."""
    text = "Ann Lee: Hello.\n\nBo Ray: Hello.\n\nAL: It rains.\n\nBR: It does."
    assert ["Ann Lee", "Bo Ray", "AL", "BR"] == [label for label, _ in shown(text)]
    assert [] == shown(text.replace("AL:", "CD:").replace("BR:", "EF:"))


def test_the_marks_around_a_transcript_are_left_off() -> None:
    """A transcript in one pair of marks, re-opened at each paragraph, gives the words without them."""
    text = "“LEE: Hello.\n\n“RAY: Hello.\n\n“LEE: Goodbye.”"
    for marked in (text, text.replace("“", '"').replace("”", '"')):
        assert ["Hello.", "Hello.", "Goodbye."] == [words for _, contents in shown(marked) for words in contents]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Lee: Hello.\n\nRay: Hello.",
        "LEE: One.\n\nRAY: Two.\n\nBAY: Three.",
        "9:15 p.m.: It rains.\n\n9:20 p.m.: It rains.\n\n9:15 p.m.: It rains.",
        "NOTE: One.\n\nUPDATE: Two.\n\nNOTE: Three.\n\nPHOTO: Four.",
        "She said: Hello.\n\nHe said: Hello.\n\nShe said: Goodbye.",
        "LEE: Hello.\n\nLEE: Hello.\n\nLEE: Goodbye.",
        '"No, go on," said Ann: "it rains."\n\n"Yes, I see," said Bo: "it rains."\n\n"No, stay," said Ann: "it rains."',
    ],
    ids=["nothing", "too few", "none comes back", "clock times", "notes", "frames", "one label", "dialogue"],
)
def test_what_is_no_transcript(text: str) -> None:
    """A few paragraphs with a colon near their head make no transcript."""
    assert [] == shown(text)


def test_a_headline_with_a_name_is_no_turn_of_a_transcript() -> None:
    """Where labels are in capitals, a name before a colon is none."""
    text = f"Oland: We Will Rebuild\n\n{TRANSCRIPT}"
    assert "MIRA OLAND, HOST" == shown(text)[0][0]


@given(texts)
def test_turns_stay_within_the_text(text: str) -> None:
    """Whatever the text, labels stand before their words, in order, within it."""
    found = turns(text, paragraphs(text))
    edges = [edge for turn in found for span in (turn.label, *turn.contents) for edge in span]
    assert edges == sorted(edges)


def test_many_labels_take_time_in_proportion() -> None:
    """Ten thousand turns are read at once."""
    text = "ANN: Yes.\n\nBO: No.\n\n" * 5000
    spans = paragraphs(text)
    start = process_time()
    found = turns(text, spans)
    assert (10000, True) == (len(found), process_time() - start < 5)
