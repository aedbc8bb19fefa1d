"""Fifty pictures of all kinds and lies are dropped at once: shown, kept as files, or refused."""

import os
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from journal_app.services import pictures
from journal_app.ui.today.page import TodayPage
from tests import made_pictures as made
from tests.ui.context_fixture import Ground
from tests.ui.pictures.conftest import settle, strip_of

HALF = made.encoded(b"jpg", made.smooth(400, 300))
SHOWN = {
    **{f"{at}.jpg": made.jpeg(at) for at in range(1, 9)},
    **{f"{at}.png": made.png(at) for at in range(1, 9)},
    **{f"{at}.webp": made.webp(at) for at in range(1, 9)},
    "still.gif": made.gif(),
    "moving.gif": made.gif(3),
    "plain.bmp": made.bmp(),
    "deep.png": made.deep_png(),
    "print.jpg": made.print_jpeg(),
    "grey.jpg": made.grey_jpeg(),
    "says-it-is-a.pdf": made.png(1, made.smooth(30, 30)),
    "half.jpg": HALF[: len(HALF) * 3 // 4],
}
FILES = {
    "drawing.svg": made.SVG,
    "drawing.png": made.SVG + b"\n",
    "telephone.heic": made.HEIC,
    "telephone.jpg": made.HEIC + b"\n",
    "new.avif": made.HEIC.replace(b"heic", b"avif", 1),
    "scan.tif": made.TIFF,
    "letter.pdf": made.PDF,
    "page.jpg": made.HTML,
    "archive.png": b"PK\x03\x04 and so on",
    "lie.jpg": b"\xff\xd8\xff\xe0 no picture",
    "empty-inside.png": made.png()[:50],
}
REFUSED = {
    "bomb.png": made.png_of(60_000, 60_000),
    "bomb.jpg": made.png_of(40_000, 40_000),
    "bomb.gif": made.gif(width=65_535, height=65_535),
    "nothing.png": b"",
    "endless.png": made.png_of(61_000, 1),
}


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
    ground.wait(lambda: len(ground.notices.said) == 1, 20_000)
    settle(ground, today)
    hanging = {each.label: each for each in strip_of(today).pictures}
    assert {name for name, each in hanging.items() if each.is_shown} == set(SHOWN)
    assert {name for name, each in hanging.items() if not each.is_shown} == set(FILES)
    assert ground.notices.said[-1][0].startswith(f"{len(REFUSED) + 1} of them were not added.")
    files = ground.ask(pictures.files_of)
    for name in SHOWN:
        assert made.SECRET not in pictures.open_bytes(files, hanging[name]), name
    for name, contents in FILES.items():
        assert pictures.open_bytes(files, hanging[name]) == contents
