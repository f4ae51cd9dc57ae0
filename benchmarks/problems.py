"""The one error that a wrong input raises, shown to the user without a traceback."""

from __future__ import annotations


class InputError(Exception):
    """A file, a line of one, or an argument is not what the benchmarks can read."""
