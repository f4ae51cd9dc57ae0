"""Universal Dependencies treebanks as trees to train on: read, cleaned, with names where they are annotated.

Contractions become plain words (*do*, *n't*), curly marks straight as they are when
quoteattr parses, and documents whose licence forbids commercial use are left out.
"""

from __future__ import annotations

import lzma
import re
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from quoteattr.errors import SchemaError
from quoteattr.parsers.characters import same_length
from quoteattr.training.entities import Mention, named
from quoteattr.training.trees import Tree, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

# GUM's documents by genre: wikiHow and fiction are licensed for non-commercial use only.
NON_COMMERCIAL: Final = ("GUM_whow_", "GUM_fiction_")
_LINE: Final = re.compile(r"([0-9]+)(?:-([0-9]+))?\t")
_EMPTY: Final = re.compile(r"[0-9]+\.[0-9]+\t")
_KEPT: Final = ("# newdoc", "# newpar", "# sent_id", "# text")
_EVENT: Final = re.compile(r"\((?P<open>[^()-]+)-(?P<type>[^()-]+)(?:-[^()]*)?(?P<single>\))?|(?P<close>[^()]+)\)")


@frozen
class _Line:
    """One token line: the words it covers, counted from 0, and what it says of them."""

    first: int
    last: int
    columns: tuple[str, ...]
    misc: Mapping[str, str]


def read_treebank(path: Path, *, without: tuple[str, ...] = NON_COMMERCIAL) -> Iterator[Tree]:
    """Yield the sentences of a CoNLL-U file, packed by xz or not, but for those whose `sent_id` begins with `without`.

    Raises SchemaError where a line is not CoNLL-U.
    """
    with (lzma.open if path.suffix == ".xz" else open)(path, "rt", encoding="utf-8") as lines:
        for block in _blocks(lines):
            if not any(line.startswith(f"# sent_id = {prefix}") for line in block for prefix in without):
                yield _tree(block)


def _blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line.rstrip("\n"))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _tree(block: list[str]) -> Tree:
    lines = [_line(line) for line in block if not line.startswith("#") and not _EMPTY.match(line)]
    words = [_word(line) for line in lines if line.first == line.last]
    for line in lines:
        if line.first < line.last:
            _contract(words, line)
    comments = tuple(line for line in block if line.startswith(_KEPT))
    tree = Tree(tuple(evolve(word, form=same_length(word.form)) for word in words), comments)
    return evolve(tree, words=named(tree, tuple(_mentions(lines))))


def _line(line: str) -> _Line:
    columns = tuple(line.split("\t"))
    found = _LINE.match(line)
    if len(columns) != 10 or found is None:
        raise SchemaError(f"not a token line of CoNLL-U: {line!r}")
    first = int(found[1])
    misc = dict(pair.partition("=")[::2] for pair in columns[9].split("|"))
    return _Line(first - 1, int(found[2] or first) - 1, columns, misc)


def _word(line: _Line) -> Word:
    _, form, lemma, upos, xpos, _, head, deprel, *_ = line.columns
    return Word(form, upos, xpos, int(head) - 1, deprel, lemma, line.misc.get("SpaceAfter") == "No")


def _contract(words: list[Word], token: _Line) -> None:
    """Write the words of a contraction as they stand in its form (*don't*: *do*, *n't*), each glued to the next."""
    form = token.columns[1]
    forms = [words[i].form for i in range(token.first, token.last + 1)]
    if "".join(forms) != form:
        forms = _shares(form, [len(part) for part in forms])
    for offset, part in enumerate(forms):
        place = token.first + offset
        last = place == token.last
        words[place] = evolve(words[place], form=part, glued=not last or token.misc.get("SpaceAfter") == "No")


def _shares(form: str, sizes: list[int]) -> list[str]:
    """Cut a form into as many parts as there are sizes, none empty, the last one taking what is left."""
    parts, at = [], 0
    for place, size in enumerate(sizes[:-1]):
        size = max(1, min(size, len(form) - at - (len(sizes) - place - 1)))
        parts.append(form[at : at + size])
        at += size
    return [*parts, form[at:]]


def _mentions(lines: Iterable[_Line]) -> Iterator[Mention]:
    """Read GUM's bracketed entity annotation: an opening names an entity and its type, a closing the entity."""
    pending: list[tuple[str, str, int]] = []
    for line in lines:
        for event in _EVENT.finditer(line.misc.get("Entity", "")):
            if event["open"]:
                pending.append((event["open"], event["type"], line.first))
            name = event["open"] if event["single"] else event["close"]
            match = next((p for p in reversed(pending) if p[0] == name), None)
            if match is not None:
                pending.remove(match)
                yield Mention(match[2], line.last + 1, match[1])
