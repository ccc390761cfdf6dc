"""Sorting by the alphabet."""

from models.rules.folding import alphabetical


def test_that_the_last_letters_of_the_alphabet_come_last_and_in_order() -> None:
    names = ["Öhman", "Äijälä", "Zetterberg", "Åkerman", "Édouard", "edvin", "Aalto"]

    assert sorted(names, key=alphabetical) == [
        "Aalto",
        "Édouard",
        "edvin",
        "Zetterberg",
        "Åkerman",
        "Äijälä",
        "Öhman",
    ]
