r"""CoNLL-U: the parse of a text, with quotations, cues and speakers in the MISC column.

Source: https://universaldependencies.org/format.html; white space that is more than one
blank stands in `SpacesBefore` and `SpacesAfter`, as UDPipe writes it, and rarer white
space as `\\u000b`.  Behind the last word of a document is nothing but what it notes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from attrs import frozen

from quoteattr.scanning.layout import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quoteattr.graph import ParsedText, Sentence, Token
    from quoteattr.model import AttributedText, Span
    from quoteattr.parsers.base import Parser

_ESCAPES = {" ": r"\s", "\t": r"\t", "\n": r"\n", "\r": r"\r", "|": r"\p", "\\": r"\\"}
_ESCAPED = re.compile(r"[\s\x00-\x1f\x7f-\x9f|\\]")


def to_conllu(doc: AttributedText, *, parser: Parser | None = None) -> str:
    """Parse a document's text and write the parse, with what was found in the MISC column.

    `parser` is what parses: `Attributor().parser`, or any other; without it, the one that
    `quoteattr.attribute` uses.
    """
    if parser is None:
        from quoteattr.attributor import shared

        parser = shared().parser
    return write_parse(doc, next(iter(parser.parse_all([doc.text]))))


def write_parse(doc: AttributedText, parsed: ParsedText) -> str:
    """Write a parse of the document's whole text, with what was found in the MISC column.

    A text without a sentence gives nothing: the format has no place for it.
    """
    if not parsed.sentences:
        return ""
    marks = _Marks.of(doc, parsed)
    starts = [span.start for span in paragraphs(doc.text)]
    lines = list(_head(doc))
    prefix = f"{_name(doc.id)}-" if doc.id else ""
    place = 0
    for number, sentence in enumerate(parsed.sentences, start=1):
        following = parsed.sentences[number].start if number < len(parsed.sentences) else len(doc.text)
        if bisect_left(starts, place) < bisect_left(starts, sentence.end):
            lines.append("# newpar")
        lines.append(f"# sent_id = {prefix}{number}")
        lines.extend(_sentence(sentence, doc.text, marks, before=place if number == 1 else None, after=following))
        lines.append("")
        place = sentence.end
    return "".join(f"{line}\n" for line in lines)


def _head(doc: AttributedText) -> Iterator[str]:
    """Comments before the first sentence: the document, its speakers, its quotations."""
    yield f"# newdoc id = {_name(doc.id)}" if doc.id else "# newdoc"
    for speaker in doc.speakers:
        gender = speaker.gender.value if speaker.gender else "_"
        yield f"# speaker {_flat(speaker.id)} = {speaker.type.value} {gender} {_flat(speaker.name)}"
    for quotation in doc.quotations:
        said = f"{quotation.kind.value} {quotation.polarity.value} {quotation.modality.value}"
        speaker_id = _flat(quotation.speaker.id) if quotation.speaker else "_"
        yield f"# quotation {_flat(quotation.id)} = {said} {speaker_id}"


def _name(words: str) -> str:
    """An id without blanks, and without the slash, which Universal Dependencies keep for parallel sentences."""
    return "_".join(words.split()).replace("/", ":")


def _flat(words: str) -> str:
    return " ".join(words.split())


@frozen
class _Marks:
    """What stands in the MISC column for each token, by the token's start."""

    _found: dict[int, dict[str, list[str]]]

    @classmethod
    def of(cls, doc: AttributedText, parsed: ParsedText) -> _Marks:
        tokens = [token for sentence in parsed.sentences for token in sentence.tokens if token.end > token.start]
        starts = [token.start for token in tokens]
        ends = [token.end - 1 for token in tokens]
        found: dict[int, dict[str, list[str]]] = {}
        for key, name, spans in _layers(doc):
            position = "B-"
            for span in spans:
                for place in range(bisect_left(ends, span.start), bisect_left(starts, span.end)):
                    token = tokens[place]
                    found.setdefault(token.start, {}).setdefault(key, []).append(position + name)
                    position = "I-"
        return cls(found)

    def at(self, token: Token) -> Iterator[str]:
        for key, values in sorted(self._found.get(token.start, {}).items()):
            yield f"{key}={','.join(dict.fromkeys(values))}"


def _layers(doc: AttributedText) -> Iterator[tuple[str, str, Sequence[Span]]]:
    """What is marked: its key, the id that it has or belongs to, and its spans."""
    for quotation in doc.quotations:
        name = _escape(quotation.id)
        yield "Quotation", name, quotation.spans
        if quotation.cue:
            yield "Cue", name, (quotation.cue.span,)
    for speaker in doc.speakers:
        name = _escape(speaker.id)
        for key, marked in (
            ("Mention", speaker.mentions),
            ("Title", speaker.titles),
            ("Affiliation", speaker.affiliations),
        ):
            for words in marked:
                yield key, name, (words.span,)


def _sentence(sentence: Sentence, text: str, marks: _Marks, *, before: int | None, after: int) -> Iterator[str]:
    """The text of a sentence and its lines; a token of several words that do not spell it has a line of its own."""
    tokens = [token for token in sentence.tokens if token.end > token.start]
    following = [*(token.start for token in tokens[1:]), after]
    gaps = [text[token.end : place] for token, place in zip(tokens, following, strict=True)]
    forms = [_flat(token.text) for token in tokens]
    spelled = [form + (" " if gap else "") for form, gap in zip(forms, gaps, strict=True)]
    yield f"# text = {''.join(spelled).rstrip(' ')}"
    for number, (token, gap) in enumerate(zip(tokens, gaps, strict=True)):
        misc = [*marks.at(token), *_spaces(gap, last=token.end + len(gap) == len(text))]
        if number == 0 and before is not None and token.start > before:
            misc.append(f"SpacesBefore={_escape(text[before : token.start])}")
        last = tokens[number + 1].index if number + 1 < len(tokens) else len(sentence.tokens)
        words = sentence.tokens[token.index : last]
        if len(words) > 1:
            yield _row([f"{token.index + 1}-{last}", forms[number]], "|".join(misc))
        for word in words:
            yield _word(word, "" if len(words) > 1 else "|".join(misc))


def _spaces(gap: str, *, last: bool) -> Iterator[str]:
    """What to note of the white space behind a token; nothing is what follows the last one, unless noted."""
    if not gap and not last:
        yield "SpaceAfter=No"
    elif gap and (gap != " " or last):
        yield f"SpacesAfter={_escape(gap)}"


def _word(word: Token, misc: str) -> str:
    columns = [str(word.index + 1), _flat(word.text), _flat(word.lemma) or "_", word.upos, word.xpos or "_", "_"]
    return _row([*columns, str(word.head + 1), word.deprel, "_"], misc)


def _row(columns: list[str], misc: str) -> str:
    return "\t".join([*columns, *["_"] * (9 - len(columns)), misc or "_"])


def _escape(words: str) -> str:
    return _ESCAPED.sub(lambda found: _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04x}", words)
