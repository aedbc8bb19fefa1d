"""The strip by itself, with as many tiles as there may be."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from journal_app.core.ids import PieceId, Uid
from journal_app.core.media import Media
from journal_app.core.pictures import Picture
from journal_app.ui.pictures import strip as strip_module
from journal_app.ui.pictures.album import Album
from journal_app.ui.pictures.strip import PictureStrip
from journal_app.ui.widgets.flow_layout import FlowLayout
from tests.builders import START
from tests.ui.context_fixture import Ground
from tests.ui.context_fixture import ground as ground


class Counted(FlowLayout):
    """Counts how often every tile is put in its place."""

    times = 0

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt’s name
        Counted.times += 1
        super().setGeometry(rect)


def test_tiles_are_placed_together_and_not_anew_for_each(
    ground: Ground, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strip_module, "FlowLayout", Counted)
    strip = PictureStrip(ground.context.theme, Album(ground.context.jobs), height=140)
    qtbot.addWidget(strip)
    strip.resize(900, 320)
    strip.show_pictures(hanging(range(2)))
    Counted.times = 0
    strip.show_pictures(hanging(range(2, 30)))
    strip.grab()
    assert Counted.times <= 3
    places = [strip.tile_of(each.uid) for each in strip.pictures]
    assert len({(each.x(), each.y()) for each in places if each is not None}) == 28


def hanging(numbers: Sequence[int]) -> list[Picture]:
    """So many pictures; nothing is behind them."""
    return [
        Picture(
            uid=Uid(f"{number}"), piece=PieceId(1), file=f"{number:064x}", media=Media.JPEG,
            bytes=1, width=1280, height=960, label="", created_at=START,
        )
        for number in numbers
    ]  # fmt: skip
