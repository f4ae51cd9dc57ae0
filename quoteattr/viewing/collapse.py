"""Stage 2b: a parse of the whole text, brought to what a parse of its view would be.

The stages read parses in which a quotation that is a sentence of its own is one elided
token (view.py).  A pipeline that knows nothing of this has parsed the words within as well,
and has often ended a sentence among them.  Here those words become one token again, the
sentences that they join are joined, and those that run on over a lone quotation or into the
next paragraph are cut.  A tree stays a tree: the topmost of a quotation's words gives the
token its head, and what hangs on any of them hangs on the token.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from attrs import define, evolve, field

from quoteattr.graph import ParsedText, Sentence, Token
from quoteattr.model import Span
from quoteattr.viewing.view import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quoteattr.graph import Entity
    from quoteattr.viewing.view import Piece, View

_PAUSES = (",", ":", ";", "—", "–", "-")


def collapse(parsed: ParsedText, view: View) -> ParsedText:
    """Elide in a parse of the text what the view of that text elides, and leave out what it leaves out.

    The parse and the view are of one text.  Sentences within quotations that the view asks
    for become inner ones.  Names within what goes are dropped.
    """
    outer = _Pieces(view.text, [piece for piece in view.pieces if piece.at < view.inner])
    inner = _Pieces(view.text, [piece for piece in view.pieces if piece.at >= view.inner])
    entities = tuple(entity for entity in parsed.entities if outer.keep(entity) or inner.keep(entity))
    return evolve(parsed, sentences=_sentences(parsed, outer), inner=_sentences(parsed, inner), entities=entities)


def _sentences(parsed: ParsedText, pieces: _Pieces) -> tuple[Sentence, ...]:
    nodes = _nodes([_split(sentence, pieces) for sentence in parsed.sentences], pieces)
    trees = (_tree(group, parsed.text) for group in _groups(nodes, pieces))
    return tuple(tree for tree in trees if tree)


class _Pieces:
    """Pieces of a view by number, in text order, and the blocks of them that nothing parts."""

    def __init__(self, text: str, pieces: Sequence[Piece]) -> None:
        self.text = text
        found = [piece for piece in pieces if len(piece.span)]
        self.spans = [piece.span for piece in found]
        self.elided = [piece.elided for piece in found]
        self.mark = [piece.words.strip() == MARK for piece in found]
        # Where pieces do not touch, a paragraph ends or a quotation that stands alone is left out.
        gaps = (left.end < right.start for left, right in pairwise(self.spans))
        self.block = list(accumulate(gaps, initial=0))
        self._starts = [span.start for span in self.spans]

    def before(self, offset: int) -> int:
        """The number of the last piece that begins at an offset or before it, or -1."""
        return bisect_right(self._starts, offset) - 1

    def at(self, offset: int) -> int | None:
        """The number of the piece that holds an offset, or None where the view leaves it out."""
        place = self.before(offset)
        return place if place >= 0 and offset < self.spans[place].end else None

    def cuts(self, span: Span) -> list[int]:
        """The offsets within a span at which a piece begins or ends."""
        inside = range(max(self.before(span.start), 0), self.before(span.end - 1) + 1)
        edges = {edge for number in inside for edge in self.spans[number]}
        return sorted(edge for edge in edges if span.start < edge < span.end)

    def closes(self, piece: int) -> bool:
        """Tell whether a piece is the mark after an elided quotation."""
        return self.mark[piece] and piece > 0 and self.elided[piece - 1]

    def opens(self, piece: int) -> bool:
        """Tell whether a piece is the mark before an elided quotation."""
        return self.mark[piece] and piece + 1 < len(self.elided) and self.elided[piece + 1]

    def keep(self, entity: Entity) -> bool:
        """Tell whether a name begins and ends in words that the parser would have seen."""
        ends = (self.at(entity.span.start), self.at(entity.span.end - 1))
        return all(place is not None and not self.elided[place] for place in ends)


def _split(sentence: Sentence, pieces: _Pieces) -> Sentence:
    """Part words from the quotation marks that a tokenizer left on them (*“Yes*): marks hang on their word."""
    parted = [(token, _parts(token, pieces)) for token in sentence.tokens]
    if all(len(parts) == 1 for _, parts in parted):
        return sentence
    own = list(accumulate((len(parts) for _, parts in parted), initial=0))
    own = [first + _widest(parts) for first, (_, parts) in zip(own, parted, strict=False)]
    tokens: list[Token] = []
    for token, parts in parted:
        head = own[token.head] if token.head >= 0 else -1
        for span in parts:
            at = len(tokens)
            text = span.of(pieces.text) or token.text
            if at == own[token.index]:
                tokens.append(evolve(token, index=at, text=text, start=span.start, end=span.end, head=head))
            else:
                tokens.append(Token(at, text, span.start, span.end, "PUNCT", "", own[token.index], "punct"))
    return Sentence(tuple(tokens))


def _parts(token: Token, pieces: _Pieces) -> list[Span]:
    edges = [token.start, *pieces.cuts(token.span), token.end] if token.start < token.end else [token.start, token.end]
    return [Span(start, end) for start, end in pairwise(edges)]


def _widest(parts: Sequence[Span]) -> int:
    return max(range(len(parts)), key=lambda number: len(parts[number]))


@define(eq=False)
class _Node:
    """A token to be: a word, or all words of an elided quotation, which may come from several sentences.

    `first` and `last` number those sentences; `ways` holds for each the topmost word there, and
    the node that it hangs on.
    """

    piece: int
    span: Span
    first: int
    last: int
    elided: bool = False
    mark: bool = False
    ways: dict[int, tuple[Token, _Node | None]] = field(factory=dict)

    @property
    def way(self) -> tuple[Token, _Node | None]:
        """The first way in which the node hangs on a word, or else the first of all."""
        ways = list(self.ways.values())
        return next((way for way in ways if way[1] is not None), ways[0])


def _nodes(sentences: Sequence[Sentence], pieces: _Pieces) -> list[_Node]:
    """Make a node of each word and each elided quotation that the view shows, in text order."""
    nodes: list[_Node] = []
    for number, sentence in enumerate(sentences):
        homes = _homes(number, sentence, pieces, nodes)
        above: dict[int, _Node | None] = {}
        for token, head in top_down(sentence):
            home = homes[token.index]
            governor = homes[head.index] if head is not None else None
            if head is not None and (governor is None or governor is home or governor.mark):
                governor = above[head.index]
            above[token.index] = governor
            if home is not None and home.ways.setdefault(number, (token, governor))[0].upos == "PUNCT":
                home.ways[number] = (token, governor)  # of the words on top of a quotation, no mark but a word
    for left, right in pairwise(nodes):  # marks belong to their quotation, wherever the parser put them
        if pieces.closes(right.piece):
            right.first = min(right.first, left.last)
        elif pieces.opens(left.piece):
            left.first = left.last = right.first
    return nodes


def _homes(number: int, sentence: Sentence, pieces: _Pieces, nodes: list[_Node]) -> list[_Node | None]:
    """For each word of a sentence its node, added to the nodes where it is new; None for what the view leaves out."""
    homes: list[_Node | None] = []
    for token in sentence.tokens:
        piece = pieces.at(token.start)
        if token.start == token.end and homes:
            piece = homes[-1].piece if homes[-1] else None  # the second word of a token, such as *n't*
        if piece is None:
            homes.append(None)
            continue
        elided = pieces.elided[piece]
        if not elided or not nodes or nodes[-1].piece != piece:
            span = pieces.spans[piece] if elided else token.span
            nodes.append(_Node(piece, span, number, number, elided, pieces.mark[piece]))
        nodes[-1].last = number
        homes.append(nodes[-1])
    return homes


def _groups(nodes: Sequence[_Node], pieces: _Pieces) -> Iterator[list[_Node]]:
    """Part the nodes into sentences: where the parser did, but not within a quotation or between it and its frame."""
    group: list[_Node] = []
    last = -1
    for node in nodes:
        if group:
            left_out = pieces.block[group[-1].piece] < pieces.block[node.piece]
            if left_out or (node.first > last and not _runs_on(group[-1], node, pieces)):
                yield group
                group, last = [], -1
        group.append(node)
        last = max(last, node.last)
    if group:
        yield group


def _runs_on(left: _Node, right: _Node, pieces: _Pieces) -> bool:
    """Tell whether a quotation and the words on its other side are one sentence, though the parser parted them."""
    text = pieces.text
    if left.elided or pieces.closes(left.piece):
        quotation = pieces.spans[left.piece - (not left.elided)]
        starts_lower = text[right.span.start : right.span.start + 1].islower()
        return starts_lower or text[quotation.start : quotation.end].rstrip().endswith(_PAUSES)
    return (right.elided or pieces.opens(right.piece)) and text[left.span.start : left.span.end].endswith(_PAUSES)


def _tree(group: Sequence[_Node], text: str) -> Sentence | None:
    """Number the nodes of one sentence and hang all on one root; None where nothing but quotations is left."""
    if all(node.elided for node in group):
        return None
    places = {id(node): place for place, node in enumerate(group)}
    tokens: list[Token] = []
    for place, node in enumerate(group):
        top, head = node.way
        tokens.append(
            Token(
                place,
                "" if node.elided else node.span.of(text) or top.text,
                node.span.start,
                node.span.end,
                "PUNCT" if node.mark else top.upos,
                top.xpos,
                places.get(id(head), -1),
                "punct" if node.mark else top.deprel,
                "" if node.elided else top.lemma,
                node.elided,
            )
        )
    return _rooted(Sentence(tuple(tokens)))


def _rooted(sentence: Sentence) -> Sentence:
    """Hang a forest on one root: the first verb of a frame, another word, or a quotation."""
    roots = [token for token, head in top_down(sentence) if head is None]
    root = min(roots, key=lambda t: (t.upos == "PUNCT", t.elided, t.index))
    tokens = list(sentence.tokens)
    for token in roots:
        relation = "punct" if token.upos == "PUNCT" else "ccomp" if token.elided else "parataxis"
        tokens[token.index] = evolve(token, head=root.index, deprel=relation)
    tokens[root.index] = evolve(root, head=-1, deprel="root")
    return Sentence(tuple(tokens))


def top_down(sentence: Sentence) -> Iterator[tuple[Token, Token | None]]:
    """Yield each word of a sentence after its governor, with it, or with None for a root.

    Words whose heads run in a circle come last, and the first of them counts as a root.
    """
    seen = [False] * len(sentence.tokens)
    for start in (*(t for t in sentence.tokens if t.head < 0), *sentence.tokens):
        waiting: list[tuple[Token, Token | None]] = [] if seen[start.index] else [(start, None)]
        for token, head in waiting:
            if not seen[token.index]:
                seen[token.index] = True
                yield token, head
                waiting.extend((child, token) for child in sentence.children(token))
