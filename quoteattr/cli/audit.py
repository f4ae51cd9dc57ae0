"""`quoteattr audit FILES`: who is quoted in many documents, how often and how long."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from quoteattr.cli.inputs import Inputs
from quoteattr.cli.run import Report, answers, check_vacant, load
from quoteattr.errors import AttributionError, OptionError
from quoteattr.render.audit import tables, to_csv, to_html
from quoteattr.render.terminal import Style
from quoteattr.sources import audit

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from quoteattr.model import AttributedText


def run(options: Namespace) -> int:
    """Attribute the documents, count, and write the audit; return the exit status."""
    _check(options)
    report = Report()
    documents = Inputs(options.files, report, options.text_field, options.id_field)
    found = audit(documents.answers() if options.attributed else _attributed(options, documents, report))
    if options.format == "table":
        written = tables(found, top=options.top, style=Style() if options.output else Style.of(sys.stdout))
    else:
        written = to_html(found) if options.format == "html" else to_csv(found, by=options.by)
    if options.output:
        options.output.write_bytes(written.encode("utf-8", "replace"))
    else:
        sys.stdout.write(written)
        sys.stdout.flush()
    return int(report.failed)


def _check(options: Namespace) -> None:
    """Raise OptionError where options do not go together, or something would be lost."""
    if options.output:
        check_vacant(options.output, options)
    if options.by != "source" and options.format != "csv":
        raise OptionError("--by needs --format csv: the other formats show all shares")
    if options.attributed and not options.files:
        raise OptionError("--attributed needs the files that quoteattr --format jsonl wrote")


def _attributed(options: Namespace, documents: Inputs, report: Report) -> Iterator[AttributedText]:
    """Attribute the documents; those that fail are reported and left out."""
    for _, answer in answers(load(options), options, documents, report, lambda _: False):
        if not isinstance(answer, AttributionError):
            yield answer
