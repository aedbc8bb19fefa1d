"""What a change of the look costs while every page is alive, and what the visible one costs."""

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication

from journal_app.app.pages import factories
from journal_app.core.resources import resource
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.shell.main_page import MainPage
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from tests.benchmarks.figures import Figure, median, worked
from tests.benchmarks.journals import journal
from tests.benchmarks.setting import Setting
from tests.benchmarks.timeline import context_on
from tests.ui.context_fixture import came_true

SIZE = (1280, 800)
SETTLES_MS = 200
TIMES = 9
VISIBLE_MS = 17
"""Of sixty pictures a second one, should only what is seen be dressed."""


def measure(setting: Setting) -> Iterator[Figure]:
    """From light to dark and back, and the picture after it, in time of the processor."""
    app = QApplication([])
    theme = Theme(resource(), Appearance(scheme=Scheme.LIGHT, reduced_motion=True))
    theme.apply(app)
    made = journal(setting.usual, setting.cache)
    path = setting.folder / "journal.db"
    vault = made.open_at(path)
    context = context_on(theme, path, vault.reader(), lambda: made.opened(path))
    main = MainPage(theme, factories(context))
    main.resize(*SIZE)
    main.show()
    for page in main.there:
        main.show_place(Place(page=page))
        came_true(lambda: False, SETTLES_MS)
    main.show_place(Place(page=PageId.TIMELINE))
    came_true(lambda: False, SETTLES_MS)
    dressing, painting = [], []
    for number in range(TIMES):
        scheme = Scheme.LIGHT if number % 2 else Scheme.DARK
        dressing.append(worked(lambda scheme=scheme: theme.set_scheme(scheme)))
        painting.append(worked(main.repaint))
    widgets = len(QApplication.allWidgets())
    yield Figure(
        name="a new look with every page alive", value=median(dressing), limit=VISIBLE_MS,
        peer=f"{len(main.made)} pages, {widgets:,} widgets",
    )  # fmt: skip
    yield Figure(name="  the picture after it", value=median(painting))
    context.session.lend(None)
    context.jobs.stop(5)
    vault.close()
