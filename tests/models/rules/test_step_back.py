import pytest

from diagram.graph.bpmn import read
from models.rules.errors import RuleBroken
from models.rules.facts import CaseFacts, CaseView
from models.rules.phases import first_step, require_end, require_step_back
from models.rules.process import ProcessDefinition
from models.rules.purposes import Purpose, stated_purpose, stated_reason
from resources import path
from tests.fakes import FakeClock

VIEW = CaseView(CaseFacts(FakeClock().today))


@pytest.fixture(scope="module")
def shipped() -> ProcessDefinition:
    return read(path("process/families.bpmn").read_bytes())


def test_that_a_new_case_stands_at_the_contact(shipped: ProcessDefinition) -> None:
    assert first_step(shipped).id == "Task_contact"


def test_that_a_case_steps_back_over_phases(shipped: ProcessDefinition) -> None:
    step = require_step_back(shipped, source="Task_decision", target="Task_plan", came_from=None)

    assert step.id == "Task_plan"


def test_that_a_renewed_case_steps_back_to_where_it_came_from(
    shipped: ProcessDefinition,
) -> None:
    step = require_step_back(
        shipped, source="Task_assessment_start", target="Task_review", came_from="Task_review"
    )

    assert step.id == "Task_review"


@pytest.mark.parametrize("target", ["Task_review", "Task_decision", "End_closed", "nowhere"])
def test_that_a_step_back_never_goes_on(shipped: ProcessDefinition, target: str) -> None:
    with pytest.raises(RuleBroken, match=r"move\.not_earlier"):
        require_step_back(
            shipped, source="Task_decision", target=target, came_from="Task_preconditions"
        )


def test_that_a_case_may_end_anywhere_without_a_named_end(shipped: ProcessDefinition) -> None:
    assert require_end(shipped, VIEW, source="Task_plan").id == "End_closed"


def test_that_a_named_end_must_be_next(shipped: ProcessDefinition) -> None:
    with pytest.raises(RuleBroken, match=r"move\.not_next"):
        require_end(shipped, VIEW, source="Task_plan", target="End_closed")


def test_that_a_named_end_must_be_free(shipped: ProcessDefinition) -> None:
    with pytest.raises(RuleBroken, match=r"move\.blocked"):
        require_end(shipped, VIEW, source="Task_review", target="End_closed")


def test_that_a_purpose_is_a_code() -> None:
    assert stated_purpose("client_work") is Purpose.CLIENT_WORK
    with pytest.raises(RuleBroken, match=r"purpose\.unknown"):
        stated_purpose("asiakastyö")


def test_that_a_reason_is_words() -> None:
    assert stated_reason("  Kirjattu väärin. ") == "Kirjattu väärin."
    with pytest.raises(RuleBroken, match=r"reason\.missing"):
        stated_reason("\n \n")
