"""The locked libraries: exact, fingerprinted, and the ones that pyproject.toml asks for."""

import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from tests.packaging.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
RUNTIME = ROOT / "packaging" / "requirements.txt"
TOOLS = ROOT / "packaging" / "requirements-dev.txt"


def entries(lock: Path) -> list[str]:
    """The lock's entries, each with its fingerprints, on one line."""
    text = "\n".join(line for line in lock.read_text().splitlines() if not line.startswith("#"))
    return [entry for entry in text.replace("\\\n", " ").splitlines() if entry.strip()]


def pins(lock: Path) -> dict[str, Requirement]:
    """The locked requirements by name."""
    found = [Requirement(entry.split("--hash")[0]) for entry in entries(lock)]
    return {canonicalize_name(each.name): each for each in found}


def version(requirement: Requirement) -> str:
    [only] = requirement.specifier
    assert only.operator == "=="
    return only.version


@pytest.mark.parametrize("lock", [RUNTIME, TOOLS], ids=lambda lock: lock.name)
def test_every_entry_is_exact_and_has_fingerprints(lock: Path) -> None:
    assert entries(lock)
    for entry in entries(lock):
        assert re.fullmatch(r"\S+==\S+( ;[^\\]+?)?(\s+--hash=sha256:[0-9a-f]{64})+\s*", entry)


@pytest.mark.parametrize("lock", [RUNTIME, TOOLS], ids=lambda lock: lock.name)
def test_no_place_to_fetch_from_is_named(lock: Path) -> None:
    assert not re.search(r"://|--(extra-)?index-url|--find-links", lock.read_text())


def test_the_tools_come_beside_the_very_same_libraries() -> None:
    runtime, tools = set(entries(RUNTIME)), set(entries(TOOLS))
    assert runtime < tools


@pytest.mark.parametrize(
    ("asked", "lock"),
    [
        *((text, RUNTIME) for text in PROJECT["project"]["dependencies"]),
        *((text, TOOLS) for text in PROJECT["dependency-groups"]["dev"]),
    ],
)
def test_what_the_project_asks_for_is_locked_in_range(asked: str, lock: Path) -> None:
    wanted = Requirement(asked)
    locked = pins(lock)[canonicalize_name(wanted.name)]
    assert wanted.specifier.contains(version(locked))
    if wanted.marker is None:
        assert locked.marker is None


def test_what_builds_the_package_is_among_the_tools() -> None:
    for asked in PROJECT["build-system"]["requires"]:
        wanted = Requirement(asked)
        assert wanted.specifier.contains(version(pins(TOOLS)[canonicalize_name(wanted.name)]))


def test_no_library_replaces_import_beside_the_secret() -> None:
    assert "lazy-importer" not in pins(RUNTIME)


def test_the_scripts_and_the_project_agree_on_python(environment_module: ModuleType) -> None:
    allowed = SpecifierSet(PROJECT["project"]["requires-python"])
    oldest, newest = environment_module.OLDEST, environment_module.NEWEST
    assert allowed.contains("{}.{}.0".format(*oldest))
    assert allowed.contains("{}.{}.99".format(*newest))
    assert not allowed.contains(f"{oldest[0]}.{oldest[1] - 1}.99")
    assert not allowed.contains(f"{newest[0]}.{newest[1] + 1}.0")
