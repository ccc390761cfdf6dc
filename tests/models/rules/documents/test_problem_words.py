"""Every problem that the checks can find has its words."""

import inspect
import re

import pytest

from models.rules import cleaning, identity
from models.rules.documents import check, field_checks, whole_checks
from models.rules.documents.problem_words import PROBLEM_WORDS, problem_sentence
from models.rules.documents.schema import Problem
from models.rules.words import Language

_CODE = re.compile(
    r'"((?:field|line|text|choice|date|moment|time|number|phone|email|postcode|code|application'
    r'|urgency|plan|decision)\.[a-z_]+)"'
)
CHECKS = (check, field_checks, whole_checks, identity, cleaning)


def test_that_every_problem_the_checks_can_find_has_words() -> None:
    found = {code for module in CHECKS for code in _CODE.findall(inspect.getsource(module))}

    assert found == set(PROBLEM_WORDS)


@pytest.mark.parametrize("code", list(PROBLEM_WORDS))
@pytest.mark.parametrize("language", list(Language))
def test_that_every_sentence_takes_its_facts(code: str, language: Language) -> None:
    facts = ("over", "limit", "name", "position", "other", "wanted", "got")
    problem = Problem("field", code, tuple((fact, "7") for fact in facts))

    sentence = problem_sentence(problem, language)

    assert "{" not in sentence
    assert sentence.endswith(".")


def test_that_a_problem_is_said_with_its_facts() -> None:
    problem = Problem("ends_on", "date.before", (("other", "1.12.2026"),))

    assert problem_sentence(problem, "fi") == (
        "Päivä ei voi olla ennen päivää 1.12.2026. Korjaa päivä."
    )
    assert problem_sentence(problem, "sv") == (
        "Datumet kan inte vara före 1.12.2026. Rätta datumet."
    )
