"""Read the annotated samples: XML, as benchmarks/samples/README.md tells, into gold documents."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import Factory, define, frozen

from benchmarks.documents import GENRES, KINDS, SPEAKER_TYPES, Quote
from benchmarks.problems import InputError
from benchmarks.scoring.attribution import spans_overlap
from benchmarks.scoring.marks import quoted_regions
from benchmarks.scoring.names import PRONOUNS, bare_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.records import Spans

FOLDER = Path(__file__).parent / "samples"
GENDERS = ("male", "female")
ATTRIBUTES = {
    "sample": {"genre", "form"},
    "speaker": {"id", "name", "type", "gender"},
    "q": {"id", "kind", "speaker"},
    "cue": {"for"},
    "mention": {"for"},
}
ATTRIBUTION_TYPES = {"name": "explicit", "nominal": "anaphoric", "pronoun": "anaphoric", "none": "implicit"}


@frozen
class SampleSpeaker:
    """A speaker as a sample lists them; `gender` is None where the text does not tell."""

    id: str
    name: str
    type: str
    gender: str | None
    honorifics: tuple[str, ...]
    titles: tuple[str, ...]
    affiliations: tuple[str, ...]


@frozen
class Sample:
    """An annotated text; each quotation's `speaker` is the id of one of the speakers, or None."""

    id: str
    genre: str
    form: str
    text: str
    speakers: tuple[SampleSpeaker, ...]
    quotes: tuple[Quote, ...]

    def speaker_of(self, quote: Quote) -> SampleSpeaker | None:
        """Find who utters the quotation."""
        return next((speaker for speaker in self.speakers if speaker.id == quote.speaker), None)


def read_samples(folder: Path = FOLDER) -> tuple[Sample, ...]:
    """Read every *.xml of a folder, by name."""
    paths = sorted(folder.glob("*.xml"))
    if not paths:
        raise InputError(f"{folder}: no samples (*.xml) there")
    return tuple(read_sample(path) for path in paths)


def read_sample(path: Path) -> Sample:
    """Read one sample; whatever is wrong raises InputError with the file's name."""
    try:
        root = ET.fromstring(path.read_bytes())  # noqa: S314 - samples are the project's own files
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error
    except ET.ParseError as error:
        raise InputError(f"{path}: not well-formed XML ({error})") from error
    return _Reader(path).sample(root)


@define
class _Quotation:
    """A quotation while its text is being read."""

    kind: str
    speaker: str | None
    spans: list[tuple[int, int]] = Factory(list)


