"""Names stand beside what they name, over nothing else; long Finnish words are broken."""

import pytest

from diagram.graph.arrange import laid_out
from diagram.graph.geometry import overlap
from diagram.graph.label_places import size_of
from diagram.graph.shipped import shipped
from diagram.graph.syllables import lines_of, syllables
from models.rules.process import StepKind


def test_that_names_lie_on_no_step_and_on_no_other_name() -> None:
    path = laid_out(shipped())
    names = [step.label for step in path.steps if step.label is not None]
    names += [flow.label for flow in path.flows if flow.label is not None]

    assert len(names) > 15
    assert not any(overlap(name, step.box) for name in names for step in path.steps)
    assert not any(overlap(a, b) for n, a in enumerate(names) for b in names[n + 1 :])


def test_that_a_task_has_its_name_inside() -> None:
    path = laid_out(shipped())

    assert all(step.label is None for step in path.steps if step.kind is StepKind.TASK)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("asiakassuunnitelma", "asia-kas-suun-ni-tel-ma"),
        ("palveluntarve", "pal-ve-lun-tar-ve"),
        ("lastensuojelu", "las-ten-suo-je-lu"),
        ("yhteydenotto", "yh-tey-de-not-to"),
        ("määräaika", "mää-räai-ka"),
        ("SHL", "SHL"),
        ("ja", "ja"),
        ("", ""),
    ],
)
def test_that_a_word_is_broken_before_a_consonant_that_a_vowel_follows(
    word: str, parts: str
) -> None:
    found = syllables(word)

    assert "".join(found) == word
    assert min(len(found[0]), len(found[-1])) >= 3 or len(found) == 1
    assert set(found) <= set(_joined(parts.split("-")))


def _joined(parts: list[str]) -> list[str]:
    """Return each run of neighbouring parts: short ones at the edges are kept together."""
    return ["".join(parts[a:b]) for a in range(len(parts)) for b in range(a + 1, len(parts) + 1)]


def test_that_a_name_is_set_in_lines_that_fit_and_loses_no_letter() -> None:
    rows = lines_of("Asiakassuunnitelman hyväksyminen", lambda row: len(row) <= 12)

    assert all(len(row) <= 12 for row in rows)
    assert "".join(row.rstrip("-") for row in rows).replace(" ", "") == (
        "Asiakassuunnitelmanhyväksyminen"
    )
    assert any(row.endswith("-") for row in rows)


def test_that_a_long_name_needs_more_lines() -> None:
    assert size_of("Alku")[1] < size_of("Palvelutarpeen arvioinnin aloittaminen")[1]
