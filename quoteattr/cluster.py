"""Tables of documents into tables of quotations: one function for pandas, Dask and Spark.

It is small, pickles, and loads the model once in each process that it is sent to.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from attrs import evolve, field, frozen

from quoteattr.attributor import Attributor
from quoteattr.formats.rows import COLUMNS, rows
from quoteattr.model import AttributedText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd

    from quoteattr.formats.rows import Row

_DTYPES = {str: "string", int: "Int64", bool: "boolean"}
_SQL = {str: "string", int: "bigint", bool: "boolean"}


@frozen
class Tables:
    """Turns data frames of documents into data frames of quotations, wherever it is sent.

    `id` and `text` name the columns to read.  Each quotation is one row, with the columns of
    `rows` and an empty `error`; a document that fails is one row that has nothing but
    `document` and `error`.  `parser` and `keep_other` are those of `Attributor`; the model is
    loaded once in each process.
    """

    id: str = "id"
    text: str = "text"
    parser: str = field(default="embedded", kw_only=True)
    keep_other: bool = field(default=False, kw_only=True)

    def __call__(self, documents: pd.DataFrame) -> pd.DataFrame:
        """Give the quotations of a frame of documents; for pandas' `pipe` and Dask's `map_partitions`."""
        import pandas as pd

        texts = (None if pd.isna(text) else text for text in documents[self.text])
        found = list(self.rows(zip(documents[self.id], texts, strict=True)))
        columns = {name: pd.array([row.get(name) for row in found], dtype=kind) for name, kind in self.dtypes.items()}
        return pd.DataFrame(columns)

    def map(self, frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        """Give the quotations of one frame after the other; for Spark's `mapInPandas`."""
        return map(self, frames)

    def rows(self, documents: Iterable[tuple[object, object]]) -> Iterator[Row]:
        """Yield the rows of (id, text) pairs; for Dask's bags."""
        attributor = _shared(self.parser, self.keep_other)
        given = cast("Iterable[tuple[object, str]]", documents)  # what is no text is a failure, as is wanted
        for name, result in attributor.pipe(given, errors="return"):
            if isinstance(result, AttributedText):
                yield from ({**row, "error": None} for row in rows(evolve(result, id=str(name))))
            else:
                yield {"document": str(name), "error": result.reason}

    @property
    def dtypes(self) -> dict[str, str]:
        """The columns and their pandas types; those of an empty frame, which is Dask's `meta`."""
        return {**{column.name: _DTYPES[column.type] for column in COLUMNS}, "error": "string"}

    @property
    def schema(self) -> str:
        """The columns and their types as Spark writes them."""
        return ", ".join([*(f"{column.name} {_SQL[column.type]}" for column in COLUMNS), "error string"])


@cache
def _shared(parser: str, keep_other: bool) -> Attributor:
    return Attributor(parser=parser, keep_other=keep_other)
