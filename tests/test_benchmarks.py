"""The command that measures: it runs, it tells what holds from what does not, it breaks aloud."""

import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.benchmarks import __main__ as command
from tests.benchmarks.figures import Figure, as_table, percentile, ratio
from tests.benchmarks.groups import GROUPS, figures_of
from tests.benchmarks.heartbeat import worst_gap_of_nothing
from tests.benchmarks.setting import Setting


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Where this test keeps its small journals."""
    return tmp_path / "cache"


def test_one_command_prints_figures_beside_their_limits(
    cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    few = ["--quick", "--entries", "40", "--cache", str(cache)]
    assert command.main(["--only", "saving", "--only", "finding", *few]) == 0
    printed = capsys.readouterr().out
    assert "autosave acknowledged, 40 entries, p95" in printed
    assert "all of a search, 40 entries: a common word, p95" in printed
    assert "within their limits" in printed
    assert [each.name for each in cache.iterdir() if each.name.startswith("work-")] == []


def test_every_save_happened_off_the_thread_of_the_window(cache: Path) -> None:
    setting = Setting(folder=cache / "work", cache=cache, usual=20, large=None, samples=20)
    found = {figure.name.strip(): figure for figure in figures_of("saving", setting)}
    assert found["saves on the window’s thread"].value == 0


def test_a_group_that_breaks_is_told_and_the_others_are_still_measured(
    cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # No journal of fewer than no entries can be made.
    words = ["--only", "finding", "--quick", "--entries", "-1", "--cache", str(cache)]
    assert command.main(words) == 1
    said = capsys.readouterr()
    assert "Traceback" in said.err
    assert "0 of 0 within their limits" in said.out


def test_every_group_is_a_module_that_measures() -> None:
    folder = Path(command.__file__).parent
    for name in GROUPS:
        assert "def measure(" in (folder / f"{name}.py").read_text(encoding="utf-8")


def test_a_table_marks_what_missed_its_limit() -> None:
    figures = [
        Figure(name="quick", value=2.0, limit=3),
        Figure(name="slow", value=4.0, limit=3),
        Figure(name="fast", value=90.0, unit="MB/s", limit=70, at_least=True),
        Figure(name="sluggish", value=50.0, unit="MB/s", limit=70, at_least=True),
        Figure(name="peer", value=10.0),
    ]
    marked = [line.split()[0] for line in as_table(figures).splitlines() if "MISSED" in line]
    assert marked == ["slow", "sluggish"]


@pytest.mark.parametrize(("percent", "value"), [(50, 51), (95, 96), (99, 100), (100, 100)])
def test_a_percentile_is_a_value_that_was_measured(percent: float, value: float) -> None:
    assert percentile(range(1, 101), percent) == value


def test_a_ratio_pairs_what_was_measured_in_the_same_weather() -> None:
    assert ratio([20, 200, 20], [10, 100, 10]) == 2


def test_the_peers_run_by_themselves() -> None:
    # A module beside them must not stand in the way of one of the standard library.
    folder = Path(command.__file__).parent
    taken = {path.stem for path in folder.glob("*.py")} & set(sys.stdlib_module_names)
    assert taken == set()


def test_a_window_that_stands_still_is_noticed(qtbot: QtBot) -> None:
    def stand_still() -> None:
        end = time.thread_time() + 0.08
        while time.thread_time() < end:
            pass

    QTimer.singleShot(20, stand_still)
    gap = worst_gap_of_nothing(200)
    assert gap.own >= 80
    assert gap.clock >= gap.own


@pytest.mark.parametrize(
    ("group", "told"),
    [
        ("copying", "the backup beside plain VACUUM INTO"),
        ("encryption", "encrypted beside not: file size"),
    ],
)
def test_what_is_measured_beside_a_peer_is_told_so(cache: Path, group: str, told: str) -> None:
    setting = Setting(folder=cache / "work", cache=cache, usual=20, large=None, samples=4)
    names = [figure.name.strip() for figure in figures_of(group, setting)]
    assert names[-1] == told
