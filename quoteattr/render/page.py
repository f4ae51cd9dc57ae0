"""A text as a page for the browser: quotations coloured by speaker, and who the speakers are.

The page needs no script and nothing from elsewhere.  What a quotation shows when it is
pointed at or focused is an attribute, not text, so that the text part without its tags is
the text.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from functools import lru_cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from attrs import frozen

from quoteattr.model import Kind, Medium, Modality, Polarity
from quoteattr.nesting import edges

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quoteattr.model import AttributedText, Quotation, Span, Speaker
    from quoteattr.nesting import Edge

_COLORS = 8
_STYLES = ("", "qa-dashed", "qa-double", "qa-dotted")  # so that 32 speakers look different
_DARK = (
    "--ink: #e8e8ea; --paper: #17191c; --soft: #a3a9b2; --edge: #363b42; --card: #23272c;"
    " --shadow: 0 4px 20px rgb(0 0 0 / .6);"
    " --line-0: #6cb6f0; --fill-0: #12384f; --line-1: #f0b050; --fill-1: #48310a; --line-2: #57cba2; --fill-2: #0e3d2f;"
    " --line-3: #f097c8; --fill-3: #49233a; --line-4: #ff9166; --fill-4: #522512; --line-5: #dccb4a; --fill-5: #3c380c;"
    " --line-6: #b3abff; --fill-6: #2f2b60; --line-7: #b9c2cc; --fill-7: #363d45;"
)
_KEY = (
    '<p class="qa-key"><span><mark class="qa-direct">filled</mark></span>: in quotation marks; '
    '<span><mark class="qa-indirect">underlined</mark></span>: retold; '
    '<span><mark class="qa-indirect qa-not">waved</mark></span>: denied or not said. '
    "Point at a quotation, tap it or go there with the Tab key to see who speaks.</p>\n"
)


@frozen
class _Voice:
    """A speaker, or nobody, as the page shows it: number, classes, quotations and words."""

    number: int
    speaker: Speaker | None
    count: int
    words: int

    @property
    def label(self) -> str:
        """The number, or a question mark for nobody."""
        return str(self.number) if self.speaker else "?"

    @property
    def classes(self) -> str:
        """The classes that give colour and line."""
        if self.speaker is None:
            return "qa-nobody"
        place = self.number - 1
        return f"qa-{place % _COLORS} {_STYLES[place // _COLORS % len(_STYLES)]}".rstrip()


@frozen
class _Layer:
    """An element over a span of the text; `start` holds the attributes of the first piece only."""

    name: str
    attributes: str
    start: str = ""
    later: str = ""


def to_html(doc: AttributedText, *, fragment: bool = False) -> str:
    """Write a page that shows the text, or with `fragment` an element for a page of your own.

    The text without its tags, entities resolved, is the document's text exactly.
    """
    inner = _fragment(doc)
    if fragment:
        return inner
    title = escape(doc.id or "Quotations")
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{title}</title>\n"
        "<style>html, body { margin: 0; } main > .quoteattr { min-height: 100vh; }</style>\n"
        f"</head>\n<body>\n<main>\n{inner}</main>\n</body>\n</html>\n"
    )


@lru_cache(maxsize=1)
def _stylesheet() -> str:
    return (files("quoteattr") / "render" / "page.css").read_text(encoding="utf-8").replace("DARK", _DARK)


def _fragment(doc: AttributedText) -> str:
    digest = hashlib.sha256(f"{doc.id}\0{doc.text}".encode("utf-8", "replace")).hexdigest()
    prefix = f"qa-{digest[:10]}"  # several may stand on one page
    voices = _voices(doc)
    return "".join(
        [
            f"<style>\n{_stylesheet()}</style>\n",
            f'<article class="quoteattr" aria-label="{_attribute(doc.id or "Quotations")}">\n',
            *_header(doc, voices.values()),
            '<div class="qa-columns">\n<div class="qa-text" lang="en">',
            *_text(doc, voices, prefix),
            "</div>\n",
            *_aside(doc, voices.values(), prefix),
            "</div>\n",
            *_descriptions(doc, prefix),
            "</article>\n",
        ]
    )


def _voices(doc: AttributedText) -> dict[str | None, _Voice]:
    """The speakers by id, those who are quoted most often first, then nobody."""
    counts: Counter[str | None] = Counter()
    words: Counter[str | None] = Counter()
    for quotation in _said(doc):
        key = quotation.speaker.id if quotation.speaker else None
        counts[key] += 1
        words[key] += len(quotation.text.split())
    ordered = sorted(doc.speakers, key=lambda speaker: -counts[speaker.id])
    voices: dict[str | None, _Voice] = {
        speaker.id: _Voice(number, speaker, counts[speaker.id], words[speaker.id])
        for number, speaker in enumerate(ordered, start=1)
    }
    voices[None] = _Voice(0, None, counts[None], words[None])
    return voices


def _said(doc: AttributedText) -> list[Quotation]:
    """The quotations that report somebody's words."""
    return [quotation for quotation in doc.quotations if quotation.kind is not Kind.OTHER]


def _header(doc: AttributedText, voices: Iterable[_Voice]) -> Iterator[str]:
    quoted = sum(voice.words for voice in voices)
    whole = len(doc.text.split())
    share = f", {round(100 * quoted / whole)} % of the words" if whole else ""
    yield f"<header>\n<h1>{escape(doc.id or 'Quotations')}</h1>\n"
    yield f"<p>{_number(len(_said(doc)), 'quotation')} by {_number(len(doc.speakers), 'speaker')}{share}</p>\n"
    yield "</header>\n"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


# The text


