"""Where a database may not be: on a network share, or where a cloud service copies files.

Write-ahead logging needs one machine's shared memory; a copying service tears the file apart.
"""

import ctypes
import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path, PurePath, PureWindowsPath

from models.rules.errors import StoreTrouble

_NETWORK_TYPES = re.compile(
    r"nfs\d?|cifs|smb\w*|ncpfs|afs|ceph|glusterfs|lustre|davfs\d?|sshfs|vboxsf|vmhgfs|prl_fs"
    r"|fuse\.(sshfs|rclone|davfs2?|gvfsd-fuse|glusterfs|s3fs|vmhgfs-fuse)"
)
_CLOUD_FOLDERS = re.compile(
    r"onedrive( - .*)?|dropbox( \(.*\))?|google ?drive|googledrive-.*|icloud ?drive"
    r"|mobile documents|cloudstorage|com~apple~clouddocs|nextcloud\d?|owncloud\d?"
    r"|pcloud ?drive|box( sync)?"
    r"|synologydrive|tresorit|mega( ?sync)?|yandex\.disk",
    re.IGNORECASE,
)
_CLOUD_MARKS = (".dropbox", ".nextcloudsync.log", ".owncloudsync.log", ".tmp.drivedownload")
_CLOUD_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_REMOTE_DRIVE = 4


def require_good_place(path: Path) -> None:
    """Refuse a place where the database would be torn.

    StoreTrouble("store.network_share") or StoreTrouble("store.cloud_folder").
    """
    place = path.absolute()
    real = Path(os.path.realpath(place))
    if any(is_on_network(p) for p in (place, real)):
        raise StoreTrouble("store.network_share")
    if any(is_in_cloud_folder(p) for p in (place, real)):
        raise StoreTrouble("store.cloud_folder")


def is_on_network(path: Path) -> bool:
    """Answer whether `path` lies on another machine."""
    if is_unc(str(path)):
        return True
    if sys.platform == "win32":
        return _windows_drive_type(path) == _REMOTE_DRIVE
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return is_network_type(file_system_of(path, mounts))


def is_unc(text: str) -> bool:
    r"""Answer whether `text` names a share (\\server\share), also in its long form."""
    share = PureWindowsPath(text).drive.replace("/", "\\")
    long_form = re.match(r"\\\\[?.]\\", share)
    if long_form:
        return share[4:8].upper() == "UNC\\"
    return share.startswith("\\\\")


def file_system_of(path: PurePath, mounts: str) -> str:
    """Return the kind of file system under `path`, from the text of /proc/mounts."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        point = PurePath(_unescaped(parts[1]))
        if (point == path or point in path.parents) and len(point.parts) >= best:
            best, kind = len(point.parts), parts[2]
    return kind


def is_network_type(kind: str) -> bool:
    """Answer whether a kind of file system is a network's or a shared folder's."""
    return _NETWORK_TYPES.fullmatch(kind.lower()) is not None


def is_in_cloud_folder(path: Path) -> bool:
    """Answer whether a copying service (OneDrive, Dropbox, Nextcloud …) watches `path`."""
    folders = tuple(path.parents)
    return (
        names_cloud_folder(folder.name for folder in folders)
        or any(folder in _told_by_environment() for folder in folders)
        or any(_has_mark(folder) for folder in folders)
    )


def names_cloud_folder(names: Iterable[str]) -> bool:
    """Answer whether one of the folder `names` is a copying service's own."""
    return any(_CLOUD_FOLDERS.fullmatch(name) for name in names)


def _told_by_environment() -> set[Path]:
    return {Path(os.environ[name]) for name in _CLOUD_VARIABLES if os.environ.get(name)}


def _has_mark(folder: Path) -> bool:
    if folder == Path.home():  # the services keep their own settings there
        return False
    return any((folder / mark).exists() for mark in _CLOUD_MARKS)


def _unescaped(text: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda m: chr(int(m[1], 8)), text)


def _windows_drive_type(path: Path) -> int:
    library = getattr(ctypes, "windll").kernel32  # noqa: B009 - absent from other systems' stubs
    return int(library.GetDriveTypeW(str(Path(path.anchor))))
