"""Paragraphs are found from white space alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from strategies import texts

from quoteattr.scanning.layout import paragraphs

WRAPPED = (
    "Mrs. Adeyemi had come to the harbour early that morning, and she was\n"
    "not at all pleased to find the gate locked. She walked up and down the\n"
    "quay until the clock of the customs house struck nine, and then\n"
    "Bo arrived."
)
TALK = '"Is it far?" asked Ann.\n"Very," said Bo. He did not look up from the map.\n"Then hurry."'
NEWS = (
    "The council voted on Monday to close the old bridge at Tarn Mills for at least two years, its chair said.\n"
    "“We had no choice,” said Ines Okafor.\n"
    "Repairs will begin in the spring, once the engineers have finished their survey of the northern pillars."
)


def found(text: str) -> list[str]:
    """List the paragraphs of a text as strings."""
    return [paragraph.of(text) for paragraph in paragraphs(text)]


@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", "\r\r", "\n \t\n", "\u2029", "\u2028\u2028", "\n\u00a0\n\n"])
def test_blank_lines_part(gap: str) -> None:
    """A blank line parts, whatever it is made of."""
    assert found(f"one line{gap}and another") == ["one line", "and another"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\r\n \u2029"])
def test_nothing_gives_nothing(text: str) -> None:
    """A text without ink has no paragraphs."""
    assert paragraphs(text) == ()


def test_edges_are_trimmed() -> None:
    """White space around a paragraph is no part of it."""
    assert found("  \n  Ann left. \t\n\n\u00a0Bo stayed.\n") == ["Ann left.", "Bo stayed."]


def test_wrapped_prose_is_joined() -> None:
    """Lines that are filled to a measure make one paragraph."""
    assert found(WRAPPED) == [WRAPPED]


def test_two_wrapped_lines_are_joined_in_a_wrapped_text() -> None:
    """A break that says nothing by itself is judged by the rest of the text."""
    short = "“It is locked,” said Ann to the two men who were waiting there.\nBo shrugged."
    assert found(f"{WRAPPED}\n\n{short}") == [WRAPPED, short]


@pytest.mark.parametrize("text", [TALK, NEWS, "First item.\nSecond item.\nThird item."])
def test_one_paragraph_a_line_is_parted(text: str) -> None:
    """News and dialogue with one paragraph a line are parted at each line."""
    assert found(text) == text.split("\n")


def test_talk_in_a_wrapped_text_is_parted() -> None:
    """Short turns stay apart even where the rest of the text is wrapped."""
    assert found(f"{WRAPPED}\n\n{TALK}") == [WRAPPED, *TALK.split("\n")]


def test_indented_paragraphs_of_a_wrapped_block_are_parted() -> None:
    """A sentence's end before an indented line ends a paragraph."""
    text = (
        "  The ferry left at noon and nobody on the quay had expected it to be\n"
        "so full. There was hardly room to stand, and the captain sounded it.\n"
        "  Ines found a place near the rail and watched the harbour until it had\n"
        "gone."
    )
    first, second, third, fourth = text.split("\n")
    assert found(text) == [f"{first.strip()}\n{second}", f"{third.strip()}\n{fourth}"]


def test_verse_in_a_wrapped_text_stays_together() -> None:
    """Lines that fall far short of the measure are verse, not paragraphs."""
    verse = "The tide is out,\nThe boats are dry.\nWho will row us?\nNot you. Not I."
    assert found(f"{WRAPPED}\n\n{verse}") == [WRAPPED, verse]


def test_a_sentence_that_runs_on_is_joined() -> None:
    """A break before a small letter does not end a paragraph."""
    assert found("They repeatedly\npromised\nto return it.") == ["They repeatedly\npromised\nto return it."]


@given(texts)
def test_paragraphs_hold_all_ink(text: str) -> None:
    """Paragraphs are in order, trimmed, and leave out nothing but white space."""
    spans = paragraphs(text)
    assert [span.of(text).strip() for span in spans] == [span.of(text) for span in spans]
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())


@given(texts)
def test_line_ends_of_either_kind_part_alike(text: str) -> None:
    """CRLF makes the same paragraphs as LF."""
    plain = text.replace("\r", "")
    dos = plain.replace("\n", "\r\n")
    assert [part.replace("\r\n", "\n") for part in found(dos)] == found(plain)
