"""Fifty pictures of all kinds and lies are dropped at once: shown, kept as files, or refused."""

import os
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from journal_app.services import pictures
from journal_app.ui.today.page import TodayPage
from tests import made_pictures as made
from tests.fifty_pictures import FILES, FREED, REFUSED, SHOWN
from tests.ui.context_fixture import Ground
from tests.ui.pictures.conftest import settle, strip_of


def test_fifty_at_once(ground: Ground, today: TodayPage, tmp_path: Path) -> None:
    names = []
    for name, contents in (SHOWN | FILES | REFUSED).items():
        (tmp_path / name).write_bytes(contents)
        names.append(name)
    os.mkfifo(tmp_path / "pipe.jpg")
    names.append("pipe.jpg")
    assert len(names) >= 49
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    today.editor.insertFromMimeData(dropped)
    ground.wait(lambda: len(ground.notices.said) == 2, 20_000)
    settle(ground, today)
    hanging = {each.label: each for each in strip_of(today).pictures}
    assert {name for name, each in hanging.items() if each.is_shown} == set(SHOWN)
    assert {name for name, each in hanging.items() if not each.is_shown} == set(FILES)
    assert ground.notices.said[-1][0].startswith(f"{len(REFUSED) + 1} of them were not added.")
    files = ground.ask(pictures.files_of)
    assert ground.notices.staying == ["What 5 of them tell of place and camera stays in them."]
    for name in (*SHOWN, *FREED):
        assert made.SECRET not in pictures.open_bytes(files, hanging[name]), name
    for name, contents in FILES.items():
        if name in FREED:
            continue
        assert pictures.open_bytes(files, hanging[name]) == contents
