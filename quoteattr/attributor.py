"""The six stages in order: scan, parse, detect, attribute, resolve, describe."""

from __future__ import annotations

from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast, overload

from attrs import evolve

from quoteattr.answering.answers import answer, answer_nested, identify, identify_nested, in_order, in_text_order
from quoteattr.answering.assemble import assemble, keep
from quoteattr.answering.namers import namer
from quoteattr.answering.storytelling import framed, tell
from quoteattr.description.describe import describe_names
from quoteattr.detection.detect import detect
from quoteattr.detection.within import nested, stretches
from quoteattr.dialogue import decode, is_story, whole_turns
from quoteattr.errors import InputTypeError, OptionError
from quoteattr.lexicon import Lexicon, english
from quoteattr.mentions.entities import tell_bodies
from quoteattr.mentions.given import Cast
from quoteattr.mentions.joined import join_bodies
from quoteattr.mentions.mentions import NameIndex
from quoteattr.model import AttributedText, Kind
from quoteattr.parsers.embedded import EmbeddedParser, is_model
from quoteattr.parsers.readers import read_parse
from quoteattr.parsers.spacy import DEFAULT, SpacyParser
from quoteattr.parsers.stanza import StanzaParser
from quoteattr.resolution.identities import Scene, facts_of_people
from quoteattr.resolution.resolve import Resolved
from quoteattr.resolution.survey import Survey
from quoteattr.scanning.layout import paragraphs
from quoteattr.scanning.scan import scan
from quoteattr.sieves import SIEVES
from quoteattr.sieves.base import Context, settle
from quoteattr.streaming.portions import InPortions
from quoteattr.streaming.sparing import Sparing
from quoteattr.streaming.stream import Settings, attempt, check_text, parse_each, stream
from quoteattr.viewing.choice import near_quotations
from quoteattr.viewing.collapse import collapse
from quoteattr.viewing.truecase import as_read
from quoteattr.viewing.view import View, elide

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Literal

    from spacy.language import Language
    from spacy.tokens import Doc
    from stanza import Document, Pipeline

    from quoteattr.answering.assemble import Answer
    from quoteattr.dialogue import Decide
    from quoteattr.errors import AttributionError
    from quoteattr.graph import ParsedText
    from quoteattr.mentions.given import Character
    from quoteattr.model import Speaker
    from quoteattr.parsers.base import Parser, SparingParser
    from quoteattr.streaming.stream import Errors, Outcome
    from quoteattr.viewing.choice import Choice

Id = TypeVar("Id")

# Before the name of a package that Stanza is to run; without it, "embedded" is run by quoteattr itself.
_STANZA = "stanza/"


