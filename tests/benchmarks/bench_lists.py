"""Search and lists over 100,000 cases: from what is typed or clicked to what is shown."""

import os
import random
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.base.collecting import Collector
from desktop.tables.row_table import RowTable
from desktop.tables.row_view import RowView
from desktop.windows.case_table import case_columns
from desktop.windows.caseload import Caseload
from desktop.windows.finding import Doors, Finder
from models.entities.case import Case
from models.entities.document import Document
from models.entities.people import Worker
from models.entities.searching import SearchedDocument
from models.rules.case_views import TableLook
from models.rules.kinds import DocumentKind, DocumentStatus
from models.rules.rows import CaseRow
from models.services.lists import search
from models.store.bulk import add_all
from models.store.vault import open_store
from tests.benchmarks import caseload
from tests.benchmarks.figure import Figure
from tests.desktop.desks import FakeDialogs, desk_of
from tests.fakes import FakeClock

COUNT = 100_000
REACH = 100
_WORDS, _IN_DOCUMENT = 60_000, 180
_SYLLABLES = (
    "pa", "ko", "lu", "mi", "se", "ra", "vä", "tö", "nen", "sta", "lla", "hen", "kai", "suo",
    "tie", "jo", "ää", "yö", "ris", "tun", "huo", "las", "isä", "äi", "ti",
)  # fmt: skip
_NAMES = ("virtanen", "makinen aino", "aino makinen", "virtannen aino", "wirtanen", "0123", "koski")
_NOWHERE = Doors(lambda _: None, lambda _: None, lambda _: None, lambda _, __: None, lambda _: None)


def figures() -> Iterator[Figure]:
    """Measure the slowest twentieth of searches, of quick open, and of work in the list."""
    app = QApplication.instance() or QApplication([])
    collector = Collector()
    collector.start()  # as in the program
    with TemporaryDirectory() as folder:
        path, actor = caseload.make(Path(folder), COUNT)
        store = open_store(path, login=caseload.LOGIN, passphrase=caseload.PASSPHRASE)
        with store.sessions.begin() as session:
            words = _write(session)
        clock = FakeClock(caseload.AT)
        uow = store.unit_of_work(clock)
        find = partial(search, uow, actor)
        find(text="aaaa")  # what is imported at the first search is not measured
        yield _high("search_names_100000", [partial(find, text=text) for text in _NAMES])
        asked = [partial(find, text=text) for text in _typed(words)]
        yield _high("search_documents_100000", asked)
        desk = desk_of(store, clock, actor, Path(folder), FakeDialogs())
        cases = Caseload(desk)
        cases.read()
        finder = Finder(desk, cases, tuple, _NOWHERE)
        finder.make_ready()
        texts = (*_NAMES, *_typed(words))
        yield _high("quick_open_100000", [partial(finder.find, text) for text in texts])
        yield from _list(cases.rows)
        store.close()
    collector.stop()
    assert app is not None


def _list(rows: Sequence[CaseRow]) -> Iterator[Figure]:
    columns = case_columns(str, lambda: caseload.AT.date())
    model: RowTable[CaseRow] = RowTable(columns, lambda row: row.id)
    view: RowView[CaseRow] = RowView(model, columns, "Asiat")
    view.resize(1200, 700)
    view.show()
    view.show_rows(rows)
    steps = [_milliseconds(QApplication.processEvents) for _ in range(1)]
    while not model.is_ready:
        steps.append(_milliseconds(QApplication.processEvents))
    longest = max(steps)
    yield Figure("list_ready_step_100000", longest, "ms", None, f"<={REACH}ms", longest <= REACH)
    filters = ("virtanen", "aino vir", "mäk", "PO-2026-0123", "")
    yield _high("list_filter_100000", [partial(view.filter, text) for text in filters])
    sorts = [(3, Qt.SortOrder.DescendingOrder), (4, Qt.SortOrder.AscendingOrder),
             (0, Qt.SortOrder.AscendingOrder), (7, Qt.SortOrder.AscendingOrder)]  # fmt: skip
    yield _high("list_sort_100000", [partial(view.sortByColumn, *sort) for sort in sorts])
    model.sort(-1)
    looks = [TableLook(group=key) for key in ("step", "worker", "limit", "next", "")]
    yield _high("list_group_100000", [partial(view.show_look, look) for look in looks])


def _write(session: Session) -> list[str]:
    """Write one finished document for each case and return the words in them, common ones first."""
    chance = random.Random(7)
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 5))) for _ in range(_WORDS)]
    often = list(accumulate(1 / (place + 3) for place in range(_WORDS)))
    worker_id = session.scalars(select(Worker.id)).first()
    assert worker_id is not None
    cases = list(session.scalars(select(Case.id)))
    for start in range(0, len(cases), 5_000):
        made = [_document(chance, case_id, worker_id) for case_id in cases[start : start + 5_000]]
        add_all(session, made)
        said = [
            SearchedDocument(
                document_id=document.id,
                case_id=document.case_id,
                words=" ".join(chance.choices(words, cum_weights=often, k=_IN_DOCUMENT)),
            )
            for document in made
        ]
        add_all(session, said)
    return words


def _document(chance: random.Random, case_id: UUID, worker_id: UUID) -> Document:
    document_id = UUID(int=chance.getrandbits(128), version=4)
    return Document(
        id=document_id,
        row_version=1,
        case_id=case_id,
        series_id=document_id,
        kind=DocumentKind.ASSESSMENT.value,
        version=1,
        status=DocumentStatus.FINISHED.value,
        values={},
        sources={},
        author_id=worker_id,
        editors=[],
        saved_at=caseload.AT,
        finished_at=caseload.AT,
        reason="",
        superseded=False,
    )


def _typed(words: Sequence[str]) -> tuple[str, ...]:
    """Return common and rare words, beginnings, two at once, and words with a slip."""
    common, usual, rare = words[0], words[400], words[30_000]
    return (common, common[:3], f"{common} {words[1]}", usual, usual[:4], rare, f"{usual[:-1]}q")


def _high(name: str, works: Sequence[Callable[[], object]], rounds: int = 5) -> Figure:
    taken = [_milliseconds(work) for _ in range(rounds) for work in works]
    high = float(np.percentile(taken, 95))
    return Figure(name, high, "ms", None, f"p95<={REACH}ms", high <= REACH)


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    kept = work()
    QApplication.processEvents()
    spent = (time.perf_counter() - began) * 1000
    del kept
    return spent
