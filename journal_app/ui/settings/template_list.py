"""Templates for whole entries: one's own to change, and those that ship to take over."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.core.decks import LONGEST_NAME
from journal_app.core.errors import CannotKeep
from journal_app.core.templates import LONGEST_BODY, Template
from journal_app.core.text import plain, preview
from journal_app.i18n import _
from journal_app.runtime.jobs import Job
from journal_app.services import templates
from journal_app.ui.context import Context
from journal_app.ui.settings.box_list import BoxList, name_field
from journal_app.ui.settings.deck_box import WordsField
from journal_app.ui.settings.kept_focus import kept_focus
from journal_app.ui.settings.row_menu import RowMenu, moved
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.boxed_list import BoxedList, Row
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.text_area import TextArea

_BEGINS = 90


class TemplateList(BoxList):
    """What is changed holds once one goes on; what is removed comes back by the notice."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        field = name_field(context, _("Name of a new template"), _("Add a template"))
        super().__init__(context, _("Templates"), field, _("Add the template"), parent)
        self._known: tuple[Template, ...] = ()
        self._open = ""
        self.boxes: list[TemplateBox] = []

    def show_templates(self, known: tuple[Template, ...]) -> None:
        """Let exactly these stand there: one's own, then those that ship."""
        if known == self._known and self._boxes.count():
            return
        self._known = known
        with kept_focus(self):
            self._clear()
            own = [each for each in known if each.own]
            for at, template in enumerate(own):
                self._put(template, at, len(own))
            shipped = [self._row(each) for each in known if not each.own]
            if shipped:
                self._boxes.addWidget(BoxedList(self._context.theme, *shipped))

    def keep(self) -> None:
        """Keep what was typed into a template."""
        for box in self.boxes:
            box.keep()

    @property
    def unkept(self) -> bool:
        """Whether something typed into a template is not kept yet."""
        return any(box.unkept for box in self.boxes)

    def forget(self) -> None:
        """Drop every word."""
        self._known, self._open = (), ""
        self.add_field.forget()
        self._clear()

    def _put(self, template: Template, at: int, count: int) -> None:
        box = TemplateBox(self._context.theme, template)
        box.menu.set_place(at, count)
        box.set_open(template.id == self._open)
        box.opened.connect(partial(self._on_opened, template))
        box.changed.connect(partial(self._change, template))
        box.moved.connect(partial(self._move, template))
        box.removed.connect(partial(self._remove, template))
        self.boxes.append(box)
        self._boxes.addWidget(box)

    def _row(self, template: Template) -> Row:
        take = Button(
            self._context.theme, _("Make it mine"), "outline", size="small", style="smallm"
        )
        take.setObjectName(f"take:{template.id}")
        take.setAccessibleDescription(template.name)
        take.clicked.connect(partial(self._take_over, template))
        lines = (line.strip() for line in plain(template.body).split("\n"))
        line = preview(" · ".join(filter(None, lines)), _BEGINS)
        return Row(self._context.theme, "note-pencil", template.name, line, take)

    def _clear(self) -> None:
        self.boxes = []
        self.clear_boxes()

    # What is done.

    @property
    def _order(self) -> list[str]:
        return [each.id for each in self._known if each.own]

    def _on_opened(self, template: Template, is_open: bool) -> None:
        self._open = template.id if is_open else ""

    def add_named(self, name: str) -> Job:
        """Add a template of this name, with one question to begin from."""
        body = _("What was near?")
        clock = self._context.clock
        return self._undoing.do(partial(templates.add, name=name, body=body, clock=clock))

    def _take_over(self, template: Template) -> None:
        clock = self._context.clock
        self._undoing.do(
            partial(templates.add, name=template.name, body=template.body, clock=clock),
            _("“{name}” is among your own now.").format(name=template.name),
        )

    def _change(self, template: Template, name: str, body: str) -> None:
        now = Template(id=template.id, name=name, body=body)
        job = self._undoing.do(
            partial(templates.change, template=now),
            _("The template is changed."),
            partial(templates.change, template=template),
        )
        for field in self.findChildren(WordsField, f"template:{template.id}"):
            field.place.follow(job)

    def _move(self, template: Template, step: int) -> None:
        order = moved(self._order, self._order.index(template.id), step)
        self._undoing.do(partial(templates.order, ids=order))

    def _remove(self, template: Template) -> None:
        clock = self._context.clock
        back = partial(templates.put_back, template=template, ids=self._order, clock=clock)
        words = _("“{name}” is removed.").format(name=template.name)
        self._undoing.do(
            partial(templates.remove, template_id=template.id, clock=clock), words, back
        )


