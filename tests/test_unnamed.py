"""A pronoun leads back to somebody without a name who has just spoken."""

from __future__ import annotations

import pytest

import quoteattr

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A spokesman for the port said it was closed. “We are sorry,” he said.", "A spokesman for the port"),
        (
            "Josef Kirn said it was over. Kirn's deputy said the escort had left. “Who gave that order?” she said.",
            "Kirn's deputy",
        ),
        ("A senior official said the deal was off. “It is dead,” she said.", "A senior official"),
        ("Ann Lee said no. A spokesman said yes. “We are sorry,” she said.", "Ann Lee"),
        ("A nurse said it was cold. The manager said it was not. “It is warm,” he said.", "The manager"),
        ("A senior official said no, Ann Lee said. “It is over,” she said.", "Ann Lee"),
        ("Bo Ray, a driver, wept. “Why?” the prosecutor asked. “It rained,” he replied.", "Bo Ray"),
        ("Ann Lee smiled. A reporter said it was late. “It is,” she said.", "Ann Lee"),
    ],
)
def test_whom_a_pronoun_after_a_description_means(text: str, speaker: str) -> None:
    """Whoever spoke as the subject of the sentence before, if of that gender; but who asks is answered by another."""
    last = quoteattr.attribute(text).quotations[-1]
    assert last.speaker is not None
    assert speaker == last.speaker.name


def test_a_pronoun_of_the_other_gender_is_somebody_else() -> None:
    """An official who was *she* is not *he* afterwards."""
    text = "A senior official said the deal was off. “It is dead,” she said. “It is not,” he said."
    *_, she, he = quoteattr.attribute(text).quotations
    assert she.speaker is not None
    assert he.speaker is None
