"""Say which locked packages a Windows with Python 3.11 takes: run.txt with its markers decided.

    wheels.py LOCKED...   prints one hash-locked list without markers

pip reads markers for the machine it runs on; here it fetches for another one.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from packaging.markers import Marker

WINDOWS = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": "3.11.9",
    "python_version": "3.11",
    "sys_platform": "win32",
}


def for_windows(lines: Iterator[str]) -> Iterator[str]:
    """Yield the lines of a locked list that hold on Windows, without their markers."""
    holds = False
    for line in lines:
        if "--hash=" in line:
            if holds:
                yield line
        elif "==" in line and not line.startswith((" ", "#")):
            name, _, marker = line.rstrip("\\\n ").partition(";")
            holds = not marker or Marker(marker).evaluate(WINDOWS)
            if holds:
                yield f"{name.strip()} \\\n"


def main(files: list[str]) -> None:
    """Print the list for the files named."""
    for file in files:
        with Path(file).open(encoding="utf-8") as lines:
            sys.stdout.writelines(for_windows(lines))


if __name__ == "__main__":
    main(sys.argv[1:])
