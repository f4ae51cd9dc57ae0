"""What is not of the format is refused by name."""

from __future__ import annotations

import json
import tracemalloc
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from serialize_cases import KEYS, OBJECTS, PATHS, PLAIN, TEXT, changed, steps, within
from strategies import texts

from quoteattr import (
    AttributedText,
    InputTypeError,
    SchemaError,
)


def refusal(data: object) -> str:
    """Give the message with which data are refused."""
    with pytest.raises(SchemaError) as caught:
        AttributedText.from_dict(data)  # type: ignore[arg-type]
    return str(caught.value)


def refusal_of_json(text: str | bytes) -> str:
    """Give the message with which a JSON text is refused."""
    with pytest.raises(SchemaError) as caught:
        AttributedText.from_json(text)
    return str(caught.value)


@pytest.mark.parametrize("path", KEYS)
def test_missing_keys_are_named(path: str) -> None:
    """Every key must be there, those of unknown values included."""
    above, _, key = path.rpartition(".")
    data = deepcopy(PLAIN)
    del within(data, steps(above))[key]
    assert f"{above or 'top level'}: key {key!r} is missing" == refusal(data)


@pytest.mark.parametrize("path", OBJECTS)
def test_unknown_keys_are_named(path: str) -> None:
    """A key that the format does not have is refused wherever it stands."""
    assert f"{path}: key 'score' is unknown" == refusal(changed(f"{path}.score", 1))


@pytest.mark.parametrize(
    ("key", "shown"),
    [("score", "'score'"), ("s" * 999, "'ssssssssssss...sssssssssssss'"), (10**5000, "a huge number"), (2, "2")],
    ids=["top-level", "long", "huge", "integer"],
)
def test_unknown_keys_are_shown_short(key: Any, shown: str) -> None:
    """Messages stay readable, whatever the key."""
    assert f"top level: key {shown} is unknown" == refusal({**PLAIN, key: 1})


@pytest.mark.parametrize("wrong", [True, 1.0, {}], ids=["boolean", "fraction", "object"])
@pytest.mark.parametrize("path", [path for path in PATHS if path not in ("schema", "quotations[0].closed")])
def test_wrong_types_are_named(path: str, wrong: object) -> None:
    """No value passes for one of another type: true is no number, 1.0 no integer."""
    assert path == refusal(changed(path, wrong)).partition(":")[0]


@pytest.mark.parametrize("closed", [1, 0, None, "true"], ids=repr)
def test_only_a_boolean_is_a_boolean(closed: object) -> None:
    """No number or string passes for true or false."""
    assert refusal(changed("quotations[0].closed", closed)).startswith("quotations[0].closed: must be a boolean, not")


@pytest.mark.parametrize(
    ("data", "shown"), [(None, "null"), ([], "an array"), ("text", "a string"), (1, "an integer"), (b"", "bytes")]
)
def test_top_level_must_be_an_object(data: object, shown: str) -> None:
    """JSON that is no object is no attributed text."""
    assert f"top level: must be an object, not {shown}" == refusal(data)


@pytest.mark.parametrize(
    ("schema", "shown"),
    [(2, "2"), (0, "0"), (-3, "-3"), (10**5000, "a huge number"), (True, "a boolean"), (1.0, "a fraction"),
     ("1", "'1'"), (None, "null")],
    ids=["later", "zero", "negative", "huge", "boolean", "fraction", "string", "null"],
)  # fmt: skip
def test_other_schemas_are_named(schema: object, shown: str) -> None:
    """A document of another version says which it is and which can be read, before its keys are looked at."""
    assert f"schema: this version of quoteattr reads 1, not {shown}" == refusal({"schema": schema, "texts": []})


@pytest.mark.parametrize(
    ("span", "problem"),
    [
        ([10, 1], ": end before start"),
        ([-1, 1], ": start before the text"),
        ([1, 99], ": end after the text, which has 54 code points"),
        ([1, 10**5000], ": end after the text, which has 54 code points"),
        ([-(10**5000), 1], ": start before the text"),
        ([1], ": must be [start, end], not an array of 1"),
        ([1, 5, 10], ": must be [start, end], not an array of 3"),
        ([1, None], "[1]: must be an integer, not null"),
        (["1", 10], "[0]: must be an integer, not a string"),
    ],
    ids=["reversed", "before", "after", "huge", "huge-negative", "short", "long", "null", "string"],
)
@pytest.mark.parametrize("path", [path for path in PATHS if path.endswith(("span", "spans[0]"))])
def test_impossible_spans_are_named(path: str, span: object, problem: str) -> None:
    """Every span must lie within the text."""
    assert f"{path}{problem}" == refusal(changed(path, span))


@pytest.mark.parametrize(
    ("path", "value", "problem"),
    [
        ("quotations[0].cue.text", "sang", "'sang' is not what the text has at the span"),
        ("quotations[0].mention.text", "Ms. Ann", "'Ms. Ann' is not what the text has at the span"),
        ("quotations[0].text", "It folds,", "'It folds,' is not what the text has at the span"),
        ("speakers[0].titles[0].text", "Mayor", "'Mayor' is not what the text has at the span"),
        ("speakers[0].affiliations[0].text", "", "'' is not what the text has at the span"),
        ("quotations[0].speaker", "s2", "no speaker has the id 's2'"),
        ("quotations[0].parent", "q2", "no quotation before has the id 'q2'"),
        ("quotations[0].polarity", "denied", "must be one of positive, negative, not 'denied'"),
        ("quotations[0].modality", "unsure", "must be one of asserted, possible, future, reported, not 'unsure'"),
        ("quotations[0].kind", "Direct", "must be one of direct, indirect, mixed, other, not 'Direct'"),
        ("speakers[0].gender", "\ud800", "must be one of female, male, not '\\ud800'"),
        ("speakers[0].honorifics[0]", ["M", None], "must be a string, not null"),
    ],
)
def test_disagreements_are_named(path: str, value: object, problem: str) -> None:
    """Words must be those of the text, references lead somewhere, and enums have the value."""
    where = f"{path}[1]" if isinstance(value, list) else path
    assert f"{where}: {problem}" == refusal(changed(path, value))


