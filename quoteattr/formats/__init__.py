"""Exchange formats: one small file each, and one registry of those that are text.

`AttributedText.to(name)` and the command line look formats up here.  A new one is a
function from a document to a string and an entry in `FORMATS`.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from quoteattr import serialize
from quoteattr.errors import OptionError
from quoteattr.formats.base import Format
from quoteattr.formats.brat import CONFIGURATION, text_beside, to_brat
from quoteattr.formats.conllu import to_conllu
from quoteattr.formats.rows import COLUMNS, CSV_HEADER, rows, to_csv
from quoteattr.formats.schema_org import to_schema_org
from quoteattr.formats.tables import arrow_batches, arrow_schema, to_arrow, to_pandas, to_polars
from quoteattr.formats.tei import to_tei
from quoteattr.formats.web_annotation import to_web_annotation
from quoteattr.many import each_document
from quoteattr.render.page import to_html
from quoteattr.render.terminal import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quoteattr.many import Documents
    from quoteattr.model import AttributedText

__all__ = [
    "COLUMNS",
    "FORMATS",
    "Format",
    "arrow_batches",
    "arrow_schema",
    "find",
    "join",
    "json_schema",
    "rows",
    "to_arrow",
    "to_pandas",
    "to_polars",
]


def _json(doc: AttributedText, **options: Any) -> str:
    return serialize.to_json(doc, indent=2, **options) + "\n"


def _json_line(doc: AttributedText, **options: Any) -> str:
    return serialize.to_json(doc, **options) + "\n"


FORMATS = (
    Format("table", "tables to read", ".txt", tables, ("explain", "heading", "style"), joins=True),
    Format("html", "a page to look at", ".html", to_html, ("fragment",)),
    Format("json", "everything, to be read back", ".json", _json, ("offsets",)),
    Format("jsonl", "everything, one document a line", ".jsonl", _json_line, ("offsets",), joins=True),
    Format("csv", "one row a quotation", ".csv", to_csv, ("offsets",), joins=True, header=CSV_HEADER),
    Format("web-annotation", "W3C annotations, JSON-LD", ".jsonld", to_web_annotation, ("offsets", "source")),
    Format("schema-org", "schema.org Quotation and Person, JSON-LD", ".jsonld", to_schema_org),
    Format("tei", "TEI with said and listPerson", ".xml", to_tei),
    Format("brat", "brat standoff", ".ann", to_brat, beside=text_beside, folder={"annotation.conf": CONFIGURATION}),
    Format("conllu", "a parse, with quotations in its last column", ".conllu", to_conllu, ("parser",), joins=True),
)
"""The text formats, in the order in which help shows them."""


def find(name: str) -> Format:
    """Give the format of a name; raises OptionError, which lists those that are there."""
    for each in FORMATS:
        if each.name == name:
            return each
    raise OptionError(f"no format {name!r}; the formats are: {', '.join(each.name for each in FORMATS)}")


def join(docs: Documents, name: str, **options: object) -> Iterator[str]:
    """Yield the text of many documents in one file, piece by piece: the header, then each document.

    `file.writelines(join(attributor.pipe(texts), "csv"))` holds one document at a time.
    Raises OptionError for a format that needs a file for each document.
    """
    found = find(name)
    found.check(options)
    if not found.joins:
        raise OptionError(f"the format {name!r} needs a file for each document: write doc.to({name!r}) to each")
    if found.header:
        yield found.header
    for doc in each_document(docs):
        yield found.write(doc, **options)


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of what `AttributedText.to_dict` gives."""
    found: dict[str, Any] = json.loads((files("quoteattr") / "formats" / "quoteattr.schema.json").read_bytes())
    return found
