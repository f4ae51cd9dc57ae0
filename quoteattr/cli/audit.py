"""`quoteattr audit FILES`: who is quoted in many documents, how often and how long."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from quoteattr.cli.inputs import Inputs
from quoteattr.cli.run import Report, answers, check_vacant, load
from quoteattr.errors import AttributionError
from quoteattr.render.audit import tables, to_csv, to_html
from quoteattr.render.terminal import Style
from quoteattr.sources import audit

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from quoteattr.model import AttributedText


def run(options: Namespace) -> int:
    """Attribute the documents, count, and write the audit; return the exit status."""
    if options.output:
        check_vacant(options.output, options)
    report = Report()

    def attributed() -> Iterator[AttributedText]:
        documents = Inputs(options.files, report, options.text_field, options.id_field)
        for _, answer in answers(load(options), options, documents, report, lambda _: False):
            if not isinstance(answer, AttributionError):
                yield answer

    found = audit(attributed())
    if options.format == "table":
        written = tables(found, top=options.top, style=Style() if options.output else Style.of(sys.stdout))
    else:
        written = {"csv": to_csv, "html": to_html}[options.format](found)
    if options.output:
        options.output.write_bytes(written.encode("utf-8", "replace"))
    else:
        sys.stdout.write(written)
        sys.stdout.flush()
    return int(report.failed)
