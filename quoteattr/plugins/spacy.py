"""A spaCy component: `nlp.add_pipe("quoteattr")`, then `doc._.quotations` and `doc._.speakers`.

spaCy finds it by its entry point; nothing need be imported.  What was found is kept as JSON
in `doc.user_data`, so it goes wherever spaCy takes a Doc: to other processes, to bytes, to
disk, into a DocBin that stores user data.  Who reads such Docs without the pipeline that
made them calls `register()` first.
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

from spacy.language import Language
from spacy.tokens import Doc

from quoteattr.attributor import Attributor
from quoteattr.errors import OptionError, ParserUnavailableError
from quoteattr.model import AttributedText

if TYPE_CHECKING:
    from quoteattr.model import Quotation, Speaker

KEY: Final = "quoteattr"
OWN_PARSE: Final = "doc"


def attributed(doc: Doc) -> AttributedText | None:
    """All that was found in a Doc; None where the component has not been run on it."""
    return _read(doc.user_data[KEY]) if KEY in doc.user_data else None


def quotations(doc: Doc) -> tuple[Quotation, ...] | None:
    """The quotations of a Doc, in order; None where the component has not been run on it."""
    found = attributed(doc)
    return found.quotations if found else None


def speakers(doc: Doc) -> tuple[Speaker, ...] | None:
    """The speakers of a Doc, in order; None where the component has not been run on it."""
    found = attributed(doc)
    return found.speakers if found else None


@lru_cache(maxsize=16)
def _read(stored: str) -> AttributedText:
    """Read what a Doc holds, once for all that ask of the same Doc in a row."""
    return AttributedText.from_json(stored)


def register(prefix: str = "") -> None:
    """Make `doc._.attributed`, `doc._.quotations` and `doc._.speakers` known to spaCy; more than once does no harm.

    A prefix is put before each name.  Raises OptionError where another component owns one of them.
    """
    for getter in (attributed, quotations, speakers):
        name = prefix + getter.__name__
        if Doc.has_extension(name):
            owner = Doc.get_extension(name)[2]
            if (getattr(owner, "__module__", ""), getattr(owner, "__name__", "")) != (__name__, getter.__name__):
                raise OptionError(
                    f"another component has registered doc._.{name}: choose other names with"
                    ' add_pipe("quoteattr", config={"prefix": "quoteattr_"})'
                )
        Doc.set_extension(name, getter=getter, force=True)


class QuotationComponent:
    """Attributes each Doc: by the parse that it holds, or by a parser of its own."""

    def __init__(self, attributor: Attributor, *, own_parse: bool) -> None:
        self.attributor = attributor
        self.own_parse = own_parse

    def __call__(self, doc: Doc) -> Doc:
        """Add what is found to a Doc and give it back."""
        if not self.own_parse:
            found = self.attributor.attribute(doc.text)
        elif doc.has_annotation("DEP") or not doc.text.strip():
            found = self.attributor.attribute_parsed(doc)
        else:
            raise ParserUnavailableError(
                "the Doc has no dependency parse: put quoteattr after a tagger and a parser, or give it a parser of"
                ' its own with add_pipe("quoteattr", config={"parser": "embedded"})'
            )
        doc.user_data[KEY] = found.to_json()
        return doc


@Language.factory(
    "quoteattr",
    assigns=["doc._.attributed", "doc._.quotations", "doc._.speakers"],
    default_config={"parser": OWN_PARSE, "keep_other": False, "indirect": True, "threads": 1, "prefix": ""},
)
def create(
    nlp: Language,  # noqa: ARG001
    name: str,  # noqa: ARG001
    parser: str,
    keep_other: bool,
    indirect: bool,
    threads: int,
    prefix: str,
) -> QuotationComponent:
    """Make the component; spaCy calls this.

    `parser` is "doc" for the parse that the pipeline makes, or what `Attributor` takes by
    name ("embedded", a Stanza package, "spacy/MODEL") to parse the text anew; `keep_other`,
    `indirect` and `threads` are the Attributor's; `prefix` stands before the names under `doc._`.
    """
    register(prefix)
    own_parse = parser == OWN_PARSE
    settings = partial(Attributor, keep_other=keep_other, indirect=indirect, threads=threads)
    return QuotationComponent(settings() if own_parse else settings(parser=parser), own_parse=own_parse)
