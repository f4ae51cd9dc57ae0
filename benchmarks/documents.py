"""The values that the benchmarks exchange, and how they are read from JSON Lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from benchmarks.problems import InputError
from benchmarks.records import Spans, read_records

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from benchmarks.records import Record

KINDS = ("direct", "mixed", "indirect")
GENRES = ("news", "fiction")
SPEAKER_TYPES = ("person", "unnamed-person", "group", "organization", "document")


@frozen
class Quote:
    """One quotation, annotated or predicted; each side leaves the other's fields empty."""

    kind: str
    spans: Spans
    cue: Spans = ()
    mention: Spans = ()
    speaker: str | None = None
    # annotation only
    id: str | None = None
    aliases: tuple[str, ...] = ()
    attribution_type: str | None = None
    source_type: str | None = None
    chain: str | None = None
    # prediction only
    titles: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    rule: str | None = None
    content_rule: str | None = None


@frozen
class Entity:
    """A character or speaker that a gold document knows, under all its names."""

    name: str
    aliases: tuple[str, ...] = ()
    gender: str | None = None


@frozen
class ChainMention:
    """A gold mention of a coreference chain."""

    start: int
    end: int
    chain: str


@frozen
class GoldDocument:
    """A text with its annotation; `quotes` is None in a file that holds texts only.

    `scope` is the annotated region.  Where `complete` is False, nothing that is
    predicted counts as spurious.  `nested` tells whether quotations within quotations are
    annotated.
    """

    id: str
    text: str = field(repr=lambda text: f"<{len(text)} characters>")
    genre: str = "news"
    complete: bool = True
    nested: bool = False
    scope: tuple[int, int] = (0, 0)
    quotes: tuple[Quote, ...] | None = None
    entities: tuple[Entity, ...] = ()
    mentions: tuple[ChainMention, ...] = ()


@frozen
class Prediction:
    """What a system answers for one document, and how long it took."""

    id: str
    quotes: tuple[Quote, ...] = ()
    seconds: float = 0.0


@frozen
class Person:
    """An annotated speaker with titles and affiliations."""

    id: str
    name: str
    type: str
    titles: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()


@frozen
class SpeakerNotes:
    """Who utters the direct and mixed quotations of one document: quotation id to speaker id or None."""

    id: str
    people: tuple[Person, ...]
    quotes: Mapping[str, str | None]


def read_gold(path: Path) -> tuple[GoldDocument, ...]:
    """Read gold documents; quotations may be missing."""
    return tuple(_gold(record) for record in read_records(path))


def read_annotated(path: Path) -> tuple[GoldDocument, ...]:
    """Read gold documents that must all have their quotations annotated."""
    documents = read_gold(path)
    bare = next((document.id for document in documents if document.quotes is None), None)
    if bare is not None:
        raise InputError(f"{path}: document {bare!r} has no 'quotes': it can be predicted, not scored")
    return documents


def read_predictions(path: Path) -> tuple[Prediction, ...]:
    """Read predictions, each document at most once."""
    predictions = tuple(prediction_of(record) for record in read_records(path))
    _refuse_twins(path, [prediction.id for prediction in predictions])
    return predictions


def read_speaker_notes(path: Path) -> tuple[SpeakerNotes, ...]:
    """Read the annotation of speakers, each document at most once."""
    notes = tuple(_notes(record) for record in read_records(path))
    _refuse_twins(path, [note.id for note in notes])
    return notes


def _refuse_twins(path: Path, ids: Sequence[str]) -> None:
    seen: set[str] = set()
    for each in ids:
        if each in seen:
            raise InputError(f"{path}: document {each!r} stands there twice")
        seen.add(each)


def _gold(record: Record) -> GoldDocument:
    text = record.text("text")
    quotes = tuple(_gold_quote(item, len(text)) for item in record.records("quotes"))
    return GoldDocument(
        id=record.text("id"),
        text=text,
        genre=record.choice("genre", GENRES) if record.has("genre") else "news",
        complete=record.flag("complete", default=True),
        nested=record.flag("nested", default=False),
        scope=_scope(record, len(text)),
        quotes=quotes if record.has("quotes") else None,
        entities=tuple(_entity(item) for item in record.records("entities")),
        mentions=tuple(_chain_mention(record, row) for row in record.rows("mentions")),
    )


def _entity(record: Record) -> Entity:
    gender = record.optional_text("gender")
    return Entity(record.text("name"), record.texts("aliases"), gender if gender in ("female", "male") else None)


def _scope(record: Record, length: int) -> tuple[int, int]:
    if not record.has("scope"):
        return (0, length)
    match record.fields["scope"]:
        case [int(start), int(end)]:
            return (start, end)
    raise InputError(f"{record.where}: 'scope' must be [start, end]")


def _chain_mention(record: Record, row: list[object]) -> ChainMention:
    match row:
        case [int(start), int(end), str(chain)]:
            return ChainMention(start, end, chain)
    raise InputError(f"{record.where}: each of 'mentions' must be [start, end, chain]")


def _gold_quote(record: Record, length: int) -> Quote:
    quote = Quote(
        kind=record.choice("kind", KINDS),
        spans=record.spans("spans"),
        cue=record.spans("cue"),
        mention=record.spans("speaker_mention"),
        speaker=record.optional_text("speaker"),
        id=record.text("id"),
        aliases=record.texts("speaker_aliases"),
        attribution_type=record.optional_text("attribution_type"),
        source_type=record.optional_text("source_type"),
        chain=record.optional_text("speaker_label"),
    )
    if not quote.spans:
        raise InputError(f"{record.where}: 'spans' must hold at least one span")
    if any(end > length for spans in (quote.spans, quote.cue, quote.mention) for _, end in spans):
        raise InputError(f"{record.where}: a span runs past the end of the text ({length} characters)")
    return quote


def prediction_of(record: Record) -> Prediction:
    """Read one prediction."""
    if not record.has("quotes"):
        raise InputError(f"{record.where}: a prediction needs 'quotes', [] where there are none")
    return Prediction(
        id=record.text("id"),
        quotes=tuple(_predicted_quote(item) for item in record.records("quotes")),
        seconds=record.number("seconds"),
    )


def _predicted_quote(record: Record) -> Quote:
    return Quote(
        kind=record.choice("kind", KINDS),
        spans=record.spans("spans"),
        cue=record.spans("cue"),
        mention=record.spans("speaker_mention"),
        speaker=record.optional_text("speaker"),
        titles=record.texts("titles"),
        affiliations=record.texts("affiliations"),
        rule=record.optional_text("rule"),
        content_rule=record.optional_text("content_rule"),
    )


def _notes(record: Record) -> SpeakerNotes:
    people = tuple(_person(item) for item in record.records("speakers"))
    quotes = record.labels("quotes")
    unknown = {sid for sid in quotes.values() if sid is not None} - {person.id for person in people}
    if unknown:
        raise InputError(f"{record.where}: 'quotes' names speakers that are not listed: {', '.join(sorted(unknown))}")
    return SpeakerNotes(record.text("id"), people, quotes)


def _person(record: Record) -> Person:
    return Person(
        id=record.text("sid"),
        name=record.text("name"),
        type=record.choice("type", SPEAKER_TYPES),
        titles=record.texts("titles"),
        affiliations=record.texts("affiliations"),
    )
