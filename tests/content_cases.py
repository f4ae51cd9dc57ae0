"""Shows what the frames of a sentence report, for the tests of each shape."""

from __future__ import annotations

from graphs import parsed, without_content

from quoteattr.detection.classes import classes
from quoteattr.detection.contents import content_of
from quoteattr.detection.frames import find_frames
from quoteattr.graph import ParsedText
from quoteattr.lexicon import english


def contents(lines: str) -> list[tuple[tuple[str, ...], str] | None]:
    """Tell what the frames of a sentence report, and by which rule; Q stands for an unparsed quotation."""
    whole = parsed(lines)
    tree = without_content(whole.sentences[0], "Q")
    frames = find_frames(ParsedText(whole.text, (tree,)), english())
    found = []
    for frame in frames:
        content = content_of(frame, [other for other in frames if other is not frame], classes(english()))
        found.append((tuple(span.of(whole.text) for span in content.spans), content.rule) if content else None)
    return found


def reported(lines: str) -> list[tuple[str, ...] | None]:
    """Tell what the frames of a sentence report."""
    return [found[0] if found else None for found in contents(lines)]
