"""Many documents: what functions over them take."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import evolve

from quoteattr.errors import InputTypeError
from quoteattr.model import AttributedText

if TYPE_CHECKING:
    from collections.abc import Iterator

Documents = AttributedText | Iterable[AttributedText | tuple[object, AttributedText]]
"""A document, or documents; in pairs with their ids, as `pipe` yields them for texts in such pairs."""


def each_document(docs: Documents) -> Iterator[AttributedText]:
    """Yield one document or many, one at a time; the id of a pair becomes the document's.

    Raises InputTypeError for anything else, such as a failure that `pipe(…, errors="return")`
    left in a document's place.
    """
    for given in (docs,) if isinstance(docs, AttributedText) else docs:
        name, doc = given if isinstance(given, tuple) and len(given) == 2 else (None, given)
        if isinstance(doc, Exception):
            raise InputTypeError(f"a document failed ({doc}): leave failures out, or let pipe raise them") from doc
        if not isinstance(doc, AttributedText):
            raise InputTypeError(f"a document must be an AttributedText, not {type(doc).__name__}: attribute(text)")
        yield doc if name is None else evolve(doc, id=str(name))
