"""How the names of a text are found and sorted into people: as in news, as in a story, or from a given cast."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from quoteattr.dialogue.casting import cast_names, plain_names
from quoteattr.dialogue.heard import heard_names
from quoteattr.mentions.names import find_names
from quoteattr.mentions.people import gather

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quoteattr.graph import ParsedText
    from quoteattr.lexicon import Lexicon
    from quoteattr.mentions.given import Called, Cast
    from quoteattr.mentions.names import Name
    from quoteattr.mentions.people import People
    from quoteattr.model import Span


class Namer(Protocol):
    """Finds names and tells whose they are."""

    def find(self, parsed: ParsedText) -> tuple[Name, ...]:
        """Find the names in the sentences of a text, in order."""
        ...

    def heard(self, text: str, spans: Iterable[Span]) -> tuple[Name, ...]:
        """Find the names that only the words of quotations, at these spans, give."""
        ...

    def people(self, names: Sequence[Name]) -> People:
        """Sort names that were found into people."""
        ...


def namer(lexicon: Lexicon, *, story: bool, cast: Cast | None) -> Namer:
    """Give the namer for a text."""
    if cast is not None:
        return _FromCast(cast)
    return _InStory(lexicon) if story else _InReport(lexicon)


class _InReport:
    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def find(self, parsed: ParsedText) -> tuple[Name, ...]:
        return find_names(parsed, self._lexicon)

    def heard(self, _text: str, _spans: Iterable[Span]) -> tuple[Name, ...]:
        return ()

    def people(self, names: Sequence[Name]) -> People:
        return gather(names, self._lexicon)


class _InStory:
    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def find(self, parsed: ParsedText) -> tuple[Name, ...]:
        return plain_names(find_names(parsed, self._lexicon), self._lexicon)

    def heard(self, text: str, spans: Iterable[Span]) -> tuple[Name, ...]:
        return heard_names(text, spans, self._lexicon)

    def people(self, names: Sequence[Name]) -> People:
        return cast_names(names, self._lexicon)


class _FromCast:
    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._called: dict[int, Called] = {}

    def find(self, parsed: ParsedText) -> tuple[Name, ...]:
        found = self._cast.find(parsed)
        self._called.update((each.name.span.start, each) for each in found)
        return tuple(each.name for each in found)

    def heard(self, _text: str, _spans: Iterable[Span]) -> tuple[Name, ...]:
        return ()

    def people(self, names: Sequence[Name]) -> People:
        return self._cast.people([self._called[name.span.start] for name in names])
