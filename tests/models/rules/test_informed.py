"""Who is told of a decision for information only, and names that no decision may tell."""

import pytest

from models.rules.informed import has_address, informed_lines, names_one_of


def test_that_each_line_is_one_who_is_told() -> None:
    assert informed_lines({"informed": " Perhetyö \n\nHakala Kaisa\n"}) == (
        "Perhetyö",
        "Hakala Kaisa",
    )
    assert informed_lines({"informed": None}) == ()


@pytest.mark.parametrize(
    "line",
    [
        "Perhetyö, Asematie 4",
        "Perhetyö, Strandvägen 12 B",
        "Perhetyö 00100 Helsinki",
        "Hakala Kaisa 040 123 4567",
        "Hakala Kaisa, +358401234567",
        "kaisa.hakala@example.org",
    ],
)
def test_that_an_address_on_the_list_is_seen(line: str) -> None:
    assert has_address(line)


@pytest.mark.parametrize(
    "line",
    [
        "Perhetyön tiimi 2",
        "Hakala Kaisa, sosiaalityöntekijä",
        "Perhekeskus, itäinen alue",
        "Tukiliitto ry",
    ],
)
def test_that_a_name_or_a_unit_is_no_address(line: str) -> None:
    assert not has_address(line)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Asiasta kertoi Seija Salanen.", True),
        ("Lapsi oli Salasella viikonlopun.", True),
        ("Lapsi oli Salaselta saadun tiedon mukaan kotona.", True),
        ("Lapsi on salannut asian.", False),
        ("Seija oli paikalla.", False),
        ("", False),
    ],
)
def test_that_a_name_is_seen_in_its_bent_forms(text: str, named: bool) -> None:
    assert names_one_of(text, ["Salanen Seija"]) is named


def test_that_a_surname_that_others_bear_tells_only_with_a_given_name() -> None:
    family = ("Ville Salanen",)

    assert not names_one_of("Ville Salanen saa perhetyötä.", ["Salanen Seija"], family)
    assert names_one_of("Seija Salanen kertoi.", ["Salanen Seija"], family)


def test_that_nobody_is_named_where_nobody_is_secret() -> None:
    assert not names_one_of("Seija Salanen kertoi.", [])
    assert not names_one_of("Seija Salanen kertoi.", [" "])
