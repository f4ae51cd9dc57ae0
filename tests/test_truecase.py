"""Headlines are read as they would be written within a sentence, offset by offset."""

from __future__ import annotations

import pytest
from hypothesis import given
from strategies import texts

from quoteattr.scanning.layout import paragraphs
from quoteattr.viewing.truecase import as_read, is_headline

BODY = "The mayor of Tarn, Ruth Adler, opposed a plan for the dam. The council of Tarn will vote on the plan in May."


def read(headline: str) -> str:
    """Give a headline as it is read above a body."""
    text = f"{headline}\n\n{BODY}"
    return as_read(text, paragraphs(text)).partition("\n")[0]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Mayor Blasts Plan For New Tarn Dam", "Mayor blasts plan for new Tarn dam"),
        ("Adler Calls Plan ‘A Shameful Waste’", "Adler calls plan ‘a shameful waste’"),
        ("Adler’s Plan Angers Some Voters", "Adler’s plan angers some voters"),
        ("MAYOR ADLER REJECTS TARN PLAN", "mayor Adler rejects Tarn plan"),
        ("Mayor of Tarn opposes plan for the dam", "Mayor of Tarn opposes plan for the dam"),
        ("Ruth Adler", "Ruth Adler"),
        ("“No,” said Mayor Ruth Adler of Tarn and Governor Odell Marsh.",) * 2,
    ],
    ids=[
        "unknown words",
        "in marks",
        "possessive",
        "all capitals",
        "sentence case",
        "too short",
        "a sentence of names",
    ],
)
def test_headlines_are_read_in_the_case_of_the_body(headline: str, expected: str) -> None:
    """What the body writes small, or does not have, is read small; its names keep their capitals."""
    assert expected == read(headline)


def test_a_line_without_a_body_is_read_as_it_is() -> None:
    """Where nothing else shows how words are written, capitals stay."""
    line = "Mayor Ruth Adler Blasts Plan For Tarn Dam"
    assert line == as_read(line, paragraphs(line))


def test_a_text_without_headlines_is_read_as_it_is() -> None:
    """Nothing else changes."""
    assert BODY == as_read(BODY, paragraphs(BODY))


@pytest.mark.parametrize("line", ["", "Ann Lee", "The dam is safe, said the mayor of the town.", "Long " * 30])
def test_what_is_no_headline(line: str) -> None:
    """Names, sentences and long lines are none."""
    assert not is_headline(line)


@given(texts)
def test_offsets_stay(text: str) -> None:
    """Whatever the text, only the case of letters changes."""
    changed = as_read(text, paragraphs(text))
    assert (len(text), text.casefold()) == (len(changed), changed.casefold())
