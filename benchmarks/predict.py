"""Let quoteattr answer for each document of a file, and keep how long it took."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Protocol

from tqdm import tqdm

from quoteattr.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from benchmarks.documents import GoldDocument
    from quoteattr.mentions.given import Character
    from quoteattr.model import AttributedText, Quotation

WARM_UP = "“It is late,” said Ann Lee, a nurse at Hill House."


class SupportsAttribute(Protocol):
    """What is measured: something that attributes the quotations of a text."""

    def attribute(self, text: str, *, speakers: Iterable[Character] | None = None) -> AttributedText:
        """Find the quotations of a text and who of a given cast, if there is one, speaks them."""
        ...


def load_attributor(parser: str) -> SupportsAttribute:
    """Make an attributor with its model in memory, so that loading is not measured."""
    from quoteattr import Attributor

    attributor = Attributor(parser=parser)
    attributor.attribute(WARM_UP)
    return attributor


def predict(
    documents: Sequence[GoldDocument],
    attributor: SupportsAttribute,
    *,
    label: str = "predict",
    cast: bool = False,
    clock: Callable[[], float] = perf_counter,
) -> Iterator[dict[str, object]]:
    """Yield the prediction for each document as JSON, with a progress bar on a terminal.

    With `cast`, each document's entities are given as its speakers.
    """
    for document in tqdm(documents, desc=label, unit="doc", disable=None):
        start = clock()
        attributed = attributor.attribute(document.text, speakers=cast_of(document) if cast else None)
        seconds = clock() - start
        yield prediction_json(document, attributed, seconds, cast=cast)


def cast_of(document: GoldDocument) -> list[Character]:
    """Give the people of a document as a cast; what stands for nobody in particular (_group) is left out.

    The alias _narr marks whoever tells the story, which a cast does by the alias *I*.
    """
    from quoteattr import Character, Gender

    return [
        Character(
            each.name,
            ["I" if alias == "_narr" else alias for alias in each.aliases if alias],
            Gender(each.gender) if each.gender in ("female", "male") else None,
        )
        for each in document.entities
        if not each.name.startswith("_")
    ]


def prediction_json(
    document: GoldDocument, attributed: AttributedText, seconds: float, *, cast: bool = False
) -> dict[str, object]:
    """Give what was found in a document in the prediction format.

    Quotations within quotations are left out where the annotation has none: they would count
    as spurious.
    """
    quotations = [q for q in attributed.quotations if q.kind is not Kind.OTHER and (document.nested or not q.parent)]
    courtesy = document.genre == "fiction" and not cast
    return {
        "id": document.id,
        "seconds": round(seconds, 6),
        "quotes": [_quotation_json(quotation, honorifics=courtesy) for quotation in quotations],
    }


def _quotation_json(quotation: Quotation, *, honorifics: bool) -> dict[str, object]:
    speaker = quotation.speaker
    titles = [title.text for title in speaker.titles] if speaker else []
    if speaker and honorifics:
        # Mr. and Mrs. Lee of a novel are told apart by them; in news they would count as false titles
        titles = list(dict.fromkeys((*speaker.honorifics, *titles)))
    return {
        "kind": quotation.kind.value,
        "spans": [list(span) for span in quotation.spans],
        "cue": [list(quotation.cue.span)] if quotation.cue else [],
        "speaker_mention": [list(quotation.mention.span)] if quotation.mention else [],
        "speaker": speaker.name if speaker else None,
        "titles": titles,
        "affiliations": [affiliation.text for affiliation in speaker.affiliations] if speaker else [],
        "rule": quotation.evidence[0].rule if quotation.evidence else None,
        "content_rule": quotation.evidence[-1].rule if len(quotation.evidence) > 1 else None,
    }
