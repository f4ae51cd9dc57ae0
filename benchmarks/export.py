"""Turn samples into gold documents and speaker notes, as values and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from benchmarks.documents import Entity, GoldDocument, Person, SpeakerNotes
from benchmarks.output import make_folder, write_lines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from benchmarks.documents import Quote
    from benchmarks.records import Spans
    from benchmarks.samples import Sample

GOLD_FILE = "samples.jsonl"
SPEAKERS_FILE = "samples-speakers.jsonl"


def gold_document(sample: Sample) -> GoldDocument:
    """Give a sample as a gold document, speakers by name."""
    return GoldDocument(
        id=sample.id,
        text=sample.text,
        genre=sample.genre,
        nested=True,
        scope=(0, len(sample.text)),
        quotes=tuple(evolve(quote, speaker=_name(sample, quote)) for quote in sample.quotes),
        entities=tuple(Entity(each.name, gender=each.gender) for each in sample.speakers),
    )


def speaker_notes(sample: Sample) -> SpeakerNotes:
    """Give who utters the direct and mixed quotations of a sample."""
    people = tuple(
        Person(speaker.id, speaker.name, speaker.type, speaker.titles, speaker.affiliations)
        for speaker in sample.speakers
        if speaker.id in _quoted(sample).values()
    )
    return SpeakerNotes(sample.id, people, _quoted(sample))


def write_samples(samples: Iterable[Sample], folder: Path) -> tuple[Path, Path]:
    """Write the gold file and the speakers file into a folder, which is made where it is missing."""
    held = tuple(samples)
    make_folder(folder)
    gold, speakers = folder / GOLD_FILE, folder / SPEAKERS_FILE
    write_lines(gold, map(_gold_json, held))
    write_lines(speakers, map(_speakers_json, held))
    return gold, speakers


def _quoted(sample: Sample) -> dict[str, str | None]:
    return {quote.id or "": quote.speaker for quote in sample.quotes if quote.kind != "indirect"}


def _name(sample: Sample, quote: Quote) -> str | None:
    speaker = sample.speaker_of(quote)
    return speaker.name if speaker else None


def _gold_json(sample: Sample) -> dict[str, object]:
    return {
        "id": sample.id,
        "genre": sample.genre,
        "form": sample.form,
        "text": sample.text,
        "complete": True,
        "nested": True,
        "scope": [0, len(sample.text)],
        "quotes": [_quote_json(sample, quote) for quote in sample.quotes],
        "entities": [
            {"name": speaker.name, "aliases": [], "gender": speaker.gender or "unknown"} for speaker in sample.speakers
        ],
    }


def _quote_json(sample: Sample, quote: Quote) -> dict[str, object]:
    return {
        "id": quote.id,
        "kind": quote.kind,
        "spans": _lists(quote.spans),
        "cue": _lists(quote.cue),
        "speaker_mention": _lists(quote.mention),
        "speaker": _name(sample, quote),
        "speaker_aliases": [],
        "attribution_type": quote.attribution_type,
        "source_type": quote.source_type,
    }


def _lists(spans: Spans) -> list[list[int]]:
    return [list(span) for span in spans]


def _speakers_json(sample: Sample) -> dict[str, object]:
    quoted = _quoted(sample)
    return {
        "id": sample.id,
        "speakers": [
            {
                "sid": speaker.id,
                "name": speaker.name,
                "type": speaker.type,
                "honorifics": list(speaker.honorifics),
                "titles": list(speaker.titles),
                "affiliations": list(speaker.affiliations),
                "gender": speaker.gender or "unknown",
                "evidence": [],
            }
            for speaker in sample.speakers
            if speaker.id in quoted.values()
        ],
        "quotes": quoted,
    }
