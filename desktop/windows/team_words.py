"""What the lead's room says: the names of its numbers, how they spread, and what is over."""

from collections import Counter
from datetime import date

from desktop.base.words import decimals, language, tr, tr_n
from desktop.widgets.clock_words import clock_name
from models.rules.dates import show_weekday_date
from models.rules.law import citation, citation_in
from models.rules.team_load import Concern, Load, NextDue, Spread, Standing, TeamLoad, WorkerLoad

_STATUTE = "competence.responsible"


def load_name(what: Load) -> str:
    """Return what a number of a worker is called."""
    return {
        Load.CONTACTS: tr("Yhteydenotot"),
        Load.ASSESSMENTS: tr("Arvioinnit"),
        Load.CHILDREN: tr("Lastensuojelu"),
        Load.FAMILIES: tr("Perhepalvelut"),
        Load.ALL: tr("Yhteensä"),
        Load.LATE: tr("Myöhässä"),
    }[what]


def concern_name(concern: Concern, weeks: int = 6) -> str:
    """Return what a number of the team is called; `weeks` before its end a decision is told."""
    return {
        Concern.LATE: tr("Myöhässä"),
        Concern.DUE_7: tr("Määräpäivä 7 päivän kuluessa"),
        Concern.DUE_14: tr("Määräpäivä 14 päivän kuluessa"),
        Concern.UNASSIGNED: tr("Yhteydenotto ilman käsittelijää"),
        Concern.NO_OWN_WORKER: tr("Ilman omatyöntekijää"),
        Concern.DECISIONS_ENDING: tr_n(
            "Päätös päättyy viikon kuluessa", "Päätös päättyy {count} viikon kuluessa", weeks
        ),
        Concern.PLANS_UNREVIEWED: tr("Suunnitelma tarkistamatta yli vuoden"),
        Concern.NO_DATE: tr("Tehty, mutta päivä puuttuu"),
    }[concern]


def concern_hint(concern: Concern) -> str:
    """Return what is counted, where the name alone could be read in two ways."""
    return {
        Concern.LATE: tr("Asiat, joissa jokin määräaika on ohitettu."),
        Concern.DUE_7: tr("Jokin määräaika päättyy tänään tai seitsemän seuraavan päivän aikana."),
        Concern.DUE_14: tr("Sisältää myös seitsemän päivän kuluessa päättyvät."),
        Concern.UNASSIGNED: tr(
            "Yhteydenotot, joilla ei ole työntekijää tai joiden työntekijä on lähtenyt."
        ),
        Concern.NO_OWN_WORKER: tr(
            "Asiakkaat, joille ei ole nimetty omatyöntekijää eikä kirjattu perustetta nimeämättä "
            "jättämiselle (SHL 42 §)."
        ),
        Concern.DECISIONS_ENDING: tr("Määräaikaiset päätökset, joita ei ole vielä uusittu."),
        Concern.PLANS_UNREVIEWED: tr("Suunnitelman viimeisestä versiosta on yli vuosi."),
        Concern.NO_DATE: tr(
            "Myöhempi työ osoittaa vaiheen tehdyksi, mutta sen päivä puuttuu. Asiat eivät ole "
            "myöhässä: kirjaa puuttuva päivä."
        ),
    }[concern]


def worker_words(row: WorkerLoad) -> str:
    """Return a worker's name and where they stand: "Anna Hakala (poissa)"."""
    if row.standing is Standing.NOBODY:
        return tr("Ei työntekijää")
    note = standing_note(row.standing)
    return f"{row.name} ({note})" if note else row.name


def standing_note(standing: Standing) -> str:
    """Return what is said after the name, empty for one who is here."""
    return {
        Standing.ABSENT: tr("poissa"),
        Standing.LEFT: tr("lähtenyt"),
        Standing.ELSEWHERE: tr("toinen tiimi"),
    }.get(standing, "")


def children_words(row: WorkerLoad, most: int) -> str:
    """Return "12/30"; a row without a worker has no limit."""
    count = row.count(Load.CHILDREN)
    return f"{count}" if row.standing is Standing.NOBODY else f"{count}/{most}"


def is_over(row: WorkerLoad, most: int) -> bool:
    """Answer whether one is responsible for more children than the law allows."""
    return row.standing is not Standing.NOBODY and row.count(Load.CHILDREN) > most


def over_words(load: TeamLoad) -> str:
    """Return who is over the limit of LsL 13 b §, empty when nobody is."""
    over = [row for row in load.workers if is_over(row, load.limit)]
    if not over:
        return ""
    names = ", ".join(f"{row.name} {row.count(Load.CHILDREN)}" for row in over)
    return tr(
        "Yli rajan: {names}. Lapsen asioista vastaavalla sosiaalityöntekijällä saa olla "
        "vastattavanaan enintään {limit} lasta ({statute}).",
        names=names,
        limit=load.limit,
        statute=statute_words(load.day),
    )


def statute_words(day: date) -> str:
    """Return the statute of the limit."""
    return citation_in(citation(_STATUTE, on=day), language())


def hidden_words(load: TeamLoad) -> str:
    """Return that some cases are counted but not listed, empty when there are none."""
    hidden = sum(row.piles[Load.ALL].hidden for row in load.workers)
    if not hidden:
        return ""
    return tr_n(
        "Luvuissa on mukana yksi toisen tiimin asia, jota ei voi avata täältä.",
        "Luvuissa on mukana {count} toisen tiimin asiaa, joita ei voi avata täältä.",
        hidden,
    )


def figure_note(count: int) -> str:
    """Return how many cases a number of the half-year has, and which of them are listed."""
    return tr(
        "Luvussa on {count}. Tässä näkyvät oman tiimisi avoimet asiat; muut ovat Tilastot-sivulla.",
        count=count,
    )


def spread_words(what: Load, spread: Spread) -> str:
    """Return "Yhteensä: eniten 34 (Anna), keskimmäinen 21, vähiten 4"."""
    names = spread.most_names[:2]
    more = len(spread.most_names) - len(names)
    said = ", ".join(names)
    if more:
        said = tr("{names} ja {count} muuta", names=said, count=more)
    middle = decimals(f"{spread.middle:g}")
    return tr(
        "{what}: eniten {most} ({names}), keskimmäinen {middle}, vähiten {least}",
        what=load_name(what),
        most=spread.most,
        names=said,
        middle=middle,
        least=spread.least,
    )


def next_words(row: WorkerLoad, today: date) -> str:
    """Return the next last days shortly: "tänään (2), pe 27.11."."""
    days = Counter(_short(item, today) for item in row.next_due)
    return ", ".join(day if count == 1 else f"{day} ({count})" for day, count in days.items())


def next_spoken(row: WorkerLoad) -> str:
    """Return the next last days with what they are of."""
    said = (
        tr(
            "{day} {what}, {number}",
            day=show_weekday_date(item.due, language()),
            what=clock_name(item.kind),
            number=item.number,
        )
        for item in row.next_due
    )
    return "\n".join(said)


def _short(item: NextDue, today: date) -> str:
    if item.due == today:
        return tr("tänään")
    said = show_weekday_date(item.due, language())
    return said.removesuffix(str(item.due.year)) if item.due.year == today.year else said
