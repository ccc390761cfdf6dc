"""The flat folder names resolve inside this checkout, not in a stranger's package."""

import importlib
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("desktop", "diagram", "models", "reports", "resources", "tests")


@pytest.mark.parametrize("name", FOLDERS)
def test_that_each_top_level_name_is_this_projects_own(name: str) -> None:
    module = importlib.import_module(name)

    assert module.__file__ is not None
    assert Path(module.__file__).resolve().parent == ROOT / name


def test_that_every_package_folder_is_delivered() -> None:
    declared = set(
        tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"][
            "packages"
        ]
    )

    found = {
        ".".join(init.parent.relative_to(ROOT).parts)
        for folder in FOLDERS[:-1]
        for init in (ROOT / folder).rglob("__init__.py")
    }

    assert found == declared


def test_that_locked_requirements_carry_hashes_and_no_index_address() -> None:
    for name in ("run.txt", "dev.txt", "bpmn.txt", "linux.txt", "windows.txt"):
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8")

        assert "--hash=sha256:" in text
        assert "://" not in text
