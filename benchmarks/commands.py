"""What each command does, given its options and a way to load the attributor."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from benchmarks.corpora import corpus_names, read_corpus, sample_corpus
from benchmarks.documents import prediction_of, read_annotated, read_gold, read_predictions, read_speaker_notes
from benchmarks.export import write_samples
from benchmarks.gate import read_floors, verdicts
from benchmarks.misses import judge
from benchmarks.output import check_target, make_folder, write_lines
from benchmarks.predict import SupportsAttribute, predict
from benchmarks.problems import InputError
from benchmarks.quality import score_corpus
from benchmarks.records import Record
from benchmarks.rules import count_indirect, count_pieces
from benchmarks.samples import read_samples
from benchmarks.scoring.case import DIRECT_AND_MIXED
from benchmarks.slopes import HEADING as SLOPES_HEADING
from benchmarks.slopes import by_length
from benchmarks.speech import frame_table, read_frames, score_frames
from benchmarks.speed import measure, speed_table
from benchmarks.tables import quality_table, rule_rows, rule_table
from benchmarks.trees import agreement_table, read_sentences, score_parser

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.corpora import Corpus
    from benchmarks.documents import Prediction
    from benchmarks.misses import Judgement

Loader = Callable[[str], SupportsAttribute]
Command = Callable[["Namespace", Loader], int]


def predict_file(options: Namespace, load: Loader) -> int:
    """Attribute the documents of a file and write the predictions."""
    check_target(options.out)
    documents = read_gold(options.gold)[: options.limit]
    count = write_lines(options.out, predict(documents, load(options.parser), cast=options.cast))
    print(f"{options.out}: {count} documents")
    return 0


def print_quality(options: Namespace, load: Loader) -> int:
    """Score corpus after corpus and print a table for each, or one list of JSON."""
    if options.only and options.corpora is None:
        raise InputError("--only chooses among the files of --corpora, which is not given")
    if options.keep is not None:
        make_folder(options.keep)
    scored = []
    predictor = _Predictor(options, load)
    for corpus in _corpora(options):
        quality = score_corpus(corpus, predictor.predictions_for(corpus))
        scored.append(quality.to_json())
        if not options.json:
            print(quality_table(quality), end="\n\n", flush=True)
    if options.json:
        print(json.dumps(scored, ensure_ascii=False, indent=1))
    return 0


def write_sample_files(options: Namespace, _: Loader) -> int:
    """Read the samples, which checks them, and write the two files."""
    samples = read_samples(options.samples)
    for path in write_samples(samples, options.out):
        print(f"{path}: {len(samples)} documents")
    return 0


def hold_to_floors(options: Namespace, load: Loader) -> int:
    """Measure on the samples and fail where a figure is below its floor."""
    floors = read_floors(options.floors)
    corpus = sample_corpus(options.samples)
    predictions = tuple(_predict(corpus, load(options.parser)))
    judged = verdicts(score_corpus(corpus, predictions), floors)
    for verdict in judged:
        print(verdict)
    return 0 if all(verdict.holds for verdict in judged) else 1


def print_trees(options: Namespace, _: Loader) -> int:
    """Print how far the trees of an attributor's parser agree with a treebank."""
    gold = read_sentences(options.treebank)[: options.limit]
    if not gold:
        raise InputError(f"{options.treebank}: no sentences")
    from quoteattr import Attributor

    words = sum(map(len, gold))
    print(f"{options.treebank.name}: {words} words in {len(gold)} sentences; F1 of")
    print(agreement_table(score_parser(gold, Attributor(parser=options.parser).parser)))
    return 0


def print_errors(options: Namespace, _: Loader) -> int:
    """Print the misses, each with its surroundings."""
    wrong = [each for each in _judgements(options) if each.reason != "right"]
    chosen = [each for each in wrong if options.reason in (None, each.reason)]
    for each in chosen[: options.limit]:
        print(each, end="\n\n")
    shown = len(chosen[: options.limit])
    print(f"{shown} of {len(chosen)} misses shown" if shown < len(chosen) else f"{shown} misses")
    return 0


def print_rules(options: Namespace, _: Loader) -> int:
    """Print for each rule how many of its answers are right."""
    counts = [count_pieces(_judgements(options))]
    if options.speakers is None:  # the notes tell nothing of indirect quotations
        counts.extend(count_indirect(read_annotated(options.gold), read_predictions(options.pred)))
    print("\n\n".join(map(rule_table, counts)))
    if options.tsv is not None:
        check_target(options.tsv)
        options.tsv.write_text("\n".join(["right\tof\trule\tof what", *rule_rows(counts)]) + "\n", encoding="utf-8")
    return 0


def print_speed(options: Namespace, _: Loader) -> int:
    """Time the stages on the texts of a file, or on the samples."""
    documents = read_gold(options.gold) if options.gold else sample_corpus().documents
    texts = [document.text for document in documents[: options.limit]]
    if options.slopes:
        print(SLOPES_HEADING)
        for length in by_length(texts, parser=options.parser):
            print(length, flush=True)
        return 0
    print(speed_table(measure(texts, parser=options.parser, beside=options.beside)))
    return 0


def print_frames(options: Namespace, _: Loader) -> int:
    """Print how many subjects and contents of hand-annotated frames of speech a parser finds."""
    from quoteattr import Attributor

    parser = Attributor(parser=options.parser).parser
    print(frame_table((name, score_frames(frames, parser)) for name, frames in read_frames(options.frames)))
    return 0


class _Predictor:
    """Makes the predictions for a corpus or reads those kept; loads the attributor once, when first wanted."""

    def __init__(self, options: Namespace, load: Loader) -> None:
        self._options = options
        self._load = load
        self._attributor: SupportsAttribute | None = None

    def predictions_for(self, corpus: Corpus) -> tuple[Prediction, ...]:
        """Give the predictions for each document of the corpus."""
        if self._options.predictions is not None:
            return read_predictions(self._options.predictions / f"{corpus.name}.jsonl")
        if self._attributor is None:
            self._attributor = self._load(self._options.parser)
        if self._options.keep is None:
            return tuple(_predict(corpus, self._attributor, cast=self._options.cast))
        path: Path = self._options.keep / f"{corpus.name}.jsonl"
        write_lines(path, predict(corpus.documents, self._attributor, label=corpus.name, cast=self._options.cast))
        return read_predictions(path)


def _corpora(options: Namespace) -> Iterator[Corpus]:
    if options.corpora is None:
        yield sample_corpus().first(options.limit)
        return
    for name in corpus_names(options.corpora, options.only):
        yield read_corpus(options.corpora, name).first(options.limit)


def _predict(corpus: Corpus, attributor: SupportsAttribute, *, cast: bool = False) -> Iterator[Prediction]:
    for answer in predict(corpus.documents, attributor, label=corpus.name, cast=cast):
        yield prediction_of(Record(f"the prediction for {answer['id']}", answer))


def _judgements(options: Namespace) -> Iterator[Judgement]:
    notes = read_speaker_notes(options.speakers) if options.speakers else ()
    gold, predictions = read_annotated(options.gold), read_predictions(options.pred)
    return judge(gold, predictions, notes, kinds=tuple(options.kind or DIRECT_AND_MIXED))
