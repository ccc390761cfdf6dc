"""A case carried along its path by the windows, step by step, as a worker does it."""

from uuid import UUID

from PySide6.QtWidgets import QApplication

from desktop.forms.form import DocumentForm
from desktop.windows.case_page import CasePage
from models.rules.commands import RecordIntake
from models.rules.documents.schema import Values
from models.rules.kinds import DocumentKind
from models.rules.rows import PersonData
from models.services.intake import record_intake
from tests.desktop.typing import click
from tests.desktop.windows_case.filling import add_row, fill

CASE_ID = UUID("00000000-0000-4000-8000-0000000000c1")
CLIENT_ID = UUID("00000000-0000-4000-8000-0000000000c2")
INTAKE_ID = UUID("00000000-0000-4000-8000-0000000000c3")

CONTACT: Values = {
    "received_on": "2026-11-20",
    "received_time": "09:30",
    "channel": "phone",
    "client_surname": "Virtasalmi",
    "client_given_names": "Aada Maria",
    "client_code": "030219A902J",
    "guardians": [{"surname": "Virtasalmi", "given_names": "Mari"}],
    "maker": "school",
    "maker_surname": "Koski",
    "maker_given_names": "Elina",
    "maker_phone": "044 000 0002",
    "reasons": ["upbringing"],
    "description": "Lapsella on ollut poissaoloja.",
    "consent": True,
}


def record_contact(page: CasePage) -> UUID:
    """Record a contact; its case is opened in the page."""
    command = RecordIntake(
        case_id=CASE_ID,
        document_id=INTAKE_ID,
        kind=DocumentKind.CONTACT,
        values=CONTACT,
        client=PersonData("Virtasalmi", "Aada Maria", personal_code="030219A902J"),
        client_id=CLIENT_ID,
        worker_id=page.desk.actor.user_id,
    )
    assert page.desk.operations.run(record_intake, command=command)
    assert page.open(CASE_ID, "client_work")
    return CASE_ID


def form_of(page: CasePage) -> DocumentForm:
    """Return the form that is shown."""
    assert page.pane is not None
    assert page.pane.form is not None
    return page.pane.form


def begin(page: CasePage, kind: DocumentKind) -> DocumentForm:
    """Begin a document from the list of documents."""
    click(page.list.new_item(kind))
    return form_of(page)


def move(page: CasePage, target: str) -> None:
    """Press the button of a move."""
    QApplication.processEvents()
    click(page.aside.moves.button(target))


def write_evaluation(page: CasePage) -> None:
    """Write the first evaluation: not urgent, the assessment begins."""
    form = begin(page, DocumentKind.EVALUATION)
    fill(
        form,
        urgency="Ei kiireellinen: arviointi alkaa viimeistään 7. arkipäivänä",
        urgency_assessed_on="20.11.2026",
        urgency_assessed_time="10.00",
        child_protection_matter=False,
        special_support_child=False,
        actions="Sovittiin käynti kotiin.",
        guardian_informed=True,
        guardian_informed_on="20.11.2026",
        child_informed=True,
        result="Palvelutarpeen arviointi aloitetaan",
        assessment_started_on="23.11.2026",
    )
    click(page.finish_button)


def write_meeting(page: CasePage) -> None:
    """Write the first meeting."""
    form = begin(page, DocumentKind.MEETING)
    fill(
        form,
        starts_at="24.11.2026 8.00",
        way="Kotikäynti",
        took_place=True,
        starts_assessment=False,
        description="Tavattiin äiti ja Aada kotona.",
    )
    click(page.finish_button)


def write_assessment(page: CasePage) -> None:
    """Write the assessment: recurring need, plan and own worker."""
    form = begin(page, DocumentKind.ASSESSMENT)
    fill(
        form,
        pending_on="20.11.2026",
        started_on="23.11.2026",
        child_protection_examined=False,
        special_support=False,
        child_view="Aada toivoo, että aamut olisivat rauhallisia.",
        child_view_how="Keskusteltiin kotona.",
        parent_view="Äiti toivoo apua aamuihin.",
        conclusions="Perheellä on toistuva tuen tarve arjessa.",
        continues=True,
        need="Toistuva",
        plan_made=True,
        needs_own_worker=True,
        own_worker_surname="Sosiaalityöntekijä",
        own_worker_given_names="Salla",
    )
    click(page.finish_button)


def write_plan(page: CasePage) -> None:
    """Write the client plan."""
    form = begin(page, DocumentKind.PLAN)
    fill(
        form,
        plan_made=True,
        planned_on="24.11.2026",
        functional_ability="Arki kuormittaa.",
        client_view="Apua aamuihin.",
        child_view="Rauhalliset aamut.",
        professional_view="Perhetyö auttaa.",
        necessary_services="Perhetyö joulukuusta alkaen puoli vuotta.",
        strengths="Lämpimät välit.",
        partners="Koulu.",
        meetings="Kerran kuussa.",
        duration="Puoli vuotta.",
        follow_up="Tavataan keväällä.",
        review_on="24.5.2027",
    )
    add_row(form, "goals", name="Arjen rytmi vahvistuu")
    click(page.finish_button)


def write_services(page: CasePage) -> None:
    """Write the services chosen and their preconditions."""
    form = begin(page, DocumentKind.SERVICES)
    fill(form, chosen_on="24.11.2026", agreed_with_family=True)
    add_row(
        form,
        "services",
        service="Perhetyö",
        precondition_state="Selvitetty: edellytykset täyttyvät",
    )
    click(page.finish_button)
