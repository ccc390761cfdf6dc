"""What the map says, and its colours, in the language and theme of the window."""

from datetime import date

from desktop.base.theme import Theme
from desktop.base.words import language, tr
from desktop.widgets.clock_words import clock_name
from desktop.windows.case_moves import missing_words
from desktop.windows.row_words import age_words
from diagram.editor.theme import MAP_THEMES, MapTheme
from diagram.editor.words import MapWords
from models.rules.dates import show_weekday_date
from models.rules.kinds import DueState
from models.rules.next_act import act_name


def map_theme(theme: Theme) -> MapTheme:
    """Return the map's colours that go with the window's theme."""
    return MAP_THEMES[theme.name]


def state_words() -> dict[DueState, str]:
    """Return what the marks mean."""
    return {
        DueState.LATE: tr("myöhässä"),
        DueState.SOON: tr("määräaika lähellä"),
        DueState.TIME_LEFT: tr("aikaa on"),
        DueState.IDLE: tr("ei määräaikaa"),
    }


def map_words(today: date) -> MapWords:
    """Return the words of the map; ages are reckoned on `today`."""
    return MapWords(
        language=language(),
        cases=(tr("{count} asia"), tr("{count} asiaa")),
        late=(tr("{count} myöhässä"), tr("{count} myöhässä")),
        days_left=(tr("{count} arkipäivä jäljellä"), tr("{count} arkipäivää jäljellä")),
        days_late=(tr("{count} arkipäivä myöhässä"), tr("{count} arkipäivää myöhässä")),
        chosen=(tr("{count} asia valittu"), tr("{count} asiaa valittu")),
        missing=(tr("Puuttuu: {names}"), tr("Puuttuu {count} kohtaa: {names}")),
        ruler_days=tr("{count} arkipv"),
        ruler_months=tr("{count} kk"),
        ruler_late=tr("myöhässä"),
        last_day=tr("viimeinen päivä"),
        no_clock=tr("ei määräaikaa"),
        days_short=tr("{count} pv"),
        more=tr("+{count}"),
        target=tr("tavoiteaika, ei lakisääteinen"),
        unassigned=tr("ei työntekijää"),
        urgent=tr("kiireellinen"),
        non_disclosure=tr("turvakielto"),
        final=tr("päätös lainvoimainen"),
        former=tr("askel polun aiemmasta versiosta"),
        ready=tr("Siirrä: {step}"),
        no_way=tr("Tähän ei pääse suoraan"),
        no_branch=tr("Tästä vaiheesta ei ole niin monta suuntaa"),
        branches=(tr("Minne {number} siirtyy?"), tr("Minne {count} asiaa siirtyy?")),
        branch="{place}   {step}",
        branch_lacks=(
            tr("{place}   {step} – puuttuu {count} kohta"),
            tr("{place}   {step} – puuttuu {count} kohtaa"),
        ),
        branch_some=tr("{place}   {step} – {count} / {of} asiaa"),
        some_may=tr("Siirrä: {step} ({count} / {of} asiaa)"),
        refused=tr("{number} ei voi vielä siirtyä: {step}"),
        mend=tr("Enter tai F2: täydennä"),
        map_name=tr("Asioiden kartta"),
        phase_place=tr("Vaihe {number}, {name}: {cases} {late}"),
        step_place=tr("{name}: {cases} {late}. Seuraavaksi {next}"),
        case_place=tr("{number}, {initials}, {step}, {days}"),
        move_asked=tr("Siirretään {number}: {step}"),
        states=state_words(),
        clock_name=clock_name,
        act=lambda code: act_name(code, language()),
        missing_name=missing_words,
        day=lambda day: show_weekday_date(day, language()),
        age=lambda born: age_words(born, today),
    )
