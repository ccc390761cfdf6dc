"""The law as dated data: the right number, citation and name for the day."""

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from models.rules import law
from models.rules.kinds import START_GROUPS, ClockKind, Group, ServingWay
from models.rules.law import (
    authority,
    binding,
    citation,
    citation_in,
    from_guides,
    from_memory,
    has_limit,
    is_counted,
    is_statutory,
    limit,
)
from resources import load_json

MODULES = ("deadlines", "workdays", "clocks", "clock_table", "guards", "decision_checks")
TODAY = date(2026, 11, 24)


def test_that_the_supervising_authority_is_named_by_the_day() -> None:
    assert authority("supervision", date(2025, 12, 31)).fi == "Valvira"
    assert authority("supervision", date(2026, 1, 1)).fi == "Lupa- ja valvontavirasto"


def test_that_a_moved_section_is_cited_by_the_day() -> None:
    assert citation("decision.departure", on=date(2025, 4, 30)) == "SHL 45 § 3 mom."
    assert citation("decision.departure", on=date(2025, 5, 1)) == "SHL 45 § 4 mom."
    assert citation("decision.departure") == "SHL 45 § 4 mom."


def test_that_the_number_of_children_fell_in_2024() -> None:
    assert limit("children_per_worker", date(2023, 12, 31)).value == 35
    assert limit("children_per_worker", date(2024, 1, 1)).value == 30


def test_that_a_disabled_person_is_bound_to_a_start_in_seven_days_from_2025() -> None:
    kind, group = ClockKind.ASSESSMENT_START, Group.DISABLED

    assert not is_statutory(kind, group, date(2024, 12, 31))
    assert binding(kind, group, date(2024, 12, 31)).statutes[0] == "yksikön oma tavoite"
    assert is_statutory(kind, group, date(2025, 1, 1))
    assert binding(kind, group, date(2025, 1, 1)).statutes == ("SHL 36 § 2 mom.",)


@pytest.mark.parametrize("group", START_GROUPS)
def test_that_only_the_start_binds_by_law_where_the_end_does_not(group: Group) -> None:
    assert is_statutory(ClockKind.ASSESSMENT_START, group, TODAY)
    assert not is_statutory(ClockKind.ASSESSMENT_READY, group, TODAY)


@pytest.mark.parametrize("group", Group)
def test_that_the_processing_times_count_children_with_both_limits(group: Group) -> None:
    bound = is_statutory(ClockKind.ASSESSMENT_READY, group, TODAY)

    assert is_counted(group, TODAY) is bound


def test_that_psychosocial_support_has_its_month_from_may_2025() -> None:
    assert not has_limit("psychosocial_support", date(2025, 4, 30))
    assert has_limit("psychosocial_support", date(2025, 5, 1))


def test_that_a_day_before_the_data_is_an_error() -> None:
    with pytest.raises(KeyError):
        limit("children_per_worker", date(2021, 12, 31))


@pytest.mark.parametrize(
    ("finnish", "swedish"),
    [
        ("SHL 36 § 3 mom.", "SVL 36 § 3 mom."),
        ("HL 44 § 1 mom. 4 k", "FörvL 44 § 1 mom. 4 punkten"),
        ("laki 150/1930 5 §", "lag 150/1930 5 §"),
        ("yksikön oma tavoite", "enhetens eget mål"),
        ("oma sääntö", "oma sääntö"),
    ],
)
def test_that_a_citation_text_is_said_in_swedish(finnish: str, swedish: str) -> None:
    assert citation_in(finnish, "sv") == swedish
    assert citation_in(finnish, "fi") == finnish


@pytest.mark.parametrize("kind", ClockKind)
@pytest.mark.parametrize("group", Group)
def test_that_every_clock_has_its_statute_for_every_group(kind: ClockKind, group: Group) -> None:
    assert binding(kind, group, TODAY).statutes


@pytest.mark.parametrize("way", ServingWay)
def test_that_every_way_of_service_has_number_and_statute(way: ServingWay) -> None:
    assert limit(f"receipt.{way.value}", TODAY).value >= 0
    assert citation(f"receipt.{way.value}")


def test_that_versions_of_a_rule_do_not_overlap() -> None:
    for file, key in (("limits", "limits"), ("statutes", "citations")):
        rows = load_json(f"law/{file}.json")[key]
        seen: dict[str, list[tuple[str, str]]] = {}
        for row in rows:
            span = (row["valid_from"] or "0001-01-01", row["valid_to"] or "9999-12-31")
            seen.setdefault(row.get("name") or row["id"], []).append(span)
        for spans in seen.values():
            ordered = sorted(spans)
            assert all(a[1] < b[0] for a, b in pairwise(ordered))


def test_that_every_citation_has_three_languages() -> None:
    for row in load_json("law/statutes.json")["citations"]:
        assert all(citation(row["id"], language) for language in ("fi", "sv", "en"))


@pytest.mark.parametrize("name", MODULES)
def test_that_no_section_number_stands_in_code(name: str) -> None:
    assert law.__file__ is not None
    source = (Path(law.__file__).parent / f"{name}.py").read_text(encoding="utf-8")
    code = re.sub(r'""".*?"""|#.*', "", source, flags=re.DOTALL)

    assert "§" not in code


def test_that_an_act_is_named_with_its_number() -> None:
    assert law.act_name("shl") == "sosiaalihuoltolaki (1301/2014)"
    assert law.act_name("shl", "sv") == "socialvårdslagen (1301/2014)"


def test_that_places_whose_text_was_not_read_are_told() -> None:
    told = from_memory()

    assert told == ("HL 52 § 2 mom.",)


def test_that_places_read_in_a_guide_only_are_told_with_its_site() -> None:
    told = from_guides()

    assert "HL 50 § 1 mom. 1 k (www.kuntaliitto.fi)" in told
    assert "ATL 11 § (soite.fi)" in told
    assert not any("HL 44 §" in each for each in told)


def test_that_a_minors_prohibition_rests_on_the_client_data_act() -> None:
    assert citation("minor.prohibition") == "ATL 51 §"
