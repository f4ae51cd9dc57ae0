"""The command line: `python -m quoteattr [FILE]` shows who says what in a text."""

from __future__ import annotations

import argparse
import io
import os
import sys
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from quoteattr import AttributedText, QuoteattrError, __version__, attribute

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quoteattr import Quotation, Speaker

DONE, MISUSED, INTERRUPTED, PIPE_CLOSED = 0, 2, 130, 141
QUOTATION_WIDTH = 40
CELL_WIDTH = 28


class UnreadableTextError(QuoteattrError, ValueError):
    """The text named on the command line cannot be read."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Attribute one text and return the exit status.

    0: done.  2: the text cannot be read or attributed, told on stderr.  130: stopped by
    Ctrl-C.  141: whoever read the output closed it.
    """
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        doc = attribute(_read(options.file))
        sys.stdout.write(f"{doc.to_json() if options.json else tables(doc)}\n")
        sys.stdout.flush()
    except QuoteattrError as error:
        sys.stderr.write(f"error: {error}\n")
        return MISUSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # `head`, for one, has enough; keep the interpreter from flushing into the void
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m quoteattr", description="Find the quotations of an English text and who speaks each."
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="a UTF-8 text, - for stdin (default: a sample article)")
    parser.add_argument("--json", action="store_true", help="print everything that was found, as JSON")
    parser.add_argument("--version", action="version", version=__version__)
    return parser


def _read(name: str | None) -> str:
    """The text of a file, of stdin, or of the sample that comes with the package; line ends as they are."""
    try:
        if name is None:
            return (files("quoteattr") / "samples" / "article.txt").read_text(encoding="utf-8")
        return (sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()).decode("utf-8")
    except OSError as error:
        raise UnreadableTextError(f"{name}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UnreadableTextError(f"{name}: not UTF-8 at byte {error.start}: convert it first") from error


def tables(doc: AttributedText) -> str:
    """Lay out the quotations, then the speakers, in two plain tables."""
    if not doc.quotations:
        return "no quotations found"
    quotations = [("QUOTATION", "KIND", "CUE", "MENTION", "SPEAKER"), *map(_quotation_row, doc.quotations)]
    speakers = [("SPEAKER", "TITLES", "AFFILIATIONS"), *map(_speaker_row, doc.speakers)]
    return "\n".join([*_aligned(quotations), "", *_aligned(speakers)])


def _quotation_row(quotation: Quotation) -> tuple[str, ...]:
    return (
        _short(quotation.text, QUOTATION_WIDTH),
        quotation.kind.value,
        _short(quotation.cue.text if quotation.cue else "-"),
        _short(quotation.mention.text if quotation.mention else "-"),
        _short(quotation.speaker.name if quotation.speaker else "-"),
    )


def _speaker_row(speaker: Speaker) -> tuple[str, ...]:
    titles = "; ".join(title.text for title in speaker.titles)
    affiliations = "; ".join(affiliation.text for affiliation in speaker.affiliations)
    return _short(speaker.name), titles or "-", affiliations or "-"


def _short(words: str, width: int = CELL_WIDTH) -> str:
    """The words on one line, cut to a width."""
    line = " ".join(words.split())
    return line if len(line) <= width else f"{line[: width - 1].rstrip()}…"


def _aligned(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield the rows as lines with their columns two blanks apart."""
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


if __name__ == "__main__":
    sys.exit(main())
