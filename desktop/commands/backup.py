"""`polku backup` and `polku restore`: a checked copy, and a copy put back in place."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from desktop.base.words import tr
from desktop.commands.answers import GOOD, show_json, show_words
from desktop.commands.opening import database_path, login_for, opened, passphrase


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what both commands take."""
    parser.add_argument("file", metavar="FILE", type=Path)


def run_backup(arguments: Namespace) -> int:
    """Copy the database of --database to FILE and check the copy."""
    from models.services.keeping import back_up

    with opened(arguments) as here:
        copied = back_up(here.uow, here.actor, store=here.store, target=arguments.file)
    if arguments.json:
        show_json({"log_lines": copied.lines, "log_head": copied.head, "bytes": copied.size})
    else:
        show_words([tr("Varmuuskopio on tehty ja tarkistettu: {file}", file=arguments.file)])
    return GOOD


def run_restore(arguments: Namespace) -> int:
    """Put the backup FILE in place as the database of --database; the old one stays beside it."""
    from models.store.backup import restore

    target = database_path(arguments)
    login = login_for(arguments, arguments.file)
    restore(arguments.file, target, login=login, passphrase=passphrase())
    if arguments.json:
        show_json({"restored": str(target)})
    else:
        show_words([tr("Varmuuskopio on palautettu tietokannaksi {file}", file=target)])
    return GOOD
