"""What the tests of the benchmarks share: short annotated texts, a stub attributor, files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from attrs import evolve

from benchmarks.documents import Entity, GoldDocument, Prediction, Quote
from quoteattr.model import (
    Affiliation,
    AttributedText,
    Cue,
    Evidence,
    Kind,
    Mention,
    Quotation,
    Span,
    Speaker,
    SpeakerType,
    Title,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from benchmarks.records import Spans
    from quoteattr import Character

SAMPLE = """<sample genre="news" form="agency report">
  <speaker id="vell" name="Mara Vell" type="person" gender="female">
    <honorific>Ms.</honorific><title>harbour master</title><affiliation>Port of Osk</affiliation>
  </speaker>
  <speaker id="port" name="the port" type="organization"/>
  <text>“<q id="q1" kind="direct" speaker="vell">The quay is safe,</q>” <cue for="q1">said</cue> \
<mention for="q1">Mara Vell</mention>, harbour master at the Port of Osk. “<q id="q1">It has stood for years.</q>”

<mention for="q2">She</mention> <cue for="q2">said</cue> <q id="q2" kind="mixed" speaker="vell">repairs &amp; paint \
would “come soon”</q>. <mention for="q3">The port</mention> <cue for="q3">confirmed</cue> \
<q id="q3" kind="indirect" speaker="port">that it had a plan</q>.</text>
</sample>
"""
SAMPLE_TEXT = (
    "“The quay is safe,” said Mara Vell, harbour master at the Port of Osk. “It has stood for years.”\n\n"
    "She said repairs & paint would “come soon”. The port confirmed that it had a plan."
)


def spans_of(text: str, *parts: str) -> Spans:
    """Find the parts in a text, one after the other."""
    found, at = [], 0
    for part in parts:
        start = text.index(part, at)
        at = start + len(part)
        found.append((start, at))
    return tuple(found)


def quote(text: str, *parts: str, kind: str = "direct", mention: str = "", cue: str = "", **more: object) -> Quote:
    """Annotate or predict a quotation by its words."""
    fields: dict[str, object] = {"attribution_type": "explicit", **more}
    return Quote(
        kind=kind,
        spans=spans_of(text, *parts),
        cue=spans_of(text, cue) if cue else (),
        mention=spans_of(text, mention) if mention else (),
        **fields,  # type: ignore[arg-type]
    )


def gold(text: str, *quotes: Quote, genre: str = "news", entities: tuple[Entity, ...] = ()) -> GoldDocument:
    """Make a gold document that is annotated throughout."""
    return GoldDocument("d", text, genre, scope=(0, len(text)), quotes=quotes, entities=entities)


def answer(*quotes: Quote, seconds: float = 2.0) -> Prediction:
    """Make a prediction for that document."""
    return Prediction("d", quotes, seconds)


def write_jsonl(path: Path, *objects: object) -> Path:
    """Write objects as JSON Lines and give the path back."""
    path.write_text("".join(json.dumps(each) + "\n" for each in objects), encoding="utf-8")
    return path


class StubAttributor:
    """Finds one direct quotation in every text: what stands between the first curly marks."""

    def attribute(self, text: str, *, speakers: Iterable[Character] | None = None) -> AttributedText:
        """Give the stretch to Mara Vell, or to the first of a cast; nothing where there are no marks."""
        start, end = text.find("“") + 1, text.find("”")
        if not 0 < start < end:
            return AttributedText(text)
        told = Quotation(
            id="q1",
            kind=Kind.DIRECT,
            text=text[start:end],
            spans=(Span(start, end),),
            cue=Cue("said", Span(end + 2, end + 6)),
            mention=Mention("Mara Vell", Span(end + 7, end + 16)),
            speaker=MARA,
            evidence=(Evidence("inverted-tag"), Evidence("full-name")),
        )
        if speakers:
            first = evolve(MARA, name=next(iter(speakers)).name)
            return AttributedText(text, (evolve(told, speaker=first),), (first,))
        return AttributedText(text, (told, Quotation("q2", Kind.OTHER, "x", (Span(0, 1),))), (MARA,))


MARA = Speaker(
    id="s1",
    name="Mara Vell",
    type=SpeakerType.PERSON,
    honorifics=("Ms.",),
    titles=(Title("harbour master", Span(0, 1)),),
    affiliations=(Affiliation("Port of Osk", Span(0, 1)),),
)
