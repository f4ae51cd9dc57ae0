"""The page holds the text exactly, escapes everything, and looks right in a real browser."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from browser import chromium, needs_chromium
from format_cases import CROSSING, DOC, EMPTY
from hypothesis import given
from IPython.core.formatters import DisplayFormatter
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.common.by import By
from value_strategies import documents

from quoteattr import AttributedText, Kind, Quotation, Span, Speaker, SpeakerType, audit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selenium.webdriver import Chrome

ELEMENTS = {"article", "div", "h1", "h2", "header", "li", "mark", "ol", "p", "span", "style", "a"}


class _Reader(HTMLParser):
    """Reads what stands in the element with the text, and checks that elements close in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.within: int | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        if dict(attrs).get("class") == "qa-text":
            self.within = len(self.open)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if self.within == len(self.open):
            self.within = None

    def handle_data(self, data: str) -> None:
        if self.within is not None:
            self.text.append(data)


def read(doc: AttributedText) -> _Reader:
    """Read the fragment of a document."""
    reader = _Reader()
    reader.feed(doc.to_html(fragment=True))
    reader.close()
    return reader


@given(documents())
def test_text_comes_back_exactly(doc: AttributedText) -> None:
    """Without its tags the text part is the text, elements nest, and nothing of the text becomes an element."""
    reader = read(doc)
    assert (doc.text, []) == ("".join(reader.text), reader.open)
    assert reader.seen <= ELEMENTS


def test_names_and_ids_are_escaped() -> None:
    """Markup in names, titles and ids stays words."""
    evil = '"><script>alert(1)</script>'
    speaker = Speaker(evil, evil, SpeakerType.PERSON)
    quotation = Quotation(evil, Kind.DIRECT, "x", (Span(0, 1),), speaker=speaker)
    page = AttributedText("x", (quotation,), (speaker,), evil).to_html()
    assert "<script" not in page
    assert "onerror" not in page


def test_page_needs_nothing_from_elsewhere() -> None:
    """No script, no address, no picture: the file is all there is."""
    page = DOC.to_html()
    assert not re.search(r"<script|<link|<img|src=|https?:|url\(|@import", page)
    assert page.startswith("<!DOCTYPE html>")


def in_notebook(value: object) -> str:
    """Give what a notebook shows of a value."""
    format_all: Any = DisplayFormatter().format
    shown: str = format_all(value)[0]["text/html"]
    return shown


def test_notebook_shows_the_fragment() -> None:
    """A notebook gets an element, not a page, and two on one page share no id."""
    fragment, summary = (in_notebook(each) for each in (DOC, audit([DOC])))
    assert fragment == DOC.to_html(fragment=True) == DOC.to("html", fragment=True)
    assert "<table>" in summary
    assert "<html" not in summary
    assert "<html" not in fragment
    ids = re.findall(r' id="([^"]+)"', fragment + CROSSING.to_html(fragment=True))
    assert len(ids) == len(set(ids)) > len(DOC.quotations)


def test_numbers_and_counts() -> None:
    """Speakers are numbered by how often they are quoted; what is nobody's words is not counted."""
    page = DOC.to_html()
    assert "<p>7 quotations by 5 speakers, " in page
    entries = re.findall(r'qa-badge[^>]*>(.)<.*?qa-name">([^<]*)<.*?qa-count" title="([^"]*)">(\d+) ×', page)
    assert entries == [
        ("1", "Ann Lee", "12 words", "2"),
        ("2", "Bo", "6 words", "2"),
        ("3", "The crew", "1 word", "1"),
        ("4", "A report", "1 word", "1"),
        ("5", "council", "1 word", "1"),
    ]


def test_many_speakers_look_different() -> None:
    """The first 32 speakers differ in colour or line."""
    speakers = tuple(Speaker(f"s{n}", f"N{n}", SpeakerType.PERSON) for n in range(32))
    page = AttributedText("", (), speakers).to_html()
    assert len(set(re.findall(r'class="qa-badge ([^"]*)"', page))) == 32


# In Chromium


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """Give one browser for all tests."""
    with chromium(tmp_path_factory.mktemp("profile")) as found:
        yield found


def shown(browser: Chrome, doc: AttributedText, folder: Path, *, width: int = 1200, dark: bool = False) -> None:
    """Show a document's page in a window of some width, light or dark."""
    path = folder / "page.html"
    path.write_bytes(doc.to_html().encode("utf-8", "replace"))
    size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": scheme})
    browser.get(path.as_uri())


def card(browser: Chrome) -> str:
    """Give what the card says that is shown now; empty where none is."""
    found: str = browser.execute_script(
        "return [...document.querySelectorAll('mark')].map(m => getComputedStyle(m, '::after').content)"
        ".filter(c => c !== 'none').join('|')"
    )
    return found


