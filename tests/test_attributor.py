"""The whole way from a text to its quotations and speakers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from rows import row
from strategies import texts

import quoteattr
from quoteattr import Attributor, InputTypeError, Kind, SpeakerType
from quoteattr.graph import ParsedText
from quoteattr.lexicon import english
from quoteattr.parsers.embedded import EMBEDDED, EmbeddedParser

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quoteattr import AttributedText

BRIDEAU = (
    "“Moscow will not move before the winter,” said Alex Brideau, Russia director at Eurasia Group."
    " “There is no reason to.”\n\n"
    "“Whether the Kremlin wants peace is unclear,” Brideau added, “but it does want the sanctions lifted.”"
)


class Unread:
    """A parser that finds no sentences, and remembers how many texts it was given at once."""

    name = "unread"

    def __init__(self) -> None:
        self.batches: list[int] = []

    def parse_all(self, texts: Sequence[str]) -> Iterator[ParsedText]:
        """Yield empty parses."""
        self.batches.append(len(texts))
        return iter([ParsedText(text) for text in texts])


def slices(found: AttributedText) -> Iterator[tuple[str, str]]:
    """Yield every piece of text of a result beside what its span slices out of the text."""
    for quotation in found.quotations:
        yield quotation.text, " ".join(span.of(found.text) for span in quotation.spans)
        if quotation.cue:
            yield quotation.cue.text, quotation.cue.span.of(found.text)
        if quotation.mention:
            yield quotation.mention.text, quotation.mention.span.of(found.text)
    for speaker in found.speakers:
        stated = [(title.text, title.span) for title in speaker.titles]
        stated += [(affiliation.text, affiliation.span) for affiliation in speaker.affiliations]
        stated += [(mention.text, mention.span) for mention in speaker.mentions]
        yield from ((words, span.of(found.text)) for words, span in stated)


# What goes in.


@pytest.mark.parametrize("text", [None, b"So.", 3, ["So."]])
def test_a_text_must_be_a_str(text: Any) -> None:
    """Anything else is refused with the type that was given, as a TypeError."""
    with pytest.raises(InputTypeError, match=f"must be a str, not {type(text).__name__}"):
        Attributor(parser=Unread()).attribute(text)


def test_an_input_error_is_a_type_error() -> None:
    """A caller may catch the built-in type."""
    assert issubclass(InputTypeError, TypeError)


@pytest.mark.model
@pytest.mark.parametrize("text", ["", " ", "\n\n", "A", "“", "”", "'", ".", "\ud800", "\U0001f600", "Ann left."])
def test_texts_without_quotations(text: str, attributor: Attributor) -> None:
    """Nothing is found where nothing is quoted, however short or strange the text, but for who is named."""
    found = attributor.attribute(text)
    assert quoteattr.AttributedText(text, others=found.others) == found
    assert ["Ann"] * text.startswith("Ann") == [each.name for each in found.others]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "“It rained,” said Ann Lind.\r\n\r\n“The roof leaks.”\r\n",
        "\ufeff“It rained \U0001f327\U0001f327,” said Ann Lind. \U0001f600 “The roof \U0001f3e0 leaks.”",
        "“It rained \ud800,” said Ann Lind. \udfff “The roof leaks.”",
        "“It\u00a0rained,”\u2009said Ann\u00a0Lind.",
        '"It rained," said Ann Lind. "The roof leaks.',
        "‘It rained,’ said Ann Lind. ‘It didn’t stop.’",
        "«It rained», said Ann Lind.",
        "''It rained,'' said Ann Lind.",
    ],
)
def test_offsets_are_those_of_the_text_given(text: str, attributor: Attributor) -> None:
    """Line ends, characters beyond the BMP, lone surrogates and marks of any kind shift nothing."""
    found = attributor.attribute(text)
    assert text == found.text
    assert "It rained" == found.quotations[0].text.replace("\u00a0", " ")[:9]
    assert [("said", "Ann Lind")] == [
        (q.cue.text, q.mention.text.replace("\u00a0", " ")) for q in found.quotations[:1] if q.cue and q.mention
    ]
    assert [one for one, _ in slices(found)] == [other for _, other in slices(found)]


@pytest.mark.model
def test_line_ends_do_not_matter(attributor: Attributor) -> None:
    """A text with CRLF has the same quotations as with LF."""
    dos = attributor.attribute(BRIDEAU.replace("\n", "\r\n"))
    assert [row(q) for q in attributor.attribute(BRIDEAU).quotations] == [row(q) for q in dos.quotations]


def test_an_unclosed_quotation_is_marked() -> None:
    """A quotation whose closing mark is missing is kept and says so."""
    (quotation,) = Attributor(parser=Unread()).attribute("Ann left. “It rained.").quotations
    assert ("It rained.", False) == (quotation.text, quotation.closed)


def test_a_long_text_is_read_to_its_end() -> None:
    """A text of a megabyte is no harder than a short one."""
    paragraph = "Ann left the house at noon. “It rained all day and all night in Ely.” Nobody came to see her.\n\n"
    text = paragraph * (1_000_000 // len(paragraph) + 1)
    found = Attributor(parser=Unread()).attribute(text)
    assert text.count("“") == len(found.quotations)
    assert "It rained all day and all night in Ely." == found.quotations[-1].text


@given(texts)
def test_every_span_slices_the_text(text: str) -> None:
    """Whatever the text, quotations come in order, and every span lies in the text and gives its words."""
    found = Attributor(parser=Unread(), keep_other=True).attribute(text)
    assert text == found.text
    assert [one for one, _ in slices(found)] == [other for _, other in slices(found)]
    starts = [quotation.spans[0].start for quotation in found.quotations]
    assert sorted(starts) == starts
    assert [f"q{number}" for number in range(1, len(starts) + 1)] == [q.id for q in found.quotations]
    for quotation in found.quotations:
        assert list(quotation.spans) == sorted(quotation.spans)
        assert all(span.end <= len(text) for span in quotation.spans)


# How it is called.


@pytest.mark.model
@pytest.mark.parametrize("batch_size", [1, 2, 16])
def test_pipe_is_the_same_as_one_by_one(batch_size: int, attributor: Attributor) -> None:
    """The size of batches changes nothing in the results or in their order."""
    batch = [BRIDEAU, "", "Ann left.", "“It rained,” she said.", "According to Ann Lind, it rained."]
    assert [attributor.attribute(text) for text in batch] == list(attributor.pipe(batch, batch_size=batch_size))


def test_pipe_is_lazy() -> None:
    """No more texts are taken than the next batch needs."""
    taken: list[int] = []
    parser = Unread()

    def endless() -> Iterator[str]:
        while True:
            taken.append(len(taken))
            yield "“It rained.”"

    results = Attributor(parser=parser).pipe(endless(), batch_size=3)
    assert [] == taken
    assert ["It rained."] * 4 == [next(results).quotations[0].text for _ in range(4)]
    assert ([3, 3], 6) == (parser.batches, len(taken))


def test_other_quoted_words_come_on_request() -> None:
    """Titles and scare quotes are left out unless they are asked for."""
    text = "Ann read “The Long Harvest”. “It rained.”"
    plain, full = Attributor(parser=Unread()), Attributor(parser=Unread(), keep_other=True)
    assert ["It rained."] == [quotation.text for quotation in plain.attribute(text).quotations]
    assert [Kind.OTHER, Kind.DIRECT] == [quotation.kind for quotation in full.attribute(text).quotations]


@pytest.mark.model
def test_the_lexicon_can_be_replaced(parser: EmbeddedParser) -> None:
    """A verb that a caller's lexicon knows reports; one that it lacks does not."""
    text = "Ann Lind stammed that it rained."
    own = Attributor(parser=parser, lexicon=english().with_cues("stam"))
    assert [[], ["stammed"]] == [
        [quotation.cue.text for quotation in each.attribute(text).quotations if quotation.cue]
        for each in (Attributor(parser=parser), own)
    ]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("embedded", "EmbeddedParser"),
        (EMBEDDED, "EmbeddedParser"),
        (str(EMBEDDED), "EmbeddedParser"),
        ("stanza/embedded", "StanzaParser('embedded'"),
        ("default", "StanzaParser('default'"),
        (Path("elsewhere"), "StanzaParser(PosixPath('elsewhere')"),
    ],
)
def test_a_parser_is_chosen_by_name(chosen: str | Path, expected: str) -> None:
    """Names and folders tell what parses, with as many threads as were asked for."""
    made = repr(Attributor(parser=chosen, threads=2).parser)
    assert (True, True) == (made.startswith(expected), "threads=2" in made)


