"""`PictureDesk`: shows what hangs on a piece and does with it what somebody wants."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from journal_app.core.ids import Uid
from journal_app.core.pictures import Picture
from journal_app.i18n import _
from journal_app.system.file_dialogs import documents
from journal_app.ui.context import Context
from journal_app.ui.pictures.album import Album
from journal_app.ui.pictures.strip import PictureStrip

if TYPE_CHECKING:
    from journal_app.services.begun_exports import BegunExport
    from journal_app.services.pictures import Removed, SealedFiles
    from journal_app.ui.pictures.label_popover import LabelPopover
    from journal_app.ui.pictures.large_view import LargeView
    from journal_app.ui.pictures.menu import PictureMenu


class PictureDesk(QObject):
    """Belongs to a page; the large view, the menu and the sheets are made when first wanted."""

    trouble = Signal(object)

    def __init__(
        self, context: Context, strip: PictureStrip, album: Album, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._strip = strip
        self._album = album
        self._page = parent
        self._chosen: Picture | None = None
        self._view: LargeView | None = None
        self._menu: PictureMenu | None = None
        self._label: LabelPopover | None = None
        strip.opened.connect(self._open)
        strip.menu_wanted.connect(self._open_menu)
        strip.label_wanted.connect(self._ask_label)
        strip.remove_wanted.connect(self._remove)

    @property
    def view(self) -> "LargeView | None":
        """Where one picture is shown large, once it was wanted."""
        return self._view

    def show_pictures(self, shown: Sequence[Picture]) -> None:
        """Show exactly these, small and, where one is open, large."""
        self._strip.show_pictures(shown)
        if self._view is not None and self._view.laid:
            self._view.renew([each for each in shown if each.is_shown])

    def forget(self) -> None:
        """Drop every picture and word."""
        self._chosen = None
        if self._view is not None:
            self._view.dismiss()
        if self._label is not None:
            self._label.forget()
        self._strip.show_pictures(())
        self._album.forget()

    # What is seen.

    def _open(self, picture: Picture) -> None:
        if not picture.is_shown:
            tile = self._strip.tile_of(picture.uid)
            if tile is not None:
                self._open_menu(picture, tile)
            return
        if self._view is None:
            # Whoever has no pictures does not wait for it.
            from journal_app.ui.pictures.large_view import LargeView

            self._view = LargeView(self._context.theme, self._album, self._page.window())
            self._view.options_wanted.connect(self._open_menu)
        every = [each for each in self._strip.pictures if each.is_shown]
        self._view.open(every, picture)

    def _open_menu(self, picture: Picture, anchor: QWidget) -> None:
        self._chosen = picture
        if self._menu is None:
            from journal_app.ui.pictures.menu import PictureMenu

            menu = self._menu = PictureMenu(self._context.theme, self._page)
            menu.label_wanted.connect(lambda: self._with_chosen(self._ask_label_of))
            menu.save_wanted.connect(lambda: self._with_chosen(self._ask_saving))
            menu.outside_wanted.connect(lambda: self._with_chosen(self._ask_opening))
            menu.earlier_wanted.connect(lambda: self._move(-1))
            menu.later_wanted.connect(lambda: self._move(1))
            menu.remove_wanted.connect(lambda: self._with_chosen(self._remove))
        order = [each.uid for each in self._strip.pictures]
        ends = (order[0], order[-1]) if order else (None, None)
        self._menu.open_at(
            anchor,
            shown=picture.is_shown,
            first=picture.uid == ends[0],
            last=picture.uid == ends[1],
        )

    def _with_chosen(self, deed: object) -> None:
        if self._chosen is not None and callable(deed):
            deed(self._chosen)

    # What is done.

    def _ask_label_of(self, picture: Picture) -> None:
        shown_large = self._view is not None and not self._view.isHidden()
        tile = self._strip.tile_of(picture.uid)
        anchor = self._view.options if shown_large and self._view is not None else tile
        if anchor is not None:
            self._ask_label(picture, anchor)

    def _ask_label(self, picture: Picture, anchor: QWidget) -> None:
        if self._label is None:
            from journal_app.ui.pictures.label_popover import LabelPopover

            self._label = LabelPopover(self._context.theme, self._page.window())
            self._label.labelled.connect(self._relabel)
        self._label.ask_at(anchor, picture)

    def _relabel(self, uid: Uid, label: str) -> None:
        from journal_app.services import pictures

        self._run(pictures.relabel, uid, label)

    def _move(self, step: int) -> None:
        order = list(self._strip.pictures)
        if self._chosen not in order:
            return
        from journal_app.services import pictures

        at = order.index(self._chosen)
        order.insert(at + step, order.pop(at))
        self._run(pictures.reorder, self._chosen.piece, [each.uid for each in order])

    def _remove(self, picture: Picture) -> None:
        from journal_app.services import pictures

        job = self._context.jobs.run(pictures.remove, picture.uid, clock=self._context.clock)
        job.finished.connect(self._on_removed)
        job.failed.connect(self.trouble)

    def _on_removed(self, removed: "Removed") -> None:
        words = _("The picture was taken off.") if removed.picture.is_shown else ""
        self._context.notices.say(
            words or _("The file was taken off."), _("Undo"), partial(self._put_back, removed)
        )

    def _put_back(self, removed: "Removed") -> None:
        # The bin knows every noun, which a page does not need to start.
        from journal_app.services import bin as bin_service

        uid = removed.picture.uid
        job = self._context.jobs.run(bin_service.bring_back, uid, clock=self._context.clock)
        job.failed.connect(self.trouble)

    def _run(self, service: object, *args: object) -> None:
        if callable(service):
            self._context.jobs.run(service, *args).failed.connect(self.trouble)

    # What leaves the journal.

    def _ask_saving(self, picture: Picture) -> None:
        from journal_app.ui.pictures.sheets import saving_sheet

        sheet = saving_sheet(self._context.theme, self._page.window(), picture)
        sheet.agreed.connect(self._save)
        sheet.open()

    def _save(self, picture: Picture) -> None:
        from journal_app.services.opened_outside import neutral_name

        name = neutral_name(picture)
        found, _filter = QFileDialog.getSaveFileName(
            self._page,
            _("Save a copy"),
            str(documents() / name),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if found:
            self._album.with_files(partial(self._save_at, picture, Path(found)))

    def _save_at(self, picture: Picture, target: Path, files: "SealedFiles") -> None:
        from journal_app.services import begun_exports

        job = self._context.jobs.run(begun_exports.begin)
        job.finished.connect(partial(self._keep_at, picture, target, files))
        job.failed.connect(self.trouble)

    def _keep_at(
        self, picture: Picture, target: Path, files: "SealedFiles", begun: "BegunExport"
    ) -> None:
        work = partial(_saved, files, picture, target, self._context.home, begun)
        job = self._context.jobs.background(work, to_the_end=True)
        job.finished.connect(self._on_saved)
        job.failed.connect(self.trouble)

    def _on_saved(self, path: Path) -> None:
        self._context.notices.say(_("Saved as {name}. It is not encrypted.").format(name=path.name))

    def _ask_opening(self, picture: Picture) -> None:
        from journal_app.ui.pictures.sheets import opening_sheet

        sheet = opening_sheet(self._context.theme, self._page.window(), picture)
        sheet.agreed.connect(lambda each: self._album.with_files(partial(self._lay_out, each)))
        sheet.open()

    def _lay_out(self, picture: Picture, files: "SealedFiles") -> None:
        from journal_app.services import opened_outside

        work = partial(opened_outside.lay_out, files, picture, home=self._context.home)
        job = self._context.jobs.background(work)
        job.finished.connect(self._open_outside)
        job.failed.connect(self.trouble)

    def _open_outside(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            from journal_app.services import opened_outside

            self._context.notices.say(_("No program took it. The copy is removed again."))
            self._context.jobs.background(partial(opened_outside.clear, self._context.home))


def _saved(
    files: "SealedFiles", picture: Picture, target: Path, home: Path, begun: "BegunExport"
) -> Path:
    # Whoever saves nothing does not wait for it.
    from journal_app.services import exchange, pictures

    with begun:
        contents = pictures.open_bytes(files, picture)
        return exchange.keep_document(target, contents, home=home, begun=begun)
