"""A Stanza processor: after `register()`, a pipeline whose processors end in "quotes" gives `doc.quotations`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from stanza.pipeline.processor import Processor, register_processor
from stanza.pipeline.registry import NAME_TO_PROCESSOR_CLASS

from quoteattr.attributor import Attributor
from quoteattr.errors import OptionError

if TYPE_CHECKING:
    from stanza import Document

NAME: Final = "quotes"


class QuotesProcessor(Processor):  # type: ignore[misc]
    """Attributes each document by the parse that it holds, with its names and coreference chains if it has any.

    Sets `quotations`, `speakers` and, with all of it, `attributed` on the document.  The
    pipeline's option `quotes_keep_other` is that of `Attributor`.
    """

    PROVIDES_DEFAULT = frozenset({NAME})
    REQUIRES_DEFAULT = frozenset({"tokenize", "pos", "depparse"})

    def __init__(self, config: dict[str, Any], pipeline: object, device: object) -> None:
        super().__init__(config, pipeline, device)
        self._attributor = Attributor(keep_other=bool(config.get("keep_other", False)))

    def mark_inactive(self) -> None:
        """Stay idle: Stanza calls this where the pipeline lacks what the processor needs, and then says so."""

    def process(self, document: Document) -> Document:
        """Add what is found to a document and give it back."""
        found = self._attributor.attribute_parsed(document)
        document.attributed = found
        document.quotations = found.quotations
        document.speakers = found.speakers
        return document


def register() -> None:
    """Make the processor known to Stanza, as "quotes"; more than once does no harm.

    Raises OptionError where another processor goes by that name.
    """
    known = NAME_TO_PROCESSOR_CLASS.get(NAME)
    if known is QuotesProcessor:
        return
    if known is not None and known.__module__ != __name__:
        raise OptionError(f"Stanza knows another processor named {NAME!r}, {known.__module__}.{known.__qualname__}")
    if known is None:
        register_processor(NAME)(QuotesProcessor)
    else:  # this module was loaded anew: its class replaces the one of before
        NAME_TO_PROCESSOR_CLASS[NAME] = QuotesProcessor
