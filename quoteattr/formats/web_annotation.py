"""W3C Web Annotations: a collection of one annotation a quotation, as JSON-LD.

Source: Web Annotation Data Model, W3C Recommendation of 23 February 2017,
https://www.w3.org/TR/annotation-model/.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from quoteattr.model import Medium, Modality, Polarity
from quoteattr.offsets import Offsets, Unit

if TYPE_CHECKING:
    from quoteattr.model import AttributedText, Quotation, Span

Json: TypeAlias = "dict[str, object]"

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # code points before and behind, which tell two equal quotations apart


def to_web_annotation(doc: AttributedText, *, offsets: str = Unit.CODE_POINTS, source: str | None = None) -> str:
    """Write a document's quotations as an annotation collection with one page.

    `source` is the IRI of the text; without it, the document's id stands there as a
    relative one, or, where it has none, a UUID that only this text has.  The standard
    counts code points; `offsets="utf-16"` is for readers that count like JavaScript.
    """
    places = Offsets(doc.text, offsets)
    iri = source or _iri(doc)
    items = [_annotation(quotation, iri, places) for quotation in doc.quotations]
    page: Json = {"id": f"{iri}#page", "type": "AnnotationPage", "startIndex": 0, "items": items}
    collection: Json = {
        "@context": CONTEXT,
        "id": f"{iri}#quotations",
        "type": "AnnotationCollection",
        "label": "Quotations",
        "total": len(items),
        "first": page,
        "last": page["id"],
    }
    return json.dumps(collection, indent=2) + "\n"


def _iri(doc: AttributedText) -> str:
    if doc.id:
        return quote(doc.id, safe="/:", errors="replace")
    return uuid5(NAMESPACE_URL, doc.text.encode("utf-8", "replace").decode()).urn


def _annotation(quotation: Quotation, iri: str, places: Offsets) -> Json:
    return {
        "id": f"{iri}#{quote(quotation.id, safe='', errors='replace')}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": _bodies(quotation),
        "target": [_target(span, iri, places) for span in quotation.spans],
    }


def _bodies(quotation: Quotation) -> list[Json]:
    """Tags for the kind and whatever is out of the ordinary; who speaks, or the mention; the speaker's description."""
    tags = [quotation.kind.value]
    if quotation.polarity is not Polarity.POSITIVE:
        tags.append(quotation.polarity.value)
    if quotation.modality is not Modality.ASSERTED:
        tags.append(quotation.modality.value)
    if quotation.medium is not Medium.SPEECH:
        tags.append(quotation.medium.value)
    bodies = [_body("tagging", tag) for tag in tags]
    if quotation.speaker is not None:
        bodies.append(_body("identifying", quotation.speaker.name))
        bodies.extend(_body("describing", title.described) for title in quotation.speaker.titles)
        bodies.extend(_body("describing", each.text) for each in quotation.speaker.affiliations)
    elif quotation.mention is not None:
        bodies.append(_body("identifying", quotation.mention.text))
    return bodies


def _body(purpose: str, value: str) -> Json:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain", "language": "en"}


def _target(span: Span, iri: str, places: Offsets) -> Json:
    text = places.text
    start, end = places.pair(span)
    words: Json = {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.start - _AROUND) : span.start],
        "suffix": text[span.end : span.end + _AROUND],
    }
    position: Json = {"type": "TextPositionSelector", "start": start, "end": end}
    return {"source": iri, "selector": [words, position]}
