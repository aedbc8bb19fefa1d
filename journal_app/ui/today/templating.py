"""Whole entries to begin from: put into the page as one step, and kept from it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal_app.core.errors import BadInput
from journal_app.core.templates import Template
from journal_app.i18n import _
from journal_app.services import templates
from journal_app.ui.context import Context
from journal_app.ui.editor.editor import Editor

if TYPE_CHECKING:
    from journal_app.ui.today.template_popover import TemplateNamePopover, TemplatePopover


class Templating(QObject):
    """Opens both popovers beside what asked for them."""

    trouble = Signal(object)

    def __init__(self, context: Context, editor: Editor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._editor = editor
        self._choosing: TemplatePopover | None = None
        self._naming: TemplateNamePopover | None = None

    def choose_at(self, anchor: QWidget) -> None:
        """Ask which one to begin from."""
        job = self._context.jobs.run(templates.offered)
        job.finished.connect(partial(self._open, anchor))
        job.failed.connect(self.trouble)

    def name_at(self, anchor: QWidget) -> None:
        """Ask what the text on the page is to be called as a template."""
        if self._naming is None:
            from journal_app.ui.today.template_popover import TemplateNamePopover

            self._naming = TemplateNamePopover(self._context.theme, self._editor.window())
            self._naming.named.connect(self._keep)
        self._naming.ask_at(anchor)

    def forget(self) -> None:
        """Close both, and drop their words."""
        if self._choosing is not None:
            self._choosing.dismiss()
        if self._naming is not None:
            self._naming.dismiss()
            self._naming.field.forget()

    def _open(self, anchor: QWidget, offered: tuple[Template, ...]) -> None:
        if self._choosing is None:
            from journal_app.ui.today.template_popover import TemplatePopover

            self._choosing = TemplatePopover(self._context.theme, self._editor.window())
            self._choosing.chosen.connect(self._insert)
        self._choosing.choose_at(anchor, offered)

    def _insert(self, template: Template) -> None:
        editor = self._editor
        editor.put_caret_at_end()
        above = "" if editor.is_blank() else "\n\n"
        begins = editor.caret()
        editor.insert(f"{above}{template.body}")
        first = above + template.body.split("\n", 1)[0]
        editor.put_caret(begins + len(first.encode("utf-16-le")) // 2)
        editor.setFocus()

    def _keep(self, name: str) -> None:
        clock, body = self._context.clock, self._editor.text()
        job = self._context.jobs.run(templates.add, name, body, clock=clock)
        job.finished.connect(self._on_kept)
        job.failed.connect(self._on_refused)

    def _on_kept(self, added: templates.Added) -> None:
        if self._naming is not None:
            self._naming.dismiss()
        remove = partial(self._remove, added.template.id)
        self._context.notices.say(_("It is a template now."), _("Undo"), remove)

    def _remove(self, template: str) -> None:
        job = self._context.jobs.run(templates.remove, template, clock=self._context.clock)
        job.failed.connect(self.trouble)

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, BadInput) and self._naming is not None and self._naming.isVisible():
            self._naming.refuse(error)
        else:
            self.trouble.emit(error)
