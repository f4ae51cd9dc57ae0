"""CoNLL-U, checked by the validator of Universal Dependencies and read by another reader."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import conllu
import pytest
from attrs import evolve
from format_cases import DOC, EMPTY
from udtools.validator import Validator

from quoteattr import AttributedText, Attributor, Kind, Quotation, Span
from quoteattr.formats.conllu import write_parse
from quoteattr.graph import ParsedText, Sentence, Token
from quoteattr.parsers.conllu import from_conllu

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_UNESCAPED = {r"\s": " ", r"\t": "\t", r"\n": "\n", r"\r": "\r", r"\p": "|", r"\\": "\\"}


class WordParser:
    """A stand-in that takes each word for a sentence part: the first of a line is the root, the others hang on it."""

    name = "words"

    def parse_all(self, texts: Sequence[str]) -> Iterator[ParsedText]:
        """Yield a flat tree for each line of each text."""
        for text in texts:
            yield ParsedText(text, tuple(_flat_trees(text)))


def _flat_trees(text: str) -> Iterator[Sentence]:
    for line in re.finditer(r"[^\n\r]*\w[^\n\r]*", text):
        words = list(re.finditer(r"[\w&]+|[^\w\s]", line[0]))
        yield Sentence(
            tuple(
                Token(
                    index=place,
                    text=word[0],
                    start=line.start() + word.start(),
                    end=line.start() + word.end(),
                    upos="X",
                    xpos="",
                    head=0 if place else -1,
                    deprel="dep" if place else "root",
                )
                for place, word in enumerate(words)
            )
        )


def problems(written: str, path: Path) -> str:
    """Give what the UD validator finds at level 2, which is all that holds for any language."""
    path.write_bytes(written.encode())
    validator = Validator(lang="en", level=2, output=None)
    state = validator.validate_files([str(path)])
    return "" if state.passed() else str(state)


def text_of(written: str) -> str:
    """Put the text together again from the forms and the white space noted with them."""
    pieces = []
    sentences = conllu.parse(written)
    for sentence in sentences:
        inside: set[int] = set()
        for token in sentence:
            if isinstance(token["id"], tuple):
                inside = set(range(token["id"][0], token["id"][2] + 1))
            elif token["id"] in inside:
                continue
            misc: dict[str, Any] = token["misc"] or {}
            pieces.append(_unescaped(misc.get("SpacesBefore", "")) + token["form"])
            pieces.append("" if misc.get("SpaceAfter") == "No" else _unescaped(misc.get("SpacesAfter", r"\s")))
    noted = "SpacesAfter" in (sentences[-1][-1]["misc"] or {})
    return "".join(pieces if noted else pieces[:-1])


def _unescaped(words: str) -> str:
    return re.sub(r"\\(?:u(....)|.)", lambda found: chr(int(found[1], 16)) if found[1] else _UNESCAPED[found[0]], words)


def marked(written: str, key: str) -> list[tuple[str, str]]:
    """List the forms that carry a key, with its value."""
    return [
        (token["form"], token["misc"][key])
        for sentence in conllu.parse(written)
        for token in sentence
        if token["misc"] and key in token["misc"]
    ]


def test_file_is_valid(tmp_path: Path) -> None:
    """The validator of Universal Dependencies has nothing to say, and can say something."""
    written = DOC.to("conllu", parser=WordParser())
    assert problems(written, tmp_path / "ok.conllu") == ""
    assert problems(written.replace("# text = ", "# words = ", 1), tmp_path / "bad.conllu") != ""


def test_text_comes_back() -> None:
    """Forms and white space make up the text, tabs, line ends and all."""
    assert DOC.text == text_of(DOC.to("conllu", parser=WordParser()))


def test_our_own_reader_reads_it() -> None:
    """What is written can be read as a parse of the same text, which need not be given."""
    parsed = next(WordParser().parse_all([DOC.text]))
    written = DOC.to("conllu", parser=WordParser())
    assert parsed == from_conllu(written, DOC.text) == from_conllu(written)


def test_quotations_cues_and_speakers_are_marked() -> None:
    """Tokens carry what they belong to, nested quotations both; comments hold speakers and quotations."""
    written = DOC.to("conllu", parser=WordParser())
    quoted = marked(written, "Quotation")
    assert quoted[0] == ("Fish", "B-q1")
    assert ("for", "I-q1") in quoted
    assert ("never", "I-q2,B-q3") in quoted
    assert ("said", "B-q1") in marked(written, "Cue")
    assert marked(written, "Mention")[:2] == [("Ann", "B-s1"), ("Lee", "I-s1")]
    assert marked(written, "Title") == [("mayor", "B-s1")]
    assert marked(written, "Affiliation") == [("Ely", "B-s1")]
    assert "# newdoc id = a_b:ü.txt\n# speaker s1 = person female Ann Lee\n" in written
    assert "\n# quotation q4 = indirect negative asserted s2\n" in written
    assert written.count("# newpar\n") == 4


def test_words_that_do_not_spell_their_token_have_its_line(tmp_path: Path) -> None:
    """Two words of one token stand under a line for it."""
    text = "Don't  stop."
    tokens = (
        Token(0, "Don't", 0, 5, "AUX", "VB", 2, "aux"),
        Token(1, "not", 5, 5, "PART", "RB", 2, "advmod"),
        Token(2, "stop", 7, 11, "VERB", "VB", -1, "root", lemma="stop"),
        Token(3, ".", 11, 12, "PUNCT", ".", 2, "punct"),
    )
    doc = AttributedText(text, (Quotation("q1", Kind.DIRECT, "Don't", (Span(0, 5),)),))
    written = write_parse(doc, ParsedText(text, (Sentence(tokens),)))
    assert "1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\tQuotation=B-q1|SpacesAfter=\\s\\s\n1\tDon't\t_\tAUX" in written
    assert "\n3\tstop\tstop\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n" in written
    assert (text, "") == (text_of(written), problems(written, tmp_path / "words.conllu"))


def test_documents_follow_each_other(tmp_path: Path) -> None:
    """Two documents in one file have sentence ids of their own."""
    written = "".join(evolve(DOC, id=name).to("conllu", parser=WordParser()) for name in ("a", "b"))
    assert (problems(written, tmp_path / "two.conllu"), written.count("# newdoc")) == ("", 2)


def test_text_without_words_has_no_sentences() -> None:
    """There is no sentence to write."""
    assert EMPTY.to("conllu", parser=WordParser()) == ""


@pytest.mark.model
def test_sample_is_valid_with_the_embedded_model(attributor: Attributor, tmp_path: Path) -> None:
    """The sample article, parsed by the embedded model, is valid and comes back exactly."""
    text = (Path(__file__).parent.parent / "quoteattr/samples/article.txt").read_text(encoding="utf-8")
    doc = attributor.attribute(text)
    written = doc.to("conllu", parser=attributor.parser)
    assert (text, "") == (text_of(written), problems(written, tmp_path / "article.conllu"))
