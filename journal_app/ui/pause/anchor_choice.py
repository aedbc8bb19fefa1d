"""What attention rests on: another anchor, with the breath or without it."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QWidget

from journal_app.core.practices import Anchor, AnchorWords, Posture
from journal_app.i18n import _
from journal_app.ui.pause.course import Wishes
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.check import Check
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.popover import Popover

_COLUMNS = 2


class AnchorPopover(Popover):
    """Every anchor as a chip, and how the words fit this body now."""

    changed = Signal(object)
    """Carries the `Wishes` as they are now."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        anchors: Mapping[Anchor, AnchorWords],
        wishes: Wishes,
    ) -> None:
        super().__init__(theme, window, _("Different anchor"), padding=16)
        self._wishes = wishes
        self.chips: dict[Anchor, Chip] = {}
        self._group = QButtonGroup(self)
        box = QFrame()
        box.setAccessibleName(_("Where attention rests"))
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        leading = Qt.AlignmentFlag.AlignLeading
        for number, (anchor, words) in enumerate(anchors.items()):
            chip = self.chips[anchor] = Chip(theme, words.label, checkable=True, small=True)
            chip.setChecked(anchor is wishes.anchor)
            chip.setAutoExclusive(True)
            self._group.addButton(chip)
            chip.picked.connect(lambda picked, anchor=anchor: self._on_picked(anchor, picked))
            grid.addWidget(chip, number // _COLUMNS, number % _COLUMNS, leading)
        self.breath = Check(theme, _("With the breath"), checked=wishes.breath)
        self.lying = Check(theme, _("Lying down"), checked=wishes.posture is Posture.LYING)
        self.hands = Check(theme, _("Hands in the place of the jaw"), checked=wishes.other_words)
        self.content.addWidget(PlainLabel(theme, box.accessibleName(), "smallm", "ink2"))
        self.content.addSpacing(8)
        self.content.addWidget(box)
        self.content.addSpacing(12)
        for check in (self.breath, self.lying, self.hands):
            self.content.addWidget(check)
        for check in (self.breath, self.lying, self.hands):
            check.toggled.connect(self._on_ticked)

    def _on_picked(self, anchor: Anchor, picked: bool) -> None:
        # The one chosen before is told of, too.
        if picked:
            self._take(replace(self._wishes, anchor=anchor))

    def _on_ticked(self) -> None:
        lying = self.lying.isChecked()
        self._take(
            replace(
                self._wishes,
                breath=self.breath.isChecked(),
                posture=Posture.LYING if lying else Posture.UPRIGHT,
                other_words=self.hands.isChecked(),
            )
        )

    def _take(self, wishes: Wishes) -> None:
        self._wishes = wishes
        self.changed.emit(wishes)
