"""Imports only ever point down, and each clause of the contract can be seen to break."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.rules import ROOT

CONTRACTS = [
    contract["name"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"][
        "importlinter"
    ]["contracts"]
]

# For each clause a file, and an import in it that breaks the clause.
PLANTED = {
    "Layers: imports only ever point down": [
        ("core/planted.py", "journal_app.services.entries"),
        ("exchange/planted.py", "journal_app.content.prompts"),
    ],
    "Everything below runtime is free of Qt": [("services/planted.py", "PySide6.QtCore")],
    "One file speaks SQLCipher": [("runtime/planted.py", "sqlite3")],
    "One file speaks to AppKit": [("runtime/planted.py", "AppKit")],
    "Only use cases (and the composition root) touch storage and keys": [
        ("ui/today/planted.py", "journal_app.storage.vault")
    ],
    "Inside the ui: window over pages over shared parts": [
        ("ui/today/planted.py", "journal_app.ui.reader")
    ],
    "Tables do not know each other": [("storage/tags.py", "journal_app.storage.people")],
    "No cycles anywhere": [
        ("core/first/__init__.py", "journal_app.core.second"),
        ("core/second/__init__.py", "journal_app.core.first"),
    ],
}


def lint(tree: Path) -> tuple[int, str]:
    """The verdict on the package in this folder, and what was said."""
    told = subprocess.run(
        [
            Path(sys.executable).with_name("lint-imports"),
            "--no-cache",
            "--config",
            "pyproject.toml",
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=tree,
        env={"COLUMNS": "200", "PATH": "", "PYTHONPATH": str(tree), "NO_COLOR": "1"},
    )
    return told.returncode, told.stdout + told.stderr


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the package and its contract, to plant things in."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "journal_app", tmp_path / "journal_app", ignore=ignored)
    return tmp_path


def test_the_contract_is_kept() -> None:
    code, told = lint(ROOT)
    assert code == 0, told
    assert f"{len(CONTRACTS)} kept, 0 broken" in told


def test_every_clause_notices_what_it_forbids(tree: Path) -> None:
    for plants in PLANTED.values():
        for file, module in plants:
            path = tree / "journal_app" / file
            path.parent.mkdir(exist_ok=True)
            with path.open("a", encoding="utf-8") as text:
                text.write(f"\nimport {module}\n")
    code, told = lint(tree)
    broken = [name for name in CONTRACTS if re.search(re.escape(name) + r"\s+BROKEN", told)]
    assert code != 0
    assert broken == CONTRACTS, told
    assert set(PLANTED) == set(CONTRACTS)


def test_a_new_part_of_the_ui_must_be_given_its_place(tree: Path) -> None:
    (tree / "journal_app/ui/letters").mkdir()
    (tree / "journal_app/ui/letters/__init__.py").touch()
    code, told = lint(tree)
    assert code != 0
    assert "letters" in told
