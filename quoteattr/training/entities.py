"""Names out of GUM's entity mentions: which words of *the Lisbon director Ada Brix* are a name, and of what.

GUM annotates every mention of an entity, named or not, with all its modifiers.  Names are
cut out of the mentions of people, organisations and places as CoNLL-2003 and UNER have
them: flat, the longest one, without titles, articles and the words of nationality.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from quoteattr.lexicon import english

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quoteattr.training.trees import Tree, Word

TYPES: Final = {"person": "PER", "organization": "ORG", "place": "LOC"}
_PROPER: Final = frozenset({"NNP", "NNPS"})
# What may join the words of an organisation's or a place's name: University of Oslo, Fish & Sons.
_JOINTS: Final = frozenset(
    {"of", "for", "and", "&", "-", "/", "the", "de", "du", "la", "del", "der", "von", "van", "'s"}
)
_PLACE_JOINTS: Final = _JOINTS - {"and", "&", "/", "for"}
_PERSON_JOINTS: Final = frozenset(
    {"-", "de", "da", "du", "la", "del", "der", "von", "van", "bin", "al", "el", '"', "'"}
)
_MODIFIERS: Final = frozenset({"amod", "compound", "nmod", "flat", "nummod"})
_DESCRIBING: Final = "nmod:desc"
_ADDRESSES: Final = frozenset({"honor", "sir", "madam", "majesty", "lordship", "god", "lord", "mother", "father"})
_COLOURS: Final = frozenset({"white", "black"})


@frozen
class Mention:
    """A stretch of words, from start to before end, that mentions an entity of one of GUM's types."""

    start: int
    end: int
    type: str


def named(tree: Tree, mentions: Sequence[Mention]) -> tuple[Word, ...]:
    """The words of a tree, each labelled with the name that it is part of, in the scheme of BIOES."""
    names = [name for mention in mentions if mention.type in TYPES for name in _name(tree, mention)]
    labels = ["O"] * len(tree)
    for start, end, kind in sorted(names, key=lambda name: name[0] - name[1]):
        if all(label == "O" for label in labels[start:end]):
            labels[start:end] = bioes(end - start, kind)
    return tuple(evolve(word, entity=label) for word, label in zip(tree.words, labels, strict=True))


def bioes(size: int, kind: str) -> list[str]:
    """The labels of a name of so many words."""
    return [f"S-{kind}"] if size == 1 else [f"B-{kind}", *[f"I-{kind}"] * (size - 2), f"E-{kind}"]


def name_spans(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """Yield the names that labels in BIOES mark: first word, word after the last, type."""
    start = None
    for index, word in enumerate(words):
        if word.entity[0] in "BS":
            start = index
        if word.entity[0] in "SE" and start is not None:
            yield start, index + 1, word.entity[2:]
        if word.entity[0] in "SEO":
            start = None


def _name(tree: Tree, mention: Mention) -> Iterable[tuple[int, int, str]]:
    head = _head(tree, mention)
    if head is None:
        return ()
    kind = TYPES[mention.type]
    start, end = _grown(tree, mention, head, kind)
    if kind == "PER":
        # what stands before a title belongs to it: *Harbor Trust director Ada Brix*
        start = max((index + 1 for index in range(start, head) if _is_title(tree, index)), default=start)
    words = tree.words[start:end]
    if not any(word.form[:1].isupper() for word in words) or _is_common(words, kind):
        return ()
    return ((start, end, kind),)


def _head(tree: Tree, mention: Mention) -> int | None:
    """The word that a mention's name is built around: its head, or the name that follows it (*critic Ada Brix*)."""
    inside = range(mention.start, mention.end)
    head = next((i for i in inside if tree.words[i].head not in inside), mention.start)
    if tree.words[head].xpos in _PROPER:
        return head
    after = [i for i in tree.children(head, "appos", "flat") if i in inside and tree.words[i].xpos in _PROPER]
    close = [i for i in after if not any(tree.words[k].upos == "PUNCT" for k in range(head, i))]
    return close[0] if close and mention.type == "person" else None


def _grown(tree: Tree, mention: Mention, head: int, kind: str) -> tuple[int, int]:
    """Grow a name from its head over the proper names beside it and what joins them, within the mention."""
    start, end = head, head + 1
    while start > mention.start and (step := _step(tree, start, mention.start - 1, -1, kind)):
        start -= step
    while end < mention.end and (step := _step(tree, end - 1, mention.end, 1, kind)):
        end += step
    while tree.words[start].form.lower() in _JOINTS and start < head:
        start += 1
    return start, end


def _step(tree: Tree, at: int, bound: int, way: int, kind: str) -> int:
    """How many words a name may grow by, one way: 1 to a proper name, 2 or 3 over what joins it, 0 not at all."""
    joints = {"PER": _PERSON_JOINTS, "LOC": _PLACE_JOINTS, "ORG": _JOINTS}[kind]
    for size in (1, 2, 3):
        place = at + way * size
        if place == bound or (place - bound) * way > 0:
            return 0
        if _is_part(tree, place):
            return size
        word = tree.words[place]
        if word.form.lower() not in joints or (way < 0 and kind != "PER" and word.form in {"and", "for"}):
            return 0
    return 0


def _is_part(tree: Tree, index: int) -> bool:
    word = tree.words[index]
    if word.xpos in _PROPER:
        return True
    capital = word.form[:1].isupper() and word.upos in {"ADJ", "NOUN", "NUM", "VERB", "ADV"}
    return capital and word.relation in _MODIFIERS and index > 0


def _is_title(tree: Tree, index: int) -> bool:
    form = tree.words[index].form.lower()
    lexicon = english()
    return (
        tree.words[index].deprel == _DESCRIBING
        or form in lexicon.honorifics
        or form in lexicon.title_abbreviations
        or form in lexicon.role_nouns
        or form in lexicon.demonyms
        or form in {"chief", "vice", "prime", "first"}
    )


def _is_common(words: Sequence[Word], kind: str) -> bool:
    """Tell whether what is left is no name: *Petitioner*, *Your Honor*, *Americans*."""
    lexicon = english()
    forms = [word.form.lower() for word in words]
    if len(forms) > 1:
        return False
    if forms[0] in lexicon.demonyms or forms[0] in lexicon.parties or forms[0] in _COLOURS:
        return True
    if kind != "PER":
        return False
    word = words[0]
    nouns = lexicon.role_nouns | lexicon.kin_nouns | lexicon.person_nouns | lexicon.honorifics.keys() | _ADDRESSES
    return word.xpos == "NNPS" or forms[0] in nouns