def test_a_parser_of_ones_own_is_kept() -> None:
    """What has the protocol of a parser is used as it is."""
    own = Unread()
    assert own is Attributor(parser=own).parser


@pytest.mark.model
def test_attribute_needs_no_settings(attributor: Attributor) -> None:
    """The function gives what an attributor with default settings gives."""
    assert attributor.attribute(BRIDEAU) == quoteattr.attribute(BRIDEAU)


# What comes out.


@pytest.mark.model
def test_a_mention_is_counted_once(attributor: Attributor) -> None:
    """The name within a mention is no second mention, and spouses are called by their honorifics."""
    doc = attributor.attribute("“Yes,” said Mrs. Varley. “No,” said Mr. Varley.")
    assert [["Mrs. Varley"], ["Mr. Varley"]] == [[mention.text for mention in s.mentions] for s in doc.speakers]
    assert ["Mrs. Varley", "Mr. Varley"] == [speaker.called for speaker in doc.speakers]


@pytest.mark.model
def test_a_speaker_is_described_and_comes_back(attributor: Attributor) -> None:
    """The full name, title and affiliation of the first mention are the later surname's too."""
    found = attributor.attribute(BRIDEAU)
    (speaker,) = found.speakers
    assert [speaker] * len(found.quotations) == [quotation.speaker for quotation in found.quotations]
    assert ("Alex Brideau", SpeakerType.PERSON) == (speaker.name, speaker.type)
    assert ["Russia director"] == [title.text for title in speaker.titles]
    assert ["Eurasia Group"] == [affiliation.text for affiliation in speaker.affiliations]
    assert ["Alex Brideau", "Brideau"] == [mention.text for mention in speaker.mentions]
    last = found.quotations[-1]
    assert ["Whether the Kremlin wants peace is unclear,", "but it does want the sanctions lifted."] == [
        span.of(BRIDEAU) for span in last.spans
    ]
    assert ("added", "Brideau") == (last.cue and last.cue.text, last.mention and last.mention.text)


