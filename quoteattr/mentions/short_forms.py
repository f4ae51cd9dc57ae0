"""Stage 4b: short names of organisations, and the full names that the text gives them: Alder for Alder Institute."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from quoteattr.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from quoteattr.graph import ParsedText
    from quoteattr.lexicon import Lexicon

_WORD = regex.compile(r"[\p{L}\p{N}&][\p{L}\p{N}'’&.-]*")


def short_forms(parsed: ParsedText, lexicon: Lexicon) -> Mapping[str, Span]:
    """Where the full name of each short form stands, by the short form in lower case.

    A name that ends in a word for organisations (Alder Institute) goes by its first word and by
    what stands before such words, where these alone are recognised as an organisation too, or
    where it is a company's.  A short form that fits two organisations is nobody's.
    """
    spans = [span for entity in parsed.entities if entity.type == "ORG" and (span := _own_words(parsed, entity.span))]
    alone = {span.of(parsed.text).lower() for span in spans}
    full: dict[str, dict[str, Span]] = {}
    for span in spans:
        words = span.of(parsed.text).lower().split()
        for short in _forms(words, lexicon):
            if short in alone or words[-1].rstrip(".") in lexicon.company_endings:
                full.setdefault(short, {}).setdefault(span.of(parsed.text).lower(), span)
    return {short: longest for short, found in full.items() if (longest := _longest(found))}


def _own_words(parsed: ParsedText, span: Span) -> Span | None:
    """A name without its article and without what is no word of it; None where nothing is left."""
    words = list(_WORD.finditer(parsed.text, span.start, span.end))
    words = words[1:] if words and words[0].group().lower() == "the" else words
    return Span(words[0].start(), words[-1].end()) if words else None


def _forms(words: list[str], lexicon: Lexicon) -> Iterator[str]:
    """What a name of several words may be shortened to."""
    kinds = lexicon.organization_words | lexicon.company_endings
    if len(words) < 2 or words[-1] not in kinds or not _is_own(words[0], lexicon):
        return
    yield words[0]
    end = len(words)
    while end and words[end - 1] in kinds:
        end -= 1
        body = words[end - 1] in lexicon.organization_words and words[-1] not in lexicon.company_endings
        if end > 1 and not body:  # the White House is not short for the White House Press Office
            yield " ".join(words[:end])


def _is_own(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is an organisation's own name rather than a place, a kind or a first name."""
    kinds = (lexicon.organization_words, lexicon.company_endings)
    others = (lexicon.places, lexicon.demonyms, lexicon.calendar, lexicon.parties, *kinds)
    return word not in lexicon.first_names and not any(word in each for each in others)


def _longest(spans: Mapping[str, Span]) -> Span | None:
    """The longest of several full names, if it begins with each of the others."""
    longest = max(spans, key=len)
    return spans[longest] if all(longest.startswith(each) for each in spans) else None
