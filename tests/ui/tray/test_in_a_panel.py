"""The sign in a real process, with a panel that speaks what the panels of desktops speak."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from journal_app import APP_ID, APP_NAME
from tests.e2e.desktop import Desktop, running_desktop
from tests.ui.tray.panel import Panel, panel_on

ROOT = Path(__file__).parents[3]
HICOLOR = """[Icon Theme]
Name=hicolor
Directories=symbolic/apps
[symbolic/apps]
Size=16
Type=Scalable
MinSize=8
MaxSize=512
"""

pytestmark = pytest.mark.e2e


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    with running_desktop(tmp_path / "desktop", with_keyring=False) as desktop:
        yield desktop


@contextmanager
def sign_on(desktop: Desktop, **more: str) -> Iterator["subprocess.Popen[str]"]:
    """The process whose sign it is."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.ui.tray.process"],
        env=desktop.environment() | {"PYTHONPATH": str(ROOT)} | more,
        cwd=desktop.folder,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        if process.poll() is None:
            process.terminate()


def said(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def labels(panel: Panel) -> list[str]:
    return ["–" if item is None else item.label for item in panel.menu()]


def test_the_menu_says_and_does_what_it_may_in_each_state(desktop: Desktop) -> None:
    with panel_on(desktop.session.address) as panel, sign_on(desktop) as process:
        panel.wait_for_item()
        assert said(process) == "available"
        assert labels(panel) == ["Note a moment…", "Open", "Quit"]
        panel.choose("Note a moment…")
        assert said(process) == "capture"

        panel.choose("Open")
        assert said(process) == "open"
        assert labels(panel) == [
            "Pause for a minute",
            "Note a moment…",
            "–",
            "Open today",
            "–",
            "Lock now",
            "Quit",
        ]
        for label, asked in (("Pause for a minute", "pause"), ("Open today", "today")):
            panel.choose(label)
            assert said(process) == asked

        panel.choose("Lock now")
        assert said(process) == "lock"
        assert labels(panel) == ["Note a moment…", "Open", "Quit"]
        panel.click()
        assert said(process) == "open"
        panel.choose("Quit")
        assert said(process) == "quit"
        assert process.wait(20) == 0


def test_it_says_its_name_and_nothing_else(desktop: Desktop) -> None:
    with panel_on(desktop.session.address) as panel, sign_on(desktop):
        panel.wait_for_item()
        about = panel.about()
    assert about["Title"] == APP_NAME
    assert about["ToolTip"][2:] in ((APP_NAME, ""), ("", APP_NAME))
    assert about["Status"] == "Active"
    assert (about["AttentionIconName"], about["OverlayIconName"]) == ("", "")
    assert about["IconName"] == ""
    assert {width for width, _height, _pixels in about["IconPixmap"]} >= {16, 22, 24, 32, 48}


def test_where_it_is_installed_the_panel_colours_it(desktop: Desktop) -> None:
    environment = desktop.environment()
    subprocess.run(
        [sys.executable, "-m", "journal_app", "desktop", "--install"],
        env=environment | {"PYTHONPATH": str(ROOT)},
        check=True,
    )
    # Every desktop brings this list of the folders of its last resort; this bare one does not.
    Path(environment["XDG_DATA_HOME"], "icons", "hicolor", "index.theme").write_text(HICOLOR)
    with panel_on(desktop.session.address) as panel, sign_on(desktop):
        panel.wait_for_item()
        assert panel.about()["IconName"] == f"{APP_ID}-symbolic"


def test_without_a_panel_it_is_said_so(desktop: Desktop) -> None:
    with sign_on(desktop) as process:
        assert said(process) == "none"
        assert process.poll() is None
