"""The half-year report on paper and in tables: same numbers, real types, no formula."""

import io
from datetime import date, datetime
from uuid import uuid4
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from models.rules.figures import Assessment, Line, half_year
from models.rules.figures_periods import period_named
from models.rules.figures_print import FiguresPrint
from models.rules.figures_staff import Staffing, WorkerChildren
from models.rules.kinds import Group
from models.rules.letters import Official
from models.rules.organisation import Organisation, RuleSettings
from models.rules.words import Language
from reports.figures import figures_pdf, percent
from reports.figures_tables import cases_table, figures_table, staffing_table
from reports.table_files import TableSheet, comma_separated, harmless, spreadsheet
from tests.reports.paper import said

TODAY = date(2026, 11, 24)
PERIOD = period_named("2026H1", today=TODAY)
_SHEET = "xl/worksheets/sheet{}.xml"
_SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def facts(**other: object) -> FiguresPrint:
    """Two started in time, one late; one worker above the limit."""
    begun = date(2026, 6, 1)
    cases = [
        Assessment(uuid4(), Group.SPECIAL_SUPPORT, begun, date(2026, 6, day)) for day in (2, 3, 30)
    ]
    figures = half_year(cases, PERIOD, RuleSettings(), TODAY)
    worker = WorkerChildren(uuid4(), "Sosiaalityöntekijä Salla", tuple(uuid4() for _ in range(31)))
    known = {
        "period": PERIOD,
        "figures": figures,
        "previous": figures,
        "staffing": Staffing(date(2026, 4, 14), 30, (worker,), (uuid4(),)),
        "comment": "Yksi aloitus viivästyi.",
        "sender": Official("Tiina Tiiminvetäjä", "johtava sosiaalityöntekijä", "Perheet", "015 1"),
        "organisation": Organisation(name="Esimerkin hyvinvointialue"),
        "made_on": date(2026, 10, 12),
        "running": False,
        **other,
    }
    return FiguresPrint(**known)  # type: ignore[arg-type]


def test_that_the_pages_tell_the_figures_and_how_they_were_counted() -> None:
    text = said(figures_pdf(facts()))

    assert "Lastensuojelun käsittelyajat 1.4.2026–30.9.2026" in text
    assert "66,67 %" in text
    assert "Yksi aloitus viivästyi." in text
    assert "Laskentaperuste" in text
    assert "Yli 30 asiakasta" in text
    assert "KESKEN" not in text


def test_that_a_running_period_says_so_on_every_page() -> None:
    assert "KESKEN" in said(figures_pdf(facts(running=True)))


def test_that_the_same_figures_give_the_same_pages() -> None:
    same = facts()

    assert figures_pdf(same) == figures_pdf(same)


@pytest.mark.parametrize(
    ("language", "word"),
    [(Language.SWEDISH, "Behandlingstiderna inom barnskyddet"), (Language.ENGLISH, "How it is")],
)
def test_that_the_pages_speak_three_languages(language: Language, word: str) -> None:
    assert word in said(figures_pdf(facts(language=language)))


def test_that_the_comment_goes_to_the_authority_of_the_day() -> None:
    assert "Valvira" in said(figures_pdf(facts(made_on=date(2025, 10, 12))))
    assert "Lupa- ja valvontavirasto" in said(figures_pdf(facts()))


def test_that_figures_without_anything_still_make_pages() -> None:
    nothing = half_year([], PERIOD, RuleSettings(), TODAY)

    text = said(figures_pdf(facts(figures=nothing, previous=None, staffing=None, comment="")))

    assert "Ei kommenttia." in text


def test_that_a_share_is_written_as_in_finnish() -> None:
    assert (percent(0.97989), percent(None)) == ("97,99 %", "")


def test_that_the_tables_hold_the_numbers_and_the_cases_behind_them() -> None:
    printed = facts()
    numbers = dict.fromkeys(printed.figures.cases[Line.PENDING], "ES-1")

    rows = {row[0]: row for row in figures_table(printed).rows}
    assert rows["A0"][2] == 3
    assert rows["A1"][3] == pytest.approx(2 / 3)
    late = [row for row in cases_table(printed, numbers).rows if row[0] == "A2"]
    assert late == [("A2", "Arviointi aloitettu 7. arkipäivän jälkeen", "ES-1")]
    staff = staffing_table(printed)
    assert staff is not None
    assert staff.rows == (("Sosiaalityöntekijä Salla", 31), ("Ilman työntekijää", 1))


# files


ROWS = TableSheet(
    "Luvut: /1?",
    ("Selite", "Määrä", "Osuus", "Päivä"),
    (("=1+1", 3, 0.5, date(2026, 6, 1)), ("Åke", -2, None, None)),
)


def test_that_a_spreadsheet_has_real_types_and_no_formulas() -> None:
    made = ZipFile(io.BytesIO(spreadsheet((ROWS,), title="2026H1", author="Alue")))
    sheet = ElementTree.fromstring(made.read(_SHEET.format(1)))

    cells = {cell.attrib["r"]: cell for cell in sheet.iter(f"{_SPACE}c")}
    assert not list(sheet.iter(f"{_SPACE}f"))
    assert cells["A2"].attrib["t"] == "s"
    assert [cells[name].attrib.get("t", "n") for name in ("B2", "C2", "D2")] == ["n", "n", "n"]
    assert float(cells["B3"].find(f"{_SPACE}v").text) == -2  # type: ignore[union-attr, arg-type]
    assert float(cells["D2"].find(f"{_SPACE}v").text) == _excel_day(date(2026, 6, 1))  # type: ignore[union-attr, arg-type]


def test_that_the_same_table_gives_the_same_file() -> None:
    assert spreadsheet((ROWS,), title="a", author="b") == spreadsheet(
        (ROWS,), title="a", author="b"
    )


@pytest.mark.parametrize("text", ["=1+1", "+358", "-2", "@nimi", "\tx", "\rx", " =2", "|x", "%x"])
def test_that_no_text_in_csv_becomes_a_formula(text: str) -> None:
    assert harmless(text) == f"'{text}"


def test_that_csv_is_read_by_a_finnish_spreadsheet() -> None:
    made = comma_separated(ROWS).decode("utf-8")

    assert made.startswith("\ufeffSelite;Määrä;Osuus;Päivä\r\n")
    assert "'=1+1;3;50,0 %;1.6.2026\r\n" in made
    assert "Åke;-2;;\r\n" in made


def _excel_day(day: date) -> int:
    return (datetime(day.year, day.month, day.day) - datetime(1899, 12, 30)).days
