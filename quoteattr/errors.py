"""Every exception that quoteattr raises on purpose.

Each subclasses a built-in type as well, so that a caller may catch either.
"""


class QuoteattrError(Exception):
    """The root of all errors that quoteattr raises on purpose."""


class InputTypeError(QuoteattrError, TypeError):
    """What was given is not of the type that the function takes."""


class OffsetError(QuoteattrError, ValueError):
    """A span does not lie within its text, or a parser's offsets do not slice it."""


class ParserUnavailableError(QuoteattrError, RuntimeError):
    """The parser asked for, or a model of it, is not installed or cannot be loaded."""


class ModelFileError(ParserUnavailableError):
    """A model file is missing, truncated or not the one that its digest names."""


class LexiconError(QuoteattrError, ValueError):
    """A lexicon file or entry is malformed."""


class PatternError(QuoteattrError, ValueError):
    """A declared dependency pattern does not compile."""


class SchemaError(QuoteattrError, ValueError):
    """Serialised data is not of the schema that this version reads."""
