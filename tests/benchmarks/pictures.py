"""What thousands of pictures cost: a strip of them shown, all of them decoded small, memory.

Real sealed files beside a real journal, as many on each piece as one may hold.
"""

import io
import resource as usage
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from journal_app.core.ids import PieceId, new_uid
from journal_app.core.media import Media
from journal_app.core.pictures import MAX_ON_ONE_PIECE, Picture
from journal_app.core.resources import resource
from journal_app.services import pictures, timeline
from journal_app.storage.vault import Vault
from journal_app.ui.pictures.album import MOST_BYTES, Album
from journal_app.ui.pictures.strip import PictureStrip
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from tests.benchmarks.figures import Figure, median, worked
from tests.benchmarks.heartbeat import Heartbeat
from tests.benchmarks.journals import journal
from tests.benchmarks.setting import Setting
from tests.benchmarks.timeline import context_on, until
from tests.builders import FakeClock
from tests.made_pictures import encoded, smooth

COUNT, FEW = 5000, 500
SHOW_MS, GAP_MS = 50, 50
MEGABYTE = 1024 * 1024
SMALL_SIDE = 240
PICTURE = (1280, 960)
SPARE_MB = 40
"""Beside the small pictures themselves: what decoding two at once takes, the pages of the journal,
and what the allocator does not give back."""


def attach(vault: Vault, count: int) -> None:
    """Let so many pieces have a picture each, all over the journal, without any file."""
    clock = FakeClock()
    ids = timeline.index(vault).ids
    with vault.writing():
        for number, piece in enumerate(ids[:: max(1, len(ids) // count)]):
            name = f"{number:064x}"
            file = vault.files.add(name, Media.JPEG, 1, PICTURE, clock.now())
            vault.attachments.hang(new_uid(clock.now()), PieceId(piece), file, "", clock.now())


def measure(setting: Setting) -> Iterator[Figure]:
    """The strip, then every picture once, piece by piece, as somebody goes through all of them."""
    count = FEW if setting.large is None else COUNT
    app = QApplication([])
    theme = Theme(resource(), Appearance(scheme=Scheme.LIGHT, reduced_motion=True))
    theme.apply(app)
    made = journal(setting.usual, setting.cache)
    path = setting.folder / "journal.db"
    vault = made.open_at(path)
    hung = _hang(vault, count)
    context = context_on(theme, path, vault.reader(), lambda: made.opened(path))
    album = Album(context.jobs)
    strip = PictureStrip(theme, album, height=140)
    strip.resize(900, 320)
    waits = [worked(lambda piece=piece: _shown(strip, vault, piece)) for piece in hung[:9]]
    yield Figure(
        name=f"a strip of {MAX_ON_ONE_PIECE} pictures to painted",
        value=median(waits),
        limit=SHOW_MS,
        peer=f"the first {waits[0]:.1f} ms",
    )
    strip.deleteLater()
    album.forget()
    yield from _all_small(Album(context.jobs), vault, hung)
    context.session.lend(None)
    context.jobs.stop(5)
    vault.close()


def _hang(vault: Vault, count: int) -> list[PieceId]:
    """Hang as many as there may be on each piece; the pieces."""
    clock, files = FakeClock(), pictures.files_of(vault)
    Path(files.folder).mkdir(exist_ok=True)
    contents = encoded(b"jpeg", smooth(*PICTURE), quality=40)
    pieces = [PieceId(each) for each in timeline.index(vault).ids[: -(-count // MAX_ON_ONE_PIECE)]]
    with vault.writing():
        for number in range(count):
            # What follows the end of a picture makes another file of it, and is never decoded.
            sealed = files.seal(io.BytesIO(contents + number.to_bytes(4)))
            files.keep(sealed)
            row = vault.files.add(sealed.name, Media.JPEG, len(contents) + 4, PICTURE, clock.now())
            piece = pieces[number // MAX_ON_ONE_PIECE]
            vault.attachments.hang(new_uid(clock.now()), piece, row, "", clock.now())
    files.wipe()
    return pieces


def _shown(strip: PictureStrip, vault: Vault, piece: PieceId) -> None:
    strip.show_pictures(pictures.of(vault, piece))
    strip.repaint()


def _all_small(album: Album, vault: Vault, pieces: list[PieceId]) -> Iterator[Figure]:
    every: list[Picture] = [each for piece in pieces for each in pictures.of(vault, piece)]
    came: list[str] = []
    album.ready.connect(came.append)
    heart = Heartbeat()
    heart.start()
    before, began, first = _most_memory(), time.thread_time(), time.perf_counter()
    for start in range(0, len(every), MAX_ON_ONE_PIECE):
        for picture in every[start : start + MAX_ON_ONE_PIECE]:
            album.small(picture, SMALL_SIDE)
        shown = min(len(every), start + MAX_ON_ONE_PIECE)
        until(lambda shown=shown: len(came) == shown)
    gap = heart.end()
    grown = (_most_memory() - before) / MEGABYTE
    busy = time.thread_time() - began
    span = time.perf_counter() - first
    name = f"{len(every):,} pictures, all shown small"
    last = next(picture for picture in every if picture.file == came[-1])
    assert album.small(last, SMALL_SIDE) is not None, "the last one shown is kept"
    yield Figure(name=f"{name}: worst gap of the window", value=gap.own, limit=GAP_MS,
                 peer=f"by the clock {gap.clock:.0f} ms")  # fmt: skip
    yield Figure(name=f"{name}: how many", value=len(every) / span, unit="a second",
                 peer=f"the window’s thread worked {busy / span:.0%} of it")  # fmt: skip
    yield Figure(
        name=f"{name}: memory they are kept in", value=album.kept_bytes / MEGABYTE, unit="MB",
        limit=MOST_BYTES / MEGABYTE,
    )  # fmt: skip
    yield Figure(
        name=f"{name}: growth of the process", value=grown, unit="MB",
        limit=MOST_BYTES / MEGABYTE + SPARE_MB,
    )  # fmt: skip
    album.forget()


def _most_memory() -> int:
    return usage.getrusage(usage.RUSAGE_SELF).ru_maxrss * 1024