def _text(doc: AttributedText, voices: dict[str | None, _Voice], prefix: str) -> Iterator[str]:
    at = 0
    for edge in edges(_layers(doc, voices, prefix)):
        yield _escaped(doc.text[at : edge.at])
        at = edge.at
        yield _tag(edge)
    yield _escaped(doc.text[at:])


def _layers(doc: AttributedText, voices: dict[str | None, _Voice], prefix: str) -> Iterator[tuple[Span, _Layer]]:
    for quotation in doc.quotations:
        voice = voices[quotation.speaker.id if quotation.speaker else None]
        spans = [span for span in quotation.spans if len(span)]
        for place, span in enumerate(spans):
            yield span, _mark(quotation, voice, f"{prefix}-{_attribute(quotation.id)}", first=place == 0)
        if quotation.cue and len(quotation.cue.span):
            yield quotation.cue.span, _Layer("span", ' class="qa-cue"')
    for speaker in doc.speakers:
        for mention in speaker.mentions:
            if len(mention.span):
                yield mention.span, _Layer("span", ' class="qa-mention"')


def _mark(quotation: Quotation, voice: _Voice, name: str, *, first: bool) -> _Layer:
    """The element of one span of a quotation; its first piece is where the keyboard stops."""
    classes = [f"qa-{quotation.kind.value}", voice.classes]
    if quotation.polarity is Polarity.NEGATIVE:
        classes.append("qa-not")
    if quotation.parent is not None:
        classes.append("qa-inner")
    attributes = f' class="{" ".join(classes)}" data-card="{_attribute(_card(quotation))}"'
    number = "" if quotation.kind is Kind.OTHER else f' data-n="{voice.label}"'
    start = f' id="{name}" tabindex="0" aria-describedby="{name}-about"{number}'
    return _Layer("mark", attributes, start if first else ' tabindex="-1"', ' tabindex="-1"')


def _tag(edge: Edge[_Layer]) -> str:
    layer = edge.item
    if not edge.opens:
        return f"</{layer.name}>"
    return f"<{layer.name}{layer.attributes}{layer.later if edge.part else layer.start}>"


def _card(quotation: Quotation) -> str:
    """What is told of a quotation, a line each: the speaker, the titles, the affiliations, the quotation itself."""
    speaker = quotation.speaker
    lines = [speaker.called if speaker else _unnamed(quotation)]
    if speaker:
        lines += ["; ".join(dict.fromkeys(title.described for title in speaker.titles))]
        lines += ["; ".join(dict.fromkeys(affiliation.text for affiliation in speaker.affiliations))]
    notes = [
        f"{quotation.kind.value} quotation" if quotation.kind is not Kind.OTHER else "in marks, but nobody's words"
    ]
    if quotation.polarity is Polarity.NEGATIVE:
        notes.append("denied or not said")
    if quotation.modality is not Modality.ASSERTED:
        notes.append(quotation.modality.value)
    if quotation.medium is not Medium.SPEECH:
        notes.append(quotation.medium.value)
    if quotation.addressee:
        notes.append(f"to {quotation.addressee.name}")
    if quotation.cue:
        notes.append(f"cue “{quotation.cue.text}”")
    if quotation.evidence:
        notes.append(f"rule {quotation.evidence[0].rule}")
    return "\n".join(" ".join(line.split()) for line in [*lines, " · ".join(notes)] if line)


def _unnamed(quotation: Quotation) -> str:
    return f"“{quotation.mention.text}”, who is not identified" if quotation.mention else "Speaker unknown"


def _escaped(text: str) -> str:
    return escape(text, quote=False).replace("\r", "&#13;")


def _attribute(text: str) -> str:
    return escape(text).replace("\n", "&#10;").replace("\r", "&#13;")


# The side list


def _aside(doc: AttributedText, voices: Iterable[_Voice], prefix: str) -> Iterator[str]:
    firsts: dict[str | None, str] = {}
    for quotation in _said(doc):
        if any(map(len, quotation.spans)):
            firsts.setdefault(quotation.speaker.id if quotation.speaker else None, quotation.id)
    yield '<div class="qa-speakers">\n<h2>Speakers</h2>\n<ol>\n'
    for voice in voices:
        if voice.speaker or voice.count:
            yield _entry(voice, firsts.get(voice.speaker.id if voice.speaker else None), prefix)
    yield f"</ol>\n{_KEY}</div>\n"


def _entry(voice: _Voice, first: str | None, prefix: str) -> str:
    speaker = voice.speaker
    name = speaker.called if speaker else "Speaker unknown"
    about = "; ".join(dict.fromkeys(each for each in _about(speaker) if each)) if speaker else ""
    about = "" if about.casefold() == name.casefold() else about  # bakers, who are called bakers
    inner = (
        f'<span class="qa-badge {voice.classes}" aria-hidden="true">{voice.label}</span>'
        f'<span class="qa-name">{escape(name)}</span>'
        f'<span class="qa-count" title="{_number(voice.words, "word")}">{voice.count} ×</span>'
        f'<span class="qa-about">{escape(about)}</span>'
    )
    if first is None:
        return f"<li><span>{inner}</span></li>\n"
    return f'<li><a href="#{prefix}-{_attribute(first)}">{inner}</a></li>\n'


def _about(speaker: Speaker) -> Iterator[str]:
    yield from (title.described for title in speaker.titles)
    yield from (affiliation.text for affiliation in speaker.affiliations)


def _descriptions(doc: AttributedText, prefix: str) -> Iterator[str]:
    """What a screen reader says of each quotation."""
    for quotation in doc.quotations:
        told = escape(", ".join(_card(quotation).split("\n")))
        yield f'<span hidden id="{prefix}-{_attribute(quotation.id)}-about">{told}</span>\n'
