"""The scorer of quotations, on figures worked out by hand."""

from __future__ import annotations

from attrs import evolve
from benchmarks_support import answer, gold, quote, spans_of

from benchmarks.documents import ChainMention, Entity
from benchmarks.scoring.figures import Figures
from benchmarks.scoring.quotes import score_quotes

TEXT = "“I bake bread every day,” Ida Holm said, “but never on a Sunday.”\n\nShe told us that rye bread keeps longest."
ONE, TWO, THREE = "I bake bread every day,", "but never on a Sunday.", "that rye bread keeps longest"
GOLD = gold(
    TEXT,
    quote(TEXT, ONE, TWO, mention="Ida Holm", cue="said", id="q1"),
    quote(TEXT, THREE, kind="indirect", mention="She", cue="told", id="q2"),
)
MIXED = (
    "Olaf Brandt said the bridge was “a rusty, creaking, leaning heap” that would fall within a year or perhaps two."
)
WHOLE = "the bridge was “a rusty, creaking, leaning heap” that would fall within a year or perhaps two"
MIXED_GOLD = gold(MIXED, quote(MIXED, WHOLE, kind="mixed", mention="Olaf Brandt", cue="said", id="q1"))


def test_one_discontinuous_quotation_equals_two() -> None:
    """A split quotation counts by its pieces, marks at the edges aside."""
    found = answer(
        quote(TEXT, f"“{ONE}”", mention="Ida"),
        quote(TEXT, f"“{TWO}”", mention="Ida Holm"),
        quote(TEXT, "rye bread keeps longest", kind="indirect", mention="She", cue="told us"),
    )
    report = score_quotes([GOLD], [found])
    mention = report.attribution["mention"]["all"]
    assert Figures(1, 1, 1, 2, 2, 2) == report.detection["exact"]
    assert (Figures(1, 1, 1, 2, 2, 2), 1.0, 0.5) == (mention.figures, mention.accuracy, mention.strict_accuracy)
    assert Figures(1, 1, 1, 1, 1, 1) == report.indirect["indirect"].source_and_cue
    assert Figures(1, 0.8, 0.8889, 4, 5, 4) == report.tokens["indirect+mixed"]
    assert (2.0, len(TEXT.split())) == (report.speed.seconds, report.speed.words)


def test_a_miss_a_wrong_speaker_and_a_spurious_piece() -> None:
    """Each error counts once, where it belongs."""
    found = answer(quote(TEXT, ONE, mention="She"), quote(TEXT, "Ida Holm said", mention="Ida Holm"))
    report = score_quotes([GOLD], [found])
    mention = report.attribution["mention"]["all"]
    assert Figures(0.5, 0.5, 0.5, 1, 2, 2) == report.detection["overlap"]
    assert (Figures(0, 0, 0, 0, 2, 1), 1) == (mention.figures, mention.matched)
    assert Figures(0, 0, 0, 0, 2, 2) == report.end_to_end


def test_an_abstention_costs_recall_and_accuracy_only() -> None:
    """No answer is not a wrong answer."""
    found = answer(quote(TEXT, ONE, mention="Ida Holm"), quote(TEXT, TWO))
    row = score_quotes([GOLD], [found]).attribution["mention"]["kind=direct"]
    assert (1.0, 0.5, 0.5) == (row.figures.p, row.figures.r, row.accuracy)


def test_documents_without_prediction() -> None:
    """They count as empty, or not at all on request."""
    assert 2 == score_quotes([GOLD], []).detection["overlap"].gold
    assert 0 == score_quotes([GOLD], [], only_predicted=True).detection["overlap"].gold


def test_less_than_half_of_the_tokens_is_no_match() -> None:
    """“I bake” is two of five tokens; the other piece matches one prediction only."""
    found = answer(quote(TEXT, "I bake"), quote(TEXT, "never on a Sunday"), quote(TEXT, TWO))
    assert Figures(0.3333, 0.5, 0.4, 1, 2, 3) == score_quotes([GOLD], [found]).detection["overlap"]


def test_only_the_annotated_region_counts() -> None:
    """Pieces outside the scope are neither gold nor predicted."""
    half = evolve(GOLD, scope=(0, TEXT.index("Ida")))
    report = score_quotes([half], [answer(quote(TEXT, ONE), quote(TEXT, TWO))])
    assert Figures(1, 1, 1, 1, 1, 1) == report.detection["overlap"]


def test_a_document_annotated_in_part_has_no_spurious_pieces() -> None:
    """What fits no gold piece there is neither right nor wrong."""
    found = answer(quote(TEXT, ONE), quote(TEXT, "Ida Holm said"))
    report = score_quotes([evolve(GOLD, complete=False)], [found])
    assert Figures(1, 0.5, 0.6667, 1, 2, 1) == report.detection["overlap"]


