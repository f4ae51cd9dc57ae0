"""Attributed texts as JSON and back, in the format of docs/json.md.

Reading trusts nothing: whatever is not of the format raises SchemaError, which names the
place, and the work stays in proportion to the input.  What is written can be read.
"""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from attrs import evolve

from quoteattr.errors import InputTypeError, OffsetError, SchemaError
from quoteattr.model import (
    Affiliation,
    AttributedText,
    Cue,
    Evidence,
    Gender,
    Kind,
    Medium,
    Mention,
    Modality,
    Polarity,
    Quotation,
    Span,
    Speaker,
    SpeakerType,
    Tenure,
    Title,
)
from quoteattr.offsets import Offsets, Unit
from quoteattr.untrusted import LONGEST_NUMBER, Node, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SCHEMA = 1
_KEYS = ("schema", "id", "offsets", "text", "speakers", "quotations", "others")
_UNITS = {Unit.CODE_POINTS: "code points", Unit.UTF_16: "UTF-16 units"}

W = TypeVar("W", Cue, Mention, Affiliation)

_HIGH_BEFORE_LOW = re.compile("[\ud800-\udbff](?=[\udc00-\udfff])")
_QUOTATION_KEYS = (
    "id kind text spans closed polarity modality medium parent cue mention speaker addressee evidence".split()
)


# Writing


def to_json(doc: AttributedText, *, indent: int | None = None, offsets: str = Unit.CODE_POINTS) -> str:
    """Write an attributed text as JSON in plain ASCII, on one line or indented."""
    return json.dumps(to_dict(doc, offsets=offsets), indent=indent)


def to_dict(doc: AttributedText, *, offsets: str = Unit.CODE_POINTS) -> dict[str, object]:
    """Turn an attributed text into dicts, lists, strings, numbers and None, ready for JSON.

    Raises SchemaError, with the place, for a value that `from_dict` would not give back:
    one that attribution did not make, and whose words, spans, ids or speakers disagree.
    """
    places = Offsets(doc.text, offsets)
    _check_references(doc)
    data: dict[str, object] = {
        "schema": SCHEMA,
        "id": None if doc.id is None else _plain(doc.id),
        "offsets": places.unit.value,
        "text": _plain(doc.text),
        "speakers": [_plain_speaker(speaker) for speaker in doc.speakers],
        "quotations": [_plain_quotation(quotation) for quotation in doc.quotations],
        "others": [_plain_speaker(speaker) for speaker in doc.others],
    }
    if places.unit is not Unit.CODE_POINTS:
        _recount([data], places)
    from_dict(data)  # a mistake is found now, not when the file is read
    return data


def _recount(values: Sequence[object], places: Offsets) -> None:
    """Count every span of freshly written data in another unit."""
    for value in values:
        if isinstance(value, dict):
            pairs = [*value.get("spans", []), *([value["span"]] if "span" in value else [])]
            for pair in pairs:
                pair[:] = map(places.of, pair)
            _recount([item for key, item in value.items() if key not in ("span", "spans")], places)
        elif isinstance(value, list):
            _recount(value, places)


def _check_references(doc: AttributedText) -> None:
    """Look for speakers that their id would turn into another."""
    known = {speaker.id: speaker for speaker in doc.speakers}
    everybody = {**{speaker.id: speaker for speaker in doc.others}, **known}
    for place, quotation in enumerate(doc.quotations):
        for key, each, among in (("speaker", quotation.speaker, known), ("addressee", quotation.addressee, everybody)):
            if each is not None and each != among.get(each.id):
                raise SchemaError(f"quotations[{place}].{key}: {shown(each.id)} as it is here is not among speakers")


def _plain(text: str) -> str | list[str]:
    """The string itself, or, parted between them, one that holds both halves of a surrogate pair in a row.

    JSON writes such halves and the character that they encode alike, so that the two
    code points would come back as one, and all offsets after them would be wrong.
    """
    cuts = [high.end() for high in _HIGH_BEFORE_LOW.finditer(text)]
    if not cuts:
        return text
    return [text[start:end] for start, end in pairwise((0, *cuts, len(text)))]


def _plain_span(span: Span) -> list[int]:
    return [span.start, span.end]


def _plain_words(words: Cue | Mention | Title | Affiliation) -> dict[str, object]:
    return {"text": _plain(words.text), "span": _plain_span(words.span)}


def _plain_title(title: Title) -> dict[str, object]:
    return {**_plain_words(title), "tenure": title.tenure.value if title.tenure else None}


