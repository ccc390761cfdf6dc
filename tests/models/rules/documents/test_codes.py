"""Code lists are data: complete in three languages, unique, honest about national numbers."""

from pathlib import Path

import pytest

import resources
from models.rules.documents.catalogue import legal_basis, service_choice, service_choices
from models.rules.documents.codes import code_list, has_code, said

KEYS = sorted(path.stem for path in Path(resources.path("codes")).glob("*.json"))
SEED_OWN = ("support_family", "support_person", "family_work", "talking_help")
SEED_OTHERS = (
    "home_service",
    "family_counselling",
    "family_counselling_centre",
    "crisis_centre",
    "marak",
    "mll_childcare",
)
ONLY_GUIDED = ("family_counselling_centre", "crisis_centre", "marak", "mll_childcare")


@pytest.mark.parametrize("key", KEYS)
def test_that_a_list_is_unique_and_said_in_three_languages(key: str) -> None:
    codes = code_list(key)
    names = [item.code for item in codes.codes]

    assert codes.key == key
    assert len(names) == len(set(names))
    assert all(item.words.fi and item.words.sv and item.words.en for item in codes.codes)


@pytest.mark.parametrize(
    ("key", "code", "number"),
    [
        ("outcomes", "favourable", "1"),
        ("outcomes", "negative", "2"),
        ("need_kinds", "long_term", "3"),
        ("social_services", "social_work", "46"),
        ("social_services", "social_guidance", "45"),
        ("social_services", "support_family", "51"),
        ("urgency_levels", "not_urgent", "3"),
        ("meeting_ways", "home_visit", "3"),
        ("rectification_ways", "rectification", "1"),
        ("signature_types", "electronic", "1"),
    ],
)
def test_that_numbers_seen_in_the_national_service_are_marked(
    key: str, code: str, number: str
) -> None:
    item = code_list(key).code(code)

    assert item.official
    assert item.export == number


def test_that_a_code_whose_national_number_is_not_known_is_marked_so() -> None:
    item = code_list("social_services").code("family_work")

    assert not item.official


def test_that_a_code_gone_from_a_list_is_still_shown_as_it_was_stored() -> None:
    assert said("needs", "abolished", "fi") == "abolished"
    assert not has_code("needs", "abolished")


def test_that_every_service_of_the_seed_can_be_chosen() -> None:
    own = {item.code for item in service_choices() if item.is_own}
    others = {item.code for item in service_choices() if not item.is_own}

    assert set(SEED_OWN) <= own
    assert set(SEED_OTHERS) <= others


@pytest.mark.parametrize("code", ONLY_GUIDED)
def test_that_no_decision_is_made_on_what_others_give_without_one(code: str) -> None:
    choice = service_choice(code)

    assert choice is not None
    assert not choice.is_decided
    assert choice.social_service == ""


def test_that_every_decided_service_has_a_legal_ground_in_both_languages() -> None:
    for choice in service_choices():
        if choice.is_decided:
            assert has_code("social_services", choice.social_service)
            assert legal_basis(choice.social_service, "fi", child_protection=False)
            assert legal_basis(choice.social_service, "sv", child_protection=False)


def test_that_a_support_family_rests_on_another_act_for_a_child_protection_client() -> None:
    families = legal_basis("support_family", "fi", child_protection=False)
    protection = legal_basis("support_family", "fi", child_protection=True)

    assert families == "Sosiaalihuoltolaki (1301/2014) 28 §"
    assert protection == "Lastensuojelulaki (417/2007) 36 §"
    assert legal_basis("unknown", "fi", child_protection=True) == ""
