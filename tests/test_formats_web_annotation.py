"""Web annotations against the standard, by JSON Schema and as linked data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from attrs import evolve
from browser import chromium, needs_chromium
from format_cases import CROSSING, DOC, EMPTY
from hypothesis import given
from pyld import jsonld
from value_strategies import documents

from quoteattr import AttributedText, Modality

DATA = Path(__file__).parent / "data"
VALIDATOR = jsonschema.Draft202012Validator(json.loads((DATA / "web-annotation.schema.json").read_bytes()))
CONTEXT = json.loads((DATA / "anno-context.json").read_bytes())


def written(doc: AttributedText, **options: Any) -> Any:
    """Write a document and read the JSON."""
    return json.loads(doc.to("web-annotation", **options))


def items(doc: AttributedText, **options: Any) -> list[dict[str, Any]]:
    """Give the annotations of a document."""
    found: list[dict[str, Any]] = written(doc, **options)["first"]["items"]
    return found


@given(documents())
def test_annotations_are_valid(doc: AttributedText) -> None:
    """Every document, whatever its text and ids, gives a collection that the standard allows."""
    spoken = [quotation for quotation in doc.quotations if quotation.spans]
    VALIDATOR.validate(written(evolve(doc, quotations=tuple(spoken))))


@pytest.mark.parametrize("doc", [DOC, CROSSING, EMPTY], ids=["full", "crossing", "empty"])
def test_every_term_is_linked_data(doc: AttributedText) -> None:
    """Expanded by a JSON-LD processor, no key is dropped, and each annotation has its target."""

    def loader(url: str, _: object = None) -> dict[str, Any]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXT}

    data = written(doc)
    expanded = jsonld.expand(data, {"documentLoader": loader, "base": "https://example.org/"})
    compacted = jsonld.compact(expanded, CONTEXT, {"base": "https://example.org/", "documentLoader": loader})
    del compacted["@context"]
    flat = json.dumps(compacted)
    for key in ("exact", "prefix", "suffix", "start", "motivation", "purpose", "value", "format", "language"):
        assert flat.count(f'"{key}"') == json.dumps(data).count(f'"{key}"'), key
    assert compacted["total"] == len(doc.quotations)


@needs_chromium
def test_a_browser_finds_the_words(tmp_path: Path) -> None:
    """In JavaScript, positions in UTF-16 units slice the very words out, with what stands before and after."""
    targets = [target["selector"] for item in items(DOC, offsets="utf-16") for target in item["target"]]
    with chromium(tmp_path / "profile") as browser:
        cut = browser.execute_script(
            "const [text, targets] = arguments; return targets.map(found => {"
            "  const {start, end} = found.find(s => s.type == 'TextPositionSelector');"
            "  const {prefix, suffix} = found.find(s => s.type == 'TextQuoteSelector');"
            "  return [text.slice(start, end), text.slice(0, start).endsWith(prefix), text.startsWith(suffix, end)]})",
            DOC.text,
            targets,
        )
    spoken = [[span.of(DOC.text), True, True] for quotation in DOC.quotations for span in quotation.spans]
    assert spoken == cut


def test_selectors_find_the_words() -> None:
    """Both selectors of a target pick the same words, and the prefix and suffix are what stands around."""
    for annotation in items(DOC):
        for target in annotation["target"]:
            quote, position = target["selector"]
            start, end = position["start"], position["end"]
            assert DOC.text[start:end] == quote["exact"]
            assert DOC.text[:start].endswith(quote["prefix"])
            assert DOC.text[end:].startswith(quote["suffix"])


def test_positions_count_utf16_units_on_request() -> None:
    """JavaScript slices by what `offsets="utf-16"` gives."""
    units = DOC.text.encode("utf-16-le")
    for annotation in items(DOC, offsets="utf-16"):
        for target in annotation["target"]:
            quote, position = target["selector"]
            assert units[2 * position["start"] : 2 * position["end"]].decode("utf-16-le") == quote["exact"]


def test_bodies_tell_who_and_what() -> None:
    """The kind, what is out of the ordinary, the name and the description are bodies with their purposes."""
    bodies = [[(body["purpose"], body["value"]) for body in each["body"]] for each in items(DOC)]
    lee = [("tagging", "direct"), ("identifying", "Ann Lee"), *[("describing", "mayor")] * 2, ("describing", "Ely")]
    assert bodies[0] == lee
    assert bodies[3][:3] == [("tagging", "indirect"), ("tagging", "negative"), ("identifying", "Bo")]
    assert ("tagging", Modality.POSSIBLE.value) in bodies[4]
    assert bodies[7] == [("tagging", "other"), ("identifying", "They")]


def test_source_is_an_iri() -> None:
    """The document's id becomes a relative IRI, a text without one has a UUID, and the caller may name it."""
    assert written(DOC)["id"] == "a%20b/%C3%BC.txt#quotations"
    assert written(CROSSING)["id"].startswith("urn:uuid:")
    assert written(CROSSING)["id"] != written(EMPTY)["id"]
    assert {target["source"] for each in items(DOC, source="https://example.org/1") for target in each["target"]} == {
        "https://example.org/1"
    }
