"""The step for the recovery code: eight boxes that say which group to look at again."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.lock.code_boxes import CodeBoxes
from journal_app.ui.lock.requests import Do, OpenByCode, ShowStep
from journal_app.ui.lock.step import Step
from journal_app.ui.lock.trouble_view import Deed, deed_words
from journal_app.ui.lock.view import LockState, LockStep, LockView
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_SCENE
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.card import SHADOW_ROOM, Card
from journal_app.ui.widgets.icon_label import IconLabel
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.roomy import Roomy

_CARD_WIDTH: Final = 600
_PADDING: Final = 32


class CodeStep(Step):
    """Nothing can be pressed before every group passes its own check."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._view = LockView()
        self.boxes = CodeBoxes(theme)
        self.icon = IconLabel(theme, "info", size=16)
        self.message = Para(theme, "", "small", "ink2", name=_("Lock message"))
        self.order_button = Button(theme, _("Put them in order"), "outline")
        self.copies_button = Button(theme, deed_words(Deed.COPIES), "outline")
        self.open_button = Button(theme, _("Open"), "primary")
        self.back_button = Button(theme, _("Back"), "quiet")
        self._lay_out()
        self.boxes.changed.connect(self._on_changed)
        self.boxes.entered.connect(self._on_entered)
        self.open_button.clicked.connect(self._on_open)
        self.order_button.clicked.connect(self._on_order)
        self.copies_button.clicked.connect(lambda: self.asked.emit(Do(deed=Deed.COPIES)))
        self.back_button.clicked.connect(lambda: self.asked.emit(ShowStep(step=LockStep.OPEN)))
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_view(self, view: LockView) -> None:
        """Show what came of trying the code."""
        self._view = view
        self.icon.setVisible(bool(view.message))
        self.message.set_text(view.message)
        self.message.setVisible(bool(view.message))
        self.boxes.rest(view.state is LockState.OPENING)
        self._show_buttons()

    def take_focus(self) -> None:
        """To the group that is not right, or to what puts them right."""
        if self._view.state is LockState.OPENING:
            return
        if not self.order_button.isHidden():
            self.order_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.copies_button.isHidden():
            self.copies_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.boxes.go_to_first_open()

    def forget(self) -> None:
        """Drop the code."""
        self.boxes.forget()

    def _lay_out(self) -> None:
        self._card = Card(
            self._theme,
            radius=RADIUS_SCENE,
            padding=_PADDING,
            elevated=True,
            name=_("Recovery code"),
        )
        inside = self._card.content
        inside.addWidget(PlainLabel(self._theme, _("Use your recovery code"), "title"))
        inside.addSpacing(6)
        words = _(
            "It opens your journal when nothing else does. Type the eight groups from your sheet, "
            "or paste them. Trying changes nothing."
        )
        inside.addWidget(Para(self._theme, words, "body", "ink2"))
        inside.addSpacing(22)
        inside.addWidget(self.boxes)
        inside.addSpacing(14)
        told = QHBoxLayout()
        told.setSpacing(8)
        inside.addLayout(told)
        told.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self.message, 1)
        inside.addSpacing(14)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        inside.addLayout(buttons)
        buttons.addWidget(self.back_button)
        buttons.addStretch(1)
        buttons.addWidget(self.order_button)
        buttons.addWidget(self.copies_button)
        buttons.addWidget(self.open_button)
        self._put_in_the_middle()

    def _put_in_the_middle(self) -> None:
        roomy = Roomy(_("Recovery code"))
        middle = QHBoxLayout()
        roomy.column.addStretch(2)
        roomy.column.addLayout(middle)
        middle.addStretch(1)
        middle.addWidget(self._card, 1000)
        middle.addStretch(1)
        roomy.column.addStretch(3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(roomy)

    def _restyle(self) -> None:
        self._card.setMaximumWidth(self._theme.px(_CARD_WIDTH) + 2 * SHADOW_ROOM)

    def _show_buttons(self) -> None:
        busy = self._view.state is LockState.OPENING
        self.open_button.set_label(_("Opening") if busy else _("Open"))
        self.open_button.setEnabled(self.boxes.all_good and not busy)
        self.back_button.setEnabled(not busy)
        self.order_button.setVisible(bool(self._view.code_order) and self.boxes.all_good)
        self.copies_button.setVisible(self._view.opens_copies)

    def _on_changed(self) -> None:
        if self._view.message:
            # What was said is of a code that stands here no more.
            self._view = self._view.at(LockStep.CODE)
            self.show_view(self._view)
        self._show_buttons()

    def _on_entered(self) -> None:
        if self.open_button.isEnabled():
            self._on_open()
        else:
            self.boxes.go_to_first_open()

    def _on_open(self) -> None:
        self.asked.emit(OpenByCode(code="-".join(self.boxes.groups)))

    def _on_order(self) -> None:
        groups = self.boxes.groups
        self.boxes.put([groups[place - 1] for place in self._view.code_order])
        self._view = self._view.at(LockStep.CODE)
        self.show_view(self._view)
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)
