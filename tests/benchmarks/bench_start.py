"""Start to a usable window with 20,000 cases in the encrypted file, and the memory it takes.

Two figures: what a worker waits for who takes two seconds to type the passphrase, and the whole
with a passphrase that is there at once, so that nothing can be loaded meanwhile.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.benchmarks.caseload import LOGIN, PASSPHRASE, make
from tests.benchmarks.figure import Figure

ROUNDS = 5


def figures() -> Iterator[Figure]:
    """Measure starts in turn with those of a bare Qt window."""
    with tempfile.TemporaryDirectory() as folder:
        database, _ = make(Path(folder), 20_000)
        named = (str(database), LOGIN, PASSPHRASE)
        bare, waited, whole, memory = [], [], [], []
        _start(*named)  # as on a workstation, modules are compiled once
        for _ in range(ROUNDS):
            bare.append(_start()["seconds"])
            waited.append(_start(*named, "typing")["seconds"])
            told = _start(*named)
            whole.append(told["seconds"])
            memory.append(told["memory"])
    for name, found in (("start_waited_20000_cases", waited), ("start_20000_cases", whole)):
        seconds, ratio = median(found), median(found) / median(bare)
        met = seconds <= 1.0 and ratio <= 5
        yield Figure(name, seconds, "s", ratio, "1.0s,5x", met)
    yield Figure("memory_20000_cases", median(memory), "MB", None, "350", median(memory) <= 350)


def _start(*arguments: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.start_child", str(time.time()), *arguments],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env=_surroundings(),
    )
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def _surroundings() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "QT_QPA_PLATFORM": "offscreen"}
