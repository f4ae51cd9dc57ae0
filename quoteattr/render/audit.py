"""A source audit as tables, as CSV and as a page."""

from __future__ import annotations

import csv
import io
import sys
from functools import lru_cache
from html import escape
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING

from quoteattr.render.terminal import PLAIN, Style, aligned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from quoteattr.shares import Share, Source
    from quoteattr.sources import Audit

_COLUMNS = (
    "source", "type", "gender", "titles", "affiliations", "documents",
    "quotations", "direct", "mixed", "indirect", "words", "negative", "in",
)  # fmt: skip
_MOST = 10  # shares of a group that tables show
_DARK = "--ink: #e8e8ea; --paper: #17191c; --soft: #a3a9b2; --edge: #363b42; --bar: #6cb6f0; --rest: #363d45;"
_NOTE = (
    "A named person is one source in all documents under one full name; everybody else is a source of one document. "
    "Gender is what pronouns, honorifics and first names of the texts show. "
    "Words that were denied or not said are counted apart."
)


def to_csv(audit: Audit, *, by: str = "source") -> str:
    """Write a row a source, or with `by` one a share, under a header."""
    out = io.StringIO(newline="")
    columns = _COLUMNS if by == "source" else (by, "sources", "quotations", "words")
    writer = csv.DictWriter(out, columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(audit.rows(by=by))
    return out.getvalue()


# For the terminal


def print_audit(audit: Audit, *, top: int = 20, file: TextIO | None = None) -> None:
    """Print the tables in the style that suits where they go."""
    out = file if file is not None else sys.stdout
    out.write(tables(audit, top=top, style=Style.of(out)))


def tables(audit: Audit, *, top: int = 20, style: Style = PLAIN) -> str:
    """Lay out the shares, then the sources that are quoted most."""
    lines = [_summary(audit)]
    for group, shares, totals in _groups(audit):
        lines += ["", *aligned(list(_share_rows(group, shares[:_MOST], totals)), style)]
        lines += [f"and {len(shares) - _MOST:,} more"] if len(shares) > _MOST else []
    if audit.sources:
        rows: list[tuple[str, ...]] = [("SOURCE", "QUOTATIONS", "WORDS", "DOCUMENTS", "TITLES", "AFFILIATIONS")]
        rows += map(_source_row, audit.sources[:top])
        lines += ["", *aligned(rows, style)]
    if len(audit.sources) > top:
        lines += ["", f"and {_number(len(audit.sources) - top, 'more source')}"]
    return "".join(f"{line}\n" for line in lines)


def _summary(audit: Audit) -> str:
    return (
        f"{_number(audit.documents, 'document')}: {_number(audit.quotations, 'quotation')}"
        f" of {_number(audit.words, 'word')}, by {_number(len(audit.sources), 'source')}"
    )


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _groups(audit: Audit) -> Iterator[tuple[str, list[Share], tuple[int, ...]]]:
    """Each group of shares, and what they are shares of; a group that is empty is left out."""
    for group, found in groupby(audit.shares, key=lambda share: share.group):
        shares = list(found)
        yield group, shares, _totals(shares)
    for stated in (audit.titles, audit.affiliations):
        if stated:
            yield stated[0].group, list(stated), (len(audit.sources), audit.quotations, audit.words)


def _share_rows(group: str, shares: list[Share], totals: tuple[int, ...]) -> Iterator[tuple[str, ...]]:
    yield (group.upper(), "SOURCES", "%", "QUOTATIONS", "%", "WORDS", "%")
    for share in shares:
        counts = (share.sources, share.quotations, share.words)
        cells = (cell for count, total in zip(counts, totals, strict=True) for cell in (count, _percent(count, total)))
        yield (share.label, *map(str, cells))


def _totals(shares: Iterable[Share]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*((each.sources, each.quotations, each.words) for each in shares), strict=True)))


def _percent(count: int, total: int) -> str:
    return f"{100 * count / total:.0f}" if total else "-"


