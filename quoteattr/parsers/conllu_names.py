"""Names and coreference in the MISC column of CoNLL-U: as Stanza writes them, and as treebanks do.

Stanza has names under `ner` (`B-PER`) and chains under `coref_chains` (`start-repr-id0`).
Treebanks have both under `Entity`, the format of CorefUD: brackets that open and close
mentions, each with the id of what it means, its type and its head, in the order that the
comment `# global.Entity` gives.  See https://ufal.mff.cuni.cz/corefud.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from quoteattr.errors import SchemaError
from quoteattr.graph import Entity
from quoteattr.model import Span
from quoteattr.parsers.documents import ENTITY_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_BRACKET: Final = re.compile(r"\((?P<opened>[^()]+)(?P<whole>\)?)|(?P<closed>[^()]+)\)")
_CHAINED: Final = re.compile(r"(start|end|unit)-(?:repr-)?(id[0-9]+)")
_PART_OF_SEVERAL: Final = re.compile(r"\[[0-9]+/[0-9]+\]$")  # a mention with a gap: e12[1/2]
_PLACES: Final = re.compile(r"[0-9]+(?:,[0-9]+)*")
_TYPES: Final = {"person": "PER", "organization": "ORG", "place": "LOC"}
_WITHIN_NAMES: Final = frozenset({"ADP", "CCONJ", "DET"})  # Bank of Lud, Ministry for the Sea, Reel and Sons
_USUAL: Final = ("eid", "etype")


@frozen
class Word:
    """A word of the text, or a token of several, with what its line says beyond the tree.

    `document` tells documents of one file apart: ids are theirs.  `fields` name the parts
    of what an opening bracket of `Entity` says.
    """

    line: int
    span: Span
    upos: str
    misc: dict[str, str]
    document: int = 0
    fields: tuple[str, ...] = ()


@frozen
class _Mention:
    """A mention that `Entity` marks: what it means, its type, and its first, last and head word, as places."""

    meant: tuple[int, str]
    type: str
    first: int
    last: int
    head: int


def tagged_names(words: Iterable[Word]) -> Iterator[Entity]:
    """Read names tagged B, I, E, S (or B, I) and O under `ner`; the words are those of one sentence."""
    current: Entity | None = None
    for word in words:
        position, _, label = (word.misc.get("ner") or "O").partition("-")
        kind = ENTITY_TYPES.get(label)
        if current is not None and position in ("I", "E") and kind == current.type:
            current = evolve(current, span=Span(current.span.start, word.span.end))
            continue
        if current is not None:
            yield current
        current = Entity(word.span, kind) if kind is not None else None
    if current is not None:
        yield current


def read_mentions(words: Sequence[Word]) -> tuple[tuple[Entity, ...], tuple[tuple[Span, ...], ...]]:
    """Read the names among the mentions that are marked, and the chains of mentions that mean the same.

    A mention is a name where its type is known and its head is a proper noun.  Mentions
    with a gap are left out.  Raises SchemaError, naming the line, where a mention begins
    and does not end, or ends and did not begin.
    """
    found = sorted(_mentions(words), key=lambda mention: (mention.first, -mention.last))
    chains: dict[tuple[int, str], list[Span]] = {}
    for mention in found:
        span = Span(words[mention.first].span.start, words[mention.last].span.end)
        chains.setdefault(mention.meant, []).append(span)
    names: list[Entity] = []
    for mention in found:
        name = _name(mention, words)
        if name is not None and (not names or name.span.start >= names[-1].span.end):
            names.append(name)
    return tuple(names), tuple(tuple(spans) for spans in chains.values() if len(spans) > 1)


def _mentions(words: Sequence[Word]) -> Iterator[_Mention]:
    opened: dict[tuple[int, str], list[tuple[int, list[str]]]] = {}
    for place, word in enumerate(words):
        for parts, opens, closes in _brackets(word):
            meant = (word.document, _part(parts, word.fields, "eid", "GRP") or parts[-1])
            if opens:
                opened.setdefault(meant, []).append((place, parts))
            if closes:
                if not opened.get(meant):
                    raise SchemaError(f"line {word.line}: the mention of {meant[1]!r} ends, but did not begin")
                first, parts = opened[meant].pop()
                if not _PART_OF_SEVERAL.search(meant[1]):
                    yield _mention(meant, parts, words[first], first, place)
    for (_, name), still in opened.items():
        if still:
            raise SchemaError(f"line {words[still[0][0]].line}: the mention of {name!r} begins, but does not end")


def _brackets(word: Word) -> Iterator[tuple[list[str], bool, bool]]:
    """What begins and ends at a word: the parts of its bracket, whether it opens, whether it closes."""
    for bracket in _BRACKET.finditer(word.misc.get("Entity", "")):
        parts = (bracket["opened"] or bracket["closed"]).split("-")
        yield parts, bracket["opened"] is not None, bracket["closed"] is not None or bool(bracket["whole"])
    for position, name in _CHAINED.findall(word.misc.get("coref_chains", "")):
        yield [name], position != "end", position != "start"


def _mention(meant: tuple[int, str], parts: list[str], word: Word, first: int, last: int) -> _Mention:
    """Make a mention of the parts that its opening bracket has; a head that is not told is the last word."""
    told = _part(parts, word.fields, "head", "minspan")
    if not told and not word.fields:
        told = next((part for part in parts[2:] if _PLACES.fullmatch(part)), "")
    head = first + int(told.split(",")[0]) - 1 if _PLACES.fullmatch(told) else last
    kind = _part(parts, word.fields, "etype", "entity")
    return _Mention(meant, kind, first, last, min(max(first, head), last))


def _part(parts: list[str], fields: tuple[str, ...], *names: str) -> str:
    """The part of one of some names, or "" where there is none."""
    places = [place for place, field in enumerate(fields or _USUAL) if field in names]
    return parts[places[0]] if places and places[0] < len(parts) else ""


def _name(mention: _Mention, words: Sequence[Word]) -> Entity | None:
    """The proper nouns about a mention's head: Ann Lee of *Ann Lee, mayor of Lud*."""
    kind = _TYPES.get(mention.type)
    if kind is None or words[mention.head].upos != "PROPN":
        return None
    first = last = mention.head
    for place in range(mention.head - 1, mention.first - 1, -1):
        if words[place].upos == "PROPN":
            first = place
        elif kind == "PER" or words[place].upos not in _WITHIN_NAMES:
            break
    for place in range(mention.head + 1, mention.last + 1):
        if words[place].upos == "PROPN":
            last = place
        elif kind == "PER" or words[place].upos not in _WITHIN_NAMES:
            break
    return Entity(Span(words[first].span.start, words[last].span.end), kind)
