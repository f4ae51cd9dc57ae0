"""Hold the figures on the shipped samples to their floors."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from benchmarks.problems import InputError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.quality import Quality

FLOORS = Path(__file__).parent / "floors.toml"
NAMES = (
    "quoted-detection-f1",
    "direct-end-to-end-f1",
    "direct-speaker-accuracy",
    "direct-mixed-end-to-end-f1",
    "resolved-name-accuracy",
    "titles-lenient-f1",
    "affiliations-lenient-f1",
)


@frozen
class Verdict:
    """A figure beside its floor."""

    name: str
    figure: float
    floor: float

    @property
    def holds(self) -> bool:
        """Tell whether the figure is not below its floor."""
        return self.figure >= self.floor

    def __str__(self) -> str:
        word = "ok" if self.holds else "BELOW ITS FLOOR"
        return f"{self.name:<28} {self.figure:.4f}  floor {self.floor:.4f}  {word}"


def verdicts(quality: Quality, floors: Mapping[str, float]) -> tuple[Verdict, ...]:
    """Put each figure beside its floor."""
    measured = figures(quality)
    return tuple(Verdict(name, measured[name], floors[name]) for name in NAMES)


def figures(quality: Quality) -> dict[str, float]:
    """Pick the figures that have floors."""
    if quality.speakers is None:
        raise InputError(f"{quality.name}: no speakers are annotated, so names cannot be measured")
    mention = quality.quotes.attribution.get("mention", {})
    direct = mention.get("kind=direct")
    resolved = quality.speakers.resolved.get("all")
    values = (
        quality.quotes.detection["quoted"].f1,
        quality.direct.end_to_end.f1,
        direct.accuracy if direct else 0.0,
        quality.quotes.end_to_end.f1,
        resolved.accuracy if resolved else 0.0,
        quality.speakers.titles["lenient"].f1,
        quality.speakers.affiliations["lenient"].f1,
    )
    return dict(zip(NAMES, values, strict=True))


def read_floors(path: Path = FLOORS) -> dict[str, float]:
    """Read the floors: each figure exactly once, as a fraction of 1."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path}: not TOML ({error})") from error
    odd = sorted(set(table) ^ set(NAMES))
    if odd:
        raise InputError(f"{path}: the floors must be exactly {', '.join(NAMES)}; missing or unknown: {', '.join(odd)}")
    return {name: _fraction(path, name, table[name]) for name in NAMES}


def _fraction(path: Path, name: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
        raise InputError(f"{path}: {name} must be a fraction between 0 and 1, is {value!r}")
    return float(value)
