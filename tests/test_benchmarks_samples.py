"""Samples: from XML to gold documents, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from benchmarks_support import SAMPLE, SAMPLE_TEXT, spans_of

from benchmarks.documents import Entity, Person, Quote, SpeakerNotes, read_annotated, read_speaker_notes
from benchmarks.export import gold_document, speaker_notes, write_samples
from benchmarks.problems import InputError
from benchmarks.samples import FOLDER, SampleSpeaker, read_sample, read_samples

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def sample_file(tmp_path: Path) -> Path:
    """Write the sample of these tests."""
    path = tmp_path / "quay.xml"
    path.write_text(SAMPLE, encoding="utf-8")
    return path


def test_the_text_is_what_stands_without_the_elements(sample_file: Path) -> None:
    """White space stays, escapes are resolved."""
    assert SAMPLE_TEXT == read_sample(sample_file).text


def test_head_of_a_sample(sample_file: Path) -> None:
    """The identifier comes from the file, the rest from the attributes."""
    sample = read_sample(sample_file)
    mara = SampleSpeaker("vell", "Mara Vell", "person", "female", ("Ms.",), ("harbour master",), ("Port of Osk",))
    port = SampleSpeaker("port", "the port", "organization", None, (), (), ())
    assert ("samples/quay", "news", "agency report") == (sample.id, sample.genre, sample.form)
    assert (mara, port) == sample.speakers


def test_quotations_of_a_sample(sample_file: Path) -> None:
    """Spans, cue and mention have exact offsets, and the mention tells the type of attribution."""
    text = SAMPLE_TEXT
    she, said = spans_of(text, "She", "said")
    assert (
        Quote(
            kind="direct",
            spans=spans_of(text, "The quay is safe,", "It has stood for years."),
            cue=spans_of(text, "said"),
            mention=spans_of(text, "Mara Vell"),
            speaker="vell",
            id="q1",
            attribution_type="explicit",
            source_type="name",
        ),
        Quote(
            kind="mixed",
            spans=spans_of(text, "repairs & paint would “come soon”"),
            cue=(said,),
            mention=(she,),
            speaker="vell",
            id="q2",
            attribution_type="anaphoric",
            source_type="pronoun",
        ),
        Quote(
            kind="indirect",
            spans=spans_of(text, "that it had a plan"),
            cue=spans_of(text, "confirmed"),
            mention=spans_of(text, "The port"),
            speaker="port",
            id="q3",
            attribution_type="explicit",
            source_type="name",
        ),
    ) == read_sample(sample_file).quotes


def test_a_quotation_within_a_quotation(tmp_path: Path) -> None:
    """The outer one comes first, and each has its own spans."""
    path = tmp_path / "nested.xml"
    path.write_text(
        '<sample genre="fiction" form="scene"><text>“<q id="q1" kind="direct">He yelled '
        '‘<q id="q2" kind="direct">stop</q>’ twice,</q>” one heard.</text></sample>',
        encoding="utf-8",
    )
    quotes = read_sample(path).quotes
    assert [("q1", ((1, 24),)), ("q2", ((12, 16),))] == [(quote.id, quote.spans) for quote in quotes]
    assert ["implicit", "implicit"] == [quote.attribution_type for quote in quotes]


def test_gold_and_notes_name_the_speakers(sample_file: Path) -> None:
    """Gold quotations bear names; the notes list who utters a direct or mixed one."""
    sample = read_sample(sample_file)
    gold = gold_document(sample)
    mara = Person("vell", "Mara Vell", "person", ("harbour master",), ("Port of Osk",))
    assert ["Mara Vell", "Mara Vell", "the port"] == [quote.speaker for quote in gold.quotes or ()]
    assert (Entity("Mara Vell", gender="female"), Entity("the port")) == gold.entities
    assert SpeakerNotes("samples/quay", (mara,), {"q1": "vell", "q2": "vell"}) == speaker_notes(sample)


def test_written_files_read_back_the_same(sample_file: Path, tmp_path: Path) -> None:
    """The JSON Lines of a sample hold what the values hold."""
    sample = read_sample(sample_file)
    gold, speakers = write_samples([sample], tmp_path / "out")
    assert (gold_document(sample),) == read_annotated(gold)
    assert (speaker_notes(sample),) == read_speaker_notes(speakers)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        pytest.param("</sample>", "", "not well-formed XML", id="cut off"),
        pytest.param('genre="news"', 'genre="poem"', "genre must be one of news, fiction, is 'poem'", id="genre"),
        pytest.param(' form="agency report"', "", "<sample> needs the attribute form", id="no form"),
        pytest.param('id="port"', 'id="vell"', "two speakers have the id 'vell'", id="two speakers"),
        pytest.param('type="person"', 'type="human"', "type must be one of", id="type"),
        pytest.param('gender="female"', 'gender="f"', "gender must be one of", id="gender"),
        pytest.param("<title>harbour master</title>", "<title/>", "empty <title>", id="empty title"),
        pytest.param("<title>harbour master</title>", "<job>x</job>", "<job> is not as it should be", id="odd element"),
        pytest.param(' kind="direct"', "", "<q id='q1'> needs the attribute kind", id="no kind"),
        pytest.param('kind="direct"', 'kind="loud"', "<q id='q1'>: kind must be one of", id="kind"),
        pytest.param('q2" kind="mixed" speaker="vell"', 'q2" kind="mixed" speaker="ox"', "speaker 'ox'", id="speaker"),
        pytest.param(' speaker="port"', "", "the speaker 'port' never speaks", id="silent speaker"),
        pytest.param('<cue for="q3">', '<cue for="q9">', "a <cue> is for 'q9', which is no quotation", id="cue"),
        pytest.param('<mention for="q3">', "<mention>", "<mention> needs the attribute for", id="mention"),
        pytest.param('<q id="q1">It', '<q id="q1" kind="direct">It', "stand on the first <q> only", id="second kind"),
        pytest.param("safe,</q>", "safe,</q><b>!</b>", "<b> does not belong in <text>", id="markup"),
        pytest.param('<cue for="q3">', '<cue for="q3" lemma="x">', "<cue> has no attribute lemma", id="attribute"),
        pytest.param(">said</cue> <mention", ">said </cue><mention", "white space: 'said '", id="edge"),
        pytest.param(">She</mention>", "></mention>She", "a <mention> of 'q2' is empty", id="empty mention"),
        pytest.param("“come soon”", "come soon", "nothing in its content stands in quotation marks", id="not mixed"),
        pytest.param("<text>", "<text></text><text>", "one <text> is wanted, there are 2", id="two texts"),
        pytest.param('<q id="q1">It', '<q id="q1">It <q id="q1">x</q>', "inside another of the same id", id="nested"),
    ],
)
def test_what_is_wrong_is_named(sample_file: Path, old: str, new: str, complaint: str) -> None:
    """Each mistake is told with the name of the file."""
    sample_file.write_text(SAMPLE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError) as raised:
        read_sample(sample_file)
    assert str(raised.value).startswith(f"{sample_file}: ")
    assert complaint in str(raised.value)


def test_a_folder_without_samples_is_refused(tmp_path: Path) -> None:
    """Measuring on nothing would pass every gate."""
    with pytest.raises(InputError, match="no samples"):
        read_samples(tmp_path)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.xml")), ids=lambda path: path.stem)
def test_shipped_samples_are_sound(path: Path) -> None:
    """Every sample that ships can be read and holds at least one quotation."""
    assert len(read_sample(path).quotes) > 0
