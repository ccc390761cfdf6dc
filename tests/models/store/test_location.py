"""Places where a database may not be."""

from pathlib import Path, PurePosixPath

import pytest

from models.rules.errors import StoreTrouble
from models.store.location import (
    file_system_of,
    is_in_cloud_folder,
    is_network_type,
    is_unc,
    names_cloud_folder,
    require_good_place,
)

_MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
tmpfs /run tmpfs rw 0 0
//palvelin/yhteinen /mnt/yhteinen cifs rw 0 0
palvelin:/koti /home/vieras\\040koti nfs4 rw 0 0
/dev/sdb1 /mnt/yhteinen/oma ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/salla/a.polku", "ext4"),
        ("/mnt/yhteinen/a.polku", "cifs"),
        ("/mnt/yhteinen/oma/a.polku", "ext4"),
        ("/mnt/yhteinenkin/a.polku", "ext4"),
        ("/home/vieras koti/a.polku", "nfs4"),
    ],
)
def test_that_the_nearest_mount_decides(path: str, kind: str) -> None:
    assert file_system_of(PurePosixPath(path), _MOUNTS) == kind


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "fuse.rclone"])
def test_that_network_file_systems_are_refused(kind: str) -> None:
    assert is_network_type(kind)


@pytest.mark.parametrize("kind", ["ext4", "btrfs", "overlay", "tmpfs", "apfs", "fuseblk", "9p"])
def test_that_local_file_systems_are_taken(kind: str) -> None:
    assert not is_network_type(kind)


@pytest.mark.parametrize(
    "text", [r"\\palvelin\jako\a.polku", "//palvelin/jako/a.polku", r"\\?\UNC\palvelin\jako\a"]
)
def test_that_a_share_by_name_is_seen(text: str) -> None:
    assert is_unc(text)


@pytest.mark.parametrize("text", [r"C:\Polku\a.polku", r"\\?\C:\Polku\a.polku", "/home/a.polku"])
def test_that_a_drive_of_this_machine_is_no_share(text: str) -> None:
    assert not is_unc(text)


@pytest.mark.parametrize(
    "name", ["OneDrive", "OneDrive - Esimerkkialue", "Dropbox", "iCloudDrive", "Nextcloud", "Box"]
)
def test_that_folders_of_copying_services_are_known_by_name(name: str) -> None:
    assert names_cloud_folder(["Users", name, "Polku"])


def test_that_an_ordinary_folder_is_taken() -> None:
    assert not names_cloud_folder(["Users", "salla", "Polku", "Boxit", "Dropboxista tuodut"])


def test_that_a_folder_that_a_service_has_marked_is_known(tmp_path: Path) -> None:
    (tmp_path / "jaettu" / ".dropbox").mkdir(parents=True)

    assert is_in_cloud_folder(tmp_path / "jaettu" / "tiimi" / "a.polku")
    assert not is_in_cloud_folder(tmp_path / "oma" / "a.polku")


def test_that_a_link_into_a_cloud_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "OneDrive").mkdir()
    (tmp_path / "linkki").symlink_to(tmp_path / "OneDrive")

    with pytest.raises(StoreTrouble, match=r"store\.cloud_folder"):
        require_good_place(tmp_path / "linkki" / "a.polku")


def test_that_a_share_is_refused_with_its_reason() -> None:
    with pytest.raises(StoreTrouble, match=r"store\.network_share"):
        require_good_place(Path("//palvelin/jako/a.polku"))
