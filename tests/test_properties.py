"""What holds for every text, however nasty: with parsers by rule of thumb, tame and wild."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import BREAKS, MARKS, sentences, texts

from benchmarks.promises import broken
from benchmarks.stub import StubParser
from quoteattr import AttributedText, Attributor, Kind

NASTY = ("\u202e", "\u2066", "\u200d", "e\u0301\u0302", "\udc80", "\U0001f469\u200d\U0001f680", "x" * 600, "\x00", "٣")
NAMES = ("Ann Lind", "Bo Ray", "Mr. Vell", "Vast Works", "the mayor of Ely", "he", "She", "the company")
FRAMES = (
    "said",
    "added",
    "told reporters that",
    "according to",
    ", who said",
    "denied",
    "wrote:",
    "was quoted as saying",
)

ROLES = (
    ", a spokesman for Vast Works (VW),", "(D-Ely)", ", 45,", "45-year-old", "former director of the Alder Institute",
    "Senators Ann Lind and Bo Ray", ", who runs the boatyard,", "Lind, the company’s chief executive,", "her lawyer",
    "President-elect", "Dr. Ann Lind Jr., M.D.,", "as mayor of Ely", "officials", "the senator", "VW",
)  # fmt: skip
LABELS = ("ANN LIND, HOST: ", "BO RAY: ", "RAY (on tape): ", "Q: ", "A: ", "Ann Lind: ", "- ", "— ", "(Laughs.) ", "")

telling = st.lists(
    st.one_of(
        st.sampled_from(MARKS),
        st.sampled_from(NAMES),
        st.sampled_from(FRAMES),
        st.sampled_from(ROLES),
        st.sampled_from(BREAKS),
        st.sampled_from((".", ",", "?", " — ", ": ", " ", " ", " ")),
        st.sampled_from(NASTY),
        sentences,
    ),
    max_size=30,
).map(" ".join)
"""Text with names, roles, cues and marks in any order, so that every stage has something to do."""

transcripts = st.lists(st.tuples(st.sampled_from(LABELS), telling).map("".join), min_size=2, max_size=8).map(
    "\n\n".join
)
"""Paragraphs of such text behind the labels of transcripts and interviews, or none."""

anything = st.one_of(telling, texts, transcripts)
parsers = st.sampled_from((StubParser(), StubParser(wild=True)))


@given(anything, parsers)
def test_every_answer_is_well_formed(text: str, parser: StubParser) -> None:
    """Nothing is raised; words are those of the text, in order; ids, kinds, speakers and evidence agree."""
    found = Attributor(parser=parser, keep_other=True).attribute(text)
    assert [] == list(broken(found, text))


@given(anything, parsers)
def test_direct_quotations_are_nested_or_disjoint(text: str, parser: StubParser) -> None:
    """Of two direct quotations one lies within a span of the other, or they do not touch."""
    found = Attributor(parser=parser).attribute(text)
    direct = [span for q in found.quotations if q.kind is Kind.DIRECT for span in q.spans]
    for place, one in enumerate(direct):
        for other in direct[place + 1 :]:
            assert not one.overlaps(other) or one.contains(other) or other.contains(one)


@given(anything, parsers)
def test_json_comes_back_equal(text: str, parser: StubParser) -> None:
    """What was found survives JSON and pickling unchanged."""
    found = Attributor(parser=parser, keep_other=True).attribute(text)
    assert found == AttributedText.from_json(found.to_json())
    assert found == pickle.loads(pickle.dumps(found))  # noqa: S301 - our own


@given(st.lists(anything, max_size=5), st.integers(1, 6), parsers)
def test_pipe_is_mapping_attribute(several: list[str], batch_size: int, parser: StubParser) -> None:
    """Neither the size of batches, nor the other texts, nor what came before changes an answer."""
    attributor = Attributor(parser=parser)
    together = list(attributor.pipe(several, batch_size=batch_size))
    assert [Attributor(parser=parser).attribute(text) for text in several] == together
    assert together[::-1] == [attributor.attribute(text) for text in several[::-1]]


@given(anything)
@example('"\n"said')  # a mark with nothing in it that the next paragraph takes up
def test_what_stands_far_away_settles_nothing(text: str) -> None:
    """A tagged direct quotation keeps words, cue and mention, whatever paragraphs follow further down."""
    settled = "“It rained all day,” said Ann Lind.\n\nBo Ray left the house.\n\nThe band played on.\n\n"
    attributor = Attributor(parser=StubParser())
    (alone,) = attributor.attribute(settled).quotations
    first = attributor.attribute(settled + "\n\nRain fell.\n\n" * 3 + text).quotations[0]
    assert (alone.spans, alone.kind, alone.cue, alone.mention) == (first.spans, first.kind, first.cue, first.mention)


CORPUS = [
    "“It rained,” said Ann Lind, the mayor of Ely. “The roof leaks.” Lind added that the town was poor.",
    "Two officials denied the report. According to Bo Ray, a spokesman for Vast Works, “nothing” leaked.\n\n“Yes.”",
    "‘It’s late,’ he said. “So?” ¶“We go,” said Mr. Vell. She told reporters that the firm, which makes “toys”, left.",
]  # fmt: skip
PRINT = """
import sys
from test_properties import CORPUS
from quoteattr import Attributor
sys.stdout.write("".join(doc.to_json() for doc in Attributor().pipe(CORPUS)))
"""


@pytest.mark.model
def test_many_threads_may_share_one_attributor(attributor: Attributor) -> None:
    """Threads that attribute at the same time get the answers of one."""
    expected = [attributor.attribute(text) for text in CORPUS]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(attributor.attribute, CORPUS * 8))
    assert expected * 8 == found


@pytest.mark.model
def test_many_threads_may_be_the_first(attributor: Attributor) -> None:
    """Sixteen threads that ask a new attributor at once, before its model is loaded, get the answers of one."""
    begin = Barrier(16)
    new = Attributor()

    def ask(text: str) -> AttributedText:
        begin.wait()
        return new.attribute(text)

    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(ask, (CORPUS * 6)[:16]))
    assert (list(map(attributor.attribute, CORPUS)) * 6)[:16] == found


@pytest.mark.model
def test_the_process_and_its_hash_seed_do_not_matter(attributor: Attributor) -> None:
    """Other processes, with other seeds for hashing, give the same JSON, byte for byte."""
    expected = "".join(attributor.attribute(text).to_json() for text in CORPUS)
    here = Path(__file__).parent
    for seed in ("1", "2024"):
        where = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join((str(here.parent), str(here)))}
        found = subprocess.run([sys.executable, "-c", PRINT], env=where, capture_output=True, text=True, check=True)  # noqa: S603
        assert expected == found.stdout


@pytest.mark.model
def test_an_attributor_pickles(attributor: Attributor) -> None:
    """One that was sent elsewhere, its model loaded anew, gives the same answers."""
    again: Attributor = pickle.loads(pickle.dumps(attributor))  # noqa: S301 - our own
    assert [attributor.attribute(text) for text in CORPUS] == [again.attribute(text) for text in CORPUS]


@pytest.mark.model
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_fork_goes_on_with_the_loaded_model(attributor: Attributor) -> None:
    """A child forked while no thread is attributing gives the same answers as its parent."""
    expected = attributor.attribute(CORPUS[0]).to_json()
    child = os.fork()
    if child == 0:
        os._exit(0 if attributor.attribute(CORPUS[0]).to_json() == expected else 3)
    assert 0 == os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
