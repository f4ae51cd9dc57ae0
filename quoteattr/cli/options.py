"""The options of the command line."""

from __future__ import annotations

import argparse
from pathlib import Path

from quoteattr import __version__
from quoteattr.formats import FORMATS
from quoteattr.shares import BY

_EXAMPLES = """\
examples:
  quoteattr article.txt                                  tables of quotations and speakers
  quoteattr --explain article.txt                        with the rules and words behind each answer
  quoteattr --format csv articles/ > quotations.csv      every text of a folder, a row a quotation
  quoteattr -f jsonl -o out.jsonl --workers 4 news.jsonl documents of JSON lines, with a journal
  quoteattr -f jsonl -o out.jsonl --workers 4 --resume news.jsonl
                                                         the same, after it was interrupted
  quoteattr --format tei --output tei/ novels/           a file for each document
  quoteattr audit articles/                              who is quoted, how often, how long
  curl -s https://example.org/a.txt | quoteattr -        stdin

formats:
{formats}

exit status: 0 done; 1 some documents could not be read or attributed, the others were;
2 wrong options; 130 interrupted; 141 the reader of the output closed it.
"""

_AUDIT_EXAMPLES = """\
examples:
  quoteattr audit articles/                              shares, and who is quoted most
  quoteattr audit --format csv articles/ > sources.csv   a row a source
  quoteattr audit --format csv --by affiliation articles/
                                                         a row an affiliation
  quoteattr audit --format html -o audit.html articles/  a page
  quoteattr audit --attributed out.jsonl                 of answers that were kept
"""


def main_parser() -> argparse.ArgumentParser:
    """The options of `quoteattr FILES`."""
    listed = "\n".join(f"  {each.name:<16}{each.summary}" for each in FORMATS)
    parser = argparse.ArgumentParser(
        prog="quoteattr",
        description="Find the quotations of English texts, who speaks each, and who that is.",
        epilog=_EXAMPLES.format(formats=listed),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add_inputs(parser)
    parser.add_argument(
        "-f", "--format", default="table", metavar="NAME", choices=[each.name for each in FORMATS],
        help="what to write, see below (default: table)",
    )  # fmt: skip
    parser.add_argument("-o", "--output", type=Path, metavar="PATH", help="the file to write, or the folder")
    begun = parser.add_mutually_exclusive_group()
    begun.add_argument("--resume", action="store_true", help="go on with an interrupted run that wrote to the output")
    begun.add_argument("--overwrite", action="store_true", help="write over an output that is already there")
    parser.add_argument("--explain", action="store_true", help="show the rules and words behind each answer (table)")
    parser.add_argument(
        "--offsets", metavar="UNIT", help="what offsets count: code-points (default), or utf-16 for JavaScript"
    )
    parser.add_argument("--version", action="version", version=f"quoteattr {__version__}")
    return parser


def audit_parser() -> argparse.ArgumentParser:
    """The options of `quoteattr audit FILES`."""
    parser = argparse.ArgumentParser(
        prog="quoteattr audit",
        description="Tell who is quoted in many English texts, how often and how long.",
        epilog=_AUDIT_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add_inputs(parser)
    parser.add_argument(
        "-f", "--format", default="table", choices=["table", "csv", "html"], help="what to write (default: table)"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="PATH", help="the file to write")
    parser.add_argument("--overwrite", action="store_true", help="write over a file that is already there")
    parser.add_argument(
        "--by", default="source", metavar="WHAT", choices=BY,
        help=f"what CSV has a row for: {', '.join(BY)} (default: source)",
    )  # fmt: skip
    parser.add_argument(
        "--attributed", action="store_true", help="the files are answers that quoteattr --format jsonl wrote"
    )
    parser.add_argument("--top", type=_positive, default=20, metavar="N", help="sources to show in the table: 20")
    parser.set_defaults(resume=False)
    return parser


def add_inputs(parser: argparse.ArgumentParser) -> None:
    """Add what says which documents to read, and how."""
    parser.add_argument(
        "files", nargs="*", metavar="FILE",
        help="a UTF-8 text; JSON lines (.jsonl); a folder of these; - for stdin (default: a sample article)",
    )  # fmt: skip
    parser.add_argument("--text-field", metavar="NAME", help="the field of JSON lines that holds the text: text")
    parser.add_argument("--id-field", metavar="NAME", help="the field of JSON lines that holds the id: id, if there")
    parser.add_argument("--workers", type=_positive, default=1, metavar="N", help="processes that share the work: 1")
    parser.add_argument("--parser", default="embedded", metavar="NAME", help="what parses, see docs/parsers.md")
    parser.add_argument(
        "--genre", choices=["news", "fiction"], help="read every text so (default: each is told by what it does)"
    )
    parser.add_argument("--keep-other", action="store_true", help="keep titles of works, nicknames and scare quotes")
    parser.add_argument("--no-indirect", action="store_true", help="give only what stands in quotation marks: faster")
    parser.add_argument("--no-thought", action="store_true", help="leave out what is thought or hoped, not said")


def _positive(value: str) -> int:
    number = int(value) if value.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"must be a whole number above 0, not {value!r}")
    return number
