"""Every exception that quoteattr raises on purpose.

Each subclasses a built-in type as well, so that a caller may catch either.
"""


class QuoteattrError(Exception):
    """The root of all errors that quoteattr raises on purpose."""


class InputTypeError(QuoteattrError, TypeError):
    """What was given is not of the type that the function takes."""


class OptionError(QuoteattrError, ValueError):
    """An option has a value that the function does not take."""


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


class WorkerError(QuoteattrError, RuntimeError):
    """A worker process died, or work cannot be sent to one."""


class AttributionError(QuoteattrError, RuntimeError):
    """A document among many could not be attributed: which one, and why.

    `position` is its place among those given, from 0; `id` is what the caller called it,
    or None; `reason` says what went wrong.  `__cause__` is the error itself, where this
    one has not been pickled since.
    """

    def __init__(self, position: int, id: object, reason: str) -> None:  # noqa: A002 - the field's name
        super().__init__(position, id, reason)
        self.position = position
        self.id = id
        self.reason = reason

    def __str__(self) -> str:
        called = "" if self.id is None else f" (id {self.id!r})"
        return f"document {self.position}{called}: {self.reason}"


class MissingExtraError(QuoteattrError, ImportError):
    """A library that only this call needs is not installed; the message names the extra that brings it."""
