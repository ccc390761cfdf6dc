"""The map while cases still follow an older version of the path."""

from dataclasses import replace
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from desktop.windows.main import MainWindow
from desktop.windows.map_page import MapPage
from models.rules.changes import Changes
from models.rules.process import ProcessDefinition
from models.services.processes import install_process
from tests.models.services.builders import ADMINISTRATOR, shipped_process


@pytest.fixture
def page(qtbot: QtBot, main: MainWindow) -> MapPage:
    """The map page with all cases of the team."""
    shown = main.page
    assert isinstance(shown, MapPage)
    with qtbot.waitExposed(main):
        main.show()
    shown.filter.team.click()
    return shown


def test_that_every_case_keeps_its_place_when_a_path_without_its_step_is_published(
    main: MainWindow, page: MapPage
) -> None:
    there = {row.id for row in main.caseload.rows if row.step_id == "Task_plan"}
    assert there
    operations = main.caseload._desk.operations

    operations.tell(_publish(main, _without("Task_plan")))

    assert page.view.unplaced == ()
    assert page.view.definition is not None
    assert page.view.definition.step("Task_plan").words.fi == "Asiakassuunnitelma (versio 1)"
    assert page.view.definition.phase_number("Task_plan") == 3


def _publish(main: MainWindow, definition: ProcessDefinition) -> Changes:
    uow = main.caseload._desk.operations._uow
    return install_process(
        uow, ADMINISTRATOR, definition=definition, bpmn=b"<path/>", process_id=uuid4()
    )


def _without(step_id: str) -> ProcessDefinition:
    """The shipped path in which a step is passed by."""
    whole = shipped_process()
    (after,) = (flow.target for flow in whole.flows if flow.source == step_id)
    steps = tuple(step for step in whole.steps if step.id != step_id)
    flows = tuple(
        replace(flow, target=after) if flow.target == step_id else flow
        for flow in whole.flows
        if flow.source != step_id
    )
    return replace(whole, steps=steps, flows=flows)
