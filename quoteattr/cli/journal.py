"""What an interrupted run has done, so that another goes on where it stopped."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from attrs import define

from quoteattr.errors import OptionError

if TYPE_CHECKING:
    from pathlib import Path

    from quoteattr.cli.inputs import Name


@define
class Journal:
    """A small file beside the output: how many documents are done, which, in what format, and how long the output is.

    It is written after the output that it speaks of, and goes when all is done: what a run
    wrote behind the last entry is done again, and nothing is lost or repeated.
    """

    path: Path
    format: str
    done: int = 0
    size: int = 0
    digest: str = ""

    @classmethod
    def read(cls, path: Path, format: str) -> Journal:  # noqa: A002 - the field's name
        """Read the journal of an interrupted run; raises OptionError where there is none, or one of another format."""
        try:
            found = json.loads(path.read_bytes())
            journal = cls(path, found["format"], found["done"], found["size"], found["digest"])
        except FileNotFoundError as error:
            raise OptionError(f"nothing to resume: {path} is not there; the run was finished, or not begun") from error
        except (ValueError, TypeError, KeyError) as error:
            raise OptionError(f"{path} is damaged: begin anew with --overwrite") from error
        if journal.format != format:
            raise OptionError(f"the interrupted run wrote {journal.format}, not {format}: give the same --format")
        return journal

    def skips(self, name: Name, seen: Journal) -> bool:
        """Tell whether a document is done; `seen` counts those met in this run.

        Raises OptionError where they are not those that the interrupted run met.
        """
        if name.position >= self.done:
            return False
        seen.count(name)
        if name.position == self.done - 1 and seen.digest != self.digest:
            raise OptionError(
                "the documents are not those of the interrupted run: give the same files in the same order"
            )
        return True

    def count(self, name: Name) -> None:
        """Count a document as done."""
        self.done = name.position + 1
        self.digest = hashlib.sha256(f"{self.digest}\0{name.id}".encode("utf-8", "replace")).hexdigest()

    def write(self) -> None:
        """Write the journal anew, whole or not at all."""
        fresh = self.path.with_name(f"{self.path.name}.new")
        fresh.write_text(
            json.dumps({"format": self.format, "done": self.done, "size": self.size, "digest": self.digest}),
            encoding="utf-8",
        )
        fresh.replace(self.path)

    def remove(self) -> None:
        """Take the journal away: the run is complete."""
        self.path.unlink(missing_ok=True)
