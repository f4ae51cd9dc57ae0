"""Tables fit the terminal, and nothing in a text can steer it."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pytest
from attrs import evolve
from format_cases import DOC, EMPTY

from quoteattr import AttributedText, Kind, Quotation, Span
from quoteattr.render.terminal import Style, tables


@dataclass
class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def __post_init__(self) -> None:
        """Begin empty."""
        super().__init__()

    def isatty(self) -> bool:
        """Say so."""
        return True


def quoting(words: str) -> AttributedText:
    """Build a document that is one quotation."""
    return AttributedText(words, (Quotation("q1", Kind.DIRECT, words, (Span(0, len(words)),)),))


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_lines_fit_the_width(width: int) -> None:
    """No line is longer than the terminal is wide, down to what can still be read."""
    lines = tables(DOC, style=Style(width)).splitlines()
    assert max(map(len, lines)) <= max(width, 5 * 8 + 4 * 2)


def test_wide_characters_take_two_columns() -> None:
    """Columns stand below each other whatever the script, and combining marks take no room."""
    for words in ("橋は閉まる", "cafe\u0301"):
        lines = tables(quoting(words)).splitlines()
        assert lines[1].startswith(words)
    assert tables(quoting("橋" * 30)).splitlines()[1].startswith("橋" * 19 + "…")


def test_nothing_steers_the_terminal() -> None:
    """Escape sequences and bidirectional overrides of a text come out as replacement characters."""
    shown = tables(quoting("a\x1b[31mred\x07 \u202eb"), explain=True)
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)
    assert "a\ufffd[31mred\ufffd \ufffdb" in shown


def test_colors_are_for_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal gets colours, one a speaker; a file, or a terminal with NO_COLOR, gets none."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    terminal, file = Terminal(), io.StringIO()
    DOC.print(file=terminal)
    DOC.print(file=file)
    assert terminal.getvalue().count("\x1b[36mAnn Lee") == 4
    assert "\x1b" not in file.getvalue()
    monkeypatch.setenv("NO_COLOR", "1")
    plain = Terminal()
    DOC.print(file=plain)
    assert "\x1b" not in plain.getvalue()


def test_print_goes_to_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a file, the tables are printed."""
    DOC.print()
    assert capsys.readouterr().out == tables(DOC) == DOC.to("table")


def test_stance_is_shown() -> None:
    """What was denied or only possible does not look like what was said."""
    kinds = [line.split("  ")[1:] for line in tables(DOC).splitlines()[1:9]]
    assert [next(cell.strip() for cell in cells if cell.strip()) for cells in kinds] == [
        "direct",
        "direct",
        "direct",
        "indirect, negative",
        "indirect, possible",
        "indirect",
        "mixed",
        "other",
    ]


def test_explanation_names_rules_and_words() -> None:
    """Each quotation is followed by its rules, with what they were bound to."""
    shown = DOC.to("table", explain=True)
    assert "\nq5  object\n    subject: content “object”\n" in shown
    bare = evolve(DOC, quotations=(evolve(DOC.quotations[0], evidence=()),))
    assert "    no rule found a speaker\n" in bare.to("table", explain=True)


def test_no_quotations_are_said() -> None:
    """A text without quotations says so; a heading names the document."""
    assert EMPTY.to("table") == "no quotations found\n"
    assert evolve(EMPTY, id="a\nb").to("table", heading=True) == "==> a b <==\nno quotations found\n\n"
