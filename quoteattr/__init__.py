"""English quotation attribution: what is quoted, who said it, and who that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quoteattr.errors import (
    AttributionError,
    InputTypeError,
    LexiconError,
    MissingExtraError,
    ModelFileError,
    OffsetError,
    OptionError,
    ParserUnavailableError,
    PatternError,
    QuoteattrError,
    SchemaError,
    WorkerError,
)
from quoteattr.model import (
    Affiliation,
    AttributedText,
    Cue,
    Evidence,
    Gender,
    Kind,
    Medium,
    Mention,
    Modality,
    Polarity,
    Presence,
    Quotation,
    Span,
    Speaker,
    SpeakerType,
    Tenure,
    Title,
)

if TYPE_CHECKING:
    from quoteattr.attributor import Attributor, attribute
    from quoteattr.lexicon import Lexicon
    from quoteattr.mentions.given import Character
    from quoteattr.sources import audit

__version__ = "0.1.0"

_LAZY = {
    "Attributor": "quoteattr.attributor",
    "attribute": "quoteattr.attributor",
    "Character": "quoteattr.mentions.given",
    "Lexicon": "quoteattr.lexicon",
    "audit": "quoteattr.sources",
}

__all__ = [
    "Affiliation",
    "AttributedText",
    "AttributionError",
    "Attributor",
    "Character",
    "Cue",
    "Evidence",
    "Gender",
    "InputTypeError",
    "Kind",
    "Lexicon",
    "LexiconError",
    "Medium",
    "Mention",
    "MissingExtraError",
    "Modality",
    "ModelFileError",
    "OffsetError",
    "OptionError",
    "ParserUnavailableError",
    "PatternError",
    "Polarity",
    "Presence",
    "Quotation",
    "QuoteattrError",
    "SchemaError",
    "Span",
    "Speaker",
    "SpeakerType",
    "Tenure",
    "Title",
    "WorkerError",
    "attribute",
    "audit",
]


def __dir__() -> list[str]:
    """What is public, for those who look around."""
    return __all__


def __getattr__(name: str) -> Any:
    """Load what needs the stages on first use, so that the import stays light."""
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_LAZY[name]), name)
    globals()[name] = value
    return value