def _source_row(source: Source) -> tuple[str, ...]:
    return (
        source.name,
        str(source.tally.quotations),
        str(source.tally.words),
        str(len(source.documents)),
        "; ".join(source.titles) or "-",
        "; ".join(source.affiliations) or "-",
    )


# For the browser


def to_html(audit: Audit) -> str:
    """Write a whole page."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<title>Source audit</title>\n'
        "<style>html, body { margin: 0; } main > .quoteattr-audit { min-height: 100vh; }</style>\n"
        f"</head>\n<body>\n<main>\n{fragment(audit)}</main>\n</body>\n</html>\n"
    )


def fragment(audit: Audit) -> str:
    """Write an element for a page or a notebook."""
    return "".join(
        [
            f"<style>\n{_stylesheet()}</style>\n",
            '<article class="quoteattr-audit" aria-label="Source audit">\n',
            f'<h1>Who is quoted</h1>\n<p class="qa-lead">{_summary(audit)}</p>\n<div class="qa-shares">\n',
            *(_share_table(*group) for group in _groups(audit)),
            "</div>\n",
            *_source_table(audit),
            f'<p class="qa-note">{_NOTE}</p>\n</article>\n',
        ]
    )


@lru_cache(maxsize=1)
def _stylesheet() -> str:
    return (files("quoteattr") / "render" / "audit.css").read_text(encoding="utf-8").replace("DARK", _DARK)


def _share_table(group: str, shares: list[Share], totals: tuple[int, ...]) -> str:
    _, quotations, words = totals
    rows = "".join(
        f'<tr><th scope="row">{escape(share.label)}</th><td class="qa-n">{share.sources:,}</td>'
        f'<td class="qa-n">{share.quotations:,}</td>{_bar(share.quotations, quotations)}'
        f'<td class="qa-n">{_percent(share.quotations, quotations)} %</td>'
        f'<td class="qa-n">{_percent(share.words, words)} %</td></tr>\n'
        for share in shares[:_MOST]
    )
    if len(shares) > _MOST:
        rows += f'<tr><td colspan="6" class="qa-more">and {len(shares) - _MOST:,} more</td></tr>\n'
    sources, quoted, share, of_words = (
        f'<th scope="col" class="qa-n">{name}</th>' for name in ("sources", "quotations", "share", "of words")
    )
    heads = f'<td></td>{sources}{quoted}<td class="qa-bar"></td>{share}{of_words}'
    top = f"<caption>{group}</caption>\n<thead><tr>{heads}</tr></thead>\n"
    return f"<table>{top}<tbody>\n{rows}</tbody></table>\n"


def _bar(count: int, total: int) -> str:
    share = 100 * count / total if total else 0
    return f'<td class="qa-bar" aria-hidden="true"><i style="--share: {share:.1f}%"></i></td>'


def _source_table(audit: Audit) -> Iterator[str]:
    heads = ("quotations", "direct", "mixed", "indirect", "words", "documents")
    columns = "".join(f'<th scope="col" class="qa-n">{name}</th>' for name in heads)
    yield '<div class="qa-sources"><table><caption>All sources</caption>\n<thead><tr>'
    yield f'<th scope="col">source</th><th scope="col">titles, affiliations</th>{columns}</tr></thead>\n<tbody>\n'
    for source in audit.sources:
        tally = source.tally
        counts = (tally.quotations, tally.direct, tally.mixed, tally.indirect, tally.words, len(source.documents))
        cells = "".join(
            f'<td class="qa-n" data-label="{name.rstrip("s") if count == 1 else name}">{count:,}</td>'
            for name, count in zip(heads, counts, strict=True)
        )
        about = escape("; ".join((*source.titles, *source.affiliations)))
        title = escape("; ".join(source.documents[:20]))
        yield f'<tr><th scope="row" title="{title}">{escape(source.name)}</th>'
        yield f'<td class="qa-about">{about}</td>{cells}</tr>\n'
    yield "</tbody></table></div>\n"
