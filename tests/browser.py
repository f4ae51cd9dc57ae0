"""A headless Chromium for the tests, where one is installed."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from selenium.webdriver import Chrome, ChromeOptions, ChromeService

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_DRIVER = shutil.which("chromedriver")
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --hide-scrollbars"
    " --disable-background-networking --disable-component-update --disable-sync --disable-dev-shm-usage"
)

needs_chromium = pytest.mark.skipif(
    not (_CHROMIUM and _DRIVER), reason="no Chromium with its driver: apt-get install chromium chromium-driver"
)


@contextmanager
def chromium(profile: Path) -> Iterator[Chrome]:
    """Start a browser with an empty profile, and end it."""
    options = ChromeOptions()
    options.binary_location = _CHROMIUM or ""
    for flag in _FLAGS.split():
        options.add_argument(flag)
    options.add_argument(f"--user-data-dir={profile}")
    browser = Chrome(options=options, service=ChromeService(_DRIVER))
    try:
        yield browser
    finally:
        browser.quit()