@pytest.mark.model
def test_every_quotation_has_evidence(attributor: Attributor) -> None:
    """Evidence names the rules, and its spans are those of cue, speaker and content."""
    quotation = attributor.attribute(BRIDEAU).quotations[0]
    bound = [(role, span.of(BRIDEAU)) for evidence in quotation.evidence for role, span in evidence.roles]
    assert [("cue", "said"), ("speaker", "Alex Brideau")] == bound[:2]
    assert ("content", "Moscow will not move before the winter,") in bound
    assert all(evidence.rule for evidence in quotation.evidence)


@pytest.mark.model
def test_ids_are_stable(attributor: Attributor) -> None:
    """Quotations and speakers are numbered in text order, the same at every call."""
    text = "“It rained,” said Ann Lind. “It froze,” said Tom Varga. “It thawed,” Lind said."
    found = attributor.attribute(text)
    assert ["q1", "q2", "q3"] == [quotation.id for quotation in found.quotations]
    assert ["s1", "s2", "s1"] == [quotation.speaker.id for quotation in found.quotations if quotation.speaker]
    assert found == attributor.attribute(text)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "kind", "facts"),
    [
        ("The report said the dam was unsafe.", "The report", SpeakerType.DOCUMENT, ([], [])),
        ("Two officials said the talks had failed.", "Two officials", SpeakerType.GROUP, (["officials"], [])),
        ("The council said the road would stay closed.", "The council", SpeakerType.ORGANIZATION, ([], [])),
        ("“We lost the harvest,” said a farmer.", "a farmer", SpeakerType.UNNAMED_PERSON, (["farmer"], [])),
        (
            "A spokeswoman for the Harbour Trust said the boats were sold.",
            "A spokeswoman for the Harbour Trust",
            SpeakerType.UNNAMED_PERSON,
            (["spokeswoman"], ["Harbour Trust"]),
        ),
        ("“It was late,” said Mayor Ruth Adler.", "Ruth Adler", SpeakerType.PERSON, (["Mayor"], [])),
        (
            "“It is over,” said Sara Lind, who heads the Harbour Trust.",
            "Sara Lind",
            SpeakerType.PERSON,
            ([], ["Harbour Trust"]),
        ),
    ],
)
def test_speakers_of_every_type(
    text: str, name: str, kind: SpeakerType, facts: tuple[list[str], list[str]], attributor: Attributor
) -> None:
    """People, unnamed people, groups, organisations and documents speak, with what the text says of them."""
    (speaker,) = attributor.attribute(text).speakers
    assert (name, kind) == (speaker.name, speaker.type)
    assert facts == ([title.text for title in speaker.titles], [body.text for body in speaker.affiliations])


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("“It rained,” said Sara Lind, a farmer. She said the roof leaked.", "She", "Sara Lind"),
        ("“It rained,” said Tom Varga, a farmer. The farmer said the roof leaked.", "The farmer", "Tom Varga"),
        ("“It rained,” said Dr. Mara Lind. Lind added that the roof leaked.", "Lind", "Mara Lind"),
        ("“It rained,” said Tom Varga. She said the roof leaked.", "She", None),
    ],
)
def test_later_mentions_come_back(text: str, mention: str, name: str | None, attributor: Attributor) -> None:
    """A pronoun, a description or a surname leads to the speaker of the full name, or to nobody."""
    last = attributor.attribute(text).quotations[-1]
    assert (mention, name) == row(last)[3:]


@pytest.mark.model
def test_two_people_of_one_surname_stay_apart(attributor: Attributor) -> None:
    """Siblings who share a surname are two speakers."""
    text = "“It rained,” said Susan Okafor. “It froze,” said her brother, Peter Okafor."
    assert ["Susan Okafor", "Peter Okafor"] == [speaker.name for speaker in attributor.attribute(text).speakers]
