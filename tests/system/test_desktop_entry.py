"""The menu entry starts this very app, belongs to one person, and leaves nothing behind."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal_app import APP_ID, APP_NAME, VERSION
from journal_app.core.errors import JournalError
from journal_app.core.resources import resource
from journal_app.system import desktop_entry
from journal_app.system.paths import usual_data_folder
from tests.system.test_exec_line import arguments_of, unescaped

ROOT = Path(__file__).parents[2]
ODD = "a person’s 100% “$HOME” `folder` \\ 'x' = é"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this person keeps what is theirs; nothing is there yet."""
    folder = tmp_path / "data"
    folder.mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    monkeypatch.delenv("TIDELINE_HOME", raising=False)
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Every folder and file below, with what is in it."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b""
        for path in folder.rglob("*")
    }


def groups(entry: Path) -> dict[str, dict[str, str]]:
    """The entry as a desktop reads it."""
    found: dict[str, dict[str, str]] = {}
    for line in entry.read_text().split("\n"):
        if line.startswith("["):
            keys = found.setdefault(line.strip("[]"), {})
        elif line:
            key, _equals, value = line.partition("=")
            keys[key] = unescaped(value)
    return found


def test_it_is_a_valid_entry_with_two_actions(data: Path) -> None:
    assert not desktop_entry.installed()
    entry = desktop_entry.install(data / "tideline")
    assert desktop_entry.installed()
    assert entry == data / "applications" / f"{APP_ID}.desktop"
    told = subprocess.run(
        ["desktop-file-validate", "--warn-kde", str(entry)], capture_output=True, text=True
    )
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")
    main, pause, capture = groups(entry).values()
    assert (main["Name"], main["Icon"], main["StartupWMClass"]) == (APP_NAME, APP_ID, APP_NAME)
    assert main["Actions"] == "Pause;Capture;"
    assert list(groups(entry))[1:] == ["Desktop Action Pause", "Desktop Action Capture"]
    assert (pause["Name"], capture["Name"]) == ("Pause for a minute", "Note a moment…")
    plain = arguments_of(main["Exec"])
    assert arguments_of(pause["Exec"]) == [*plain, "pause"]
    assert arguments_of(capture["Exec"]) == [*plain, "capture"]


def test_nothing_in_it_tells_what_the_app_is_for(data: Path) -> None:
    text = desktop_entry.install(data / "tideline").read_text().lower()
    for word in ("journal for", "diary", "encrypt", "closeness", "love", "secret", "partner"):
        assert word not in text


def test_the_home_is_named_only_where_it_is_not_the_usual_one(data: Path, tmp_path: Path) -> None:
    entry = desktop_entry.install(usual_data_folder())
    assert "--home" not in entry.read_text()
    home = tmp_path / ODD
    desktop_entry.install(home)
    for keys in groups(entry).values():
        line = arguments_of(keys["Exec"])
        assert line[line.index("--home") + 1] == str(home)


