"""Pages for people who see no colours, or nothing: by axe-core, in a real browser."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from browser import chromium, needs_chromium
from format_cases import CROSSING, DOC, EMPTY

from quoteattr import audit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selenium.webdriver import Chrome

AXE = (files("selenium_axe_python") / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
SAME = evolve(DOC, id="a copy")
WITHIN = f'<!DOCTYPE html><html lang="en"><head><title>Two</title></head><body><main>{DOC.to_html(fragment=True)}'
PAGES = {
    "page": DOC.to_html(),
    "crossing": CROSSING.to_html(),
    "empty": EMPTY.to_html(),
    "audit": audit([DOC, SAME]).to_html(),
    "empty audit": audit([]).to_html(),
    "two fragments": f"{WITHIN}{SAME.to_html(fragment=True)}</main></body></html>",
}
SHOWN = [(1200, "light"), (360, "dark")]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """Give one browser for all pages."""
    with chromium(tmp_path_factory.mktemp("profile")) as found:
        yield found


def look(browser: Chrome, width: int, scheme: str) -> None:
    """Make a window of some width, light or dark."""
    size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    media = {"media": "", "features": [{"name": "prefers-color-scheme", "value": scheme}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)


def violations(browser: Chrome, page: str, folder: Path) -> list[str]:
    """Tell which rules of axe-core a page breaks as it is shown now, and where."""
    path = folder / "page.html"
    path.write_bytes(page.encode("utf-8", "replace"))
    browser.get(path.as_uri())
    browser.execute_script(AXE)
    found: Any = browser.execute_async_script("axe.run().then(arguments[0])")
    assert len(found["passes"]) > 10
    return [f"{each['id']}: {[node['html'][:160] for node in each['nodes']]}" for each in found["violations"]]


@needs_chromium
@pytest.mark.parametrize("name", PAGES)
def test_no_rule_is_broken(name: str, browser: Chrome, tmp_path: Path) -> None:
    """All rules and best practices hold, on a desk by day and on a phone by night."""
    for width, scheme in SHOWN:
        look(browser, width, scheme)
        assert [] == violations(browser, PAGES[name], tmp_path), (width, scheme)


@needs_chromium
def test_rules_can_be_broken(browser: Chrome, tmp_path: Path) -> None:
    """What a screen reader cannot read is told."""
    look(browser, *SHOWN[0])
    bad = PAGES["page"].replace(' lang="en"', "").replace("--soft: #5a6068", "--soft: #d0d0d0")
    broken = {each.partition(":")[0] for each in violations(browser, bad, tmp_path)}
    assert broken >= {"html-has-lang", "color-contrast"}