def _plain_speaker(speaker: Speaker) -> dict[str, object]:
    return {
        "id": _plain(speaker.id),
        "name": _plain(speaker.name),
        "type": speaker.type.value,
        "gender": speaker.gender.value if speaker.gender else None,
        "honorifics": [_plain(honorific) for honorific in speaker.honorifics],
        "titles": [_plain_title(title) for title in speaker.titles],
        "affiliations": [_plain_words(affiliation) for affiliation in speaker.affiliations],
        "mentions": [_plain_words(mention) for mention in speaker.mentions],
    }


def _plain_quotation(quotation: Quotation) -> dict[str, object]:
    return {
        "id": _plain(quotation.id),
        "kind": quotation.kind.value,
        "text": _plain(quotation.text),
        "spans": [_plain_span(span) for span in quotation.spans],
        "closed": quotation.closed,
        "polarity": quotation.polarity.value,
        "modality": quotation.modality.value,
        "medium": quotation.medium.value,
        "parent": None if quotation.parent is None else _plain(quotation.parent),
        "cue": _plain_words(quotation.cue) if quotation.cue else None,
        "mention": _plain_words(quotation.mention) if quotation.mention else None,
        "speaker": _plain(quotation.speaker.id) if quotation.speaker else None,
        "addressee": _plain(quotation.addressee.id) if quotation.addressee else None,
        "evidence": [_plain_evidence(evidence) for evidence in quotation.evidence],
    }


def _plain_evidence(evidence: Evidence) -> dict[str, object]:
    roles = [{"role": _plain(role), "span": _plain_span(span)} for role, span in evidence.roles]
    return {"rule": _plain(evidence.rule), "roles": roles}


# Reading


def from_json(text: str | bytes) -> AttributedText:
    """Read an attributed text from JSON; bytes may be UTF-8, UTF-16 or UTF-32.

    Raises SchemaError, which names what is wrong and where, for anything but the format
    of docs/json.md, and InputTypeError (a TypeError) for neither str nor bytes.
    """
    if not isinstance(text, str | bytes):
        raise InputTypeError(f"JSON must be a str or bytes, not {type(text).__name__}")
    try:
        data = json.loads(text, parse_int=_bounded, object_pairs_hook=_without_doubles)
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise SchemaError(f"not JSON: {error}") from error
    except RecursionError as error:
        raise SchemaError("not an attributed text: arrays or objects are nested too deeply") from error
    return from_dict(data)


def _bounded(digits: str) -> int:
    """The number, or, since long ones are slow to read, another one too large for an offset."""
    return int(digits[: LONGEST_NUMBER + 2])


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members: dict[str, object] = {}
    for key, value in pairs:
        if key in members:
            raise SchemaError(f"key {shown(key)} is given twice in one object")
        members[key] = value
    return members


def from_dict(data: Mapping[str, object]) -> AttributedText:
    """Rebuild an attributed text, equal to the one that `to_dict` was given.

    Raises SchemaError, which names what is wrong and where, for anything but the format
    of docs/json.md.
    """
    root = Node(data, "")
    _check_schema(root)
    members = root.members(*_KEYS)
    text, name = members["text"].string(), members["id"]
    members = evolve(root, places=Offsets(text, members["offsets"].member_of(Unit))).members(*_KEYS)
    speakers = tuple(_speaker(node, text) for node in members["speakers"].items())
    others = tuple(_speaker(node, text) for node in members["others"].items())
    _check_ids("speakers", speakers)
    _check_ids("others", others, {speaker.id for speaker in speakers})
    known = {speaker.id: speaker for speaker in speakers}
    everybody = {**known, **{speaker.id: speaker for speaker in others}}
    quotations = tuple(_quotation(node, text, known, everybody) for node in members["quotations"].items())
    _check_ids("quotations", quotations)
    _check_parents(quotations)
    return AttributedText(text, quotations, speakers, None if name.value is None else name.string(), others)


def _check_ids(path: str, values: Iterable[Speaker | Quotation], taken: Iterable[str] = ()) -> None:
    seen = set(taken)
    for place, value in enumerate(values):
        if value.id in seen:
            raise SchemaError(f"{path}[{place}].id: {shown(value.id)} is given twice")
        seen.add(value.id)


def _check_parents(quotations: Iterable[Quotation]) -> None:
    """See that a quotation stands behind the one that holds it, so that no two hold each other."""
    seen: set[str] = set()
    for place, quotation in enumerate(quotations):
        if quotation.parent is not None and quotation.parent not in seen:
            raise SchemaError(f"quotations[{place}].parent: no quotation before has the id {shown(quotation.parent)}")
        seen.add(quotation.id)