@pytest.mark.parametrize("place", ["plain", ODD])
def test_every_line_starts_this_very_app_from_anywhere(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    # A Python under an odd name that finds the app only if the entry tells it where.
    python = tmp_path / place / "python"
    python.parent.mkdir()
    python.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n')
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    command = arguments_of(groups(desktop_entry.install(data))["Desktop Entry"]["Exec"])
    assert str(python) in command
    ended = subprocess.run(
        [*command, "--version"],
        cwd="/",
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
    )
    assert (ended.returncode, ended.stdout) == (0, f"{APP_NAME} {VERSION}\n"), ended.stderr


@pytest.mark.parametrize("place", ["site", "with=sign"])
def test_where_the_app_is_installed_no_path_is_lent(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    folder = tmp_path / place
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    (packages,) = folder.glob("lib/python3*/site-packages")
    (packages / "tideline.pth").write_text(f"{ROOT}\n")
    monkeypatch.setattr(sys, "executable", str(folder / "bin" / "python"))
    line = groups(desktop_entry.install(data))["Desktop Entry"]["Exec"]
    assert "PYTHONPATH" not in line
    command = arguments_of(line)
    assert "=" not in command[0]
    assert command[-6:] == [sys.executable, "-P", "-m", "journal_app", "--home", str(data)]
    told = subprocess.check_output([*command, "--version"], cwd="/", env={}, text=True)
    assert told == f"{APP_NAME} {VERSION}\n"


def test_a_python_that_does_not_know_itself_is_no_way(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "")
    with pytest.raises(JournalError) as refused:
        desktop_entry.install(data)
    assert refused.value.advice
    assert tree(data) == {}


def test_doing_it_twice_is_doing_it_once(data: Path) -> None:
    desktop_entry.install(data)
    once = tree(data)
    desktop_entry.install(data)
    assert tree(data) == once


def test_icons_lie_where_desktops_look(data: Path) -> None:
    desktop_entry.install(data)
    shipped = resource("icons", "app")
    theme = data / "icons" / "hicolor"
    assert (theme / f"scalable/apps/{APP_ID}.svg").read_bytes() == (
        shipped / "tideline.svg"
    ).read_bytes()
    assert (theme / f"symbolic/apps/{APP_ID}-symbolic.svg").exists()
    for side in (48, 128, 256):
        icon = theme / f"{side}x{side}" / "apps" / f"{APP_ID}.png"
        data_of = icon.read_bytes()
        assert (data_of[:4], int.from_bytes(data_of[16:20], "big")) == (b"\x89PNG", side)


def test_what_is_drawn_is_what_the_picture_says(qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    for side in (48, 128, 256):
        drawn = QImage(side, side, QImage.Format.Format_ARGB32)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        QSvgRenderer(str(resource("icons", "app", "tideline.svg"))).render(painter)
        painter.end()
        kept = QImage(str(resource("icons", "app", f"tideline-{side}.png")))
        assert kept.size() == drawn.size()
        differences = [
            abs(kept.pixelColor(x, y).getRgb()[part] - drawn.pixelColor(x, y).getRgb()[part])  # type: ignore[index]  # the stub knows no length
            for x in range(0, side, 3)
            for y in range(0, side, 3)
            for part in range(4)
        ]
        assert sum(differences) / len(differences) < 1


def test_desktops_that_keep_a_cache_of_icons_are_told(data: Path) -> None:
    theme = data / "icons" / "hicolor"
    theme.mkdir(parents=True)
    (theme / "icon-theme.cache").write_bytes(b"old")
    os.utime(theme, (1, 1))
    desktop_entry.install(data)
    assert theme.stat().st_mtime > 1
    os.utime(theme, (1, 1))
    desktop_entry.remove()
    assert theme.stat().st_mtime > 1
    assert tree(data / "icons") == {"hicolor": b"", "hicolor/icon-theme.cache": b"old"}


def test_removing_leaves_nothing_behind(data: Path) -> None:
    entry = desktop_entry.install(data)
    entry.with_name(f"{entry.name}.new").write_text("half of it")
    assert desktop_entry.remove()
    assert tree(data) == {}
    assert not desktop_entry.installed()
    assert not desktop_entry.remove()


def test_removing_leaves_everything_of_others(data: Path) -> None:
    for name in ("applications/other.desktop", "icons/hicolor/48x48/apps/other.png"):
        (data / name).parent.mkdir(parents=True)
        (data / name).write_text("theirs")
    before = tree(data)
    desktop_entry.install(data)
    desktop_entry.remove()
    assert tree(data) == before


@pytest.mark.parametrize(
    "text",
    [
        "",
        "X-Tideline=1\n",
        "[Desktop Entry]\nName=Mine\n",
        "[Desktop Entry]\nName=Mine\nX-Tideline=10\n",
        "[Other]\nX-Tideline=1\n[Desktop Entry]\nName=Mine\n",
        "[Desktop Entry]\nName=Mine\n[Other]\nX-Tideline=1\n",
    ],
)
def test_an_entry_of_somebody_else_is_never_touched(data: Path, text: str) -> None:
    entry = data / "applications" / f"{APP_ID}.desktop"
    entry.parent.mkdir()
    entry.write_text(text)
    before = tree(data)
    assert not desktop_entry.installed()
    assert not desktop_entry.remove()
    with pytest.raises(JournalError) as refused:
        desktop_entry.install(data)
    assert str(entry) in refused.value.sentence
    assert refused.value.advice
    assert tree(data) == before


def test_an_icon_of_somebody_else_stays(data: Path) -> None:
    icon = data / "icons" / "hicolor" / "48x48" / "apps" / f"{APP_ID}.png"
    icon.parent.mkdir(parents=True)
    icon.write_bytes(b"drawn by hand")
    before = tree(data)
    desktop_entry.install(data)
    assert icon.read_bytes() == b"drawn by hand"
    desktop_entry.remove()
    assert tree(data) == before


def test_an_older_icon_of_ours_is_renewed_and_goes_too(data: Path) -> None:
    desktop_entry.install(data)
    icon = data / "icons" / "hicolor" / "48x48" / "apps" / f"{APP_ID}.png"
    wanted = icon.read_bytes()
    icon.write_bytes(b"of an older version")
    desktop_entry.install(data)
    assert icon.read_bytes() == wanted
    icon.write_bytes(b"of an older version")
    desktop_entry.remove()
    assert tree(data) == {}


def test_what_a_crash_left_half_way_is_mended_and_removed(data: Path) -> None:
    desktop_entry.install(data)
    (data / "applications" / f"{APP_ID}.desktop").unlink()
    shutil.rmtree(data / "icons" / "hicolor" / "48x48")
    assert not desktop_entry.remove()
    assert tree(data) == {"applications": b""}


def test_where_nothing_can_be_written_there_is_a_way_out(data: Path) -> None:
    # A file in the place of a folder refuses everybody, whoever runs the tests.
    (data / "icons").write_text("not a folder")
    with pytest.raises(JournalError) as refused:
        desktop_entry.install(data)
    assert str(data) in refused.value.sentence
    assert refused.value.advice
    assert not desktop_entry.installed()
    assert tree(data) == {"icons": b"not a folder"}


def test_a_place_that_is_not_absolute_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "data")
    monkeypatch.setenv("HOME", str(tmp_path))
    entry = desktop_entry.install(tmp_path)
    assert entry.parent == tmp_path / ".local" / "share" / "applications"


def test_nothing_starts_with_the_session(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(config))
    desktop_entry.install(data)
    assert not config.exists()


def test_other_systems_have_no_such_menu() -> None:
    assert [desktop_entry.offered(name) for name in ("linux", "freebsd14", "win32", "darwin")] == [
        True,
        True,
        False,
        False,
    ]
