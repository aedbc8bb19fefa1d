"""The third step: the moment in about twenty seconds, on a card over the shore."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.core.moments import Capture
from journal_app.core.settings import BODY_AS_LIST
from journal_app.i18n import _
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.moment_form.desk import MomentDesk
from journal_app.ui.moment_form.panel import MomentPanel
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_SCENE
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.card import SHADOW_ROOM, Card
from journal_app.ui.widgets.roomy import Roomy

_WIDEST: Final = 860
_PADDING: Final = 28
_CENTER: Final = Qt.AlignmentFlag.AlignHCenter


class NoteStep(Roomy):
    """Nothing is required; what is left in any other way than by letting go stays as a draft."""

    kept = Signal(object)
    """Carries the `Capture` as it was kept."""
    passed = Signal()
    """It was let go, and one goes on."""
    not_ok = Signal()

    def __init__(
        self,
        theme: Theme,
        desk: MomentDesk,
        settings: DeviceSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Note"), parent)
        self._theme = theme
        self._settings = settings
        self.panel = MomentPanel(theme, desk, list_shown=settings.get(BODY_AS_LIST))
        self.on = Button(theme, _("Go on"), "primary")
        self._card = Card(
            theme, fill="raised", radius=RADIUS_SCENE, padding=_PADDING, elevated=True
        )
        self._card.content.addWidget(self.panel)
        # Stretches at both sides, since a layout reckons the height of what it aligns by the
        # width of the whole scene, and a row that breaks only on the card would be cut off.
        middle = QHBoxLayout()
        self.column.addStretch(1)
        self.column.addLayout(middle)
        middle.addStretch(1)
        middle.addWidget(self._card)
        middle.addStretch(1)
        self.column.addWidget(self.on, 0, _CENTER)
        self.column.addStretch(2)
        self.on.hide()
        self._connect()
        theme.changed.connect(self._fit)

    def begin(self, capture: Capture) -> None:
        """Ask, with what is known already; the hands are on the sentence."""
        self.panel.begin(capture)
        self.panel.form.setFocus(Qt.FocusReason.OtherFocusReason)
        # Once everything has its place: the sentence stands at the end of the card.
        QTimer.singleShot(0, self, lambda: self.show_whole(self.panel.foot))

    @property
    def busy(self) -> bool:
        """Whether something told is not on the disk yet."""
        return self.panel.busy

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As wide as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        widest = self._theme.px(_WIDEST) + 2 * SHADOW_ROOM
        self._card.setFixedWidth(min(widest, self.viewport().width()))

    def _connect(self) -> None:
        panel = self.panel
        panel.kept.connect(lambda _uid: self.kept.emit(panel.form.capture()))
        panel.foot.let_go_pressed.connect(self._on_let_go)
        panel.resized.connect(self._on_resized)
        panel.not_ok_requested.connect(self.not_ok)
        panel.fork_requested.connect(self.not_ok)
        panel.list_chosen.connect(lambda shown: self._settings.put(BODY_AS_LIST, shown))
        self.on.clicked.connect(self.passed)

    def _on_let_go(self) -> None:
        # After the panel has shown how to undo it: Enter goes on, and does not undo.
        self.on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_resized(self) -> None:
        self.on.setVisible(self.panel.foot.isHidden())
