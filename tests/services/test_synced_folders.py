"""Folders that are kept alike on several computers are known by their names and their marks."""

from pathlib import Path

import pytest

from journal_app.services import backup_standing
from journal_app.services.synced_folders import synced_by
from tests.services.closed_journal import make_closed


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox/notes", "Dropbox"),
        ("Dropbox (Personal)", "Dropbox"),
        ("OneDrive - Somewhere", "OneDrive"),
        ("OneDrive", "OneDrive"),
        ("Google Drive/My Drive", "Google Drive"),
        ("CloudStorage/GoogleDrive-somebody", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud Drive"),
        ("Nextcloud2/journal", "Nextcloud"),
        ("dropped boxes", None),
        (".local/share/tideline", None),
        ("one drive home", None),
    ],
)
def test_by_its_name(tmp_path: Path, folder: str, service: str | None) -> None:
    assert synced_by(tmp_path / folder) == service


def test_by_what_the_service_leaves_there(tmp_path: Path) -> None:
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    (tmp_path / ".dropbox").mkdir()
    assert synced_by(inside) is None
    (tmp_path / "a" / ".dropbox").write_bytes(b"")
    assert synced_by(inside) == "Dropbox"
    (inside / ".stfolder").mkdir()
    assert synced_by(inside) == "Syncthing"


def test_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "OneDrive" / "notes").mkdir(parents=True)
    link = tmp_path / "here"
    link.symlink_to(tmp_path / "OneDrive" / "notes")
    assert synced_by(link) == "OneDrive"


def test_the_standing_of_a_journal_tells_it(tmp_path: Path) -> None:
    journal = make_closed(tmp_path / "Nextcloud" / "tideline")
    assert backup_standing.of(journal.home, clock=journal.clock).synced == "Nextcloud"
