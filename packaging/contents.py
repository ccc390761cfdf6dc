"""What the built program holds, the same on Windows and Linux, and what stays out of it."""

import json
import os
import re
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from PyInstaller.utils.hooks import collect_data_files, collect_submodules

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from resources.build import STAMP, fingerprint_of, version_of  # noqa: E402

UNUSED = [
    "IPython", "PySide6.QtDBus", "PySide6.QtDesigner", "PySide6.QtHelp", "PySide6.QtNetwork",
    "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtQml", "PySide6.QtQuick",
    "PySide6.QtSql", "PySide6.QtUiTools", "PySide6.QtXml", "_curses", "_dbm", "_gdbm", "curses",
    "lib2to3", "lxml.html", "lxml.isoschematron", "lxml.objectify", "matplotlib",
    "numpy._core._multiarray_tests", "numpy._core._umath_tests", "numpy.f2py", "numpy.testing",
    "pip", "pydoc", "pygments", "pytest", "readline", "scipy", "setuptools", "tkinter", "unittest",
]  # fmt: skip
"""Modules that nothing of ours needs, so that their libraries are not carried along.

`readline` and `_gdbm` would also bring libraries under the GPL.
"""

_NEVER = re.compile(
    r"(^|[\\/])(Qt[\\/])?translations[\\/](?!qtbase_(fi|sv|en))\w+\.qm$"
    r"|[\\/]plugins[\\/](designer|egldeviceintegrations|generic|networkinformation|position|qmllint"
    r"|qmltooling|sqldrivers|tls|vectorimageformats|wayland-graphics-integration-server)[\\/]"
    r"|[\\/]plugins[\\/]platforms[\\/]\w*(eglfs|linuxfb|vnc|vkkhrdisplay|minimalegl|direct2d)"
    r"|[\\/]plugins[\\/]platformthemes[\\/]\w*gtk3"
    r"|[\\/]plugins[\\/]platforminputcontexts[\\/]\w*virtualkeyboard"
    r"|[\\/]plugins[\\/]imageformats[\\/]\w*(icns|pdf|tga|wbmp)\d*\."
    r"|Qt6(Network|OpenGL|Quick|Qml|VirtualKeyboard|Sql|Designer|Help|EglFS|Labs)\w*(\.dll|\.so[\w.]*)$"
    r"|Qt6DBus\w*\.dll$|opengl32sw\.dll$"
    r"|[\\/](tests?|__pycache__)[\\/]|\.(pyi|pxd|pyx|c|h|lib|a|po|typed)$|^resources[\\/]\w+\.py$",
    re.IGNORECASE,
)
"""Files nobody opens: other languages of Qt, plugins for machines without a desk, sources."""

_DESKTOP = re.compile(
    r"^lib(dbus-1|systemd|cap|gcrypt|gpg-error|lz4|zstd|cups|avahi-\w+|gnutls|p11-kit|nettle|hogweed"
    r"|tasn1|idn2|unistring|gmp|krb5|krb5support|k5crypto|gssapi_krb5|com_err|keyutils)\.so"
)
"""Libraries of Linux desktops that must be those of the system they talk to: bus and printing."""


def hidden() -> list[str]:
    """Return modules that are found by name only: commands, forms, migrations, the calendar."""
    return [
        *collect_submodules("desktop"),
        *collect_submodules("models.store.migrations"),
        "holidays.countries.finland",
        "sqlcipher3.dbapi2",
        "tzdata",
    ]


def data() -> list[tuple[str, str]]:
    """Return files that are read at run time: (file or folder, folder in the program)."""
    migrations = ROOT / "models" / "store" / "migrations"
    return [
        (str(ROOT / "resources"), "resources"),
        (str(_stamp()), "resources"),
        (str(migrations), "models/store/migrations"),
        *collect_data_files("tzdata"),
        *collect_data_files("holidays", includes=["locale/*/LC_MESSAGES/FI.mo"]),
        *collect_data_files("pikepdf"),
        *collect_data_files("pyhanko"),
    ]


def _stamp() -> Path:
    """Write down which program this is; the moment is `SOURCE_DATE_EPOCH`, or now."""
    told = {
        "version": version_of(ROOT),
        "fingerprint": fingerprint_of(ROOT),
        "made": int(os.environ.get("SOURCE_DATE_EPOCH", time.time())),
    }
    stamp = Path(tempfile.mkdtemp()) / STAMP
    stamp.write_text(json.dumps(told), encoding="utf-8")
    return stamp


def kept(found: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Return what of PyInstaller's findings goes into the folder."""
    return [item for item in found if not _NEVER.search(item[0]) and not _DESKTOP.match(item[0])]


def thin(packages: Path) -> int:
    """Take what never ships out of an installed PySide6; return the number of files.

    Otherwise the libraries of this machine that such a plugin asks for would come along.
    """
    found = [path for path in (packages / "PySide6").rglob("*") if path.is_file()]
    idle = [path for path in found if _NEVER.search(str(path.relative_to(packages)))]
    for path in idle:
        path.unlink()
    return len(idle)
