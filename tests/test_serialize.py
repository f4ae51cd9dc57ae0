"""What is written comes back equal, and what is not of the format is refused by name."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, fields
from hypothesis import given
from strategies import texts
from value_strategies import documents

from quoteattr import (
    Affiliation,
    AttributedText,
    Cue,
    Evidence,
    Gender,
    InputTypeError,
    Kind,
    Mention,
    Quotation,
    SchemaError,
    Span,
    Speaker,
    SpeakerType,
    Title,
    attribute,
)

FORMAT = (Path(__file__).parent.parent / "docs" / "json.md").read_text(encoding="utf-8")
EXAMPLE = re.search(r"```python\n(.*?)```.*?```json\n(.*?)```", FORMAT, re.DOTALL)

TEXT = "“It holds,” said Ms. Ann Lee, mayor of Ely."
LEE = Speaker(
    "s1",
    "Ann Lee",
    SpeakerType.PERSON,
    ("Ms.",),
    (Title("mayor", Span(30, 35)),),
    (Affiliation("Ely", Span(39, 42)),),
    (Mention("Ann Lee", Span(21, 28)),),
    Gender.FEMALE,
)
HOLDS = Quotation(
    "q1",
    Kind.DIRECT,
    "It holds,",
    (Span(1, 10),),
    Cue("said", Span(12, 16)),
    Mention("Ms. Ann Lee", Span(17, 28)),
    LEE,
    (Evidence("subject", (("cue", Span(12, 16)),)),),
)
DOC = AttributedText(TEXT, (HOLDS,), (LEE,))
PLAIN: dict[str, Any] = {
    "schema": 1,
    "id": None,
    "offsets": "code-points",
    "text": TEXT,
    "speakers": [
        {
            "id": "s1",
            "name": "Ann Lee",
            "type": "person",
            "gender": "female",
            "honorifics": ["Ms."],
            "titles": [{"text": "mayor", "span": [30, 35], "tenure": None}],
            "affiliations": [{"text": "Ely", "span": [39, 42]}],
            "mentions": [{"text": "Ann Lee", "span": [21, 28]}],
        }
    ],
    "quotations": [
        {
            "id": "q1",
            "kind": "direct",
            "text": "It holds,",
            "spans": [[1, 10]],
            "closed": True,
            "polarity": "positive",
            "modality": "asserted",
            "parent": None,
            "cue": {"text": "said", "span": [12, 16]},
            "mention": {"text": "Ms. Ann Lee", "span": [17, 28]},
            "speaker": "s1",
            "evidence": [{"rule": "subject", "roles": [{"role": "cue", "span": [12, 16]}]}],
        }
    ],
}


def steps(path: str) -> list[str | int]:
    """Take a path apart: speakers[0].titles -> speakers, 0, titles."""
    return [int(step) if step.isdigit() else step for step in re.findall(r"\w+", path)]


def within(data: Any, path: list[str | int]) -> Any:
    """Follow a path that was taken apart."""
    for step in path:
        data = data[step]
    return data


def changed(path: str, value: object) -> dict[str, Any]:
    """Give PLAIN with another value at a path, or with a new key."""
    data = deepcopy(PLAIN)
    *above, last = steps(path)
    within(data, above)[last] = value
    return data


def paths(value: object, path: str = "") -> list[str]:
    """List the paths of all values within a value, those of whole objects and arrays included."""
    if isinstance(value, dict):
        below = [(f"{path}.{key}" if path else key, item) for key, item in value.items()]
    elif isinstance(value, list):
        below = [(f"{path}[{place}]", item) for place, item in enumerate(value)]
    else:
        below = []
    return [found for name, item in below for found in (name, *paths(item, name))]


PATHS = paths(PLAIN)
KEYS = [path for path in PATHS if not path.endswith("]")]
OBJECTS = [path for path in PATHS if isinstance(within(PLAIN, steps(path)), dict)]


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
    ids=["no-speaker", "another-speaker", "speaker-twice", "quotation-twice", "span", "words", "parent"],
)
def test_what_would_not_come_back_is_not_written(doc: AttributedText, message: str) -> None:
    """A value whose parts disagree is refused, not changed."""
    with pytest.raises(SchemaError) as caught:
        doc.to_dict()
    assert message == str(caught.value)


# Refusing what is not of the format


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
        ([1, 99], ": end after the text, which has 43 code points"),
        ([1, 10**5000], ": end after the text, which has 43 code points"),
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
    assert "speakers[0].titles[0].span: end after the text, which has 43 code points" == refusal_of_json(text)


@given(texts)
def test_any_text_is_refused_or_read(text: str) -> None:
    """Text that is no attributed text raises SchemaError and nothing else."""
    assert refusal_of_json(text)


@pytest.mark.parametrize("given_value", [None, 1, {}, bytearray(b"{}")], ids=["none", "int", "dict", "bytearray"])
def test_json_must_be_text(given_value: Any) -> None:
    """An argument that is neither str nor bytes is a mistake of the caller, not of the data."""
    with pytest.raises(InputTypeError, match=f"JSON must be a str or bytes, not {type(given_value).__name__}"):
        AttributedText.from_json(given_value)


# What docs/json.md shows


def test_documented_example_is_of_the_format() -> None:
    """The example can be read, and is written with the same keys in the same order."""
    assert EXAMPLE
    assert json.dumps(json.loads(EXAMPLE[2])) == AttributedText.from_json(EXAMPLE[2]).to_json()


@pytest.mark.model
def test_documented_example_is_real() -> None:
    """The example is what its lines of Python give."""
    assert EXAMPLE
    printed: list[str] = []
    exec(EXAMPLE[1], {"print": printed.append})  # noqa: S102 - the project's own page
    assert json.loads(EXAMPLE[2]) == json.loads(printed[0])


@pytest.mark.model
def test_real_answer_comes_back_equal() -> None:
    """What attribution gives can be written and read."""
    doc = attribute("“Tides wait,” said Bo Ray, a pilot at Low Port, a town.\n\n“Ships don’t.” He added that he did.")
    assert doc == AttributedText.from_json(doc.to_json())
