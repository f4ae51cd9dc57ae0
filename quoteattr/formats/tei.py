"""TEI: the whole text with its quotations in `said`, and its speakers in a `listPerson`.

Source: TEI P5 Guidelines, https://tei-c.org/guidelines/p5/, chapters 3.3.3 (quotation) and
14.3.2 (persons).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from attrs import frozen

from quoteattr.model import Kind, Medium, Modality, Polarity, Span, SpeakerType
from quoteattr.nesting import Edge, edges
from quoteattr.scanning.layout import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quoteattr.model import AttributedText, Quotation, Speaker

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INK = re.compile("[^ \t\n\r]")  # what may not stand between two paragraphs of a body
_CATEGORIES = {
    Kind.DIRECT.value: "all in quotation marks",
    Kind.INDIRECT.value: "retold",
    Kind.MIXED.value: "retold, partly in quotation marks",
    Kind.OTHER.value: "in quotation marks, but nobody's speech",
    Polarity.NEGATIVE.value: "denied, declined or not said",
    Modality.POSSIBLE.value: "may, could or would be said",
    Modality.FUTURE.value: "will be said",
    Modality.REPORTED.value: "said at second hand",
    Medium.WRITING.value: "written",
    Medium.THOUGHT.value: "thought",
}


@frozen
class _Element:
    """An element of the body: its name, its attributes, and the id of the whole that it is a piece of."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    id: str | None = None


def to_tei(doc: AttributedText) -> str:
    """Write a document as TEI, with each paragraph in a `p`.

    The characters of `text/body` are those of the text, one by one; one that XML cannot
    hold stands there as `<g n="U+000B"/>`.  A quotation in pieces is several `said`, linked
    with `next` and `prev`.
    """
    ids = {speaker.id: f"s{place}" for place, speaker in enumerate((*doc.speakers, *doc.others), start=1)}
    return "".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>\n',
            '<TEI xmlns="http://www.tei-c.org/ns/1.0">\n',
            *_header(doc, ids),
            '<text xml:lang="en" xml:space="preserve"><body>',
            *_body(doc, ids),
            "</body></text>\n",
            "</TEI>\n",
        ]
    )


# The header


def _header(doc: AttributedText, ids: dict[str, str]) -> Iterator[str]:
    documents = [speaker for speaker in doc.speakers if speaker.type is SpeakerType.DOCUMENT]
    people = [each for each in (*doc.speakers, *doc.others) if each.type is not SpeakerType.DOCUMENT]
    yield "<teiHeader>\n<fileDesc>\n"
    yield f"<titleStmt><title>{_words(doc.id or 'Untitled text')}</title></titleStmt>\n"
    yield "<publicationStmt><p>Quotations attributed by quoteattr.</p></publicationStmt>\n"
    yield "<sourceDesc>\n"
    if documents:
        bibliography = (f'<bibl xml:id="{ids[s.id]}"><title>{_words(s.name)}</title></bibl>\n' for s in documents)
        yield f"<listBibl>\n{''.join(bibliography)}</listBibl>\n"
    else:
        yield "<p>The text as it was given.</p>\n"
    yield "</sourceDesc>\n</fileDesc>\n<encodingDesc>\n<classDecl>\n<taxonomy>\n"
    for name, meaning in _CATEGORIES.items():
        yield f'<category xml:id="{name}"><catDesc>{_words(meaning)}</catDesc></category>\n'
    yield "</taxonomy>\n</classDecl>\n</encodingDesc>\n"
    if people:
        yield "<profileDesc>\n<particDesc>\n<listPerson>\n"
        for speaker in people:
            yield from _speaker(speaker, ids[speaker.id])
        yield "</listPerson>\n</particDesc>\n</profileDesc>\n"
    yield "</teiHeader>\n"


def _speaker(speaker: Speaker, name: str) -> Iterator[str]:
    if speaker.type is SpeakerType.ORGANIZATION:
        yield f'<org xml:id="{name}"><orgName>{_words(speaker.name)}</orgName></org>\n'
        return
    element = "personGrp" if speaker.type is SpeakerType.GROUP else "person"
    named = "" if speaker.type is SpeakerType.PERSON else ' type="description"'
    yield f'<{element} xml:id="{name}">\n<persName{named}>'
    yield "".join(f'<roleName type="honorific">{_words(each)}</roleName> ' for each in speaker.honorifics)
    yield f"{_words(speaker.name)}</persName>\n"
    if speaker.gender:
        yield f'<gender value="{speaker.gender.value}"/>\n'
    for words in dict.fromkeys(title.described for title in speaker.titles):
        yield f"<occupation>{_words(words)}</occupation>\n"
    for words in dict.fromkeys(affiliation.text for affiliation in speaker.affiliations):
        yield f"<affiliation>{_words(words)}</affiliation>\n"
    yield f"</{element}>\n"


