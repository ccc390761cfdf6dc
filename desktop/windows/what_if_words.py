"""The answers of the lead's questions in words, and the columns of their tables."""

from collections.abc import Sequence
from datetime import date

from desktop.base.words import decimals, language, tr, tr_n
from desktop.tables.row_table import Column
from desktop.widgets.clock_words import clock_name
from models.rules.dates import show_date, show_weekday_date
from models.rules.kinds import ClockKind
from models.rules.what_if import AtRisk, QueueChange, WeekAhead
from models.rules.words import sentences_in_turn


def change_words(change: QueueChange) -> str:
    """Return how many contacts to come go past the seventh working day because of the absence."""
    weekly = decimals(f"{change.pace.weekly:g}")
    if change.late_if_away == change.late:
        return tr(
            "Tulevat yhteydenotot: jos niitä tulee {weekly} viikossa kuten viime aikoina, "
            "seitsemännen arkipäivän yli menee {late}. Tämä poissaolo ei muuta sitä.",
            weekly=weekly,
            late=change.late,
        )
    return tr(
        "Tulevat yhteydenotot: jos niitä tulee {weekly} viikossa kuten viime aikoina, "
        "seitsemännen arkipäivän yli menee {away}, ilman tätä poissaoloa {late}.",
        weekly=weekly,
        away=change.late_if_away,
        late=change.late,
    )


def past_seventh_words(found: Sequence[AtRisk]) -> str:
    """Return how many are past the seventh working day unless somebody starts them; else empty."""
    count = sum(item.kind is ClockKind.ASSESSMENT_START for item in found)
    if not count:
        return ""
    return tr_n(
        "Yhdessä niistä ylittyy seitsemäs arkipäivä.",
        "Niistä {count} asiassa ylittyy seitsemäs arkipäivä.",
        count,
    )


def risk_words(found: Sequence[AtRisk]) -> str:
    """Return how many limits end in the absence, and which are past the seventh working day."""
    return sentences_in_turn(_end_words(found), past_seventh_words(found))


def _end_words(found: Sequence[AtRisk]) -> str:
    if not found:
        return tr("Poissaolon aikana ei pääty yksikään määräaika.")
    hopeless = sum(item.last_chance is None for item in found)
    said = tr_n(
        "Poissaolon aikana päättyy yksi määräaika.",
        "Poissaolon aikana päättyy {count} määräaikaa.",
        len(found),
    )
    if hopeless:
        handed = tr_n(
            "Yhtä niistä ei ehdi hoitaa ennen poissaoloa: luovuta asia toiselle.",
            "Niistä {count} ei ehdi hoitaa ennen poissaoloa: luovuta asiat toiselle.",
            hopeless,
        )
        return sentences_in_turn(said, handed)
    last = found[0].last_chance
    assert last is not None
    day = show_weekday_date(last, language())
    done = tr("Ne on hoidettava viimeistään {day} tai luovutettava.", day=day)
    return sentences_in_turn(said, done)


def queue_words(weeks: Sequence[WeekAhead]) -> str:
    """Return when the first ones go past the seventh working day, and how many do."""
    late = sum(week.late for week in weeks)
    if not late:
        return tr("Yksikään yhteydenotto ei mene yli seitsemännen arkipäivän.")
    first = next(week for week in weeks if week.late)
    return tr_n(
        "Yksi yhteydenotto menee yli seitsemännen arkipäivän viikolla, joka alkaa {day}.",
        "{count} yhteydenottoa menee yli seitsemännen arkipäivän, ensimmäiset viikolla, joka "
        "alkaa {day}.",
        late,
        day=show_date(first.monday),
    )


def risk_columns() -> tuple[Column[AtRisk], ...]:
    """Return the columns of what becomes due."""
    return (
        Column(tr("Päättyy"), lambda item: show_weekday_date(item.due, language()),
               lambda item: item.due.isoformat(), 120, strong=True),
        Column(tr("Määräaika"), lambda item: clock_name(item.kind), lambda item: item.kind, 200,
               least=110, grows=True),
        Column(tr("Asia"), lambda item: item.number, lambda item: item.number, 120, least=80),
        Column(tr("Hoidettava viimeistään"), lambda item: _chance(item.last_chance),
               lambda item: (item.last_chance or item.due).isoformat(), 190, least=110,
               colour=lambda item: "ink" if item.last_chance else "late"),
    )  # fmt: skip


def week_columns() -> tuple[Column[WeekAhead], ...]:
    """Return the columns of the weeks ahead."""
    return (
        Column(tr("Viikko alkaa"), lambda week: show_weekday_date(week.monday, language()),
               lambda week: week.monday.isoformat(), 150, strong=True, grows=True),
        Column(tr("Tulee"), lambda week: str(week.arrived), lambda week: (week.arrived,), 100),
        Column(tr("Aloitetaan"), lambda week: str(week.started), lambda week: (week.started,),
               110),
        Column(tr("Odottaa"), lambda week: str(week.waiting), lambda week: (week.waiting,), 100),
        Column(tr("Yli 7. arkipäivän"), lambda week: str(week.late), lambda week: (week.late,),
               150, colour=lambda week: "late" if week.late else "dim"),
    )  # fmt: skip


def ground_words(weeks: int, weekly: float, starts: float) -> str:
    """Return on what a projection rests: the pace of late, and what is assumed."""
    lately = tr(
        "Viimeisten {weeks} viikon aikana yhteydenottoja on tullut {weekly} viikossa, ja "
        "työntekijä on aloittanut {starts} arviointia viikossa.",
        weeks=weeks,
        weekly=decimals(f"{weekly:g}"),
        starts=decimals(f"{starts:g}"),
    )
    assumed = tr(
        "Oletukset: yhteydenotot jakautuvat tasan arkipäiville, ensin päättyvä aloitetaan ensin, "
        "ja merkityt poissaolot vähentävät aloituksia."
    )
    return sentences_in_turn(lately, assumed)


def _chance(day: date | None) -> str:
    return show_weekday_date(day, language()) if day else tr("ei ehdi ennen poissaoloa")
