"""What reading only marked passages costs: thirty thousand of them among ten years of entries.

In time of the processor, so that others on the machine do not weigh on it.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication

from journal_app.core.passages import PassageFilter, PassageOrder
from journal_app.core.resources import resource
from journal_app.services import marks, passages
from journal_app.ui.context import Context
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.passages.page import PassagesPage
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from tests.benchmarks.figures import Figure, median, percentile, worked
from tests.benchmarks.setting import Setting
from tests.benchmarks.timeline import SIZE, context_on, until
from tests.builders import make_vault
from tests.ui.passages.journals import mark
from tests.ui.timeline.journals import NOW, fill

ROUNDS = 9
FRAMES = 300
JUMPS = 60
PULLS = PassageFilter(marks=frozenset({"mk_pull"}))
MARA = PassageFilter(person="mara")
THIS_YEAR = PassageFilter(first=NOW.date().replace(month=1, day=1))


def measure(setting: Setting) -> Iterator[Figure]:
    """The figures for three passages in ten entries."""
    for count in setting.sizes:
        place = setting.folder / f"passages-{count}"
        place.mkdir()
        yield from figures(place, count, count * 3 // 10)


def figures(folder: Path, entries: int, count: int) -> Iterator[Figure]:
    """Fill a journal, open the page on it, and measure both."""
    app = QApplication.instance() or QApplication([])
    theme = Theme(resource(), Appearance(scheme=Scheme.LIGHT, reduced_motion=True))
    theme.apply(app)
    path = folder / "journal.db"
    vault = make_vault(path)
    fill(vault, entries)
    mark(vault, count)
    reader = vault.reader()
    vault.close()
    context = context_on(theme, path, reader)
    page = PassagesPage(context)
    page.resize(*SIZE)
    page.show()
    page.enter(Place(page=PageId.PASSAGES))
    until(lambda: page._loaded)
    bench = _Bench(page, context)
    for name, value, limit in bench.figures():
        yield Figure(name=f"passages, {count:,}: {name}", value=value, limit=limit)
    page.deleteLater()
    context.session.lend(None)
    context.jobs.stop(5)


class _Bench:
    """Plays one person; every figure but those of finding is of the window's thread."""

    def __init__(self, page: PassagesPage, context: Context) -> None:
        self.page, self.context = page, context
        self.view, self.model = page._view, page._model

    def figures(self) -> Iterator[tuple[str, float, float]]:
        """Each with its limit, in milliseconds."""
        for name, only in (
            ("find all", PassageFilter()), ("find one mark", PULLS),
            ("find one person", MARA), ("find one year", THIS_YEAR),
        ):  # fmt: skip
            yield (
                name,
                median([worked(lambda only=only: self._found(only)) for _ in range(ROUNDS)]),
                25,
            )
        yield "count each mark", median([worked(self._count) for _ in range(ROUNDS)]), 25
        yield "open to painted", median([self._open() for _ in range(ROUNDS)]), 60
        yield "scroll frame, p95", percentile([self._scroll() for _ in range(FRAMES)], 95), 8
        jumps = [self._jump(number) for number in range(JUMPS)]
        yield "jump anywhere to painted, p95", percentile(jumps, 95), 30

    def _found(self, only: PassageFilter) -> PassageOrder:
        order = self.context.session.read(passages.found, only)
        assert order is not None
        return order

    def _count(self) -> None:
        assert self.context.session.read(marks.uses)

    def _open(self) -> float:
        order = self._found(PassageFilter())
        self.model.show(PassageOrder(), rising=True)
        self.page._view.forget()
        return worked(lambda: (self.model.show(order, rising=True), self._paint()))

    def _scroll(self) -> float:
        bar = self.view.verticalScrollBar()
        return worked(lambda: (bar.setValue(bar.value() + 97), self._paint()))

    def _jump(self, number: int) -> float:
        bar = self.view.verticalScrollBar()
        share = (number * 0.618) % 1
        return worked(lambda: (bar.setValue(int(bar.maximum() * share)), self._paint()))

    def _paint(self) -> None:
        self.view.viewport().repaint()


def main() -> int:
    """Print the figures of thirty thousand passages among a hundred thousand entries."""
    with TemporaryDirectory() as folder:
        for each in figures(Path(folder), 100_000, 30_000):
            late = "" if each.holds else "  over"
            sys.stdout.write(f"{each.name:60} {each.value:8.2f} {each.limit:6.0f}{late}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