def _words(words: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", words))


# The body


def _body(doc: AttributedText, ids: dict[str, str]) -> Iterator[str]:
    blocks = _blocks(doc.text)
    ends = [block.end for block in blocks]
    layers = [(block, _Element("p")) for block in blocks]
    for span, element in _elements(doc, ids):
        layers.extend((piece, element) for piece in _pieces(span, blocks, ends))
    found = list(edges(layers))
    pieces = Counter(edge.item.id for edge in found if edge.opens)
    met: Counter[str | None] = Counter()
    at = 0
    for edge in found:
        yield _text(doc.text[at : edge.at])
        at = edge.at
        yield _tag(edge, met, pieces)
    yield _text(doc.text[at:])
    if not blocks:
        yield "<p/>"


def _blocks(text: str) -> list[Span]:
    """The paragraphs, widened where anything but XML's own white space would stand between two."""
    found = [[span.start, span.end] for span in paragraphs(text)]
    if not found:
        return [Span(0, len(text))] if _INK.search(text) else []
    gaps = pairwise([0, *(place for pair in found for place in pair), len(text)])
    for number, (start, end) in enumerate(gaps):
        ink = [hit.start() for hit in _INK.finditer(text, start, end)] if number % 2 == 0 else []
        if ink and number == 0:
            found[0][0] = ink[0]
        elif ink:
            found[number // 2 - 1][1] = ink[-1] + 1
    return [Span(start, end) for start, end in found]


def _elements(doc: AttributedText, ids: dict[str, str]) -> Iterator[tuple[Span, _Element]]:
    for place, quotation in enumerate(doc.quotations, start=1):
        element = _said(quotation, f"q{place}", ids)
        yield from ((span, element) for span in quotation.spans)
        if quotation.cue:
            yield quotation.cue.span, _Element("seg", (("type", "cue"), ("corresp", f"#q{place}")))
    for speaker in (*doc.speakers, *doc.others):
        for mention in speaker.mentions:
            yield mention.span, _Element("rs", (("ref", f"#{ids[speaker.id]}"),))


def _said(quotation: Quotation, name: str, ids: dict[str, str]) -> _Element:
    if quotation.kind is Kind.OTHER:
        return _Element("q", (("ana", f"#{quotation.kind.value}"),), name)
    attributes = [("direct", "true" if quotation.kind is Kind.DIRECT else "false")]
    if quotation.speaker is not None:
        attributes.append(("who", f"#{ids[quotation.speaker.id]}"))
    notes = [quotation.kind.value, quotation.polarity.value, quotation.modality.value, quotation.medium.value]
    attributes.append(("ana", " ".join(f"#{note}" for note in notes if note in _CATEGORIES)))
    return _Element("said", tuple(attributes), name)


def _pieces(span: Span, blocks: Sequence[Span], ends: Sequence[int]) -> Iterator[Span]:
    """The parts of a span that lie within paragraphs, whose ends are given too."""
    for place in range(bisect_right(ends, span.start), len(blocks)):
        block = blocks[place]
        if block.start >= span.end:
            return
        if span.start < span.end:
            yield Span(max(span.start, block.start), min(span.end, block.end))


def _tag(edge: Edge[_Element], met: Counter[str | None], pieces: Counter[str | None]) -> str:
    """The start or end tag of an element; `met` counts the pieces so far of what comes in pieces."""
    element = edge.item
    if not edge.opens:
        return f"</{element.name}>"
    attributes = list(element.attributes)
    if element.id is not None:
        met[element.id] += 1
        number = met[element.id]
        attributes.insert(0, ("xml:id", _piece_id(element.id, number)))
        if number > 1:
            attributes.append(("prev", f"#{_piece_id(element.id, number - 1)}"))
        if number < pieces[element.id]:
            attributes.append(("next", f"#{_piece_id(element.id, number + 1)}"))
    return f"<{element.name}{''.join(f' {key}={quoteattr(value)}' for key, value in attributes)}>"


def _piece_id(name: str, number: int) -> str:
    return name if number == 1 else f"{name}.{number}"


def _text(text: str) -> str:
    """The characters as XML gives them back: a bare carriage return would become a newline."""
    escaped = escape(text).replace("\r", "&#13;")
    return _NOT_XML.sub(lambda found: f'<g n="U+{ord(found[0]):04X}"/>', escaped)
