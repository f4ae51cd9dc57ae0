"""brat standoff, read by another reader of it."""

from __future__ import annotations

import re
from typing import Any

from bioc import brat
from format_cases import CROSSING, DOC, EMPTY, TEXT
from hypothesis import given
from value_strategies import documents

from quoteattr import AttributedText, formats


def loaded(doc: AttributedText) -> Any:
    """Read the annotations and the text of a document."""
    return brat.loads(doc.text, doc.to("brat"))


def types() -> dict[str, set[str]]:
    """Read which types the configuration declares, by section."""
    sections = re.findall(r"\[(\w+)\]\n(.*?)(?=\[\w+\]|\Z)", formats.find("brat").folder["annotation.conf"], re.DOTALL)
    return {name: {line.split("\t")[0] for line in body.splitlines() if line} for name, body in sections}


@given(documents())
def test_annotations_are_those_of_the_text(doc: AttributedText) -> None:
    """Every annotation has the words at its offsets, in one line, and every reference leads to an annotation."""
    read = loaded(doc)
    ids = {entity.id for entity in read.entities}
    for places, words in re.findall(r"^T\d+\t\w+ ([\d ;]+)\t(.*)\n", doc.to("brat"), re.MULTILINE):
        pairs = [map(int, place.split()) for place in places.split(";")]
        assert " ".join(doc.text[start:end] for start, end in pairs) == words
        assert not re.search(r"[\r\n\t]", words)
    assert {name for relation in read.relations for name in relation.arguments.values()} <= ids
    assert {each.refid for each in (*read.attributes, *read.notes)} <= ids
    assert {name for each in read.equiv_relations for name in each.argids} <= ids


def test_types_are_declared() -> None:
    """The configuration beside the files declares every type that is written."""
    read, declared = loaded(DOC), types()
    assert {entity.type for entity in read.entities} <= declared["entities"]
    assert {relation.type for relation in read.relations} <= declared["relations"]
    assert {attribute.type for attribute in read.attributes} <= declared["attributes"]
    assert {each.type for each in read.equiv_relations} <= declared["relations"]


def test_quotation_leads_to_cue_and_mention() -> None:
    """Relations bind a quotation to its cue and its mention; the text over a line break is in pieces."""
    lines = DOC.to("brat").splitlines()
    break_at = TEXT.index("for\nnow.")
    assert (
        lines[0]
        == f"T1\tDirect 1 23;{break_at} {break_at + 3};{break_at + 4} {break_at + 8}\tFish 🐟 & chips <stay>, for now."
    )
    assert lines[1:5] == [
        f"T2\tCue {TEXT.index('said')} {TEXT.index('said') + 4}\tsaid",
        "R1\tCuedBy Arg1:T1 Arg2:T2",
        f"T3\tMention {TEXT.index('Ann')} {TEXT.index('Ann') + 3};{TEXT.index('Lee')} {TEXT.index('Lee') + 3}\tAnn Lee",
        "R2\tSpokenBy Arg1:T1 Arg2:T3",
    ]


def test_mentions_of_one_speaker_are_equivalent() -> None:
    """Mentions share a name, a gender and an equivalence; what was denied is marked."""
    read = loaded(DOC)
    entities = {entity.id: entity for entity in read.entities}
    assert [sorted(entities[name].text for name in each.argids) for each in read.equiv_relations] == [
        ["Ann Lee", "she"],
        ["Bo", "He"],
    ]
    assert [(each.type, entities[each.refid].text) for each in read.attributes if each.type == "Negative"] == [
        ("Negative", "that it was so")
    ]
    assert {note.text for note in read.notes} == {"Ann Lee", "Bo", "The crew", "A report", "council"}


def test_text_goes_with_the_annotations() -> None:
    """The text file holds the text as it is."""
    assert formats.find("brat").beside(CROSSING) == {".txt": CROSSING.text}
    assert EMPTY.to("brat") == ""
