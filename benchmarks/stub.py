"""A parser by rule of thumb, for where speed and oddity matter and accuracy does not.

It needs no model, takes time linear in the text and gives the same parse every time.  What
it gives is well formed, and looks enough like the real thing for every stage to have work:
subjects before reporting verbs, speakers after them, capitals as names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from zlib import crc32

from quoteattr.graph import Entity, ParsedText, Sentence, Token
from quoteattr.model import Span
from quoteattr.pattern import RELATIONS, UPOS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_SENTENCE: Final = 400
_TOKEN: Final = re.compile(r"\w+|[^\w\s]")
_STOPS: Final = frozenset(".?!")
_TAGS: Final[dict[str, tuple[str, str]]] = {
    **dict.fromkeys("said says asked added told replied wrote claimed insisted".split(), ("VERB", "VBD")),
    **dict.fromkeys("saying adding".split(), ("VERB", "VBG")),
    **dict.fromkeys("left closed rained works lasts runs".split(), ("VERB", "VBD")),
    **dict.fromkeys("is was were be are".split(), ("AUX", "VBD")),
    **dict.fromkeys("would will could".split(), ("AUX", "MD")),
    **dict.fromkeys("he she they it i we you who".split(), ("PRON", "PRP")),
    **dict.fromkeys("the a an his her this that".split(), ("DET", "DT")),
    **dict.fromkeys("of at for in from to with on by according".split(), ("ADP", "IN")),
    **dict.fromkeys("and or but".split(), ("CCONJ", "CC")),
    **dict.fromkeys("if because when whether while".split(), ("SCONJ", "IN")),
    **dict.fromkeys("not never again".split(), ("ADV", "RB")),
}
_RELATION: Final = {"DET": "det", "ADP": "case", "AUX": "aux", "CCONJ": "cc", "SCONJ": "mark", "ADV": "advmod"}
_RELATIONS: Final = sorted(RELATIONS - {"root"})
_UPOS: Final = sorted(UPOS)

_PUNCTUATION: Final = ("PUNCT", ",")

Tag = tuple[str, str]  # UPOS and the language's own
Tree = list[tuple[int, str]]  # for each word its head and relation


class StubParser:
    """A parser that guesses by a few words and capitals.

    With `wild`, heads, relations and tags are as good as random, but for the same text
    always the same: trees of every shape, such as no treebank has.
    """

    def __init__(self, *, wild: bool = False) -> None:
        self.wild = wild

    @property
    def name(self) -> str:
        """What it is."""
        return "stub/wild" if self.wild else "stub"

    def parse_all(self, texts: Sequence[str]) -> Iterator[ParsedText]:
        """Yield one parse a text."""
        return map(self._parse, texts)

    def _parse(self, text: str) -> ParsedText:
        sentences = [self._sentence(text, spans) for spans in _sentences(text)]
        return ParsedText(text, tuple(sentences), tuple(_entities(sentences)))

    def _sentence(self, text: str, spans: Sequence[Span]) -> Sentence:
        words = [span.of(text) for span in spans]
        tags = [_wild_tag(word, place) if self.wild else _tag(word) for place, word in enumerate(words)]
        tree = _wild_tree(words) if self.wild else _tree([upos for upos, _ in tags])
        whole = zip(words, spans, tags, tree, strict=True)
        return Sentence(
            tuple(
                Token(place, word, span.start, span.end, upos, xpos, head, relation)
                for place, (word, span, (upos, xpos), (head, relation)) in enumerate(whole)
            )
        )


def _sentences(text: str) -> Iterator[list[Span]]:
    """Yield the tokens of each sentence: it ends with a stop, a blank line, or when it gets too long."""
    sentence: list[Span] = []
    for found in _TOKEN.finditer(text):
        parted = sentence and "\n\n" in text[sentence[-1].end : found.start()]
        if parted or len(sentence) == LONGEST_SENTENCE:
            yield sentence
            sentence = []
        sentence.append(Span(*found.span()))
        if found.group() in _STOPS:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _tag(word: str) -> Tag:
    if not word[0].isalnum():
        return _PUNCTUATION
    known = _TAGS.get(word.lower())
    plain = ("PROPN", "NNP") if word[0].isupper() else ("NUM", "CD") if word[0].isdigit() else ("NOUN", "NN")
    return known or plain


def _tree(tags: Sequence[str]) -> Tree:
    """Hang everything on the first verb; nouns before it are its subjects, names run on."""
    root = next((place for place, tag in enumerate(tags) if tag == "VERB"), 0)
    tree: Tree = []
    for place, tag in enumerate(tags):
        before = tags[place - 1] if place else ""
        if place == root:
            tree.append((-1, "root"))
        elif tag == "PROPN" == before and place - 1 != root:
            head, relation = tree[place - 1]
            tree.append((head if relation == "flat" else place - 1, "flat"))
        elif tag in _RELATION and place + 1 < len(tags) and place + 1 != root and tags[place + 1] in ("NOUN", "PROPN"):
            tree.append((place + 1, _RELATION[tag]))
        elif tag in ("NOUN", "PROPN", "PRON"):
            tree.append((root, "nsubj" if place in (root - 1, root + 1) else "obl"))
        else:
            tree.append((root, "punct" if tag == "PUNCT" else "ccomp" if tag == "VERB" else "dep"))
    return tree


def _wild_tag(word: str, place: int) -> Tag:
    return _UPOS[_draw(word, place) % len(_UPOS)], ("VBD", "VBG", "NNS", "")[place % 4]


def _wild_tree(words: Sequence[str]) -> Tree:
    """Grow a tree by adding the words in an order of their own, each below one that is there."""
    order = sorted(range(len(words)), key=lambda place: (_draw(words[place], place), place))
    tree: Tree = [(-1, "root")] * len(words)
    for rank, place in enumerate(order[1:], 1):
        drawn = _draw(words[place], place + rank)
        tree[place] = (order[drawn % rank], _RELATIONS[drawn // 7 % len(_RELATIONS)])
    return tree


def _draw(word: str, place: int) -> int:
    """A number that looks random, but is always the same for a word in a place."""
    return crc32(f"{word} {place}".encode("utf-8", "surrogatepass"))


def _entities(sentences: Sequence[Sentence]) -> Iterator[Entity]:
    """Yield runs of capitals as names, of people or of organisations by their first letter."""
    for sentence in sentences:
        run: list[Token] = []
        for token in (*sentence.tokens, None):
            if token and token.text[0].isupper() and (not run or token.start == run[-1].end + 1):
                run.append(token)
                continue
            if run:
                kind = "ORG" if run[0].text[0] > "R" else "PER"
                yield Entity(Span(run[0].start, run[-1].end), kind)
            run = [token] if token and token.text[0].isupper() else []
