"""Read what other pipelines have parsed, whichever they are: one reader a kind of parse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from quoteattr.errors import InputTypeError, OffsetError
from quoteattr.graph import ParsedText
from quoteattr.parsers.conllu import from_conllu

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from stanza import Document


def read_parse(parsed: Document | Doc | str | ParsedText) -> ParsedText:
    """Read a Stanza document, a spaCy Doc or CoNLL-U into a ParsedText; one of these stays as it is.

    Raises InputTypeError for anything else, and what the readers raise: ParserUnavailableError
    where there is no dependency parse, OffsetError, SchemaError.
    """
    if isinstance(parsed, ParsedText):
        return parsed
    if isinstance(parsed, str):
        return from_conllu(parsed)
    if _is_a(parsed, "stanza", "Document"):
        return _of_stanza(parsed)
    if _is_a(parsed, "spacy", "Doc"):
        return _of_spacy(parsed)
    raise InputTypeError(
        "attribute_parsed takes a Stanza Document, a spaCy Doc, CoNLL-U as a str or a ParsedText, not"
        f" {type(parsed).__name__}; for plain text call attribute(text)"
    )


def _is_a(parsed: object, package: str, name: str) -> bool:
    """Tell whether an object is of a class of a package, which need not be imported for this."""
    return any(c.__name__ == name and c.__module__.partition(".")[0] == package for c in type(parsed).__mro__)


def _of_stanza(parsed: Any) -> ParsedText:
    from quoteattr.parsers.documents import from_document

    if parsed.text is None:
        raise OffsetError("the Stanza Document has no text: set document.text, or pass the CoNLL-U itself")
    return from_document(cast("Document", parsed), parsed.text)


def _of_spacy(parsed: Any) -> ParsedText:
    from quoteattr.parsers.spacy import from_doc

    return from_doc(cast("Doc", parsed))