def _check_schema(root: Node) -> None:
    """Look at the schema number before all else, since other keys may be those of another schema."""
    found = root.mapping()
    if "schema" not in found:
        raise root.error("key 'schema' is missing")
    if type(found["schema"]) is not int or found["schema"] != SCHEMA:
        raise SchemaError(f"schema: this version of quoteattr reads {SCHEMA}, not {shown(found['schema'])}")


def _speaker(node: Node, text: str) -> Speaker:
    members = node.members("id", "name", "type", "gender", "honorifics", "titles", "affiliations", "mentions")
    gender = members["gender"]
    return Speaker(
        id=members["id"].string(),
        name=members["name"].string(),
        type=members["type"].member_of(SpeakerType),
        honorifics=tuple(honorific.string() for honorific in members["honorifics"].items()),
        titles=tuple(_title(title, text) for title in members["titles"].items()),
        affiliations=tuple(_words(affiliation, text, Affiliation) for affiliation in members["affiliations"].items()),
        mentions=tuple(_words(mention, text, Mention) for mention in members["mentions"].items()),
        gender=None if gender.value is None else gender.member_of(Gender),
    )


def _title(node: Node, text: str) -> Title:
    members = node.members("text", "span", "tenure")
    span, tenure = _span(members["span"]), members["tenure"]
    words = _joined(members["text"], (span,), text)
    return Title(words, span, None if tenure.value is None else tenure.member_of(Tenure))


def _quotation(node: Node, text: str, speakers: Mapping[str, Speaker], everybody: Mapping[str, Speaker]) -> Quotation:
    members = node.members(*_QUOTATION_KEYS)
    cue, mention, parent = members["cue"], members["mention"], members["parent"]
    spans = tuple(_span(span) for span in members["spans"].items())
    return Quotation(
        id=members["id"].string(),
        kind=members["kind"].member_of(Kind),
        text=_joined(members["text"], spans, text),
        spans=spans,
        cue=None if cue.value is None else _words(cue, text, Cue),
        mention=None if mention.value is None else _words(mention, text, Mention),
        speaker=_reference(members["speaker"], speakers),
        evidence=tuple(_evidence(evidence) for evidence in members["evidence"].items()),
        closed=members["closed"].boolean(),
        polarity=members["polarity"].member_of(Polarity),
        modality=members["modality"].member_of(Modality),
        parent=None if parent.value is None else parent.string(),
        medium=members["medium"].member_of(Medium),
        addressee=_reference(members["addressee"], everybody),
    )


def _reference(node: Node, speakers: Mapping[str, Speaker]) -> Speaker | None:
    if node.value is None:
        return None
    name = node.string()
    if name not in speakers:
        raise node.error(f"no speaker has the id {shown(name)}")
    return speakers[name]


def _evidence(node: Node) -> Evidence:
    members = node.members("rule", "roles")
    roles = (role.members("role", "span") for role in members["roles"].items())
    return Evidence(
        rule=members["rule"].string(),
        roles=tuple((role["role"].string(), _span(role["span"])) for role in roles),
    )


def _words(node: Node, text: str, make: type[W]) -> W:
    """Read a cue, mention or affiliation, whose words must be those of the text."""
    members = node.members("text", "span")
    span = _span(members["span"])
    return make(_joined(members["text"], (span,), text), span)


def _joined(node: Node, spans: tuple[Span, ...], text: str) -> str:
    """Read words, which must be those at the spans, joined with one blank."""
    words = node.string()
    # Lengths first: a short list of long spans could stand for more words than memory holds.
    length = sum(map(len, spans)) + max(0, len(spans) - 1)
    if length != len(words) or " ".join(span.of(text) for span in spans) != words:
        raise node.error(f"{shown(words)} is not what the text has at the span")
    return words


def _span(node: Node) -> Span:
    count = len(node.array())
    if count != 2:
        raise node.error(f"must be [start, end], not an array of {count}")
    start, end = (place.integer() for place in node.items())
    places = node.places
    if start < 0:
        raise node.error("start before the text")
    if end < start:
        raise node.error("end before start")
    if end > places.end:
        raise node.error(f"end after the text, which has {places.end} {_UNITS[places.unit]}")
    try:
        return Span(places.code_point(start), places.code_point(end))
    except OffsetError as error:
        raise node.error(str(error)) from error
