"""Flat rows, one a quotation, and CSV made of them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from quoteattr.many import each_document
from quoteattr.offsets import Offsets, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from quoteattr.many import Documents
    from quoteattr.model import AttributedText, Cue, Mention, Quotation, Speaker

Cell: TypeAlias = "str | int | bool | None"
Row: TypeAlias = "dict[str, Cell]"


@frozen
class Place:
    """A quotation in its document, and how to count offsets there."""

    doc: AttributedText
    quotation: Quotation
    offsets: Offsets

    @property
    def speaker(self) -> Speaker | None:
        """Who speaks, where that is known."""
        return self.quotation.speaker

    def end(self, which: int, words: Cue | Mention | None) -> int | None:
        """The start (0) or end (1) of some words, or None where there are none."""
        return self.offsets.pair(words.span)[which] if words else None


@frozen
class Column:
    """One column of the rows: its name, its type, and where its cells come from."""

    name: str
    type: type
    cell: Callable[[Place], Cell]


def _listed(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(words))


def _spans(place: Place) -> str:
    return " ".join("{}:{}".format(*place.offsets.pair(span)) for span in place.quotation.spans)


def _outer(which: int) -> Callable[[Place], Cell]:
    """The start (0) or the end (1) of all of a quotation's spans together."""

    def cell(place: Place) -> Cell:
        found = [place.offsets.pair(span)[which] for span in place.quotation.spans]
        return (max(found) if which else min(found)) if found else None

    return cell


COLUMNS = (
    Column("document", str, lambda p: p.doc.id),
    Column("quotation", str, lambda p: p.quotation.id),
    Column("kind", str, lambda p: p.quotation.kind.value),
    Column("polarity", str, lambda p: p.quotation.polarity.value),
    Column("modality", str, lambda p: p.quotation.modality.value),
    Column("medium", str, lambda p: p.quotation.medium.value),
    Column("text", str, lambda p: p.quotation.text),
    Column("words", int, lambda p: len(p.quotation.text.split())),
    Column("speaker", str, lambda p: p.speaker.name if p.speaker else None),
    Column("honorifics", str, lambda p: _listed(p.speaker.honorifics) if p.speaker else None),
    Column("type", str, lambda p: p.speaker.type.value if p.speaker else None),
    Column("gender", str, lambda p: p.speaker.gender.value if p.speaker and p.speaker.gender else None),
    Column("titles", str, lambda p: _listed(t.described for t in p.speaker.titles) if p.speaker else None),
    Column("affiliations", str, lambda p: _listed(a.text for a in p.speaker.affiliations) if p.speaker else None),
    Column("addressee", str, lambda p: p.quotation.addressee.name if p.quotation.addressee else None),
    Column("cue", str, lambda p: p.quotation.cue.text if p.quotation.cue else None),
    Column("mention", str, lambda p: p.quotation.mention.text if p.quotation.mention else None),
    Column("rule", str, lambda p: p.quotation.evidence[0].rule if p.quotation.evidence else None),
    Column("parent", str, lambda p: p.quotation.parent),
    Column("closed", bool, lambda p: p.quotation.closed),
    Column("start", int, _outer(0)),
    Column("end", int, _outer(1)),
    Column("spans", str, _spans),
    Column("cue_start", int, lambda p: p.end(0, p.quotation.cue)),
    Column("cue_end", int, lambda p: p.end(1, p.quotation.cue)),
    Column("mention_start", int, lambda p: p.end(0, p.quotation.mention)),
    Column("mention_end", int, lambda p: p.end(1, p.quotation.mention)),
    Column("speaker_id", str, lambda p: p.speaker.id if p.speaker else None),
)
"""The columns of a row, in order: docs/formats.md tells what each means."""


def rows(docs: Documents, *, offsets: str = Unit.CODE_POINTS) -> Iterator[Row]:
    """Yield a flat dict for each quotation of one or many documents, with the columns of docs/formats.md.

    What `pipe` yields can be given as it is: the id of an (id, text) pair is the document's.
    Offsets count code points, or UTF-16 units with `offsets="utf-16"`; raises OptionError
    for another unit.
    """
    for doc in each_document(docs):
        places = Offsets(doc.text, offsets)
        for quotation in doc.quotations:
            place = Place(doc, quotation, places)
            yield {column.name: column.cell(place) for column in COLUMNS}


def _line(cells: Iterable[object]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


CSV_HEADER = _line(column.name for column in COLUMNS)


def to_csv(doc: AttributedText, *, offsets: str = Unit.CODE_POINTS) -> str:
    """Write a document's rows as CSV after RFC 4180, without the header; what is unknown is an empty cell."""
    return "".join(_line(row.values()) for row in rows(doc, offsets=offsets))
