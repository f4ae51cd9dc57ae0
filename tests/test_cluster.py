"""Tables of documents into tables of quotations: the same in a plain loop, in Dask and in Spark."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from quoteattr.cluster import Tables

if TYPE_CHECKING:
    from quoteattr import Attributor

pytestmark = pytest.mark.model

DOCUMENTS = [
    ("a", "“It rained,” said Ann Lind, the mayor of Ely."),
    ("b", None),
    ("c", "Rain fell."),
    ("d", "Bo Ray said he was late. “So?” he said."),
]
ERROR = "InputTypeError: a text must be a str, not NoneType: decode bytes, read files first"


def frame() -> pd.DataFrame:
    """Give the documents as a frame."""
    return pd.DataFrame(DOCUMENTS, columns=["id", "text"])


def test_rows_are_those_of_a_loop(attributor: Attributor) -> None:
    """Each quotation is a row under its document's id; a document that fails is one that says why."""
    expected = [(name, q.text) for name, text in DOCUMENTS if text for q in attributor.attribute(text).quotations]
    found = list(Tables().rows(DOCUMENTS))
    assert expected == [(row["document"], row["text"]) for row in found if row["error"] is None]
    assert [{"document": "b", "error": ERROR}] == [row for row in found if row["error"]]


def test_frames_have_typed_columns_even_when_empty() -> None:
    """Types do not depend on what was found, so that parts of a table can be put together."""
    tables: Tables = pickle.loads(pickle.dumps(Tables()))  # noqa: S301 - our own
    full, empty = tables(frame()), tables(frame()[:0])
    assert list(full.dtypes) == list(empty.dtypes)
    assert (["a", "b", "d", "d"], 0) == (list(full["document"]), len(empty))
    assert [ERROR] == list(full["error"].dropna())
    assert list(full.columns) == [column.split()[0] for column in tables.schema.split(", ")]


def test_dask_gives_the_same() -> None:
    """Bags by `rows`, data frames by calling: in parts, in order, equal to one piece."""
    bag = pytest.importorskip("dask.bag")
    dataframe = pytest.importorskip("dask.dataframe")
    tables = Tables()
    rows = bag.from_sequence(DOCUMENTS, npartitions=2).map_partitions(tables.rows).compute(scheduler="synchronous")
    assert list(tables.rows(DOCUMENTS)) == rows
    parts = dataframe.from_pandas(frame(), npartitions=2).map_partitions(tables, meta=tables(frame()[:0]))
    found = parts.compute(scheduler="synchronous").reset_index(drop=True)
    pd.testing.assert_frame_equal(tables(frame()), found)


@pytest.mark.filterwarnings("ignore::FutureWarning")
def test_spark_gives_the_same() -> None:
    """`mapInPandas` on a local session gives the rows of a plain loop."""
    sql = pytest.importorskip("pyspark.sql")
    tables = Tables()
    spark = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        documents = spark.createDataFrame(DOCUMENTS, schema="id string, text string")
        found = [row.asDict() for row in documents.mapInPandas(tables.map, schema=tables.schema).collect()]
    finally:
        spark.stop()
    expected = list(tables.rows(DOCUMENTS))
    assert [{**dict.fromkeys(tables.dtypes), **row} for row in expected] == found
