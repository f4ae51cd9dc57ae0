"""Trees from tags alone, for sentences that are not worth a parse: who may be a subject, and what belongs to a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
# What stands before the head of a noun phrase, with its relation to it.
_BEFORE: Final = {"DET": "det", "ADJ": "amod", "NUM": "nummod", "NOUN": "compound"}
_LINKS: Final = {"AUX": "aux", "ADV": "advmod", "PART": "mark", "SCONJ": "mark", "CCONJ": "cc", "PUNCT": "punct"}


def shallow_tree(upos: Sequence[str]) -> tuple[list[int], list[str]]:
    """Give heads (places from 1, or 0 for the root) and relations of words with these tags.

    The first verb is the root, the last noun phrase before it without a preposition its
    subject, and those behind it its objects; names run on flat from their first word.
    """
    root = next((place for tag in ("VERB", "AUX") for place, found in enumerate(upos) if found == tag), 0)
    heads, labels = [root + 1] * len(upos), ["dep"] * len(upos)
    heads[root], labels[root] = 0, "root"
    subject = None
    case: list[int] = []
    start = 0
    while start < len(upos):
        tag = upos[start]
        end = start if start == root else _phrase_end(upos, start)
        if end == start:
            if tag == "ADP" and start != root:
                case.append(start)
            elif tag in _LINKS and start != root:
                labels[start] = _LINKS[tag]
            start += 1
            continue
        head = _phrase(upos, start, end, heads, labels)
        heads[head], labels[head] = root + 1, "obl" if case else "obj" if start > root else "dep"
        for place in case:
            heads[place], labels[place] = head + 1, "case"
        if start < root and not case:
            subject = head
        case = []
        start = end
    if subject is not None:
        labels[subject] = "nsubj"
    return heads, labels


def _phrase_end(upos: Sequence[str], start: int) -> int:
    """Where a noun phrase that may begin here ends; here, if there is none."""
    end = start
    while end < len(upos) and upos[end] in _BEFORE:
        end += 1
    if end < len(upos) and upos[end] in ("PROPN", "PRON"):
        named = upos[end]
        end += 1
        while named == "PROPN" and end < len(upos) and upos[end] == "PROPN":
            end += 1
        return end
    while end > start and upos[end - 1] not in _NOMINAL:
        end -= 1
    return end


def _phrase(upos: Sequence[str], start: int, end: int, heads: list[int], labels: list[str]) -> int:
    """Attach the words of a noun phrase to its head, and give that."""
    head = next((place for place in range(start, end) if upos[place] == "PROPN"), end - 1)
    for place in range(start, end):
        if place != head:
            heads[place] = head + 1
            labels[place] = "flat" if place > head else _BEFORE.get(upos[place], "dep")
    return head