def test_paragraphs_of_one_quotation_are_pieces() -> None:
    """A quotation over two paragraphs equals two quotations."""
    text = "“Stay where you are.\n\n“Nobody moves,” Ida said."
    whole = gold(text, quote(text, "Stay where you are.\n\n“Nobody moves,", mention="Ida", id="q1"))
    parts = answer(quote(text, "Stay where you are.", mention="Ida"), quote(text, "Nobody moves,", mention="Ida"))
    assert Figures(1, 1, 1, 2, 2, 2) == score_quotes([whole], [parts]).end_to_end


def test_quoted_words_alone_match_mixed_content() -> None:
    """A system that finds the quoted words only is right in the row “quoted” alone."""
    report = score_quotes(
        [MIXED_GOLD], [answer(quote(MIXED, "a rusty, creaking, leaning heap", mention="Olaf Brandt"))]
    )
    assert (0, 1) == (report.detection["overlap"].tp, report.detection["quoted"].tp)


def test_mixed_content_found_whole() -> None:
    """A mixed quotation counts in both rows, and among the indirect ones."""
    found = answer(quote(MIXED, WHOLE[:-15], kind="mixed", mention="Olaf Brandt", cue="said"))
    report = score_quotes([MIXED_GOLD], [found])
    assert (1, 1) == (report.detection["overlap"].tp, report.detection["quoted"].tp)
    assert ["indirect+mixed"] == list(report.indirect)
    assert Figures(1, 1, 1, 1, 1, 1) == report.indirect["indirect+mixed"].source_and_cue


def test_a_kind_set_aside_is_neither_right_nor_wrong() -> None:
    """Scoring direct quotations alone ignores a direct answer on a mixed one."""
    report = score_quotes([MIXED_GOLD], [answer(quote(MIXED, WHOLE))], kinds=("direct",))
    assert Figures(0, 0, 0, 0, 0, 0) == report.detection["overlap"]


SCENE = "“Shut the door,” said Hattie. “I cannot reach it,” Otto replied. “Who knocks?”"
CHAINS = (("Otto", "e1"), ("Hattie", "e2"))
CAST = (Entity("Harriet Crane", ("Hattie",)), Entity("Mr. Falk"))


def test_fiction_counts_by_name_and_leaves_unknown_speakers_out() -> None:
    """The right mention under the wrong name is wrong, and a piece without speaker does not count."""
    document = gold(
        SCENE,
        quote(SCENE, "Shut the door,", mention="Hattie", speaker="Harriet Crane", aliases=("Hattie",), id="q1"),
        quote(SCENE, "I cannot reach it,", mention="Otto", speaker="Mr. Falk", id="q2"),
        quote(SCENE, "Who knocks?", attribution_type=None, id="q3"),
        genre="fiction",
        entities=CAST,
    )
    found = answer(
        quote(SCENE, "Shut the door,", mention="Hattie", speaker="Harriet Crane"),
        quote(SCENE, "I cannot reach it,", mention="Otto", speaker="Harriet Crane"),
        quote(SCENE, "Who knocks?"),
    )
    report = score_quotes([document], [found])
    assert (1, 2) == (report.attribution["resolved"]["all"].figures.tp, report.attribution["mention"]["all"].figures.tp)
    assert (Figures(0.5, 0.5, 0.5, 1, 2, 2), 1) == (report.end_to_end, report.left_out)


def test_a_mention_of_another_chain_is_wrong() -> None:
    """Where the gold has coreference chains, the mention must belong to the speaker's."""
    document = evolve(
        gold(SCENE, quote(SCENE, "I cannot reach it,", mention="Otto", chain="e1", id="q1"), genre="fiction"),
        mentions=tuple(ChainMention(*spans_of(SCENE, words)[0], chain) for words, chain in CHAINS),
    )
    found = {words: answer(quote(SCENE, "I cannot reach it,", mention=words)) for words, _ in CHAINS}
    right = {words: score_quotes([document], [each]).end_to_end.tp for words, each in found.items()}
    assert {"Otto": 1, "Hattie": 0} == right


def test_news_without_a_gold_speaker_wants_no_answer() -> None:
    """Answering a speaker there is wrong, abstaining is right."""
    bare = gold(MIXED, quote(MIXED, "a rusty, creaking, leaning heap", attribution_type="implicit", id="q1"))
    silent = score_quotes([bare], [answer(quote(MIXED, "a rusty, creaking, leaning heap"))])
    spoken = score_quotes([bare], [answer(quote(MIXED, "a rusty, creaking, leaning heap", mention="Olaf Brandt"))])
    assert [(1, 0), (0, 1)] == [(r.end_to_end.tp, r.answered_without_gold) for r in (silent, spoken)]
