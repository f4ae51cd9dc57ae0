"""Reported speech made of treebank sentences: the frames that news and fiction have and treebanks lack.

Every sentence is built as a tree after the conventions of the English EWT and GUM treebanks:
a quotation before or after its verb is the verb's clausal complement; where the verb and
its speaker interrupt the quotation, they hang on it as a parataxis; quotation marks hang on
the top of what they enclose.  Half of the quotations are the short clause that quoteattr
puts in the place of quoted sentences before it parses (see quoteattr/viewing/view.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from quoteattr.inflection import verb_forms
from quoteattr.lexicon import CueKind
from quoteattr.training.speakers import Speakers
from quoteattr.training.trees import Builder, Tree, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from quoteattr.lexicon import Lexicon
    from quoteattr.training.parts import Parts

PLACEHOLDER: Final = Tree((Word("It", "PRON", "PRP", 1, "nsubj"), Word("works", "VERB", "VBZ", -1, "root")))
_MARKS: Final = (('"', '"'),) * 8 + (("'", "'"),) + (("", ""),)
_TELLING: Final = frozenset({"tell", "ask", "warn", "advise"})
_SPOKEN: Final = frozenset({CueKind.SPEECH, CueKind.WRITING, CueKind.MANNER})


@frozen
class _Verb:
    """A verb of speech in one form, and whether it may have somebody spoken to."""

    form: str
    xpos: str
    addressee: bool


class Reports:
    """Draws sentences with reported speech, without end."""

    def __init__(self, parts: Parts, lexicon: Lexicon, random: Random) -> None:
        self._parts = parts
        self._random = random
        self._speakers = Speakers(parts, lexicon, random)
        self._verbs = _verbs(lexicon)
        self._common = [verb for verb in self._verbs if verb.form in {"said", "says", "told", "asked", "added"}]

    def draw(self) -> Iterator[Tree]:
        """Yield sentences of all constructions, each as often as its share."""
        shares: tuple[tuple[int, Callable[[], Tree]], ...] = (
            (26, self._before),
            (18, self._before_inverted),
            (16, self._after),
            (14, self._interrupted),
            (10, self._split),
            (6, self._that),
            (10, self._participle),
        )
        makers = [maker for share, maker in shares for _ in range(share)]
        while True:
            yield self._random.choice(makers)()

    # "C," S V …
    def _before(self) -> Tree:
        build = Builder()
        content, marks = self._content(build, pause=True)
        verb = self._clause(build)
        _said(build, content, marks, verb)
        return self._end(build, verb)

    # "C," V S …
    def _before_inverted(self) -> Tree:
        build = Builder()
        content, marks = self._content(build, pause=True)
        verb, _ = self._verb(build, None)
        speaker = build.add(self._speakers.draw(long=0.6, pronouns=0.03))
        build.attach(speaker, verb, "nsubj")
        self._more(build, verb, None)
        _said(build, content, marks, verb)
        return self._end(build, verb)

    # S V, "C."  S V: "C."  When …, S V, "C."
    def _after(self) -> Tree:
        build = Builder()
        opener = self._opener(build)
        verb = self._clause(build)
        comma = build.mark(*self._random.choice(((",", ","), (",", ","), (":", ":"))))
        content, marks = self._content(build, pause=False)
        _said(build, content, [comma, *marks], verb)
        return self._opened(build, opener, verb)

    # "C," S V, "C."
    def _interrupted(self) -> Tree:
        build = Builder()
        content, marks = self._content(build, pause=True)
        build.hang(marks, content)
        verb = self._tag(build)
        comma = build.mark(",", ",")
        other, marks = self._content(build, pause=False, lowered=True)
        build.attach(verb, content, "parataxis")
        build.hang([comma], verb)
        build.hang(marks, other)
        build.attach(other, content, "parataxis")
        return build.sentence(content)

    # Prices, S V, did not rise.  "Prices," S V, "did not rise."
    def _split(self) -> Tree:
        clause, at = self._splittable()
        quoted = self._random.random() < 0.4
        middle = Builder()
        marks = [middle.mark(",", ",")] + ([middle.mark('"', "''")] if quoted else [])
        verb = self._tag(middle)
        marks += [middle.mark(",", ",")] + ([middle.mark('"', "``")] if quoted else [])
        middle.hang(marks, verb)
        return _enclosed(_woven(clause, at, middle.part(verb)), quoted=quoted)

    def _splittable(self) -> tuple[Tree, int]:
        """A clause and where to cut it: after its subject."""
        while True:
            clause = self._random.choice(self._parts.clauses)
            subject = next(iter(clause.children(clause.root, "nsubj")), None)
            indices = clause.subtree(subject) if subject is not None else []
            last = clause.words[indices[-1]] if indices == list(range(len(indices))) and indices else None
            if last is not None and last.upos != "PUNCT" and not last.glued:
                return clause, len(indices)

    # S V that C.
    def _that(self) -> Tree:
        build = Builder()
        opener = self._opener(build)
        verb = self._clause(build)
        that = build.word("that", "SCONJ", "IN") if self._random.random() < 0.6 else None
        clause = self._random.choice([c for c in self._sample() if c.words[-1].upos != "PUNCT"])
        content = build.add(_small(clause))
        build.attach(content, verb, "ccomp")
        if that is not None:
            build.attach(that, content, "mark")
        return self._opened(build, opener, verb, end=True)

    # "C," S V, adding: "C."
    def _participle(self) -> Tree:
        build = Builder()
        content, marks = self._content(build, pause=True)
        verb = self._tag(build)
        _said(build, content, marks, verb)
        comma = build.mark(",", ",")
        form = self._random.choice(("adding", "adding", "saying", "explaining", "noting", "insisting", "pointing out"))
        head, *particle = form.split()
        more = build.word(head, "VERB", "VBG")
        for word in particle:
            build.attach(build.word(word, "ADP", "RP"), more, "compound:prt")
        pause = build.mark(*self._random.choice(((":", ":"), (",", ","))))
        other, marks = self._content(build, pause=False)
        _said(build, other, [pause, *marks], more)
        build.attach(more, verb, "advcl")
        build.hang([comma], more)
        return build.sentence(verb)

    def _sample(self) -> list[Tree]:
        return self._random.sample(self._parts.clauses, min(40, len(self._parts.clauses)))

    def _content(self, build: Builder, *, pause: bool, lowered: bool = False) -> tuple[int, list[int]]:
        """Append a quotation in marks; return the index of its top and the marks that hang on it."""
        opening, closing = self._random.choice(_MARKS)
        marks = [build.mark(opening, "``")] if opening else []
        clause = PLACEHOLDER if self._random.random() < 0.55 else self._random.choice(self._parts.clauses)
        if lowered and (clause is PLACEHOLDER or self._random.random() < 0.5):
            clause = _small(clause)
        ended = clause.words[-1].upos == "PUNCT"
        top = build.add(clause)
        if not ended:
            end = (",", ",") if pause else (".", ".")
            if clause is PLACEHOLDER and self._random.random() < 0.15:
                end = (self._random.choice("?!"), ".")
            marks.append(build.mark(*end))
        if closing:
            marks.append(build.mark(closing, "''"))
        return top, marks

    def _clause(self, build: Builder) -> int:
        """Append *S V* with what may follow, and return the index of the verb."""
        speaker = build.add(self._speakers.draw())
        verb, said = self._verb(build, speaker)
        build.attach(speaker, verb, "nsubj")
        self._more(build, verb, said)
        return verb

    def _tag(self, build: Builder) -> int:
        """Append *S V* or *V S*, perhaps with an adjunct, and return the index of the verb."""
        if self._random.random() < 0.5:
            verb, _ = self._verb(build, None)
            speaker = build.add(self._speakers.draw(long=0.4, pronouns=0.05))
        else:
            speaker = build.add(self._speakers.draw(long=0.2))
            verb, _ = self._verb(build, speaker)
        build.attach(speaker, verb, "nsubj")
        if self._random.random() < 0.25:
            self._more(build, verb, None)
        return verb

    def _verb(self, build: Builder, speaker: int | None) -> tuple[int, _Verb]:
        """Append a verb that agrees with a speaker before it, whose apposition it closes with a comma."""
        past = False
        if speaker is not None:
            build.close(speaker)
            past = build.form(speaker).lower() in {"i", "we", "you", "they"}
        said = self._random.choice(self._common if self._random.random() < 0.6 else self._verbs)
        while past and said.xpos == "VBZ":
            said = self._random.choice(self._verbs)
        return build.word(said.form, "VERB", said.xpos), said

    def _more(self, build: Builder, verb: int, said: _Verb | None) -> None:
        """Append what may follow: whom it was said to, how, where, and what the speaker did."""
        if said is not None and said.addressee and self._random.random() < 0.8:
            people = self._parts.speakers if self._random.random() < 0.4 else self._parts.addressees
            build.attach(build.add(self._random.choice(people)), verb, "iobj")
        chance = self._random.random()
        if chance < 0.12:
            build.attach(build.add(self._random.choice(self._parts.adverbs)), verb, "advmod")
        elif chance < 0.3:
            build.attach(build.add(self._random.choice(self._parts.adjuncts)), verb, "obl")
        elif chance < 0.4:
            comma = build.mark(",", ",")
            doing = build.add(self._random.choice(self._parts.participles))
            build.hang([comma], doing)
            build.attach(doing, verb, "advcl")
        elif chance < 0.45:
            build.attach(build.add(self._random.choice(self._parts.conjuncts)), verb, "conj")

    def _opener(self, build: Builder) -> tuple[int, int] | None:
        if self._random.random() > 0.2:
            return None
        return build.add(self._random.choice(self._parts.openers)), build.mark(",", ",")

    def _opened(self, build: Builder, opener: tuple[int, int] | None, verb: int, *, end: bool = False) -> Tree:
        if opener is not None:
            top, comma = opener
            build.attach(top, verb, build.relation(top) if build.relation(top) != "root" else "obl")
            build.hang([comma], verb)
        return self._end(build, verb) if end else build.sentence(verb)

    def _end(self, build: Builder, verb: int) -> Tree:
        if self._random.random() < 0.95:
            build.hang([build.mark(".", ".")], verb)
        return build.sentence(verb)


def _said(build: Builder, content: int, marks: list[int], verb: int) -> None:
    """Hang what is said on its verb, and its marks on it."""
    build.attach(content, verb, "ccomp")
    build.hang(marks, content)


def _woven(clause: Tree, at: int, report: Tree) -> Tree:
    """Put *, S V,* into a clause, on whose top it hangs as a parataxis, and so do the quotation marks in it."""

    def moved(head: int) -> int:
        return head + len(report) if head >= at else head

    root = moved(clause.root)
    words = [evolve(word, head=moved(word.head)) for word in clause.words]
    words[at - 1] = evolve(words[at - 1], glued=True)
    middle = [evolve(word, head=root if word.form == '"' else word.head + at) for word in report.words]
    middle[report.root] = evolve(middle[report.root], head=root, deprel="parataxis")
    return Tree((*words[:at], *middle, *words[at:]))


def _enclosed(clause: Tree, *, quoted: bool) -> Tree:
    """A clause as a sentence, with a full stop where it has no end, and in quotation marks where it is to have them."""
    build = Builder()
    marks = [build.mark('"', "``")] if quoted else []
    top = build.add(clause)
    if clause.words[-1].upos != "PUNCT":
        marks.append(build.mark(".", "."))
    if quoted:
        marks.append(build.mark('"', "''"))
    build.hang(marks, top)
    return build.sentence(top)


def _verbs(lexicon: Lexicon) -> list[_Verb]:
    found = []
    for lemma in sorted({cue.lemma for cue in lexicon.cue_verbs.values() if cue.kind in _SPOKEN}):
        cue = lexicon.cue_verbs[lemma]
        if "direct" not in cue.licenses or not lemma.isalpha():
            continue
        forms = verb_forms(lemma, lexicon.irregular_verbs.get(lemma, ()))
        # of *urge X to go* the treebanks have X as an object, so such verbs have nobody that they are said to
        addressee = "addressee" in cue.licenses and (lemma in _TELLING or "infinitive" not in cue.licenses)
        found += [_Verb(forms[2], "VBD", addressee)] * 2 + [_Verb(forms[1], "VBZ", addressee)]
    return found


def _small(clause: Tree) -> Tree:
    """A clause that continues a sentence: its first word without the capital, unless it is a name or *I*."""
    first, *rest = clause.words
    if first.upos != "PROPN" and first.form != "I":
        first = evolve(first, form=first.form[:1].lower() + first.form[1:])
    return Tree((first, *rest))
