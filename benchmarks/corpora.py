"""Find what there is to measure on: corpus files of a folder, or the samples that ship."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from benchmarks.documents import read_annotated, read_speaker_notes
from benchmarks.export import gold_document, speaker_notes
from benchmarks.problems import InputError
from benchmarks.samples import FOLDER, read_samples

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.documents import GoldDocument, SpeakerNotes

# what is measured where nothing is named: the parts that are for measuring, not the one for learning
USUAL = ("polnear-dev", "pdnc-dev", "litbank-dev", "peer-tests")


@frozen
class Corpus:
    """Gold documents, and who speaks in those whose speakers are annotated."""

    name: str
    documents: tuple[GoldDocument, ...]
    notes: tuple[SpeakerNotes, ...] = ()

    def first(self, limit: int | None) -> Corpus:
        """Keep the first documents only."""
        return self if limit is None else evolve(self, documents=self.documents[:limit])


def sample_corpus(folder: Path = FOLDER) -> Corpus:
    """Read the annotated samples as a corpus."""
    samples = read_samples(folder)
    return Corpus("samples", tuple(map(gold_document, samples)), tuple(map(speaker_notes, samples)))


def corpus_names(folder: Path, only: Sequence[str] = ()) -> tuple[str, ...]:
    """Tell which corpora of a folder are to be measured: those named, or the usual ones that are there."""
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder")
    wanted = tuple(dict.fromkeys(only)) or tuple(name for name in USUAL if _gold_file(folder, name).exists())
    if not wanted:
        raise InputError(f"{folder}: none of {', '.join(f'{name}.jsonl' for name in USUAL)} is there")
    for name in wanted:
        if not _gold_file(folder, name).exists():
            raise InputError(f"{_gold_file(folder, name)}: no such file")
    return wanted


def read_corpus(folder: Path, name: str) -> Corpus:
    """Read NAME.jsonl, and for polnear-NAME also speakers-NAME.jsonl where it is there."""
    speakers = folder / f"{name.replace('polnear-', 'speakers-', 1)}.jsonl"
    notes = read_speaker_notes(speakers) if name.startswith("polnear-") and speakers.exists() else ()
    return Corpus(name, read_annotated(_gold_file(folder, name)), notes)


def _gold_file(folder: Path, name: str) -> Path:
    return folder / f"{name}.jsonl"
