"""How well a parser finds who says and what is said: the subject of a verb of speech, and its content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from quoteattr.training.trees import Tree

# The verbs of speech whose frames are counted.
VERBS: Final = frozenset(
    "say tell add ask note argue claim warn explain announce reply insist report suggest write".split()
)
_CONTENT: Final = frozenset({"ccomp", "parataxis"})


@frozen
class Score:
    """How many relations there are, how many a parser found, and how many of those are there."""

    gold: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.gold + other.gold, self.found + other.found, self.right + other.right)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in percent; 0 where nothing is right."""
        return 200 * self.right / (self.gold + self.found) if self.gold + self.found else 0.0


@frozen
class FrameScores:
    """Scores of the frames of verbs of speech."""

    verbs: int = 0
    subjects: Score = field(factory=Score)
    contents: Score = field(factory=Score)

    def __add__(self, other: FrameScores) -> FrameScores:
        return FrameScores(self.verbs + other.verbs, self.subjects + other.subjects, self.contents + other.contents)


def subjects(arcs: Sequence[tuple[int, str]], verb: int) -> set[int]:
    """The words that a parse has as subjects of a verb."""
    return {i for i, (head, label) in enumerate(arcs) if head == verb and _active(label)}


def contents(arcs: Sequence[tuple[int, str]], verb: int) -> set[int]:
    """The words that a parse joins to a verb as its content, in either direction."""
    found = {i for i, (head, label) in enumerate(arcs) if head == verb and label.partition(":")[0] in _CONTENT}
    head, label = arcs[verb]
    return found | {head} if label.partition(":")[0] == "parataxis" else found


def _active(label: str) -> bool:
    return label.partition(":")[0] == "nsubj" and "pass" not in label


def compare(gold: Collection[int], found: Collection[int]) -> Score:
    """Score one verb's relations."""
    return Score(len(gold), len(found), len(set(gold) & set(found)))


def frame_scores(trees: Iterable[Tree], parses: Iterable[Sequence[tuple[int, str]]]) -> FrameScores:
    """Score the frames of all verbs of speech of gold trees, whose lemmas name them."""
    total = FrameScores()
    for tree, arcs in zip(trees, parses, strict=True):
        gold = [(word.head, word.deprel) for word in tree.words]
        for verb, word in enumerate(tree.words):
            if word.upos == "VERB" and word.lemma.lower() in VERBS:
                total += FrameScores(
                    1,
                    compare(subjects(gold, verb), subjects(arcs, verb)),
                    compare(contents(gold, verb), contents(arcs, verb)),
                )
    return total
