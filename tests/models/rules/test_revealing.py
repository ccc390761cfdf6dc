"""Words of a decision that may reveal a place: found in any bent form, and no others."""

import pytest

from models.rules.organisation import PostalAddress
from models.rules.revealing import Hidden, RevealKind, findings, hidden_of
from models.rules.rows import PersonData

GUARDED = Hidden(localities=("Mikkeli",), streets=("Maijankuja",), institutions=True)


def _found(text: str, hidden: Hidden = GUARDED) -> list[tuple[RevealKind, str]]:
    return [(each.kind, each.word) for each in findings({"goal": text}, hidden)]


@pytest.mark.parametrize(
    ("town", "text"),
    [
        ("Mikkeli", "Perhe asuu Mikkelissä."),
        ("Helsinki", "Muutto Helsingistä."),
        ("Turku", "Isä on Turussa."),
        ("Lahti", "Perhe on Lahdessa."),
        ("Lappeenranta", "Koti on Lappeenrannassa."),
        ("Pieksämäki", "Muutto Pieksämäelle."),
        ("Tampere", "Tampereelta."),
        ("Kuopio", "Kuopiosta."),
        ("Esbo", "Familjen bor i Esbo."),
    ],
)
def test_that_a_place_is_found_in_its_bent_forms(town: str, text: str) -> None:
    assert [kind for kind, _ in _found(text, Hidden(localities=(town,)))] == [RevealKind.LOCALITY]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Aino käy Rantakylän koulua.", "Rantakylän koulua"),
        ("Hoito on päiväkoti Satakielessä.", "päiväkoti Satakielessä"),
        ("Tapaaminen Lehmuskylän päiväkodissa.", "Lehmuskylän päiväkodissa"),
        ("Barnet går i Mattlidens skola.", "Mattlidens skola"),
        ("Lapsi on Norssinkoulussa.", "Norssinkoulussa"),
    ],
)
def test_that_the_name_of_a_school_or_day_care_is_found(text: str, word: str) -> None:
    assert (RevealKind.INSTITUTION, word) in _found(text)


@pytest.mark.parametrize(
    "text", ["Koulu sujuu paremmin.", "Lapsi on päiväkodissa.", "Mieli on iloinen.", ""]
)
def test_that_a_word_that_names_no_place_is_let_be(text: str) -> None:
    assert _found(text) == []


def test_that_a_protected_street_is_found_without_its_number() -> None:
    assert _found("Haetaan maijankujalta.") == [(RevealKind.STREET, "Maijankuja")]


def test_that_nothing_is_looked_for_where_nobody_is_to_be_guarded() -> None:
    assert _found("Mikkelissä, Rantakylän koululla.", Hidden()) == []


def test_that_a_secret_which_another_check_refuses_is_not_told_twice() -> None:
    values = {"goal": "Koti on Maijankuja 1."}

    assert findings(values, GUARDED, known=("Maijankuja 1",)) == ()


def test_that_the_houses_own_contact_address_is_not_searched() -> None:
    assert findings({"contact_town": "Mikkeli"}, GUARDED) == ()


def test_that_streets_are_guarded_when_the_readers_live_apart() -> None:
    one = PersonData("A", "B", address=PostalAddress("Maijankuja 1", "50100", "Mikkeli"))
    two = PersonData("C", "D", address=PostalAddress("Mikonpolku 2", "50100", "Mikkeli"))

    apart, together = hidden_of((), (one, two)), hidden_of((), (one, one))

    assert apart.streets == ("Maijankuja", "Mikonpolku")
    assert together.streets == ()
    assert not apart.institutions


def test_that_a_protected_persons_town_is_guarded() -> None:
    person = PersonData(
        "A",
        "B",
        address=PostalAddress("Maijankuja 1", "50100", "Mikkeli"),
        non_disclosure=True,
    )

    assert hidden_of((person,), ()) == GUARDED
