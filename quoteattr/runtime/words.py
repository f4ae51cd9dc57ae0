"""Splits what stands between blanks into words, by the conventions of the English treebanks.

Contractions are parted (do|n't, can|not, Ann|'s), and so are hyphens (tax|-|free, but
co-founder), slashes, units (5|km) and signs (100|%); abbreviations keep their points.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from quoteattr.inflection import verb_forms
from quoteattr.lexicon_files import read_word_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from importlib.resources.abc import Traversable

# What stands between blanks is cut after so many characters, so that no pattern has to search far.
LONGEST: Final = 100
_KEPT: Final = 20_000
_CLOSERS: Final = "\"'”’»)]}"
_OPENERS: Final = "\"'“‘«([{"
_NOTE: Final = re.compile(r"(?:\[[0-9]{1,3}\])+")
_ADDRESS: Final = r"(?:https?://|www\.)[^\s\"'<>]*[^\s\"'<>.,;:!?)\]]|[\w.+-]+@[\w-]+(?:\.[\w-]+)*"
_NUMBER: Final = r"""
    (?:19|20)?\d0['’]?s\b | ['’]\d0s\b
  | \(?\d{3}\)?-\d{3}-\d{4}\b | \b\d{3}-\d{4}\b | \b\d-\d{4}\b | \d-\d{3}-\d{3}-\d{4}\b | \d{1,4}-\d{1,2}-\d{1,4}\b
  | \d+/\d+(?:/\d+)? | \d+(?:st|nd|rd|th|ST|ND|RD|TH)\b | (?<![\w.])\.\d+ | (?<!\w)\+\d+ | \d+(?:[.,:]\d+)*(?![.,:]?\w)