class TemplateBox(Card):
    """One of one's own: its name, and its words where it is open."""

    opened = Signal(bool)
    changed = Signal(str, str)
    """Carries the name and the body as they are now."""
    moved = Signal(int)
    removed = Signal()

    def __init__(self, theme: Theme, template: Template, parent: QWidget | None = None) -> None:
        super().__init__(theme, padding=0, name=template.name, parent=parent)
        self._kept = self._asked = (template.name, template.body)
        self._declined: tuple[str, str] | None = None
        self.content.setContentsMargins(1, 4, 1, 4)
        self.name = WordsField(theme, template.name, LONGEST_NAME, _("Name of the template"))
        self.name.setObjectName(f"template:{template.id}")
        self.edit = Button(theme, _("Edit…"), "quiet", size="small", style="smallm")
        self.edit.setObjectName(f"edit:{template.id}")
        self.edit.setAccessibleName(_("Edit the template"))
        self.edit.setAccessibleDescription(template.name)
        self.menu = RowMenu(
            theme, _("Template options"), move=self.moved.emit, remove=self.removed.emit
        )
        self.menu.setObjectName(f"template-menu:{template.id}")
        self.menu.setAccessibleDescription(template.name)
        self.body = TextArea(theme, _("Words of the template"), longest=LONGEST_BODY)
        self.body.edit.setObjectName(f"body:{template.id}")
        self.body.set_text(template.body)
        self._below = QFrame()
        self._lay_out()
        self.set_open(False)
        self.name.editingFinished.connect(self._on_named)
        self.name.place.ended.connect(self._on_answered)
        self.edit.clicked.connect(self._on_edit)
        self.body.edit.focused.connect(self._on_focus)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        set_margins(head, self, 4, 4, 12, 4)
        self.content.addLayout(head)
        head.addWidget(self.name, 1)
        head.addWidget(self.edit)
        head.addWidget(self.menu)
        below = QVBoxLayout(self._below)
        set_margins(below, self, 14, 4, 14, 12)
        below.addWidget(self.body)
        self.content.addWidget(self._below)

    def set_open(self, is_open: bool) -> None:
        """Whether its words show."""
        self._below.setVisible(is_open)

    def keep(self) -> None:
        """Keep what was typed, name and words at once."""
        if self.unkept and self.name.place.begin():
            self._asked = self._wanted
            self.changed.emit(*self._asked)

    @property
    def unkept(self) -> bool:
        """Whether something was typed that the journal neither has nor will not take."""
        return self._wanted not in (self._kept, self._declined)

    @property
    def _wanted(self) -> tuple[str, str]:
        name, body = self._kept
        typed = self.body.text
        return self.name.changed_words or name, typed if typed.strip() else body

    def _on_named(self) -> None:
        if not self.name.changed_words and not self.name.place.under_way:
            self.name.put_back()
        self.keep()

    def _on_answered(self, error: Exception | None) -> None:
        if error is None:
            self._kept = self._asked
        elif not isinstance(error, CannotKeep):
            self._declined = self._asked

    def _on_edit(self) -> None:
        opens = self._below.isHidden()
        self.opened.emit(opens)
        self.set_open(opens)
        if opens:
            self.body.edit.setFocus()
        else:
            self.keep()

    def _on_focus(self) -> None:
        if not self.body.edit.hasFocus():
            self.keep()