class Attributor:
    """Finds quotations and their speakers; holds one loaded parser and the settings.

    `parser` is "embedded" (the model that comes with quoteattr), the name of a downloaded
    Stanza package ("default", "default_accurate"), a folder of models, a Stanza pipeline,
    "spacy" or "spacy/MODEL" (an installed spaCy pipeline), a loaded spaCy pipeline, or any
    object with the `Parser` protocol; "stanza/embedded" lets Stanza run the embedded model.
    `lexicon` replaces the English lexicon.  `threads` is the number of threads that the
    parser may use.  With `keep_other`, quoted stretches that report nobody's words (titles
    of works, nicknames, scare quotes) come back too, as `Kind.OTHER`.  Without `thought`,
    words outside quotation marks come back only where a cue of speech or writing reports
    them: *said*, not *hopes* or *opposes*.  Without `indirect`, only what stands in quotation
    marks comes back, and sentences that tell nothing of it are not parsed in full, which saves
    time.  `speakers` is a cast of names,
    `Character` or `Speaker` values: answers use its names, and nobody outside of it speaks.
    `genre` says that texts are "news" or "fiction"; without it, each text is told by what it
    does.  `progress` is called, in the process that parses, with the share of a text that is
    parsed, from 0.0 to 1.0.

    The parser loads on first use, once.
    """

    def __init__(
        self,
        *,
        parser: str | Path | Parser | Pipeline | Language = "embedded",
        lexicon: Lexicon | None = None,
        threads: int = 1,
        keep_other: bool = False,
        thought: bool = True,
        indirect: bool = True,
        speakers: Iterable[str | Character | Speaker] | None = None,
        genre: Literal["news", "fiction"] | None = None,
        progress: Callable[[float], None] | None = None,
    ) -> None:
        if genre not in (None, "news", "fiction"):
            raise OptionError(f'genre must be "news", "fiction" or None, not {genre!r}')
        self.parser = _parser(parser, threads)
        self.lexicon = lexicon or english()
        self.keep_other = keep_other
        self.thought = thought
        self.indirect = indirect
        self.cast = None if speakers is None else Cast(speakers, self.lexicon)
        self.genre = genre
        self.progress = progress
        self.decide: Decide = decode  # who speaks each turn of a story; fitting its weights looks on here

    def attribute(self, text: str, *, speakers: Iterable[str | Character | Speaker] | None = None) -> AttributedText:
        """Find the quotations of a text and who speaks each; `speakers` is a cast for this text.

        Raises InputTypeError (a TypeError) where the text is no str or a speaker is no name,
        and ParserUnavailableError on first use where the parser cannot be loaded.
        """
        (answer,) = self._answers([check_text(text)], self._cast(speakers))
        if isinstance(answer, Exception):
            raise answer
        return answer

    @overload
    def pipe(
        self, texts: Iterable[str], *, batch_size: int = ..., errors: Literal["raise"] = ..., workers: int = ...
    ) -> Iterator[AttributedText]: ...
    @overload
    def pipe(
        self,
        texts: Iterable[tuple[Id, str]],
        *,
        batch_size: int = ...,
        errors: Literal["raise"] = ...,
        workers: int = ...,
    ) -> Iterator[tuple[Id, AttributedText]]: ...
    @overload
    def pipe(
        self, texts: Iterable[str], *, batch_size: int = ..., errors: Errors, workers: int = ...
    ) -> Iterator[AttributedText | AttributionError]: ...
    @overload
    def pipe(
        self, texts: Iterable[tuple[Id, str]], *, batch_size: int = ..., errors: Errors, workers: int = ...
    ) -> Iterator[tuple[Id, AttributedText | AttributionError]]: ...
    def pipe(
        self, texts: Iterable[object], *, batch_size: int = 16, errors: Errors = "raise", workers: int = 1
    ) -> Iterator[object]:
        """Attribute many texts lazily and in order: the same as one by one, but parsed in batches of `batch_size`.

        The texts may come as (id, text) pairs; the results are pairs then as well.  A text
        that fails raises an AttributionError that tells its position, its id and the cause;
        with `errors="return"` that error stands in the place of its result, and the rest
        goes on.  With `workers`, so many processes share the work, each with a model of its
        own; no more than two batches a worker are read ahead.  A worker that is killed loses
        nothing, and a text that kills its worker is one that fails.

        Raises InputTypeError for a single text, OptionError for an option out of range,
        ParserUnavailableError where the parser cannot be loaded, and WorkerError where the
        parser cannot be sent to other processes.
        """
        if isinstance(texts, str):
            raise InputTypeError("pipe() takes texts, not one text: use attribute(text) or pipe([text])")
        return stream(partial(self._answers, cast=self.cast), texts, Settings(batch_size, errors, workers))

    def attribute_parsed(
        self,
        parsed: Document | Doc | str | ParsedText,
        *,
        speakers: Iterable[str | Character | Speaker] | None = None,
    ) -> AttributedText:
        """Find the quotations of a text that a pipeline has parsed already, and who speaks each.

        `parsed` is a Stanza `Document`, a spaCy `Doc`, CoNLL-U as a str, or a `ParsedText`.
        Names and coreference chains that it holds are used.  Spans are of the text that was
        parsed (`doc.text`).  The attributor's own parser is not used, and not loaded.  `speakers`
        is a cast for this text.

        Raises InputTypeError (a TypeError) for anything else, ParserUnavailableError where
        there is no dependency parse, OffsetError where words do not lie in the text, and
        SchemaError where a str is no CoNLL-U.
        """
        own = read_parse(parsed)
        scanned = _Scanned(own.text, self.lexicon)
        return self._attributed(scanned, collapse(own, scanned.view), self._cast(speakers))

    def _answers(self, texts: Sequence[str], cast: Cast | None = None) -> Iterator[Outcome]:
        """Attribute a few texts; in the place of one that fails comes the exception."""
        scanned = [attempt(_Scanned, text, self.lexicon, indirect=self.indirect) for text in texts]
        whole = [each for each in scanned if isinstance(each, _Scanned)]
        parses = parse_each(self._reader(whole), [each.view.words for each in whole])
        for each in scanned:
            if isinstance(each, Exception):
                yield each
                continue
            parsed = attempt(_laid, each.view, next(parses))  # and the parser's own parse is let go
            yield parsed if isinstance(parsed, Exception) else attempt(self._attributed, each, parsed, cast)

    def _reader(self, scanned: Sequence[_Scanned]) -> Parser:
        """The parser for some texts: a sparing one, where it can be, if words without marks are not asked for."""
        parser = self.parser
        if not self.indirect and hasattr(parser, "parse_chosen"):
            choices = {each.view.words: each.near_quotations(self.lexicon) for each in scanned}
            parser = Sparing(cast("SparingParser", parser), choices)
        return InPortions(parser, self.progress) if self.progress else parser

    def _cast(self, speakers: Iterable[str | Character | Speaker] | None) -> Cast | None:
        return self.cast if speakers is None else Cast(speakers, self.lexicon)

    def _attributed(self, scanned: _Scanned, parsed: ParsedText, cast: Cast | None) -> AttributedText:
        parsed = join_bodies(parsed, self.lexicon)
        detected = detect(parsed, scanned.paragraphs, scanned.regions, self.lexicon, thought=self.thought)
        story = self.genre == "fiction" or (self.genre is None and is_story(parsed, detected.drafts))
        if story:
            detected = evolve(detected, drafts=whole_turns(parsed.text, detected.drafts))
        else:
            parsed = tell_bodies(parsed, self.lexicon)
        drafts = detected.drafts
        context = Context(parsed, scanned.paragraphs, drafts, detected.frames)
        settled = settle(context, SIEVES, [n for n, draft in enumerate(drafts) if draft.kind is not Kind.OTHER])

        naming = namer(self.lexicon, story=story, cast=cast)
        names = naming.find(parsed)
        proposals = framed(settled) if story else settled
        answers = [a for a in answer(drafts, proposals, NameIndex(names)) if keep(a, other=self.keep_other)]
        held = {id(draft) for each in answers if self._asks_for(each) for draft in each.drafts}
        found = [n for n in nested(parsed, detected, scanned.regions, self.lexicon) if id(n.holder) in held]
        inner = naming.find(evolve(parsed, sentences=parsed.inner)) if parsed.inner else ()
        within = answer_nested(found, NameIndex((*names, *inner)))

        heard = naming.heard(parsed.text, [span for each in answers for draft in each.drafts for span in draft.spans])
        people = naming.people(in_text_order((*names, *heard), within))
        facts = describe_names(names, parsed, self.lexicon)
        scene = Scene(parsed, people, facts_of_people(people, facts), self.lexicon)
        survey = Survey(scene)
        answers, resolved = (
            (tell(context, survey, answers, self.decide), Resolved(())) if story else identify(survey, answers)
        )
        every = in_order([*answers, *identify_nested(survey, within, answers)])
        asked = [each for each in every if self._asks_for(each)]
        return assemble(scene, asked, resolved, unasked=[each for each in every if not self._asks_for(each)])

    def _asks_for(self, answer: Answer) -> bool:
        return self.indirect or answer.drafts[0].kind is not Kind.INDIRECT


