"""Functions over many documents take them as `pipe` yields them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from quoteattr import AttributedText, Attributor, InputTypeError, audit, formats
from quoteattr.many import each_document

if TYPE_CHECKING:
    from collections.abc import Iterator

DOC = AttributedText("Nothing was said.")


@pytest.mark.parametrize(
    ("given", "ids"),
    [
        (DOC, [None]),
        ([DOC, DOC], [None, None]),
        ([("a", DOC), (7, DOC), (None, DOC)], ["a", "7", None]),
        (iter([("a", DOC)]), ["a"]),
        ([], []),
    ],
    ids=["one", "many", "pairs", "stream", "none"],
)
def test_documents_have_the_ids_of_their_pairs(given: object, ids: list[str | None]) -> None:
    """One document, many, and (id, document) pairs are taken, one at a time."""
    assert ids == [doc.id for doc in each_document(given)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ([InputTypeError("odd")], r"a document failed \(odd\): leave failures out, or let pipe raise them"),
        ([("a", InputTypeError("odd"))], "a document failed"),
        (["text"], r"an AttributedText, not str: attribute\(text\)"),
    ],
)
def test_what_is_no_document_is_told(given: list[object], message: str) -> None:
    """A failure, or a text that nobody attributed, is not taken for a document without quotations."""
    with pytest.raises(InputTypeError, match=message):
        list(each_document(given))  # type: ignore[arg-type]


@pytest.mark.model
def test_a_column_becomes_a_table_with_its_ids(attributor: Attributor) -> None:
    """Two columns of a frame go into `pipe`, and what it yields into a table, a file and an audit."""
    frame = pd.DataFrame({"url": ["a", "b"], "body": ["“Yes,” said Ann Lee.", "“No,” said Bo Ray."]})

    def answers() -> Iterator[tuple[Any, AttributedText]]:
        return attributor.pipe(zip(frame["url"], frame["body"], strict=True))

    table = formats.to_pandas(answers())
    assert [["a", "Ann Lee"], ["b", "Bo Ray"]] == table[["document", "speaker"]].values.tolist()
    assert ["a", "b"] == list(pd.read_csv(io.StringIO("".join(formats.join(answers(), "csv"))))["document"])
    assert [("a",), ("b",)] == [source.documents for source in audit(answers()).sources]


def test_missing_values_are_told(attributor: Attributor) -> None:
    """The nan of a frame is no text, and the message says what to do."""
    with pytest.raises(InputTypeError, match="a text must be a str, not float: leave missing values out"):
        attributor.attribute(float("nan"))  # type: ignore[arg-type]