@needs_chromium
@pytest.mark.parametrize("doc", [DOC, CROSSING, EMPTY], ids=["full", "crossing", "empty"])
def test_browser_reads_the_text(doc: AttributedText, browser: Chrome, tmp_path: Path) -> None:
    """What the browser makes of the page is the text, line ends and all."""
    shown(browser, doc, tmp_path)
    assert doc.text == browser.execute_script("return document.querySelector('.qa-text').textContent")
    marks = browser.execute_script("return [...document.querySelectorAll('.qa-text mark')].map(m => m.textContent)")
    assert {span.of(doc.text) for quotation in doc.quotations for span in quotation.spans} <= {
        *marks,
        "b\n\ncd",
        "d\x85ef",
    }


@needs_chromium
def test_pointing_shows_who_speaks(browser: Chrome, tmp_path: Path) -> None:
    """The card of the innermost quotation under the pointer is shown, and no other."""
    shown(browser, DOC, tmp_path)
    assert card(browser) == ""
    inner = browser.find_element(By.CSS_SELECTOR, "mark mark")
    ActionChains(browser).move_to_element(inner).perform()
    assert card(browser).startswith('"Bo\\a direct quotation · cue “told” · rule subject"')
    outer = browser.find_element(By.CSS_SELECTOR, "mark")
    ActionChains(browser).move_to_element(outer).perform()
    assert card(browser).startswith('"Ann Lee\\a mayor\\a Ely\\a direct quotation · cue “said” · rule subject"')


@needs_chromium
def test_keyboard_stops_once_at_each_quotation(browser: Chrome, tmp_path: Path) -> None:
    """The Tab key goes from quotation to quotation, each described, then to the speakers' links."""
    shown(browser, DOC, tmp_path)
    stops = []
    for _ in range(len(DOC.quotations) + 5):
        ActionChains(browser).send_keys(Keys.TAB).perform()
        active = browser.switch_to.active_element
        about = active.get_attribute("aria-describedby")
        stops.append(active.tag_name)
        if active.tag_name == "mark":
            told = browser.execute_script("return document.getElementById(arguments[0]).textContent", about)
            assert "quotation" in told or "nobody's words" in told
            assert card(browser) != ""
    assert stops == ["mark"] * len(DOC.quotations) + ["a"] * 5


@needs_chromium
def test_phone_needs_no_scrolling_aside(browser: Chrome, tmp_path: Path) -> None:
    """On a narrow screen nothing sticks out, long words included, and a tap shows the card on the screen."""
    long = evolve(DOC, text=DOC.text + "x" * 500)
    shown(browser, long, tmp_path, width=360)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 360
    browser.find_elements(By.CSS_SELECTOR, "mark")[1].click()
    assert card(browser).startswith('"Ann Lee')
    style = "const s = getComputedStyle(document.activeElement, '::after'); return [s.position, s.bottom, s.left]"
    assert browser.execute_script(style) == ["fixed", "16px", "16px"]


def _luminance(color: list[float]) -> float:
    channels = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(first: list[float], second: list[float]) -> float:
    """Give the contrast ratio of WCAG 2.1, from 1 to 21."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@needs_chromium
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_contrast_is_enough(dark: bool, browser: Chrome, tmp_path: Path) -> None:
    """Text has a contrast of 7 on every fill, small grey text 4.5, and lines 3 on paper and fill (WCAG 2.1)."""
    shown(browser, DOC, tmp_path, dark=dark)
    names = ["ink", "paper", "soft", *(f"{kind}-{n}" for kind, n in product(("line", "fill"), range(8)))]
    colors: dict[str, Any] = browser.execute_script(
        "const style = getComputedStyle(document.querySelector('.quoteattr'));"
        "const canvas = new OffscreenCanvas(1, 1).getContext('2d');"
        "return Object.fromEntries(arguments[0].map(name => {"
        "  canvas.fillStyle = style.getPropertyValue('--' + name); canvas.fillRect(0, 0, 1, 1);"
        "  return [name, [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map(c => c / 255)]; }))",
        names,
    )
    assert (_luminance(colors["paper"]) < 0.5) == dark
    assert contrast(colors["soft"], colors["paper"]) >= 4.5
    for n in range(8):
        assert contrast(colors["ink"], colors[f"fill-{n}"]) >= 7, n
        assert contrast(colors[f"line-{n}"], colors["paper"]) >= 4.5, n
        assert contrast(colors[f"line-{n}"], colors[f"fill-{n}"]) >= 3, n


@needs_chromium
def test_print_has_colors_and_no_cards(browser: Chrome, tmp_path: Path) -> None:
    """On paper the fills stay, the speakers come after the text, and no card covers it."""
    shown(browser, DOC, tmp_path)
    browser.find_element(By.CSS_SELECTOR, "mark").click()
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    mark = "getComputedStyle(document.querySelector('mark')%s).%s"
    after = ', "::after"'
    assert browser.execute_script(f"return {mark % (after, 'display')}") == "none"
    assert browser.execute_script(f"return {mark % ('', 'printColorAdjust')}") == "exact"
    text, aside = (browser.find_element(By.CSS_SELECTOR, name).rect for name in (".qa-text", ".qa-speakers"))
    assert aside["y"] >= text["y"] + text["height"]
