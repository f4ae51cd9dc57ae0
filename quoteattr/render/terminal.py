"""Quotations and speakers as plain tables that fit a terminal."""

from __future__ import annotations

import os
import re
import shutil
import sys
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

from attrs import frozen

from quoteattr.model import Medium, Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TextIO

    from quoteattr.model import AttributedText, Evidence, Quotation, Speaker

_QUOTATION_WIDTH = 40
_CELL_WIDTH = 28
_NARROWEST = 8
# What would move the cursor or turn the line around: control characters and bidirectional overrides.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_NUMBER = re.compile(r"[0-9]+|-")
_BOLD, _FAINT, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_COLORS = tuple(f"\x1b[{code}m" for code in (36, 33, 35, 32, 34, 31))


@frozen
class Style:
    """How wide the tables may be, None for as wide as they are, and whether colours are wanted."""

    width: int | None = None
    color: bool = False

    @classmethod
    def of(cls, file: TextIO) -> Style:
        """The style that suits where the output goes: a terminal's width and colours, unless NO_COLOR is set."""
        if not file.isatty():
            return cls()
        return cls(shutil.get_terminal_size().columns, color=not os.environ.get("NO_COLOR"))


PLAIN = Style()


def print_tables(doc: AttributedText, *, explain: bool = False, file: TextIO | None = None) -> None:
    """Print the tables to a file, by default to stdout, in the style that suits it."""
    out = file if file is not None else sys.stdout
    out.write(tables(doc, explain=explain, style=Style.of(out)))


def tables(
    doc: AttributedText,
    *,
    explain: bool = False,
    heading: bool = False,
    style: Style = PLAIN,
) -> str:
    """Lay out the quotations, then the speakers; with `explain`, then the rules and words behind each answer.

    With `heading`, the document's id stands above, and an empty line below.
    """
    lines = [*_tables(doc, style)]
    if explain:
        lines += [line for quotation in doc.quotations for line in _explained(quotation, doc.text, style)]
    if heading:
        lines = [f"==> {_line(doc.id or 'a text without a name')} <==", *lines, ""]
    return "".join(f"{line}\n" for line in lines)


def _tables(doc: AttributedText, style: Style) -> Iterator[str]:
    if not doc.quotations:
        yield "no quotations found"
        return
    quotations = [("QUOTATION", "KIND", "CUE", "MENTION", "SPEAKER"), *map(_quotation_row, doc.quotations)]
    yield from aligned(quotations, style)
    if doc.speakers:
        yield ""
        yield from aligned([("SPEAKER", "TITLES", "AFFILIATIONS"), *map(_speaker_row, doc.speakers)], style)


def _quotation_row(quotation: Quotation) -> tuple[str, ...]:
    return (
        short(quotation.text, _QUOTATION_WIDTH),
        ", ".join(_stance(quotation)),
        short(quotation.cue.text if quotation.cue else "-"),
        short(quotation.mention.text if quotation.mention else "-"),
        short(quotation.speaker.called if quotation.speaker else "-"),
    )


def _stance(quotation: Quotation) -> Iterator[str]:
    """The kind, and what is out of the ordinary."""
    yield quotation.kind.value
    if quotation.polarity is not Polarity.POSITIVE:
        yield quotation.polarity.value
    if quotation.modality is not Modality.ASSERTED:
        yield quotation.modality.value
    if quotation.medium is not Medium.SPEECH:
        yield quotation.medium.value


def _speaker_row(speaker: Speaker) -> tuple[str, ...]:
    titles = "; ".join(title.described for title in speaker.titles)
    affiliations = "; ".join(affiliation.text for affiliation in speaker.affiliations)
    return short(speaker.called), _line(titles) or "-", _line(affiliations) or "-"


def _explained(quotation: Quotation, text: str, style: Style) -> Iterator[str]:
    head = f"{quotation.id}  {short(quotation.text, style.width or 100)}"
    yield ""
    yield f"{_BOLD}{head}{_PLAIN}" if style.color else head
    for evidence in quotation.evidence:
        yield f"    {evidence.rule}: {_bound(evidence, text)}"
    if not quotation.evidence:
        yield "    no rule found a speaker"


def _bound(evidence: Evidence, text: str) -> str:
    return ", ".join(f"{role} “{short(span.of(text), _QUOTATION_WIDTH)}”" for role, span in evidence.roles) or "-"


def _line(words: str) -> str:
    """The words on one line, with nothing in them that a terminal would obey."""
    return _UNSAFE.sub("\ufffd", " ".join(words.split()))


def short(words: str, width: int = _CELL_WIDTH) -> str:
    """The words on one line, cut to a width in columns."""
    line = _line(words)
    if _columns(line) <= width:
        return line
    while _columns(line) > width - 1:
        line = line[:-1] if len(line) <= width else line[:width]
    return f"{line.rstrip()}…"


def _columns(words: str) -> int:
    """How many columns a terminal takes for the words: two for a wide character, none for a combining one."""
    if words.isascii():
        return len(words)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in words)


def aligned(rows: Sequence[tuple[str, ...]], style: Style) -> Iterator[str]:
    """Yield the rows as lines with their columns two blanks apart, narrowed to the width where there is one."""
    widths = _fitted([max(map(_columns, column)) for column in zip(*rows, strict=True)], style.width)
    numbers = [all(_NUMBER.fullmatch(cell) for cell in column[1:]) for column in zip(*rows, strict=True)]
    hues = {cell: _COLORS[place % len(_COLORS)] for place, cell in enumerate(_speakers(rows))}
    for number, row in enumerate(rows):
        cells = [short(cell, width) for cell, width in zip(row, widths, strict=True)]
        padded = [_padded(*each) for each in zip(cells, widths, numbers, strict=True)]
        padded[-1] = padded[-1].rstrip()
        if style.color:
            padded = [_colored(cell, plain, number, hues) for cell, plain in zip(padded, row, strict=True)]
        yield "  ".join(padded).rstrip()


def _padded(cell: str, width: int, is_number: bool) -> str:
    """The cell with blanks up to a width, before a number and behind words."""
    blanks = " " * (width - _columns(cell))
    return blanks + cell if is_number else cell + blanks


def _speakers(rows: Iterable[tuple[str, ...]]) -> Iterable[str]:
    """The cells that name a speaker, each once, in order."""
    head, *body = rows
    if "SPEAKER" not in head:
        return ()
    column = head.index("SPEAKER")
    return dict.fromkeys(row[column] for row in body if row[column] != "-")


def _colored(cell: str, plain: str, number: int, hues: dict[str, str]) -> str:
    before = _BOLD if number == 0 else _FAINT if plain == "-" else hues.get(plain, "")
    return f"{before}{cell}{_PLAIN}" if before else cell


def _fitted(widths: list[int], width: int | None) -> list[int]:
    """Narrow the widest columns until all fit side by side, none below a readable width."""
    if width is None:
        return widths
    room = width - 2 * (len(widths) - 1)
    fitted = list(widths)
    while sum(fitted) > room and max(fitted) > _NARROWEST:
        widest = max(range(len(fitted)), key=fitted.__getitem__)
        fitted[widest] -= 1
    return fitted
