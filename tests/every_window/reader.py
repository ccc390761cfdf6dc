"""A screen reader's side: starts the program under Xvfb and reads each window over AT-SPI.

It is run by the system's Python (gi is a package of the system):
    dbus-run-session -- /usr/bin/python3 reader.py PYTHON -m tests.every_window --reader
Each window's accessible tree goes to standard output as a JSON line {"name", "nodes"}.
"""

import json
import os
import subprocess
import sys
import time
from typing import Any

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

A11Y = "org.a11y.atspi.Accessible"
PROPERTIES = "org.freedesktop.DBus.Properties"
REGISTRY, ROOT = "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root"
MOST_CHILDREN = 60
FOCUSABLE, SENSITIVE, SHOWING = 11, 24, 25
Node = tuple[str, str]
Told = dict[str, Any]
MANY = ("table", "list", "tree", "tree table", "list box")


def start_screen() -> tuple[subprocess.Popen[bytes], str]:
    """Start an unseen X screen of a small laptop and return it with its name."""
    mine, theirs = os.pipe()
    command = ["Xvfb", "-displayfd", str(theirs), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    screen = subprocess.Popen(command, pass_fds=[theirs], stderr=subprocess.DEVNULL)
    os.close(theirs)
    with os.fdopen(mine) as told:
        return screen, f":{told.readline().strip()}"


class Reader:
    """Reads accessible trees; calls of one level go out together."""

    def __init__(self) -> None:
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        found = session.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
            None, None, Gio.DBusCallFlags.NONE, 10000, None,
        )  # fmt: skip
        flags = (
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        )
        self.bus = Gio.DBusConnection.new_for_address_sync(found.unpack()[0], flags, None, None)
        self.loop = GLib.MainContext.default()
        self.calls = 0

    def ask(self, questions: list[tuple[str, str, str, str, Any]]) -> list[Any]:
        """Return the answers to (service, path, interface, method, arguments), None for refused."""
        answers: list[Any] = [None] * len(questions)
        left = [len(questions)]
        self.calls += len(questions)

        def answered(bus: Any, result: Any, place: int) -> None:
            try:
                value = bus.call_finish(result).unpack()
                answers[place] = value[0] if value else None
            except GLib.Error:
                answers[place] = None
            left[0] -= 1

        for place, (service, path, interface, method, arguments) in enumerate(questions):
            self.bus.call(
                service, path, interface, method, arguments, None,
                Gio.DBusCallFlags.NONE, 10000, None, answered, place,
            )  # fmt: skip
        while left[0]:
            self.loop.iteration(True)
        return answers

    def children(self, nodes: list[Node]) -> list[list[Node]]:
        """Return the children of each of `nodes`."""
        asked = self.ask([(s, p, A11Y, "GetChildren", None) for s, p in nodes])
        return [answer or [] for answer in asked]

    def program(self) -> Node:
        """Return the program's node, once it is on the bus."""
        end = time.monotonic() + 20
        while time.monotonic() < end:
            for node in self.children([(REGISTRY, ROOT)])[0]:
                if node[0] != REGISTRY and self.children([node])[0]:
                    return node
            time.sleep(0.05)
        raise SystemExit("the program never came to the accessibility bus")

    def tree(self, program: Node) -> list[Told]:
        """Return every node that shows as a dictionary with its parent's place in the list."""
        told: list[Told] = []
        level: list[tuple[Node, int | None]] = [(program, None)]
        while level:
            nodes = [node for node, _ in level]
            many = len(nodes)
            answers = self.ask(
                [(s, p, A11Y, "GetRoleName", None) for s, p in nodes]
                + [(s, p, A11Y, "GetState", None) for s, p in nodes]
                + [(s, p, PROPERTIES, "Get", named("Name")) for s, p in nodes]
                + [(s, p, PROPERTIES, "Get", named("Description")) for s, p in nodes]
                + [(s, p, A11Y, "GetChildren", None) for s, p in nodes]
            )
            following: list[tuple[Node, int | None]] = []
            for place, (node, parent) in enumerate(level):
                role, states, name, about, below = answers[place::many]
                bits = 0 if states is None else states[0] | states[1] << 32
                if parent is not None and not bits >> SHOWING & 1:
                    continue
                told.append(
                    {
                        "id": node[1], "parent": parent, "role": role or "", "name": name or "",
                        "about": about or "", "focusable": bool(bits >> FOCUSABLE & 1),
                        "usable": bool(bits >> SENSITIVE & 1), "children": len(below or []),
                    }
                )  # fmt: skip
                most = MOST_CHILDREN if role in MANY else None
                here = len(told) - 1
                following += [((child[0], child[1]), here) for child in (below or [])[:most]]
            level = following
        return told


def named(name: str) -> Any:
    """Return the arguments that ask for a property of an accessible."""
    return GLib.Variant("(ss)", (A11Y, name))


def main() -> int:
    """Walk with the program and tell each tree."""
    screen, display = start_screen()
    surroundings = dict(
        os.environ, DISPLAY=display, QT_QPA_PLATFORM="xcb", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1"
    )
    os.environ["DISPLAY"] = display
    program = subprocess.Popen(
        sys.argv[1:], env=surroundings, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert program.stdin is not None
    assert program.stdout is not None
    node: Node | None = None
    try:
        reader = Reader()
        for line in program.stdout:
            told = json.loads(line)
            if "look" not in told:
                continue
            node = node or reader.program()
            began = time.monotonic()
            nodes = reader.tree(node)
            took = round(time.monotonic() - began, 3)
            found = {"name": told["look"], "nodes": nodes, "took": took}
            sys.stdout.write(json.dumps(found) + "\n")
            sys.stdout.flush()
            program.stdin.write("go on\n")
            program.stdin.flush()
        return program.wait(30)
    finally:
        for process in (program, screen):
            process.terminate()


if __name__ == "__main__":
    sys.exit(main())
