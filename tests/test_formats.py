"""The registry of formats, and JSON against its published schema."""

from __future__ import annotations

import json
import tracemalloc

import jsonschema
import pytest
from format_cases import CROSSING, DOC, EMPTY
from hypothesis import given
from value_strategies import documents

from quoteattr import AttributedText, OptionError, formats
from quoteattr.offsets import Offsets

VALIDATOR = jsonschema.Draft202012Validator(formats.json_schema())
NAMES = [each.name for each in formats.FORMATS]


def test_schema_is_a_schema() -> None:
    """The published schema is of draft 2020-12."""
    jsonschema.Draft202012Validator.check_schema(formats.json_schema())


@given(documents())
def test_documents_are_of_the_schema(doc: AttributedText) -> None:
    """Whatever is written is valid, in either unit of offsets, and comes back."""
    for offsets in ("code-points", "utf-16"):
        data = doc.to_dict(offsets=offsets)
        VALIDATOR.validate(json.loads(json.dumps(data)))
        assert doc == AttributedText.from_dict(data)


def test_schema_is_strict() -> None:
    """A key more, a key less or another value is invalid everywhere."""
    data = DOC.to_dict()
    objects = [data, *data["speakers"], *data["quotations"]]  # type: ignore[misc]
    for each in objects:
        assert isinstance(each, dict)
        for key, value in list(each.items()):
            each[key] = {"odd": True}
            assert not VALIDATOR.is_valid(data), key
            each[key] = value
        each["odd"] = 1
        assert not VALIDATOR.is_valid(data)
        del each["odd"]
    VALIDATOR.validate(data)


def test_utf16_spans_slice_as_javascript_does() -> None:
    """Spans in UTF-16 units cut the same words out of UTF-16 text."""
    data = json.loads(DOC.to("json", offsets="utf-16"))
    start, end = data["quotations"][0]["spans"][0]
    assert (start, end) == Offsets(DOC.text, "utf-16").pair(DOC.quotations[0].spans[0]) == (1, 24)
    assert DOC.text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le") == "Fish 🐟 & chips <stay>,"
    assert AttributedText.from_dict(data) == DOC


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_json_comes_back(name: str) -> None:
    """Both JSON formats hold everything, the document's id included."""
    assert DOC == AttributedText.from_json(DOC.to(name))


def test_documents_are_joined_line_by_line() -> None:
    """JSON Lines of many documents are read back one by one."""
    lines = "".join(formats.join([DOC, CROSSING, EMPTY], "jsonl")).splitlines()
    assert [DOC, CROSSING, EMPTY] == [AttributedText.from_json(line) for line in lines]


def test_joining_is_lazy() -> None:
    """One document is taken at a time, so that an endless stream can be written."""

    def endless() -> object:
        while True:
            yield DOC

    pieces = formats.join(endless(), "csv")  # type: ignore[arg-type]
    assert next(pieces).startswith("document,")
    assert next(pieces) == next(pieces)


def test_memory_does_not_grow_with_the_documents() -> None:
    """A hundred times as many documents take no more memory to write."""

    def peak(number: int) -> int:
        tracemalloc.start()
        for _ in formats.join((DOC for _ in range(number)), "csv"):
            pass
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(1)  # what is imported on first use
    assert peak(500) < 1.5 * peak(5)


def test_unknown_formats_are_refused() -> None:
    """The message lists the formats."""
    with pytest.raises(OptionError, match=f"no format 'docx'; the formats are: {', '.join(NAMES)}"):
        DOC.to("docx")


def test_unknown_options_are_refused() -> None:
    """The message lists the options of the format."""
    with pytest.raises(OptionError, match="the format 'csv' has no option 'color'; it has: offsets"):
        DOC.to("csv", color=True)
    with pytest.raises(OptionError, match="the format 'tei' has no option 'offsets'; it has: none"):
        list(formats.join([DOC], "tei", offsets="utf-16"))


def test_formats_of_one_document_are_not_joined() -> None:
    """Two TEI documents in one file would be no TEI."""
    with pytest.raises(OptionError, match="the format 'tei' needs a file for each document"):
        list(formats.join([DOC], "tei"))
