"""`polku demo`: a new database of fictional cases; the same input gives the same content."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date, time

from desktop.base.clock import HELSINKI, FixedDay, SystemClock
from desktop.base.sentences import sentence
from desktop.base.words import tr
from desktop.commands.answers import GOOD, show_json, show_words
from desktop.commands.opening import database_path, passphrase
from models.rules.dates import read_date
from models.rules.errors import RuleBroken

CASES, SEED = 312, 7
_MOST = 200_000


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--cases", type=_count, default=CASES, metavar="N")
    parser.add_argument("--seed", type=int, default=SEED, metavar="S")
    parser.add_argument("--today", type=_day, default=None, metavar="DATE")


def run(arguments: Namespace) -> int:
    """Make the database at --database; its passphrase opens it for the example's first worker."""
    from desktop.base.example import example_login, make_example

    path = database_path(arguments)
    clock = FixedDay(arguments.today or _today(), time(9, 42))
    login = arguments.login or example_login()
    store = make_example(
        path,
        clock,
        login=login,
        passphrase=passphrase(),
        cases=arguments.cases,
        seed=arguments.seed,
    )
    store.close()
    if arguments.json:
        show_json({"database": str(path), "login": login, "cases": arguments.cases})
    else:
        show_words(
            [
                tr(
                    "Tietokanta {file}: keksittyjä asioita {count}, käyttäjätunnus {login}",
                    file=path,
                    count=arguments.cases,
                    login=login,
                )
            ]
        )
    return GOOD


def _today() -> date:
    return SystemClock().now().astimezone(HELSINKI).date()


def _day(text: str) -> date:
    try:
        return read_date(text, today=_today())
    except RuleBroken as error:
        raise ArgumentTypeError(sentence(error)) from None


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= _MOST:
        raise ArgumentTypeError(tr("määrän on oltava 1–{most}", most=_MOST))
    return int(text)
