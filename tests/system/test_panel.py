"""What is known of the colour of the panel, and what is not guessed."""

import pytest

from journal_app.system.panel import Ground, panel_ground


@pytest.mark.parametrize(
    ("desktop", "ground"),
    [
        ("GNOME", Ground.DARK),
        ("ubuntu:GNOME", Ground.DARK),
        ("Unity", Ground.DARK),
        ("KDE", Ground.UNKNOWN),
        ("XFCE", Ground.UNKNOWN),
        ("GNOME-Flashback", Ground.UNKNOWN),
        ("", Ground.UNKNOWN),
    ],
)
def test_a_desktop_whose_panel_is_always_dark_is_known(
    monkeypatch: pytest.MonkeyPatch, desktop: str, ground: Ground
) -> None:
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", desktop)
    assert panel_ground("linux") is ground


@pytest.mark.parametrize(
    ("says", "ground"), [(True, Ground.LIGHT), (False, Ground.DARK), (None, Ground.UNKNOWN)]
)
def test_windows_says_it(says: bool | None, ground: Ground) -> None:
    assert panel_ground("win32", windows_is_light=lambda: says) is ground


def test_windows_is_not_asked_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CURRENT_DESKTOP", raising=False)
    assert panel_ground("darwin", windows_is_light=lambda: True) is Ground.UNKNOWN
    assert panel_ground("win32") is Ground.UNKNOWN
