"""Read parses in CoNLL-U, the format of Universal Dependencies, whichever parser wrote them.

See https://universaldependencies.org/format.html.  White space is read as Stanza and UDPipe
write it (`SpacesAfter`); names and coreference are read by `conllu_names`.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from quoteattr.errors import OffsetError, SchemaError
from quoteattr.graph import ParsedText, Sentence, Token
from quoteattr.model import Span
from quoteattr.parsers.characters import same_length
from quoteattr.parsers.conllu_names import Word, read_mentions, tagged_names
from quoteattr.parsers.documents import word_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quoteattr.graph import Entity

_COLUMNS: Final = 10
_ID: Final = re.compile(r"[0-9]+(?:[-.][0-9]+)?")
_ESCAPE: Final = re.compile(r"\\([stnrp\\]|u[0-9a-f]{4})")
_ESCAPES: Final = {"s": " ", "t": "\t", "n": "\n", "r": "\r", "p": "|", "\\": "\\"}


@frozen
class _Word:
    """One word line: where it came from, and its columns that matter."""

    line: int
    id: str
    form: str
    lemma: str
    upos: str
    xpos: str
    head: str
    deprel: str
    misc: dict[str, str]


@frozen
class _Surface:
    """What the text shows in one piece: a word, or the token of several words (*don't*)."""

    form: str
    words: tuple[_Word, ...]
    misc: dict[str, str]

    @property
    def spaced(self) -> bool:
        """Whether the line says which white space follows."""
        return "SpacesAfter" in self.misc

    @property
    def before(self) -> str:
        return _unescaped(self.misc.get("SpacesBefore", ""))

    @property
    def after(self) -> str:
        if self.spaced:
            return _unescaped(self.misc["SpacesAfter"])
        return "" if self.misc.get("SpaceAfter") == "No" else " "


@frozen
class _Block:
    """The lines of one sentence; its document, by number, and what that says of the parts of `Entity`."""

    surfaces: tuple[_Surface, ...]
    opens_paragraph: bool
    document: int
    fields: tuple[str, ...]


def from_conllu(content: str, text: str | None = None) -> ParsedText:
    """Read CoNLL-U into sentences of the text, or of the text that the words make up.

    Without a text, words are joined by blanks (none after `SpaceAfter=No`, others as
    `SpacesAfter` and `SpacesBefore` say) and `# newpar` and `# newdoc` begin a paragraph
    after a blank line.

    Raises SchemaError, naming the line, where the content is no parsed CoNLL-U, and
    OffsetError, naming the word, where the words are not those of the text.
    """
    blocks = tuple(_blocks(content))
    text = _compose(blocks) if text is None else text
    plain = same_length(text)
    sentences: list[Sentence] = []
    names: list[Entity] = []
    words: list[Word] = []
    place = 0
    for block in blocks:
        spans = []
        for surface in block.surfaces:
            span = _locate(surface.form, plain, place)
            spans.append(span)
            place = span.end
        sentence = _sentence(block, spans, text)
        sentences.append(sentence)
        names.extend(tagged_names(map(_annotated, block.surfaces, spans)))
        words.extend(_words(block, sentence))
    found, chains = read_mentions(words)
    return ParsedText(text, tuple(sentences), tuple(names) or found, chains=chains)


def _blocks(content: str) -> Iterator[_Block]:
    words: list[_Word] = []
    opens_paragraph = False
    document = 0
    fields: tuple[str, ...] = ()
    # Not splitlines(): a form may hold a line separator other than the newline.
    for number, line in enumerate(chain(content.split("\n"), [""]), 1):
        line = line.rstrip("\r")
        if line.startswith("#"):
            opens_paragraph |= line.startswith(("# newpar", "# newdoc"))
            document += line.startswith("# newdoc")
            if line.startswith("# global.Entity"):
                fields = tuple(line.partition("=")[2].strip().split("-"))
        elif line.strip():
            words.append(_word(number, line))
        elif words:
            yield _Block(tuple(_surfaces(words)), opens_paragraph, document, fields)
            words, opens_paragraph = [], False


def _word(number: int, line: str) -> _Word:
    columns = line.split("\t")
    if len(columns) != _COLUMNS or not _ID.fullmatch(columns[0]) or not columns[1].strip():
        raise SchemaError(f"line {number} is not CoNLL-U, ten columns parted by tabs: {line!r}")
    misc = dict(item.partition("=")[::2] for item in columns[9].split("|"))
    return _Word(number, columns[0], columns[1], columns[2], columns[3], columns[4], columns[6], columns[7], misc)


def _surfaces(words: Iterable[_Word]) -> Iterator[_Surface]:
    """Gather words under their token; empty nodes (8.1) have no surface and are left out."""
    whole: _Word | None = None
    parts: list[_Word] = []
    for word in words:
        if "." in word.id:
            continue
        if "-" in word.id:
            whole = word
            continue
        parts.append(word)
        if whole is None:
            yield _Surface(word.form, tuple(parts), word.misc)
        elif whole.id.endswith(f"-{word.id}"):
            yield _Surface(whole.form, tuple(parts), whole.misc)
            whole = None
        else:
            continue
        parts = []
    if whole is not None:
        raise SchemaError(f"line {whole.line}: the words of {whole.id} {whole.form!r} are missing")


def _compose(blocks: Iterable[_Block]) -> str:
    pieces: list[str] = []
    last: _Surface | None = None
    for block in blocks:
        if last is not None and block.opens_paragraph and not last.spaced:
            pieces[-1] = f"{pieces[-1].rstrip(' ')}\n\n"
        pieces.extend(surface.before + surface.form + surface.after for surface in block.surfaces)
        last = block.surfaces[-1]
    text = "".join(pieces)
    return text if last is None or last.spaced else text.rstrip(" ")


def _unescaped(blanks: str) -> str:
    return _ESCAPE.sub(lambda found: _ESCAPES.get(found[1]) or chr(int(found[1][1:], 16)), blanks)


def _locate(form: str, plain: str, place: int) -> Span:
    start = place = _skip_blanks(plain, place)
    for part in same_length(form).split():
        place = _skip_blanks(plain, place)
        if not plain.startswith(part, place):
            raise OffsetError(f"the word {form!r} is not at {start}, where the text has {plain[start : start + 20]!r}")
        place += len(part)
    return Span(start, place)


def _skip_blanks(plain: str, place: int) -> int:
    while place < len(plain) and plain[place].isspace():
        place += 1
    return place


def _sentence(block: _Block, surfaces: list[Span], text: str) -> Sentence:
    tokens: list[Token] = []
    for surface, whole in zip(block.surfaces, surfaces, strict=True):
        forms = tuple(word.form for word in surface.words)
        for word, span in zip(surface.words, word_spans(forms, surface.form, whole), strict=True):
            tokens.append(_token(word, span, text))
    return Sentence(tuple(evolve(token, index=index) for index, token in enumerate(tokens)))


def _token(word: _Word, span: Span, text: str) -> Token:
    if not word.head.isdecimal():
        raise SchemaError(f"line {word.line}: the word {word.form!r} has no head; quoteattr needs dependency parses")
    return Token(
        index=int(word.id) - 1,
        text=span.of(text) or word.form,
        start=span.start,
        end=span.end,
        upos="X" if word.upos == "_" else word.upos,
        xpos="" if word.xpos == "_" else word.xpos,
        head=int(word.head) - 1,
        deprel=word.deprel,
        lemma="" if word.lemma == "_" and word.form != "_" else word.lemma,
    )


def _annotated(surface: _Surface, span: Span) -> Word:
    return Word(surface.words[0].line, span, surface.words[0].upos, surface.misc)


def _words(block: _Block, sentence: Sentence) -> Iterator[Word]:
    lines = (word for surface in block.surfaces for word in surface.words)
    for word, token in zip(lines, sentence.tokens, strict=True):
        yield Word(word.line, token.span, token.upos, word.misc, block.document, block.fields)