def _parser(parser: str | Path | Parser | Pipeline | Language, threads: int) -> Parser:
    """Give the parser that an argument names or is."""
    if parser == "embedded":
        return EmbeddedParser(threads=threads)
    if isinstance(parser, str) and parser.startswith(_STANZA):
        return StanzaParser(parser.removeprefix(_STANZA), threads=threads)
    if isinstance(parser, str) and parser.partition("/")[0] == "spacy":
        return SpacyParser(parser.partition("/")[2] or DEFAULT)
    if hasattr(parser, "pipe_names"):
        return SpacyParser(cast("Language", parser))
    if isinstance(parser, str | Path) and is_model(Path(parser)):
        return EmbeddedParser(Path(parser), threads=threads)
    if isinstance(parser, str | Path) or hasattr(parser, "processors"):
        return StanzaParser(cast("str", parser), threads=threads)
    if hasattr(parser, "parse_all"):
        return cast("Parser", parser)
    raise InputTypeError(
        f'a parser must be the name of a Stanza package, "spacy", a folder of models, a pipeline of Stanza or'
        f" spaCy or an object with parse_all, not {type(parser).__name__}"
    )


class _Scanned:
    """A text after stage 1, with the view of it that the parser gets."""

    def __init__(self, text: str, lexicon: Lexicon, *, indirect: bool = True) -> None:
        self.paragraphs = paragraphs(text)
        self.regions = scan(text)
        read = as_read(text, self.paragraphs)
        inner = stretches(text, self.regions, lexicon, marked=not indirect)
        self.view: View = elide(text, self.paragraphs, self.regions, inner, read=read)

    def near_quotations(self, lexicon: Lexicon) -> Choice:
        """The sentences that are to be parsed in full where only what stands in marks is asked for."""
        return near_quotations(self.view, self.paragraphs, self.regions, lexicon)


def _laid(view: View, parsed: ParsedText | Exception) -> ParsedText:
    """Lay a parse over the text that was viewed; raises what the parser raised instead of one."""
    if isinstance(parsed, Exception):
        raise parsed
    return view.restore(parsed)


@lru_cache(maxsize=1)
def shared() -> Attributor:
    """Give the attributor with the default settings, one for the whole process."""
    return Attributor()


def attribute(text: str, *, speakers: Iterable[str | Character | Speaker] | None = None) -> AttributedText:
    """Find the quotations of a text and who speaks each, with the default settings; `speakers` is a given cast.

    The first call loads the embedded model; later calls share it.  Raises
    InputTypeError (a TypeError) where the text is no str.
    """
    return shared().attribute(text, speakers=speakers)