"""
_SIGNS: Final = r"""
    [:;=]['o-]?[()DPp](?!\w) | \.{2,} | -{2,} | [!?]{2,}
  | ([=*_~+<>$])\1+ | \[\.\.\.\] | '' | `` | \b(?:US|C|A|HK|NZ)\$ | [#@]_*[^\W\d_]\w*
"""


@frozen
class Chunk:
    """What stands between blanks, as words: pairs of offsets from its first character.

    `end` tells how it ends, closing marks left out: ".", "!" (or "?"), "…", "abbreviation",
    or "" for none of these; an abbreviation that never ends a sentence counts as none.
    `closed` says that a quotation mark follows.  Where it depends on the words around it
    whether the final point belongs to the word before it, `mark` says on what ("number",
    "name", "title", "initial", "list"), and `whole` has the words with the point joined.
    `opening` is the kind of the first character after opening marks ("note" for the number
    of a footnote, [12]), `first` the first word in lower case.
    """

    words: tuple[tuple[int, int], ...]
    end: str = ""
    closed: bool = False
    whole: tuple[tuple[int, int], ...] = ()
    mark: str = ""
    opening: str = ""
    first: str = ""


@frozen
class Splitter:
    """Splits chunks into words by the words that its lists hold.

    `abbreviations` have their marks, `contractions` the length of their first word.
    `prefixes` stay with the word after their hyphen, `units` part from the number before
    them, `kept` words stay whole.  `openers` begin a sentence, and `tags` are the verbs of
    a quotation's tag.
    """

    abbreviations: dict[str, str]
    contractions: dict[str, int]
    prefixes: frozenset[str]
    units: frozenset[str]
    kept: frozenset[str]
    openers: Mapping[str, tuple[str, ...]]
    tags: frozenset[str]
    _pattern: re.Pattern[str] = field(init=False, repr=False, eq=False)
    _cache: dict[str, Chunk] = field(init=False, factory=dict, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_pattern", _compile(self))

    def chunk(self, text: str) -> Chunk:
        """Split what stands between two blanks."""
        found = self._cache.get(text)
        if found is None:
            if len(self._cache) >= _KEPT:
                self._cache.clear()
            found = self._cache[text] = self._chunk(text)
        return found

    def _chunk(self, text: str) -> Chunk:
        words = tuple(span for match in self._pattern.finditer(text) for span in self._parts(match))
        end, closed, body = _ending(text)
        opening, first = _opening(text)
        if end != "." or not words:
            return Chunk(words, end, closed, (), "", opening, first)
        whole = _joined(words, len(body))
        mark = self._mark(re.split(r"[-–—/(\[{\"'“‘]", body)[-1])
        if mark in ("abbreviation", "inside"):
            return Chunk(whole, mark if mark == "abbreviation" else "", closed, (), "", opening, first)
        return Chunk(words, ".", closed, whole if mark != "." else (), mark, opening, first)

    def _mark(self, word: str) -> str:
        """Tell what the point at the end of a word depends on: "." if it is no part of the word."""
        mark = self.abbreviations.get(word.lower())
        if re.fullmatch(r"(?:[^\W\d_]{1,2}\.){2,}", word):
            return mark or "abbreviation"
        if re.fullmatch(r"[^\W\d_]\.", word) and word[0].isupper():
            return "initial"
        if re.fullmatch(r"[0-9]{1,2}\.", word):
            return "list"
        if mark == "title":
            return mark if word[0].isupper() and not word[:2].isupper() else "."
        return "." if mark is None else mark or "abbreviation"

    def _parts(self, match: re.Match[str]) -> Iterator[tuple[int, int]]:
        start, end = match.span()
        first = self.contractions.get(match.group().lower().replace("’", "'"))
        if first is None:
            yield start, end
        else:
            yield start, start + first
            yield start + first, end


def _compile(lists: Splitter) -> re.Pattern[str]:
    kept = _alternatives(lists.kept | set(lists.contractions))
    prefixes = _alternatives(lists.prefixes)
    units = _alternatives(lists.units)
    points = _alternatives(word for word, mark in lists.abbreviations.items() if mark in ("", "inside", "title"))
    places = _alternatives(word for word, mark in lists.abbreviations.items() if mark in ("", "name"))
    clitic = "['’`](?:s|re|ve|ll|d|m)(?![^\\W\\d_])"
    letter = "[^\\W\\d_]"
    return re.compile(
        rf"""
        {_ADDRESS}
      | (?<![\w'’])(?:{kept})(?![\w'’])                        # o'clock; cannot
      | {_SIGNS}
      | (?<!\w)(?:{letter}\.){{2,}}(?:{letter}(?!\w))? | (?<!\w)Ph\.D\.?   # U.S., U.S.A
      | \d+(?:[.,:]\d+)*(?=(?:{units})(?!\w))                  # 5 of 5km
      | {_NUMBER}
      | {letter}+\.(?=[,;]) | (?<!\w)(?:{points})(?=['’?!:–—-])   # Jr. of Jr., and Inc. of Inc.'s
      | (?<!\w)(?:{places})(?=\)[,;:.])                        # Calif. of (D-Calif.),
      | (?<![\w-]){letter}{{1,2}}-(?=$|[,.;?!"…])                # th- of a word broken off
      | \w+?(?=n['’`]t(?!\w)) | n['’`]t(?!\w)                    # do|n't
      | {clitic}
      | (?<!\w)(?:(?:{prefixes})-)+{letter}+(?=$|\W|{clitic})   # co-founder
      | {letter}+(?:&{letter}+)+                               # AT&T
      | \w+(?:\.[a-z]{{2,}}\w*)+ | \w+(?:\.\w+)+(?<=[a-z]{{3}})  # example.org, notes.doc
      | (?:\d+)?{letter}[\w\u00ad\u200d\u0300-\u036f]*?(?={clitic})
      | \w[\w\u00ad\u200d\u0300-\u036f]*(?:['’]{letter}[\w\u0300-\u036f]*)*   # O'Brien
      | \S
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def _alternatives(words: Iterable[str]) -> str:
    """Give a pattern of words, the longest first, with any apostrophe."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("'", "['’]") for word in ordered)


def _ending(text: str) -> tuple[str, bool, str]:
    """Give the kind of a chunk's end, whether a quotation mark closes it, and the chunk without closing marks."""
    body = text.rstrip(_CLOSERS)
    closed = any(mark in "\"”’»'" for mark in text[len(body) :])
    if not body:
        return "", closed, body
    if body.endswith(("..", "…")):
        return "…", closed, body
    if body[-1] in "!?":
        return "!", closed, body
    return ("." if body[-1] == "." else ""), closed, body


def _opening(text: str) -> tuple[str, str]:
    """Give what kind of character a chunk begins with, opening marks left out, and its first word in lower case."""
    inner = text.lstrip(_OPENERS)
    if not inner:
        return "mark", ""
    if _NOTE.fullmatch(text):
        return "note", ""
    if inner[0].isdigit():
        kind = "digit"
    elif inner[0].isupper() or (inner[0].isalpha() and not inner[0].islower()):
        kind = "capital"
    elif inner[0].islower():
        kind = "small"
    else:
        kind = "sign"
    match = re.match(r"[^\W\d_]+", inner)
    return kind, match.group().lower() if match else ""


def _joined(words: tuple[tuple[int, int], ...], end: int) -> tuple[tuple[int, int], ...]:
    """Join the point that ends at `end` to the word before it."""
    for place, (start, stop) in enumerate(words):
        if stop == end and stop - start == 1 and place:
            return (*words[: place - 1], (words[place - 1][0], end), *words[place + 1 :])
    return words


@lru_cache(maxsize=1)
def english() -> Splitter:
    """Give the splitter of English, read from the lexicon once."""
    folder = files("quoteattr") / "lexicons" / "en"

    def words(name: str) -> frozenset[str]:
        return read_word_file(folder, name).words()

    titles = dict.fromkeys(words("title_abbreviations"), "title")
    marks = frozenset({"inside", "title", "number", "name"})
    own = read_word_file(folder, "abbreviations", marks).marks
    lengths = read_word_file(folder, "contractions").marks
    return Splitter(
        abbreviations=titles | {word: next(iter(kinds), "") for word, kinds in own.items()},
        contractions={word: int(mark) for word, (mark,) in lengths.items()},
        prefixes=words("hyphen_prefixes"),
        units=words("units"),
        kept=words("apostrophes"),
        openers=read_word_file(folder, "sentence_openers", frozenset({"small"})).marks,
        tags=frozenset(_tag_verbs(folder)),
    )


def _tag_verbs(folder: Traversable) -> Iterator[str]:
    """Yield the finite forms of verbs that take a quotation: “Where?” Ann *asked*."""
    irregular = read_word_file(folder, "irregular_verbs").marks
    for kind in ("speech", "manner"):
        for verb, licences in read_word_file(folder, f"cue_verbs_{kind}").marks.items():
            if "direct" in licences:
                yield from (form for form in verb_forms(verb, irregular.get(verb, ())) if not form.endswith("ing"))