@pytest.mark.parametrize("name", ["speakers", "quotations"])
def test_ids_are_given_once(name: str) -> None:
    """Two speakers, or two quotations, of one id are refused."""
    given_twice = PLAIN[name] * 2
    assert f"{name}[1].id: {given_twice[0]['id']!r} is given twice" == refusal(changed(name, given_twice))


def test_many_long_spans_cost_nothing() -> None:
    """A small document cannot ask for more words than memory holds."""
    data = changed("quotations[0].spans", [[0, len(TEXT) * 10**4]] * 10**4)
    data["text"] = TEXT * 10**4
    assert "quotations[0].text: 'It holds,' is not what the text has at the span" == refusal(data)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("", "not JSON: Expecting value: line 1 column 1"),
        ("{", "not JSON: Expecting property name"),
        (b"\xff\xfa{", "not JSON: "),
        ('{"schema": 1} x', "not JSON: Extra data"),
        ("[" * 10**5, "not an attributed text: arrays or objects are nested too deeply"),
        ('{"a":' * 10**5, "not an attributed text: arrays or objects are nested too deeply"),
        ('{"schema": 1, "schema": 1}', "key 'schema' is given twice in one object"),
        ('{"schema": 1' + "0" * 10**5 + "}", "schema: this version of quoteattr reads 1, not a huge number"),
        ('{"schema": -1' + "0" * 10**5 + "}", "schema: this version of quoteattr reads 1, not a huge number"),
        ('{"schema": NaN}', "schema: this version of quoteattr reads 1, not a fraction"),
    ],
    ids=["empty", "cut", "bytes", "more", "arrays", "objects", "double-key", "huge", "huge-negative", "nan"],
)
def test_other_texts_are_refused(text: str | bytes, start: str) -> None:
    """What is no JSON, or JSON made to do harm, raises the same error as any other wrong data."""
    assert start == refusal_of_json(text)[: len(start)]


def test_huge_numbers_keep_their_path() -> None:
    """A number that is slow to read is refused where it stands."""
    text = json.dumps(PLAIN).replace("[30, 35]", f"[30, {'9' * 10**5}]")
    assert "speakers[0].titles[0].span: end after the text, which has 54 code points" == refusal_of_json(text)


def test_a_value_within_itself_is_refused() -> None:
    """Data that no JSON gives, lists that hold themselves, end at the first that ought to be something else."""
    ring: list[object] = []
    ring.append(ring)
    assert "text[0]: must be a string, not an array" == refusal(changed("text", ring))
    assert "speakers[0]: must be an object, not an array" == refusal(changed("speakers", ring))
    assert "quotations[0].spans[0]: must be [start, end], not an array of 1" == refusal(
        changed("quotations[0].spans", ring)
    )


def test_quotations_that_hold_each_other_are_refused() -> None:
    """A quotation can only lie in one that stands before it, so that no two hold each other."""
    first, second = PLAIN["quotations"][0], {**PLAIN["quotations"][0], "id": "q2", "parent": "q1"}
    data = changed("quotations", [{**first, "parent": "q2"}, second])
    assert "quotations[0].parent: no quotation before has the id 'q2'" == refusal(data)


@pytest.mark.parametrize("path", ["quotations[0].kind", "quotations[0].cue.text", "quotations[0].speaker", "schema"])
def test_long_strings_make_no_long_messages(path: str) -> None:
    """A string of a million characters is refused in a line."""
    message = refusal_of_json(json.dumps(changed(path, "x" * 10**6)))
    assert message.startswith(f"{path}: ")
    assert len(message) < 200


def test_the_first_mistake_ends_the_reading() -> None:
    """Of hundreds of thousands of things that are none, nothing is made before the first is refused."""
    data = {**PLAIN, "quotations": [[]] * 200_000}
    tracemalloc.start()
    assert "quotations[0]: must be an object, not an array" == refusal(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 200_000


def test_memory_is_in_proportion() -> None:
    """A text of millions of characters, whole or in pieces, takes few times its own size to read."""
    for text in ("x" * 4_000_000, ["x" * 40] * 100_000):
        data = json.dumps({**PLAIN, "text": text, "speakers": [], "quotations": [], "others": []})
        tracemalloc.start()
        found = AttributedText.from_json(data)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert 4_000_000 == len(found.text)
        assert peak < 10 * len(data)


@given(texts)
def test_any_text_is_refused_or_read(text: str) -> None:
    """Text that is no attributed text raises SchemaError and nothing else."""
    assert refusal_of_json(text)


@pytest.mark.parametrize("given_value", [None, 1, {}, bytearray(b"{}")], ids=["none", "int", "dict", "bytearray"])
def test_json_must_be_text(given_value: Any) -> None:
    """An argument that is neither str nor bytes is a mistake of the caller, not of the data."""
    with pytest.raises(InputTypeError, match=f"JSON must be a str or bytes, not {type(given_value).__name__}"):
        AttributedText.from_json(given_value)
