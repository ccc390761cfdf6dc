"""The library of decision texts: complete, dated, filled from the case, checked, compared."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.decision_texts import DecisionTexts, plain_texts, with_texts
from models.rules.documents.codes import code_list
from models.rules.documents.schema import Values
from models.rules.errors import RuleBroken
from models.rules.kinds import Outcome
from models.rules.letter_texts import (
    TextLibrary,
    TextVersion,
    TextWords,
    Tongue,
    grounds,
    library,
    shipped_texts,
    text_name,
)
from models.rules.text_checks import (
    TEXT_MOST,
    problems_of_text,
    problems_of_words,
    require_publishable_from,
    require_sound,
)
from models.rules.text_places import PLACES, filled, places_in, unfilled_in, with_examples
from models.rules.word_difference import difference, differs
from models.rules.words import Language
from reports.glyphs import undrawable
from tests.reports.builders import finnish_facts

ON = date(2026, 11, 24)
SERVICES = tuple(code.code for code in code_list("social_services").codes)
VALUES: Values = {"service": "family_work", "outcome_text": "x", "facts_text": "y"}


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("service", SERVICES)
def test_that_every_service_and_outcome_has_its_own_text(service: str, outcome: Outcome) -> None:
    found = shipped_texts().of_outcome(service, outcome, ON)

    assert found is not None
    assert found.service == service


def test_that_every_shipped_text_is_sound_in_all_four_wordings() -> None:
    for version in shipped_texts().versions:
        assert problems_of_text(version, to_publish=True) == (), version.ref
        assert undrawable("".join(version.words.of(tongue) for tongue in Tongue)) == ()


def test_that_every_shipped_text_rests_on_provisions_of_its_day() -> None:
    for version in shipped_texts().versions:
        assert version.laws
        assert version.cited(version.valid_from or ON, "fi")
        assert version.cited(ON, "sv")


def test_that_every_ground_has_a_text_but_the_offices_own() -> None:
    told = {version.ground for version in shipped_texts().versions}

    assert grounds().keys() - told == {"own"}


@pytest.mark.parametrize(
    ("day", "moment"), [(date(2025, 4, 30), "3 momentissa"), (date(2025, 5, 1), "4 momentissa")]
)
def test_that_the_text_in_force_on_the_day_of_the_decision_is_chosen(
    day: date, moment: str
) -> None:
    found = {version.text_id: version for version in shipped_texts().in_force(day)}
    text = found["any.partly.departs_from_plan"]

    assert moment in text.words.fi
    assert moment.split(" ", maxsplit=1)[0] in text.cited(day, "fi")


def test_that_superseded_texts_stay_readable() -> None:
    history = shipped_texts().history("any.partly.departs_from_plan")

    assert [version.version for version in history] == [2, 1]
    assert shipped_texts().find("any.partly.departs_from_plan@1") is history[1]


def test_that_an_own_version_takes_over_on_its_day_and_a_retired_one_gives_none() -> None:
    shipped = shipped_texts().history("family_work.favourable")[0]
    own = replace(shipped, version=2, valid_from=date(2026, 12, 1), own=True)
    ended = replace(own, version=3, valid_from=date(2027, 1, 1), retired=True)
    texts = library((own, ended))

    def version_on(day: date) -> int | None:
        found = texts.of_outcome("family_work", Outcome.FAVOURABLE, day)
        return found.version if found else None

    assert version_on(date(2026, 11, 30)) == 1
    assert version_on(date(2026, 12, 1)) == 2
    assert version_on(date(2027, 1, 1)) is None


def test_that_a_draft_is_never_in_force() -> None:
    shipped = shipped_texts().history("family_work.favourable")[0]
    texts = TextLibrary((replace(shipped, version=2, valid_from=None),))

    assert texts.in_force(date.max) == ()


def test_that_the_fitting_texts_come_first() -> None:
    names = [
        text_name(version, "fi")
        for version in shipped_texts().fitting("home_service", Outcome.FAVOURABLE, ON)
    ]

    assert names[0] == "Lapsiperheen kotipalvelu · Myönteinen · Ratkaisu"
    assert names[1].endswith("Erityinen perhe- tai elämäntilanne")
    assert names[2].startswith("Kaikki palvelut · Myönteinen")


def test_that_places_are_filled_from_the_case_and_names_need_no_case_ending() -> None:
    text = "{asiakas} saa palvelun: {palvelu}. Voimassa {voimassa}. Määrä: {määrä}."

    said = filled(text, finnish_facts(), VALUES, Language.FINNISH)

    assert said == (
        "Aino Tuulinen saa palvelun: perhetyö. Voimassa 1.12.2026–31.5.2027. "
        "Määrä: 2 × 2 tuntia viikossa."
    )


def test_that_a_place_of_which_nothing_is_known_stays_to_be_filled() -> None:
    facts = finnish_facts(ends_on=None)

    said = filled("Päättyy {päättyy}.", facts, VALUES, Language.FINNISH)

    assert [place.name for place in unfilled_in(said)] == ["päättyy"]


def test_that_an_open_ended_decision_says_so_in_both_languages() -> None:
    facts = finnish_facts(ends_on=None)
    values: Values = {**VALUES, "open_ended": True}

    assert filled("{voimassa}", facts, values, Language.FINNISH) == "1.12.2026 alkaen toistaiseksi"
    assert filled("{voimassa}", facts, values, Language.SWEDISH) == "från 1.12.2026 tills vidare"


def test_that_every_place_has_an_example_in_both_languages() -> None:
    for place in PLACES.values():
        for language in (Language.FINNISH, Language.SWEDISH):
            assert places_in(with_examples(place.token, language)) == ()


@pytest.mark.parametrize(
    ("words", "field", "code"),
    [
        (TextWords("", "b", "c", "d"), "fi", "letter_text.empty"),
        (TextWords("a", "{klient}", "c", "d"), "sv", "letter_text.unknown_place"),
        (TextWords("a", "b", "{tavoite}", "d"), "plain_fi", "letter_text.typed_place"),
        (TextWords("a", "b", "c", "auki {"), "plain_sv", "letter_text.brace"),
        (TextWords("a", "b", "c}", "d"), "plain_fi", "letter_text.brace"),
        (TextWords("a" * 40_000, "b", "c", "d"), "fi", "text.too_long"),
        (TextWords("a", "b\u202e", "c", "d"), "sv", "text.forbidden_character"),
    ],
)
def test_that_what_is_wrong_is_told_of_its_field(words: TextWords, field: str, code: str) -> None:
    found = problems_of_words(words, to_publish=True)

    assert [(problem.field, problem.error.code) for problem in found] == [(field, code)]


def test_that_markup_is_text() -> None:
    words = TextWords(*["<b>Lihava</b> <a href='x'>linkki</a> &amp; <img>"] * 4)

    assert problems_of_words(words, to_publish=True) == ()


def test_that_a_draft_may_be_unfinished() -> None:
    assert problems_of_words(TextWords("alku"), to_publish=False) == ()
    assert len("a" * TEXT_MOST) == TEXT_MOST


def test_that_a_ground_of_another_outcome_is_refused() -> None:
    version = replace(_own(), outcome=Outcome.NEGATIVE, ground="sudden_crisis")

    with pytest.raises(RuleBroken, match=r"letter_text\.ground"):
        require_sound(version, to_publish=False)


def test_that_no_text_changes_for_a_day_that_has_passed() -> None:
    with pytest.raises(RuleBroken, match=r"letter_text\.past"):
        require_publishable_from(date(2026, 11, 23), today=ON, last=None)
    with pytest.raises(RuleBroken, match=r"letter_text\.before_last"):
        require_publishable_from(ON, today=ON, last=ON)


def test_that_the_difference_tells_each_word_that_went_and_came() -> None:
    pieces = difference("Palvelu on voimassa vuoden.", "Palvelu on voimassa puoli vuotta.")

    assert [(p.change, p.text.strip()) for p in pieces] == [
        ("same", "Palvelu on voimassa"),
        ("removed", "vuoden."),
        ("added", "puoli vuotta."),
    ]


@given(st.text(alphabet="ab \n", max_size=30), st.text(alphabet="ab \n", max_size=30))
def test_that_the_difference_gives_both_texts_back(old: str, new: str) -> None:
    pieces = difference(old, new)

    assert "".join(p.text for p in pieces if p.change != "added") == old
    assert "".join(p.text for p in pieces if p.change != "removed") == new
    assert differs(old, new) == (old.split() != new.split())


def test_that_the_plain_opening_says_the_outcome_and_the_grounds_that_were_put_in() -> None:
    texts = DecisionTexts(shipped_texts(), ("any.favourable.sudden_crisis@1",))

    finnish, swedish = plain_texts(finnish_facts(), VALUES, texts)

    assert finnish.startswith("Aino Tuulinen ja perhe saavat perhetyötä.")
    assert finnish.endswith("Perheen tilanne on muuttunut äkkiä. Siksi tukea tarvitaan nyt.")
    assert swedish.startswith("Aino Tuulinen och familjen får familjearbete.")


def test_that_no_half_filled_opening_is_said() -> None:
    facts = finnish_facts(starts_on=None, ends_on=None)

    assert plain_texts(facts, VALUES, DecisionTexts(shipped_texts())) == ("", "")


def test_that_a_decision_names_the_texts_it_says() -> None:
    used = ("family_work.favourable@1", "any.favourable.sudden_crisis@1")
    texts = DecisionTexts(shipped_texts(), used)

    own_words = with_texts(finnish_facts(), {"service": "family_work"}, texts)
    both = with_texts(finnish_facts(plain_summary=""), VALUES, texts)

    assert own_words.texts_used == ()
    assert both.texts_used == used


def test_that_a_text_that_no_longer_holds_is_told() -> None:
    texts = DecisionTexts(shipped_texts(), ("any.partly.departs_from_plan@1",))

    assert [version.version for version in texts.outdated(VALUES, ON)] == [1]
    assert texts.outdated(VALUES, date(2025, 3, 1)) == ()


def _own() -> TextVersion:
    return TextVersion(
        text_id="own.1",
        version=1,
        service="family_work",
        outcome=Outcome.FAVOURABLE,
        ground="own",
        words=TextWords("a", "b", "c", "d"),
        valid_from=None,
        own=True,
    )
