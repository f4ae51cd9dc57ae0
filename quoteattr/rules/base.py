"""What a declared rule is."""

from __future__ import annotations

from attrs import field, frozen

from quoteattr.pattern import Pattern, compile_pattern


@frozen
class Rule:
    """A named dependency pattern, a sentence that it finds and one that it must leave alone.

    `finds` marks what the pattern binds: [speaker], <cue>, {content}.  Both sentences are run
    as tests with the embedded parser.
    """

    name: str
    pattern: Pattern = field(converter=compile_pattern)
    finds: str = field(kw_only=True)
    misses: str = field(kw_only=True)
