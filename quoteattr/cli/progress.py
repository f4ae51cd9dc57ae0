"""How far a run is, on a terminal and nowhere else."""

from __future__ import annotations

import sys
import time

_EVERY = 0.2  # seconds; more often nobody reads


class Progress:
    """One line on stderr that is written over and over, where that is a terminal.

    Documents are counted where it shows nothing else: `quiet` tells that the answers go to a file,
    and not to stdout.  How much of a long text is parsed is told in any case, until the answer comes.
    """

    def __init__(self, total: int | None, *, quiet: bool) -> None:
        self._total = total
        self._done = 0
        self._share = 0.0
        self._begun = self._last = time.monotonic()
        self._standing = False
        self.on_terminal = sys.stderr.isatty()
        self._counts = self.on_terminal and (quiet or not sys.stdout.isatty())

    def step(self) -> None:
        """Count a document."""
        self._done += 1
        self._share = 0.0
        if self._counts:
            self._write()

    def within(self, share: float) -> None:
        """Tell how much of a document is parsed, from 0.0 to 1.0."""
        self._share = share
        if self.on_terminal:
            self._write()

    def _write(self) -> None:
        now = time.monotonic()
        if now - self._last >= _EVERY:
            self._last = now
            self._standing = True
            sys.stderr.write(f"\r{self._line(now)}\x1b[K")
            sys.stderr.flush()

    def _line(self, now: float) -> str:
        if not self._done:
            return f"{self._share:.0%} of {'the text' if self._total == 1 else 'the first text'}"
        rate = self._done / max(now - self._begun, 1e-9)
        if not self._total:
            return f"{self._done} done, {rate:.1f} a second"
        left = (self._total - self._done) / max(rate, 1e-9)
        return f"{self._done} of {self._total} documents, {rate:.1f} a second, {left:.0f} s left"

    def clear(self) -> None:
        """Take the line away, so that something else may stand there."""
        if self._standing:
            self._standing = False
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
