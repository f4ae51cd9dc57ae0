"""What every exchange format declares of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from quoteattr.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from quoteattr.model import AttributedText


def _nothing(_: AttributedText) -> dict[str, str]:
    return {}


@frozen
class Format:
    """One way to write an attributed text.

    `write(doc, **options)` gives the text of one document; `options` are the keywords that
    it takes.  Documents of a format that `joins` may follow each other in one file, after
    the `header`; of the others, each needs a file of its own, named with the `suffix`.
    `beside(doc)` gives what else belongs to such a file, by suffix, and `folder` what
    belongs to a folder of them, by name.
    """

    name: str
    summary: str
    suffix: str
    write: Callable[..., str]
    options: tuple[str, ...] = ()
    joins: bool = False
    header: str = ""
    beside: Callable[[AttributedText], Mapping[str, str]] = _nothing
    folder: Mapping[str, str] = field(factory=dict)

    def __call__(self, doc: AttributedText, **options: object) -> str:
        """Write one document, its header included; raises OptionError for an option that the format has not."""
        self.check(options)
        return self.header + self.write(doc, **options)

    def check(self, options: Mapping[str, object]) -> None:
        """Raise OptionError for an option that the format has not."""
        for name in options:
            if name not in self.options:
                known = ", ".join(self.options) or "none"
                raise OptionError(f"the format {self.name!r} has no option {name!r}; it has: {known}")
