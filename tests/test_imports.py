"""Imports run one way, and importing quoteattr is light."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parent.parent / "quoteattr"

# A part of the package may import the parts on lines above its own, and itself: parts on
# one line do not know each other.  A part is a module, or a package with all its modules;
# "" is quoteattr/__init__.py.  Names that have no file are ignored.
LAYERS = (
    ("errors",),
    ("model",),
    ("offsets", "nesting", "many"),
    ("untrusted", "lexicon_files", "inflection"),
    ("serialize", "lexicon"),
    ("scanning",),
    ("graph",),
    ("runtime",),
    ("viewing", "pattern", "parsers"),
    ("training", "rules"),
    ("mentions",),
    ("detection", "description"),
    ("resolution", "sieves"),
    ("dialogue",),
    ("answering", "streaming"),
    ("attributor", "shares"),
    ("sources",),
    ("plugins",),
    ("render",),
    ("formats",),
    ("cluster",),
    ("",),
    ("cli",),
    ("__main__",),
)
# What a part may import from a line below its own, within a function, when it is called.
ON_CALL = {"model": {"serialize", "formats", "render"}, "sources": {"render"}}
HEAVY = ("torch", "stanza", "numpy", "spacy")
MAY_LOAD = {"parsers": set(HEAVY), "plugins": {"spacy", "stanza"}, "training": set(HEAVY), "runtime": {"numpy"}}

MODULES = sorted(PACKAGE.rglob("*.py"))


def part_of(module: str) -> str:
    """Name the part of the package that a module belongs to: quoteattr.rules.cues -> rules."""
    return f"{module}.".split(".")[1]


def module_of(path: Path) -> str:
    """Name the module that a file holds."""
    names = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(names[:-1] if names[-1] == "__init__" else names)


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield every module that a module imports, at its top, for types, or within functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "quoteattr":
            yield from (f"quoteattr.{alias.name}" for alias in node.names if (PACKAGE / f"{alias.name}.py").exists())
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            yield node.module


def read(path: Path) -> ast.Module:
    """Parse a module."""
    return ast.parse(path.read_text(encoding="utf-8"))


def run_only(tree: ast.Module) -> ast.Module:
    """Leave out what only a type checker reads."""
    body = [node for node in tree.body if not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")]
    return ast.Module(body, [])


def allowed(part: str) -> set[str]:
    """Gather the parts that a part may import."""
    level = next(place for place, names in enumerate(LAYERS) if part in names)
    return {name for names in LAYERS[:level] for name in names} | {part}


@pytest.mark.parametrize("path", MODULES, ids=module_of)
def test_module_has_a_place(path: Path) -> None:
    """Every module stands in the table of layers."""
    part = part_of(module_of(path))
    assert part in {name for names in LAYERS for name in names}, f"place {part!r} in LAYERS of tests/test_imports.py"


@pytest.mark.parametrize("path", MODULES, ids=module_of)
def test_imports_run_one_way(path: Path) -> None:
    """A module imports only from layers below its own."""
    own = {part_of(name) for name in imported(read(path)) if name.partition(".")[0] == "quoteattr"}
    part = part_of(module_of(path))
    assert own - allowed(part) - ON_CALL.get(part, set()) == set()


@pytest.mark.parametrize("path", MODULES, ids=module_of)
def test_parsers_stay_in_their_adapters(path: Path) -> None:
    """Nothing outside parsers, plugins and training imports torch, Stanza or spaCy, and numpy only the runtime."""
    heavy = {name.partition(".")[0] for name in imported(run_only(read(path)))} & set(HEAVY)
    assert heavy <= MAY_LOAD.get(part_of(module_of(path)), set())


@pytest.mark.parametrize(
    "module",
    ["quoteattr", "quoteattr.attributor", "quoteattr.cli.run", "quoteattr.formats", "quoteattr.parsers.spacy"],
)
def test_import_is_light(module: str) -> None:
    """Importing the package, or an adapter, loads neither torch nor Stanza nor numpy, nor what starts processes."""
    code = f"import sys, {module}; print(sorted(set({(*HEAVY, 'loky')}) & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert found.stdout.strip() == "[]"


@pytest.mark.model
def test_answers_need_neither_torch_nor_stanza() -> None:
    """The first answer with the embedded model comes without torch, Stanza or spaCy."""
    code = f"""
import sys, quoteattr
doc = quoteattr.attribute("“Go,” said Ann Lee.")
print(doc.quotations[0].speaker.name, sorted(set({HEAVY}) & set(sys.modules)))
"""
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert found.stdout.strip() == "Ann Lee ['numpy']"


@pytest.mark.model
def test_the_first_answer_takes_under_a_second() -> None:
    """From the start of Python to the first answer, a fresh process uses less than a second of processor time."""
    code = """
import time, quoteattr
quoteattr.attribute("“Go,” said Ann Lee, mayor of Lud.")
print(time.process_time())
"""
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert float(found.stdout) < 1.0
