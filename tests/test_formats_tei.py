"""TEI against the schema of the Text Encoding Initiative itself, and the text that comes back from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve
from format_cases import CROSSING, DOC, EMPTY
from hypothesis import given
from lxml import etree
from strategies import texts
from value_strategies import documents

from quoteattr import AttributedText

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parent / "data" / "tei.rng"))


def parsed(doc: AttributedText) -> etree._Element:
    """Write a document, parse it and validate it."""
    root = etree.fromstring(doc.to("tei").encode())
    SCHEMA.assertValid(root)
    return root


def body_text(doc: AttributedText) -> str:
    """Read the text back: all characters of the body, and for each `g` the code that it names."""
    body = parsed(doc).find(f"{TEI}text/{TEI}body")
    pieces = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            pieces.append(element.get("n") if element.tag == f"{TEI}g" else element.text)
        elif element is not body:
            pieces.append(element.tail)
    return "".join(piece or "" for piece in pieces)


def as_xml_holds_it(text: str) -> str:
    """Put the code in the place of each character that XML cannot hold."""
    return "".join(c if _is_xml(ord(c)) else f"U+{ord(c):04X}" for c in text)


def _is_xml(code: int) -> bool:
    return code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or code > 0xFFFF


@given(documents())
def test_documents_are_valid(doc: AttributedText) -> None:
    """Whatever the text, the spans and the names, the document is TEI and holds the text exactly."""
    assert as_xml_holds_it(doc.text) == body_text(doc)


@given(texts)
def test_text_comes_back(text: str) -> None:
    """Line ends, blank lines and characters that XML cannot hold come back as they were."""
    assert as_xml_holds_it(text) == body_text(AttributedText(text))


def test_said_names_its_speaker() -> None:
    """Each quotation is a `said` with `who`, `direct` and its categories; pieces of one are linked."""
    root = parsed(DOC)
    said = {each.get(ID): dict(each.attrib) for each in root.iter(f"{TEI}said")}
    assert list(said) == ["q1", "q1.2", "q2", "q3", "q4", "q5", "q6", "q7"]
    assert said["q1"] == {ID: "q1", "direct": "true", "who": "#s1", "ana": "#direct", "next": "#q1.2"}
    assert said["q1.2"]["prev"] == "#q1"
    assert said["q4"] == {ID: "q4", "direct": "false", "who": "#s2", "ana": "#indirect #negative"}
    assert said["q5"]["ana"] == "#indirect #possible"


def test_nested_quotations_are_nested() -> None:
    """A quotation within a quotation is a `said` within a `said`."""
    inner = next(each for each in parsed(DOC).iter(f"{TEI}said") if each.get(ID) == "q3")
    assert ("q2", "#s2") == (inner.getparent().get(ID), inner.get("who"))


def test_pointers_lead_somewhere() -> None:
    """Every `#…` of a document is an id in it."""
    for doc in (DOC, CROSSING):
        root = parsed(doc)
        ids = {each.get(ID) for each in root.iter() if each.get(ID)}
        pointers = [
            pointer.removeprefix("#")
            for each in root.iter()
            for key in ("who", "ref", "corresp", "prev", "next", "ana")
            for pointer in (each.get(key) or "").split()
        ]
        assert pointers
        assert set(pointers) <= ids


def test_speakers_are_listed() -> None:
    """People, groups and organisations stand in the list, a document among the sources."""
    root = parsed(DOC)
    person = root.find(f".//{TEI}person")
    assert [(each.tag.removeprefix(TEI), "".join(each.itertext())) for each in person] == [
        ("persName", "Ms. Ann Lee"),
        ("gender", ""),
        ("occupation", "mayor"),
        ("affiliation", "Ely"),
    ]
    listed = [(each.tag.removeprefix(TEI), each.get(ID)) for each in root.find(f".//{TEI}listPerson")]
    assert listed == [("person", "s1"), ("person", "s2"), ("personGrp", "s3"), ("org", "s5")]
    assert root.find(f".//{TEI}bibl").get(ID) == "s4"


def test_crossing_quotations_are_parted() -> None:
    """What crosses another or the edge of a paragraph is in linked pieces."""
    said = [(each.get(ID), "".join(each.itertext())) for each in parsed(CROSSING).iter(f"{TEI}said")]
    assert said == [("q1", "b"), ("q1.2", "cd"), ("q2", "d"), ("q2.2", "\x85ef")]


def test_empty_text_is_a_document() -> None:
    """A text without a word is an empty paragraph."""
    assert [len(parsed(EMPTY).findall(f".//{TEI}p"))] == [3]


@pytest.mark.parametrize("bad", ["<who/>", '<said direct="perhaps">x</said>', "<seg><p>x</p></seg>"])
def test_schema_can_fail(bad: str) -> None:
    """What TEI does not allow is refused by the schema."""
    written = evolve(DOC, text="x", quotations=(), speakers=()).to("tei").replace("<p>x</p>", f"<p>{bad}</p>")
    assert not SCHEMA.validate(etree.fromstring(written.encode()))