@define
class _Reader:
    """What is known of one sample while its elements are read in order."""

    path: Path
    marked: list[tuple[ET.Element, tuple[int, int]]] = Factory(list)
    quotations: dict[str, _Quotation] = Factory(dict)
    # (quotation id, element name) to the spans of its cues or mentions
    pointers: dict[tuple[str, str], list[tuple[int, int]]] = Factory(dict)

    def sample(self, root: ET.Element) -> Sample:
        """Read the whole of a sample and check it."""
        self._require(root.tag == "sample", f"the root element must be <sample>, is <{root.tag}>")
        self._check_attributes(root)
        for child in root:
            self._require(child.tag in ("speaker", "text"), f"<{child.tag}> does not belong in <sample>")
        texts = root.findall("text")
        self._require(len(texts) == 1, f"one <text> is wanted, there are {len(texts)}")
        speakers = tuple(self._speaker(element) for element in root.findall("speaker"))
        text = self._read_text(texts[0], 0)
        for element, span in self.marked:
            self._note(element, span)
        self._check_ids(speakers)
        self._check_spans(text)
        return Sample(
            id=f"samples/{self.path.stem}",
            genre=self._choice(root, "genre", GENRES),
            form=self._wanted(root, "form"),
            text=text,
            speakers=speakers,
            quotes=tuple(self._quote(id_, quotation, text, speakers) for id_, quotation in self.quotations.items()),
        )

    # -------------------------------------------------------------- elements
    def _speaker(self, element: ET.Element) -> SampleSpeaker:
        self._check_attributes(element)
        for child in element:
            self._require(
                child.tag in ("honorific", "title", "affiliation") and not child.attrib and not len(child),
                f"<{child.tag}> is not as it should be in a <speaker>",
            )
        return SampleSpeaker(
            id=self._wanted(element, "id"),
            name=self._wanted(element, "name"),
            type=self._choice(element, "type", SPEAKER_TYPES),
            gender=self._choice(element, "gender", GENDERS) if "gender" in element.attrib else None,
            honorifics=self._phrases(element, "honorific"),
            titles=self._phrases(element, "title"),
            affiliations=self._phrases(element, "affiliation"),
        )

    def _phrases(self, element: ET.Element, tag: str) -> tuple[str, ...]:
        phrases = tuple((child.text or "").strip() for child in element.findall(tag))
        self._require(all(phrases), f"speaker {element.get('id')!r} has an empty <{tag}>")
        return phrases

    def _read_text(self, element: ET.Element, start: int) -> str:
        """Take the markup out of an element that begins at the given offset."""
        text = element.text or ""
        for child in element:
            begin, place = start + len(text), len(self.marked)
            # the outer element stands before those inside it, although it ends after them
            self.marked.append((child, (begin, begin)))
            inside = self._read_text(child, begin)
            self.marked[place] = (child, (begin, begin + len(inside)))
            text += inside + (child.tail or "")
        return text

    def _note(self, element: ET.Element, span: tuple[int, int]) -> None:
        self._require(element.tag in ("q", "cue", "mention"), f"<{element.tag}> does not belong in <text>")
        self._check_attributes(element)
        if element.tag == "q":
            self._note_quotation(element, span)
            return
        for id_ in self._wanted(element, "for").split():
            self.pointers.setdefault((id_, element.tag), []).append(span)

    def _note_quotation(self, element: ET.Element, span: tuple[int, int]) -> None:
        id_ = self._wanted(element, "id")
        known = self.quotations.get(id_)
        if known is None:
            kind = self._choice(element, "kind", KINDS)
            known = self.quotations[id_] = _Quotation(kind, element.get("speaker"))
        else:
            self._require(set(element.attrib) == {"id"}, f"{id_!r}: kind and speaker stand on the first <q> only")
            self._require(known.spans[-1][1] <= span[0], f"{id_!r}: a <q> stands inside another of the same id")
        known.spans.append(span)

    # -------------------------------------------------------------- values
    def _quote(self, id_: str, quotation: _Quotation, text: str, speakers: Iterable[SampleSpeaker]) -> Quote:
        mention = tuple(self.pointers.get((id_, "mention"), ()))
        names = {speaker.id: speaker.name for speaker in speakers}
        source = _source_type(mention, text, names.get(quotation.speaker or ""))
        return Quote(
            kind=quotation.kind,
            spans=tuple(quotation.spans),
            cue=tuple(self.pointers.get((id_, "cue"), ())),
            mention=mention,
            speaker=quotation.speaker,
            id=id_,
            attribution_type=ATTRIBUTION_TYPES[source],
            source_type=source,
        )

    # -------------------------------------------------------------- checks
    def _require(self, holds: bool, complaint: str) -> None:
        if not holds:
            raise InputError(f"{self.path}: {complaint}")

    def _check_attributes(self, element: ET.Element) -> None:
        odd = set(element.attrib) - ATTRIBUTES[element.tag]
        self._require(not odd, f"<{element.tag}> has no attribute {', '.join(sorted(odd))}")

    def _wanted(self, element: ET.Element, attribute: str) -> str:
        value = element.get(attribute, "").strip()
        which = f" id={element.get('id')!r}" if element.get("id") else ""
        self._require(bool(value), f"<{element.tag}{which}> needs the attribute {attribute}")
        return value

    def _choice(self, element: ET.Element, attribute: str, choices: tuple[str, ...]) -> str:
        value = self._wanted(element, attribute)
        which = f" id={element.get('id')!r}" if element.get("id") else ""
        self._require(
            value in choices, f"<{element.tag}{which}>: {attribute} must be one of {', '.join(choices)}, is {value!r}"
        )
        return value

    def _check_ids(self, speakers: tuple[SampleSpeaker, ...]) -> None:
        ids = [speaker.id for speaker in speakers]
        twin = next((id_ for id_ in ids if ids.count(id_) > 1), None)
        self._require(twin is None, f"two speakers have the id {twin!r}")
        for id_, quotation in self.quotations.items():
            known = quotation.speaker is None or quotation.speaker in ids
            self._require(known, f"{id_!r} names the speaker {quotation.speaker!r}, who is not listed")
        for id_, tag in self.pointers:
            self._require(id_ in self.quotations, f"a <{tag}> is for {id_!r}, which is no quotation")
        speaking = {quotation.speaker for quotation in self.quotations.values()}
        silent = next((id_ for id_ in ids if id_ not in speaking), None)
        self._require(silent is None, f"the speaker {silent!r} never speaks")

    def _check_spans(self, text: str) -> None:
        quoted = tuple((region.start, region.end) for region in quoted_regions(text))
        for id_, quotation in self.quotations.items():
            self._check_edges(f"<q> of {id_!r}", quotation.spans, text)
            marked = quotation.kind != "mixed" or spans_overlap(tuple(quotation.spans), quoted)
            self._require(marked, f"{id_!r} is mixed, and nothing in its content stands in quotation marks")
        for (id_, tag), spans in self.pointers.items():
            self._check_edges(f"<{tag}> of {id_!r}", spans, text)

    def _check_edges(self, what: str, spans: Iterable[tuple[int, int]], text: str) -> None:
        for start, end in spans:
            words = text[start:end]
            self._require(bool(words.strip()), f"a {what} is empty")
            self._require(words == words.strip(), f"a {what} begins or ends in white space: {words[:40]!r}")


# ---------------------------------------------------------------- derived annotation
def _source_type(mention: Spans, text: str, name: str | None) -> str:
    """Tell a mention by name from a pronoun and from a description."""
    if not mention:
        return "none"
    words = " ".join(text[start:end] for start, end in mention)
    if words.lower() in PRONOUNS:
        return "pronoun"
    shared = set(bare_words(words)) & set(bare_words(name or ""))
    return "name" if shared else "nominal"
