"""Two saves that met: each side's changes told apart, nothing chosen unseen."""

from collections.abc import Mapping

import pytest

from models.rules.conflicts import Difference, Side, differences, joined, of_mine, settled
from models.rules.documents.declare import choices, line, section, text
from models.rules.documents.schema import Field, FieldType, Value, Values
from models.rules.errors import RuleBroken
from models.rules.words import Words

_PART = section(
    "part",
    Words("Osa"),
    line("place", Words("Paikka")),
    text("story", Words("Kuvaus"), limit=40),
    choices("need", Words("Tarve"), ""),
)
FIELDS = (*_PART.fields, Field("people", FieldType.ROWS, Words("Henkilöt")))
BASE = {"place": "koti", "story": "Alku."}


def _found(theirs: Values, mine: Values, base: Values = BASE) -> tuple[Difference, ...]:
    return differences(FIELDS, base=base, theirs=theirs, mine=mine)


def _row(name: str) -> Mapping[str, Value]:
    return {"name": name}


def test_that_a_field_that_one_side_changed_is_suggested_from_that_side() -> None:
    found = _found({**BASE, "place": "koulu"}, {**BASE, "story": "Jatko."})

    assert {each.key: each.suggested for each in found} == {
        "place": Side.THEIRS,
        "story": Side.MINE,
    }


def test_that_a_field_that_both_changed_alike_is_no_difference() -> None:
    assert _found({**BASE, "place": "koulu"}, {**BASE, "place": "koulu"}) == ()


def test_that_a_field_that_both_changed_otherwise_comes_first_and_has_no_suggestion() -> None:
    found = _found(
        {"place": "koulu", "story": "Heidän."}, {"place": "koti", "story": "Oma.", "need": ["a"]}
    )

    assert [(each.key, each.is_clash) for each in found] == [
        ("story", True),
        ("place", False),
        ("need", False),
    ]


def test_that_an_emptied_field_against_a_changed_one_is_a_clash() -> None:
    (found,) = _found({**BASE, "story": "Heidän."}, {"place": "koti", "story": " "})

    assert found.is_clash
    assert found.mine is None


def test_that_an_undecided_clash_is_never_saved() -> None:
    theirs = {**BASE, "story": "Heidän."}
    found = _found(theirs, {**BASE, "story": "Oma."})

    with pytest.raises(RuleBroken, match=r"conflict\.undecided"):
        settled(FIELDS, found, theirs=theirs, choices={})


def test_that_what_is_saved_has_the_changes_of_both_sides() -> None:
    theirs = {"place": "koulu", "story": "Heidän.", "need": ["a"]}
    found = _found(theirs, {**BASE, "story": "Oma."})

    values = settled(FIELDS, found, theirs=theirs, choices={"story": Side.MINE})

    assert values == {"place": "koulu", "story": "Oma.", "need": ["a"]}


def test_that_a_removal_of_one_side_is_kept() -> None:
    theirs = {**BASE, "place": "koulu"}
    found = _found(theirs, {"place": "koti"})

    assert settled(FIELDS, found, theirs=theirs, choices={}) == {"place": "koulu"}


def test_that_both_texts_are_kept_after_each_other_and_never_cut() -> None:
    (found,) = _found({**BASE, "story": "Heidän."}, {**BASE, "story": "Oma."})
    (long,) = _found({**BASE, "story": "h" * 30}, {**BASE, "story": "o" * 30})

    assert joined(FIELDS[1], found) == "Heidän.\n\nOma."
    assert joined(FIELDS[1], long) is None


def test_that_a_field_of_one_value_cannot_keep_both() -> None:
    (found,) = _found({**BASE, "place": "koulu"}, {**BASE, "place": "mummola"})

    assert joined(FIELDS[0], found) is None


def test_that_rows_of_both_are_kept_without_those_that_the_other_removed() -> None:
    ann, bo, cia = (_row(name) for name in ("Anna", "Bo", "Cia"))
    (found,) = _found({"people": [bo]}, {"people": [ann, cia]}, {"people": [ann]})

    assert joined(FIELDS[3], found) == [bo, cia]


def test_that_nothing_of_mine_is_lost_where_only_the_other_changed() -> None:
    assert not of_mine(_found({**BASE, "place": "koulu"}, BASE))
    assert of_mine(_found({**BASE, "place": "koulu"}, {**BASE, "story": "Oma."}))
