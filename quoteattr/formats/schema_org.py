"""schema.org: the quotations of a text and the people and organisations who speak them, as JSON-LD.

Source: https://schema.org/Quotation, https://schema.org/Person.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from quoteattr.model import Gender, Kind, Polarity, SpeakerType

if TYPE_CHECKING:
    from quoteattr.model import AttributedText, Quotation, Speaker

Json: TypeAlias = "dict[str, object]"

CONTEXT = "https://schema.org"
_TYPES = {
    SpeakerType.PERSON: "Person",
    SpeakerType.UNNAMED_PERSON: "Person",
    SpeakerType.GROUP: "Organization",
    SpeakerType.ORGANIZATION: "Organization",
    SpeakerType.DOCUMENT: "CreativeWork",
}
_GENDERS = {Gender.FEMALE: "https://schema.org/Female", Gender.MALE: "https://schema.org/Male"}


def to_schema_org(doc: AttributedText) -> str:
    """Write a document as a CreativeWork whose parts are its quotations.

    Left out is what nobody said: words that were denied or not said, or that report no
    speech.  A speaker is described in full where it first speaks, and named by its `@id` after that.
    A document that speaks is what its quotations are based on.
    """
    described: set[str] = set()
    work: Json = {"@context": CONTEXT, "@type": "CreativeWork"}
    if doc.id:
        work["name"] = doc.id
    said = [each for each in doc.quotations if each.kind is not Kind.OTHER and each.polarity is Polarity.POSITIVE]
    work["hasPart"] = [_quotation(place, each, described) for place, each in enumerate(said, start=1)]
    return json.dumps(work, indent=2) + "\n"


def _quotation(place: int, quotation: Quotation, described: set[str]) -> Json:
    found: Json = {
        "@type": "Quotation",
        "@id": f"#{quotation.id}",
        "position": place,
        "genre": f"{quotation.kind.value} quotation",
        "inLanguage": "en",
        "text": quotation.text,
    }
    speaker = quotation.speaker
    if speaker is not None:
        said_by = "isBasedOn" if speaker.type is SpeakerType.DOCUMENT else "spokenByCharacter"
        found[said_by] = _reference(speaker) if speaker.id in described else _speaker(speaker)
        described.add(speaker.id)
    return found


def _reference(speaker: Speaker) -> Json:
    return {"@type": _TYPES[speaker.type], "@id": f"#{speaker.id}"}


def _speaker(speaker: Speaker) -> Json:
    """All that the text tells of a speaker; one without a name has a description in its place."""
    named = speaker.type in (SpeakerType.PERSON, SpeakerType.ORGANIZATION, SpeakerType.DOCUMENT)
    found: Json = {**_reference(speaker), "name" if named else "description": speaker.name}
    if _TYPES[speaker.type] == "Person":
        affiliations = dict.fromkeys(affiliation.text for affiliation in speaker.affiliations)
        details: Json = {
            "honorificPrefix": " ".join(speaker.honorifics),
            "jobTitle": list(dict.fromkeys(title.described for title in speaker.titles)),
            "affiliation": [{"@type": "Organization", "name": name} for name in affiliations],
            "gender": _GENDERS[speaker.gender] if speaker.gender else None,
        }
        found |= {key: value for key, value in details.items() if value}
    return found
