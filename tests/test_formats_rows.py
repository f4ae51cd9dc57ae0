"""Rows, read back by the csv module, pandas, polars and pyarrow."""

from __future__ import annotations

import csv
import io
import sys
from importlib import import_module

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from format_cases import CROSSING, DOC, EMPTY, TEXT, span
from hypothesis import given
from value_strategies import documents

from quoteattr import AttributedText, MissingExtraError, formats

FIRST = {
    "document": "a b/ü.txt",
    "quotation": "q1",
    "kind": "direct",
    "polarity": "positive",
    "modality": "asserted",
    "medium": "speech",
    "text": "Fish 🐟 & chips <stay>, for\nnow.",
    "words": 7,
    "speaker": "Ann Lee",
    "honorifics": "Ms.",
    "type": "person",
    "gender": "female",
    "titles": "mayor",
    "affiliations": "Ely",
    "addressee": None,
    "cue": "said",
    "mention": "Ann\tLee",
    "rule": "subject",
    "parent": None,
    "closed": True,
    "start": 1,
    "end": span("now.").end,
    "spans": f"1:23 {span('for').start}:{span('now.').end}",
    "cue_start": span("said").start,
    "cue_end": span("said").end,
    "mention_start": span("Ann").start,
    "mention_end": span("Lee").end,
    "speaker_id": "s1",
}


def test_row_is_flat() -> None:
    """A row has a cell for each column, in order."""
    assert list(FIRST.items()) == list(next(formats.rows(DOC)).items())


def test_what_is_unknown_is_none() -> None:
    """A quotation without cue and speaker leaves their cells empty."""
    row = list(formats.rows(DOC))[-1]
    assert [row[key] for key in ("kind", "speaker", "type", "titles", "cue", "cue_start", "mention")] == [
        "other", None, None, None, None, None, "They",
    ]  # fmt: skip


def test_rows_of_many_documents_follow_each_other() -> None:
    """One iterable of documents gives all their rows."""
    assert [*formats.rows(DOC), *formats.rows(CROSSING)] == list(formats.rows([DOC, EMPTY, CROSSING]))


def test_rows_count_utf16_units_on_request() -> None:
    """Every offset counts two for an emoji before it."""
    row = next(formats.rows(DOC, offsets="utf-16"))
    assert (row["end"], row["cue_start"]) == (span("now.").end + 1, span("said").start + 1)


@given(documents())
def test_csv_comes_back(doc: AttributedText) -> None:
    """Python's own reader gives the cells back, line breaks, quotes and formulas included."""
    written = io.StringIO(doc.to("csv"), newline="")
    expected = [{key: "" if cell is None else str(cell) for key, cell in row.items()} for row in formats.rows(doc)]
    assert expected == list(csv.DictReader(written, strict=True))


def test_pandas_reads_the_csv() -> None:
    """The file is what pandas takes for the same rows."""
    frame = pd.read_csv(io.StringIO(DOC.to("csv"), newline=""))
    assert list(frame["text"]) == [quotation.text for quotation in DOC.quotations]
    assert list(frame.columns) == [column.name for column in formats.COLUMNS]


def test_pandas_frame_is_typed() -> None:
    """Numbers are integers, flags are booleans, and what is unknown is NA."""
    frame = formats.to_pandas([DOC, CROSSING])
    assert len(frame) == len(DOC.quotations) + len(CROSSING.quotations)
    assert [str(frame[key].dtype) for key in ("text", "start", "closed")] == ["string", "Int64", "boolean"]
    assert frame["speaker"].isna().sum() == 3
    assert frame["cue_start"].isna().sum() == 3
    assert frame.groupby("speaker").size()["Ann Lee"] == 2


def test_polars_frame_is_typed() -> None:
    """Rows come back from polars as they went in."""
    frame = formats.to_polars(DOC)
    assert list(formats.rows(DOC)) == frame.to_dicts()
    assert [frame.schema[key] for key in ("text", "start", "closed")] == [pl.String, pl.Int64, pl.Boolean]


def test_arrow_table_is_typed() -> None:
    """Rows come back from Arrow as they went in, over any number of batches."""
    assert list(formats.rows(DOC)) == formats.to_arrow(DOC).to_pylist()
    batches = list(formats.arrow_batches([DOC] * 3, size=10))
    assert [10, 10, 4] == [batch.num_rows for batch in batches]
    assert pa.Table.from_batches(batches) == formats.to_arrow([DOC] * 3)


def test_no_rows_are_a_table_too() -> None:
    """A text without quotations gives an empty table with all columns and types."""
    names = [column.name for column in formats.COLUMNS]
    assert (names, 0) == (formats.to_arrow(EMPTY).column_names, formats.to_arrow(EMPTY).num_rows)
    assert (names, 0) == (list(formats.to_pandas(EMPTY).columns), len(formats.to_pandas(EMPTY)))
    assert (names, 0) == (formats.to_polars(EMPTY).columns, len(formats.to_polars(EMPTY)))
    assert formats.to_arrow(EMPTY).schema == formats.arrow_schema()


@pytest.mark.parametrize(
    ("library", "function"), [("pandas", "to_pandas"), ("polars", "to_polars"), ("pyarrow", "to_arrow")]
)
def test_missing_library_is_named_with_its_extra(library: str, function: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a library is not installed, the message tells what to install."""
    monkeypatch.setitem(sys.modules, library, None)
    extra = library.replace("pyarrow", "arrow")
    with pytest.raises(MissingExtraError, match=rf"{library} is not installed: pip install 'quoteattr\[{extra}\]'"):
        getattr(import_module("quoteattr.formats"), function)(DOC)


def test_the_case_is_what_it_says() -> None:
    """The offsets above are those of the text."""
    assert (TEXT[1:23], "=1+1" in DOC.to("csv")) == ("Fish 🐟 & chips <stay>,", True)
