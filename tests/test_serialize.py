"""What is written comes back equal."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, fields
from hypothesis import given
from serialize_cases import BO, DOC, HOLDS, LEE, PLAIN, TEXT, steps, within
from value_strategies import documents

from quoteattr import (
    Affiliation,
    AttributedText,
    Cue,
    Evidence,
    Mention,
    Quotation,
    SchemaError,
    Speaker,
    Title,
    attribute,
)

FORMAT = (Path(__file__).parent.parent / "docs" / "json.md").read_text(encoding="utf-8")
EXAMPLE = re.search(r"```json\n(.*?)```", FORMAT, re.DOTALL)


# Writing, and reading what was written


def test_dict_holds_everything() -> None:
    """Each field has its key, in a fixed order, and enums are written by their values."""
    assert json.dumps(PLAIN) == json.dumps(DOC.to_dict())


@pytest.mark.parametrize(
    ("path", "cls"),
    [
        ("", AttributedText),
        ("speakers[0]", Speaker),
        ("speakers[0].titles[0]", Title),
        ("speakers[0].affiliations[0]", Affiliation),
        ("quotations[0]", Quotation),
        ("quotations[0].cue", Cue),
        ("quotations[0].mention", Mention),
        ("quotations[0].evidence[0]", Evidence),
    ],
)
def test_no_field_is_forgotten(path: str, cls: Any) -> None:
    """A field that a value gains must be written as well."""
    assert {field.name for field in fields(cls)} == within(PLAIN, steps(path)).keys() - {"schema", "offsets"}


@given(documents())
def test_dict_comes_back_equal(doc: AttributedText) -> None:
    """Whatever the text, the value rebuilt from a dict is the one that was written."""
    assert doc == AttributedText.from_dict(doc.to_dict())


@given(documents())
def test_json_comes_back_equal(doc: AttributedText) -> None:
    """JSON is plain ASCII and loses nothing either, lone halves of surrogate pairs included."""
    assert doc == AttributedText.from_json(doc.to_json().encode("ascii"))


def test_json_is_one_line_unless_indented() -> None:
    """Without `indent` a document is a line of a JSON Lines file."""
    assert (1, True) == (len(DOC.to_json().splitlines()), DOC.to_json(indent=2).startswith('{\n  "schema": 1,\n'))


def test_speakers_are_shared() -> None:
    """The speaker of a quotation is the very object among the speakers."""
    doc = AttributedText.from_json(DOC.to_json())
    assert doc.quotations[0].speaker is doc.speakers[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_bytes_may_be_any_unicode_encoding(encoding: str) -> None:
    """JSON that another program wrote without escapes is read from its bytes."""
    assert DOC == AttributedText.from_json(json.dumps(PLAIN, ensure_ascii=False).encode(encoding))


def test_halves_of_a_surrogate_pair_stay_two() -> None:
    """A string that JSON would join to one character is written in pieces."""
    doc = AttributedText("a\ud83d\ude00b \U0001f600")
    assert (["a\ud83d", "\ude00b \U0001f600"], doc) == (doc.to_dict()["text"], AttributedText.from_json(doc.to_json()))


@pytest.mark.parametrize(
    ("doc", "message"),
    [
        (evolve(DOC, speakers=()), "quotations[0].speaker: 's1' as it is here is not among speakers"),
        (
            evolve(DOC, speakers=(evolve(LEE, name="Ann Ray"),)),
            "quotations[0].speaker: 's1' as it is here is not among speakers",
        ),
        (
            evolve(DOC, others=()),
            "quotations[0].addressee: 's2' as it is here is not among speakers",
        ),
        (evolve(DOC, others=(BO, BO)), "others[1].id: 's2' is given twice"),
        (evolve(DOC, others=(LEE, BO)), "others[0].id: 's1' is given twice"),
        (evolve(DOC, speakers=(LEE, LEE)), "speakers[1].id: 's1' is given twice"),
        (evolve(DOC, quotations=(HOLDS, HOLDS)), "quotations[1].id: 'q1' is given twice"),
        (evolve(DOC, text=TEXT[:30]), "speakers[0].titles[0].span: end after the text, which has 30 code points"),
        (
            evolve(DOC, quotations=(evolve(HOLDS, text="It folds,"),)),
            "quotations[0].text: 'It folds,' is not what the text has at the span",
        ),
        (
            evolve(DOC, quotations=(evolve(HOLDS, parent="q1"),)),
            "quotations[0].parent: no quotation before has the id 'q1'",
        ),
    ],
    ids=[
        "no-speaker",
        "another-speaker",
        "no-addressee",
        "other-twice",
        "other-and-speaker",
        "speaker-twice",
        "quotation-twice",
        "span",
        "words",
        "parent",
    ],
)
def test_what_would_not_come_back_is_not_written(doc: AttributedText, message: str) -> None:
    """A value whose parts disagree is refused, not changed."""
    with pytest.raises(SchemaError) as caught:
        doc.to_dict()
    assert message == str(caught.value)


# What docs/json.md shows


def test_documented_example_is_of_the_format() -> None:
    """The example can be read, and is written with the same keys in the same order."""
    assert EXAMPLE
    assert json.dumps(json.loads(EXAMPLE[1])) == AttributedText.from_json(EXAMPLE[1]).to_json()


@pytest.mark.model
def test_real_answer_comes_back_equal() -> None:
    """What attribution gives can be written and read."""
    doc = attribute("“Tides wait,” said Bo Ray, a pilot at Low Port, a town.\n\n“Ships don’t.” He added that he did.")
    assert doc == AttributedText.from_json(doc.to_json())
