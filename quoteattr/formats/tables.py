"""Rows as tables of Arrow, pandas and polars, each imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any

from quoteattr.errors import MissingExtraError
from quoteattr.formats.rows import COLUMNS, rows
from quoteattr.offsets import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from quoteattr.many import Documents

_BATCH = 10_000


def _library(name: str, extra: str) -> Any:
    """Import a library, or tell which extra brings it."""
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingExtraError(f"{name} is not installed: pip install 'quoteattr[{extra}]'") from error


def arrow_batches(docs: Documents, *, size: int = _BATCH, offsets: str = Unit.CODE_POINTS) -> Iterator[pa.RecordBatch]:
    """Yield Arrow record batches of up to `size` rows, so that any number of documents fits into memory.

    Raises MissingExtraError (an ImportError) where pyarrow is not installed.
    """
    arrow = _library("pyarrow", "arrow")
    waiting = rows(docs, offsets=offsets)
    schema = arrow_schema()
    while batch := list(islice(waiting, size)):
        yield arrow.RecordBatch.from_pylist(batch, schema=schema)


def arrow_schema() -> pa.Schema:
    """Give the Arrow schema of the rows; raises MissingExtraError where pyarrow is not installed."""
    arrow = _library("pyarrow", "arrow")
    types = {str: arrow.string(), int: arrow.int64(), bool: arrow.bool_()}
    return arrow.schema([(column.name, types[column.type]) for column in COLUMNS])


def to_arrow(docs: Documents, *, offsets: str = Unit.CODE_POINTS) -> pa.Table:
    """Give the rows of one or many documents as an Arrow table.

    Raises MissingExtraError (an ImportError) where pyarrow is not installed.
    """
    arrow = _library("pyarrow", "arrow")
    return arrow.Table.from_batches(arrow_batches(docs, offsets=offsets), schema=arrow_schema())


def to_pandas(docs: Documents, *, offsets: str = Unit.CODE_POINTS) -> pd.DataFrame:
    """Give the rows of one or many documents as a pandas frame; what is unknown is missing (NA).

    Raises MissingExtraError (an ImportError) where pandas is not installed.
    """
    pandas = _library("pandas", "pandas")
    types = {str: "string", int: "Int64", bool: "boolean"}
    found = list(rows(docs, offsets=offsets))
    cells = {
        column.name: pandas.array([row[column.name] for row in found], dtype=types[column.type]) for column in COLUMNS
    }
    return pandas.DataFrame(cells)


def to_polars(docs: Documents, *, offsets: str = Unit.CODE_POINTS) -> pl.DataFrame:
    """Give the rows of one or many documents as a polars frame; what is unknown is null.

    Raises MissingExtraError (an ImportError) where polars is not installed.
    """
    polars = _library("polars", "polars")
    types = {str: polars.String, int: polars.Int64, bool: polars.Boolean}
    schema = {column.name: types[column.type] for column in COLUMNS}
    frame: pl.DataFrame = polars.DataFrame(list(rows(docs, offsets=offsets)), schema=schema)
    return frame
