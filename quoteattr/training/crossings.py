"""Reports of the treebanks crossed with one another: the same frames with other contents, speakers and verbs.

Where reports that are built from nothing (`reports.py`) give the frames that treebanks
lack, crossings make more of those that they have: who says, whom it is said to, what is said
and the verb each give way to what stands in that place in another sentence.  To exchange
subtrees of the same kind keeps trees grammatical enough to learn from (Dehouck and
Gómez-Rodríguez, Data Augmentation via Subtree Swapping for Dependency Parsing, 2020).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from quoteattr.inflection import verb_forms
from quoteattr.lexicon import CueKind
from quoteattr.training.trees import Tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from quoteattr.lexicon import Lexicon

_SPOKEN: Final = frozenset({CueKind.SPEECH, CueKind.WRITING})
_QUESTIONS: Final = frozenset("what how why who whom whose where when which whether if".split())
# How often each place is filled anew.
_CONTENT, _SPEAKER, _ADDRESSEE, _VERB, _THAT, _UNMARKED = 0.8, 0.5, 0.8, 0.4, 0.25, 0.3
_LONGEST: Final = 60
_MARKS: Final = frozenset({"``", "''"})
# Places of forms in what `verb_forms` gives of a regular verb.
_FORMS: Final = {"VB": 0, "VBP": 0, "VBZ": 1, "VBD": 2, "VBN": 2}


@frozen
class _Place:
    """A stretch of a report that others may take: its words, and of which kind the others must be."""

    start: int
    end: int
    kind: tuple[str, ...]
    part: Tree


@frozen
class _Report:
    """A sentence with a verb of speech, and the places around it."""

    tree: Tree
    verb: int
    places: tuple[_Place, ...]


class Crossings:
    """Draws crossed reports, without end."""

    def __init__(self, trees: Sequence[Tree], lexicon: Lexicon, random: Random) -> None:
        self._random = random
        self._reports = [report for tree in trees for report in _reports(tree, lexicon)]
        self._verbs = _verbs(lexicon)
        self._others: dict[tuple[str, ...], list[Tree]] = defaultdict(list)
        for report in self._reports:
            for place in report.places:
                self._others[place.kind].append(place.part)

    def draw(self) -> Iterator[Tree]:
        """Yield reports with something in them exchanged; none where the treebank has none."""
        while self._reports:
            report = self._random.choice(self._reports)
            tree = self._crossed(report)
            if tree is not report.tree and len(tree) <= _LONGEST:
                yield tree

    def _crossed(self, report: _Report) -> Tree:
        tree = self._with_other_verb(report)
        for place in reversed(report.places):
            if self._random.random() < _CHANCES[place.kind[0]]:
                part = self._random.choice(self._others[place.kind])
                tree = tree.replaced(place.start, place.end, self._without_that(part))
        return unmarked(tree) if self._random.random() < _UNMARKED else tree

    def _with_other_verb(self, report: _Report) -> Tree:
        word = report.tree.words[report.verb]
        kinds = {place.kind[0] for place in report.places}
        if kinds & {"addressee"} or "content" not in kinds or self._random.random() > _VERB or word.xpos not in _FORMS:
            return report.tree
        form = self._random.choice(self._verbs)[_FORMS[word.xpos]]
        words = list(report.tree.words)
        words[report.verb] = evolve(word, form=form.capitalize() if word.form.istitle() else form)
        return evolve(report.tree, words=tuple(words))

    def _without_that(self, part: Tree) -> Tree:
        """A that-clause, now and then without its *that*."""
        first = part.words[0]
        if first.form != "that" or first.deprel != "mark" or self._random.random() > _THAT:
            return part
        return part.part(range(1, len(part)))


_CHANCES: Final = {"content": _CONTENT, "speaker": _SPEAKER, "addressee": _ADDRESSEE}


def unmarked(tree: Tree) -> Tree:
    """A sentence without its quotation marks, where nothing hangs on them."""
    kept = [i for i, word in enumerate(tree.words) if word.xpos not in _MARKS or tree.children(i)]
    if len(kept) == len(tree) or not kept:
        return tree
    part = tree.part(kept)
    # a word before a mark that is gone has the blank that the mark had
    glued = (tree.words[end - 1].glued for end in (*kept[1:], len(tree)))
    return Tree(tuple(evolve(word, glued=g) for word, g in zip(part.words, glued, strict=True)))


def _reports(tree: Tree, lexicon: Lexicon) -> Iterator[_Report]:
    for verb, word in enumerate(tree.words):
        cue = lexicon.cue_verbs.get(word.lemma.lower())
        if word.upos == "VERB" and cue is not None and cue.kind in _SPOKEN:
            places = tuple(sorted(_places(tree, verb), key=lambda place: place.start))
            if any(place.kind[0] == "content" for place in places):
                yield _Report(tree, verb, places)


def _places(tree: Tree, verb: int) -> Iterator[_Place]:
    for child in tree.children(verb, "ccomp", "nsubj", "iobj"):
        kind = _kind(tree, child, verb)
        part = tree.phrase(child) if kind else None
        if part is not None and kind:
            start = next(i for i in tree.subtree(child) if tree.words[i].upos != "PUNCT")
            yield _Place(start, start + len(part), (*kind, *_shape(kind[0], part)), part)


def _kind(tree: Tree, child: int, verb: int) -> tuple[str, ...]:
    word = tree.words[child]
    side = "before" if child < verb else "after"
    if word.deprel == "ccomp":
        return ("content", side)
    if word.deprel == "iobj":
        return ("addressee", side)
    # pronouns agree with their verb, or ask, in their own sentence alone
    free = word.deprel == "nsubj" and word.upos in {"NOUN", "PROPN"}
    return ("speaker", side, tree.words[verb].xpos) if free else ()


def _shape(kind: str, part: Tree) -> tuple[str, ...]:
    """What a part must have in common with the one whose place it takes."""
    first = part.words[0]
    capital = "Capital" if first.form[:1].isupper() and first.form != "I" and first.upos != "PROPN" else ""
    if kind != "content":
        return (capital,)
    lower = first.form.lower()
    opener = "wh" if lower in _QUESTIONS else lower if lower == "that" and first.deprel == "mark" else ""
    return (capital, opener)


def _verbs(lexicon: Lexicon) -> list[tuple[str, ...]]:
    """The forms of the verbs that what is said may stand with, and nobody that it is said to."""
    found = []
    for lemma in sorted({cue.lemma for cue in lexicon.cue_verbs.values() if cue.kind in _SPOKEN}):
        licenses = lexicon.cue_verbs[lemma].licenses
        if lemma.isalpha() and {"direct", "clause"} <= set(licenses) and "addressee" not in licenses:
            found.append(verb_forms(lemma, lexicon.irregular_verbs.get(lemma, ())))
    return found


def speaking(tree: Tree, lexicon: Lexicon) -> bool:
    """Tell whether a sentence reports what somebody says: a verb of speech with its content."""
    return next(_reports(tree, lexicon), None) is not None
