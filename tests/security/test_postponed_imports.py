"""A postponed import is complete as soon as it is used."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from journal_app.security.postponed_imports import postponed_imports

NAMES = ("heavy_test_module", "heavy_test_package", "heavy_test_package.part", "light_test_module")


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    (tmp_path / "heavy_test_module.py").write_text("VALUE = 7\n")
    (tmp_path / "heavy_test_package").mkdir()
    (tmp_path / "heavy_test_package" / "__init__.py").write_text("")
    (tmp_path / "heavy_test_package" / "part.py").write_text("VALUE = 8\n")
    (tmp_path / "light_test_module.py").write_text(
        "import heavy_test_module\n"
        "import heavy_test_package.part\n"
        "def use():\n"
        "    return heavy_test_module.VALUE, heavy_test_package.part.VALUE\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    yield tmp_path
    for name in NAMES:
        sys.modules.pop(name, None)


@pytest.fixture
def light(library: Path) -> ModuleType:
    with postponed_imports("heavy_test_module", "heavy_test_package.part"):
        return importlib.import_module("light_test_module")


def test_nothing_is_loaded_until_it_is_used(light: ModuleType) -> None:
    assert "heavy_test_module" not in sys.modules
    assert "heavy_test_package.part" not in sys.modules
    assert light.use() == (7, 8)
    assert sys.modules["heavy_test_module"].VALUE == 7
    assert light.use() == (7, 8)


def test_after_the_block_others_import_the_real_thing(light: ModuleType) -> None:
    real = importlib.import_module("heavy_test_module")
    assert real.__file__ is not None
    assert light.use() == (7, 8)
    assert sys.modules["heavy_test_module"] is real


def test_use_within_the_block_loads_it(library: Path) -> None:
    with postponed_imports("heavy_test_module"):
        placed = importlib.import_module("heavy_test_module")
        assert placed.VALUE == 7
        assert sys.modules["heavy_test_module"] is not placed
    assert sys.modules["heavy_test_module"].VALUE == 7


def test_what_is_loaded_already_is_left_alone(library: Path) -> None:
    real = importlib.import_module("heavy_test_module")
    with postponed_imports("heavy_test_module"):
        assert sys.modules["heavy_test_module"] is real
    assert sys.modules["heavy_test_module"] is real


def test_the_import_system_s_own_questions_load_nothing(library: Path) -> None:
    with postponed_imports("heavy_test_module"):
        placed = sys.modules["heavy_test_module"]
        assert not hasattr(placed, "__path__")
        assert sys.modules["heavy_test_module"] is placed


def test_a_missing_name_is_missing_as_ever(light: ModuleType) -> None:
    with pytest.raises(AttributeError):
        light.heavy_test_module.NOTHING  # noqa: B018 - the look-up is the test


def test_a_block_that_ends_meanwhile_in_another_thread_does_no_harm(library: Path) -> None:
    with postponed_imports("heavy_test_module"):
        del sys.modules["heavy_test_module"]
    with postponed_imports("heavy_test_module"):
        placed = sys.modules["heavy_test_module"]
        del sys.modules["heavy_test_module"]
        assert placed.VALUE == 7
    assert sys.modules["heavy_test_module"].VALUE == 7
