"""The path told as a story, in sentences."""

from dataclasses import replace

from diagram.editor.map_view import CaseMapView
from diagram.editor.story import Story, StoryWords
from tests.diagram.editor.builders import PATH, a_case, some_cases
from tests.diagram.editor.conftest import ShowMap

WORDS = StoryWords(
    whole=("{count} vaihe ja {cases}.", "{count} vaihetta ja {cases}."),
    late=("{count} myöhässä.", "{count} myöhässä."),
    none_late="Kukaan ei ole myöhässä.",
    phase="Vaihe {number}/{of}, {name}: {cases}.",
    empty="Tyhjä.",
    step="{name}: {cases}.",
    step_late="{name}: {cases}, {late}.",
    most_pressing="Kiireisin: {days}.",
    leads_to="Sitten {places}.",
    here="Olet {number}/{of}, {phase}, {step}.",
    nowhere="Et ole missään.",
    case="Asia {number}, {initials}: {clock}, {days}.",
    due="Viimeistään {day}.",
    worker="Tekijä {name}.",
    act="Tee: {act}.",
)


def _story(view: CaseMapView) -> Story:
    assert view.content is not None
    return Story(view.content, WORDS)


def test_that_the_story_begins_with_the_whole_and_tells_every_phase(show_map: ShowMap) -> None:
    view = show_map(some_cases(300))

    whole, here, *phases = _story(view).told()

    assert whole.startswith("5 vaihetta ja 300 asiaa.")
    assert here == "Et ole missään."
    assert [phase.split(",")[0] for phase in phases] == [f"Vaihe {n}/5" for n in range(1, 6)]


def test_that_the_story_names_every_step_with_its_cases_and_where_it_leads(
    show_map: ShowMap,
) -> None:
    view = show_map(some_cases(300))
    content = view.content
    assert content is not None
    told = "\n".join(_story(view).told())

    for step, counts in zip(PATH.tasks, content.load.counts(), strict=True):
        line = next(text for text in told.splitlines() if text.startswith(f"{step.words.fi}:"))
        assert content.words.count_cases(int(counts.sum())) in line
        assert "Sitten " in line
        assert not counts[0] or f"{counts[0]} myöhässä" in line


def test_that_the_most_pressing_case_of_a_step_is_told(show_map: ShowMap) -> None:
    rows = (a_case(1, step="Task_plan", days=9), a_case(2, step="Task_plan", days=-3))

    told = "\n".join(_story(show_map(rows)).told())

    assert "Asiakassuunnitelma: 2 asiaa, 1 myöhässä. Kiireisin: 3 arkipäivää myöhässä." in told


def test_that_the_chosen_case_is_told_with_its_clock_worker_and_next_act(
    show_map: ShowMap,
) -> None:
    row = a_case(2, step="Task_assessment_meetings", days=20)

    here = _story(show_map((row,))).told(row)[1]

    assert here.startswith("Olet 2/5, Palvelutarpeen arviointi, Tapaamiset ja kartoitus.")
    assert f"Asia {row.number}, {row.initials}: Arviointi valmis, 20 arkipäivää jäljellä." in here
    assert "Tekijä T. Rantanen. Tee: Kirjaa lapsen mielipide arvioon." in here
    assert here.endswith("Sitten Johtopäätökset.")


def test_that_a_case_without_clock_says_so_once(show_map: ShowMap) -> None:
    row = a_case(3, step="Task_review", days=None)

    here = _story(show_map((row,))).told(row)[1]

    assert f"Asia {row.number}, {row.initials}: ei määräaikaa." in here
    assert "Viimeistään" not in here


def test_that_an_empty_path_and_steps_without_phases_are_told_too(show_map: ShowMap) -> None:
    view = show_map(())
    assert _story(view).told()[0] == "5 vaihetta ja 0 asiaa."
    assert "Tyhjä." in _story(view).told()[2]

    steps = tuple(replace(step, phase=None) for step in PATH.steps)
    view.set_process(replace(PATH, phases=(), steps=steps))

    assert _story(view).told()[0] == "1 vaihe ja 0 asiaa."


def test_that_a_step_is_where_one_is_when_no_case_is_chosen(show_map: ShowMap) -> None:
    view = show_map(some_cases(40))

    here = _story(view).told(None, "Task_plan")[1]

    assert here.startswith("Olet 3/5, Asiakkuuden suunnittelu, Asiakassuunnitelma.")
