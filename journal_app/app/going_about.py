"""What the palette offers of the journal that is open, and what choosing it does."""

from functools import partial

from journal_app.i18n import _
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.palette.desk import PaletteDesk
from journal_app.ui.palette.offers import Offer
from journal_app.ui.theme.theme import Theme
from journal_app.ui.window import MainWindow


def make_palette(theme: Theme, window: MainWindow) -> PaletteDesk:
    """The palette of this window; it is of use while a journal is open in it."""

    def settings() -> list[Offer]:
        from journal_app.ui.settings.sections import sections

        return [
            Offer(
                key=f"settings:{at}",
                words=title,
                line=_("Settings"),
                icon="gear-six",
                act=partial(window.go_to, Place(page=PageId.SETTINGS, part=at)),
                lasting=True,
            )
            for at, title in sections()
        ]

    return PaletteDesk(
        theme,
        window,
        window.registry,
        offered=lambda: window.main is not None and not window.covered,
        sources=(settings,),
    )
