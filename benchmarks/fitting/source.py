"""Weights as a module of the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_HEAD = '''"""How much each sign weighs for or against a speaker: fitted, not chosen, by the averaged perceptron.

docs/evaluation.md tells on what, and with which command.  A sign that is not listed weighs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {
'''


def module_of(weights: Mapping[str, float]) -> str:
    """Write weights as the source of `quoteattr.dialogue.weights`, sorted by sign."""
    lines = (f'    "{sign}": {weights[sign]},\n' for sign in sorted(weights))
    return "".join((_HEAD, *lines, "}\n"))
