"""Run every bench_*.py of this folder (or those named), print its figures, write bench.jsonl.

Each benchmark runs in a process of its own, so that memory and caches of one do not colour
the next.
"""

import json
import subprocess
import sys
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = HERE.parent.parent / "bench.jsonl"


def names() -> list[str]:
    """Return the names of all benchmarks, without their prefix."""
    return sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))


def run_one(name: str) -> None:
    """Measure one benchmark here and print its figures as JSON lines."""
    for figure in import_module(f"tests.benchmarks.bench_{name}").figures():
        print(json.dumps(asdict(figure)), flush=True)


def run_all(chosen: list[str]) -> int:
    """Run benchmarks one after another; return how many did not end well."""
    from tests.benchmarks.figure import Figure

    failed = 0
    with OUT.open("w", encoding="utf-8") as out:
        for name in chosen:
            done = subprocess.run(
                [sys.executable, "-m", "tests.benchmarks", "--one", name],
                capture_output=True,
                text=True,
                check=False,
            )
            for line in done.stdout.splitlines():
                if line.startswith("{"):
                    out.write(line + "\n")
                    print(Figure(**json.loads(line)).line, flush=True)
            if done.returncode:
                failed += 1
                print(f"{name} failed:\n{done.stderr}", flush=True)
    return failed


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        run_one(sys.argv[2])
    else:
        sys.exit(1 if run_all(sys.argv[1:] or names()) else 0)
