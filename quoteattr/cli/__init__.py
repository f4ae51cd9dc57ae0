"""The command line: `quoteattr FILES`, or `python -m quoteattr FILES`."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from quoteattr.errors import QuoteattrError

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE, SOME_FAILED, MISUSED, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments say, by default those of the process, and return the exit status.

    0: done.  1: some documents could not be read or attributed, told on stderr.  2: wrong
    options.  130: stopped by Ctrl-C.  141: whoever read the output closed it.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="")
    try:
        return _run(given)
    except (QuoteattrError, OSError) as error:
        if isinstance(error, BrokenPipeError):
            # `head`, for one, has enough; keep the interpreter from flushing into the void
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return PIPE_CLOSED
        sys.stderr.write(f"error: {error}\n")
        return MISUSED
    except KeyboardInterrupt as stop:
        sys.stderr.write(f"interrupted{stop}\n")
        return INTERRUPTED


def _run(given: list[str]) -> int:
    from quoteattr.cli import audit, options, run

    if given[:1] == ["audit"]:
        return audit.run(options.audit_parser().parse_args(given[1:]))
    return run.attribute(options.main_parser().parse_args(given))
