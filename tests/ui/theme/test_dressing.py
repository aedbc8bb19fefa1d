"""Other colours are put on what is seen at once, and on what is hidden before anybody sees it."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app.ui.theme.appearance import Scheme
from journal_app.ui.theme.dressing import Dressing
from journal_app.ui.theme.theme import Theme

SCHEMES = (Scheme.DARK, Scheme.LIGHT, Scheme.DARK)


class _Ground(QWidget):
    """A page that is seen and one that is hidden, each with a word and a field."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        qtbot.addWidget(self)
        self.stack = QStackedWidget(self)
        QVBoxLayout(self).addWidget(self.stack)
        self.seen, self.hidden = _Page(), _Page()
        self.stack.addWidget(self.seen)
        self.stack.addWidget(self.hidden)
        self.show()
        for page in (self.hidden, self.seen):
            self.stack.setCurrentWidget(page)
            QApplication.processEvents()


class _Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.word, self.field = QLabel("word"), QLineEdit()
        self.area, self.folded = QScrollArea(), QLabel("folded")
        row = QHBoxLayout(self)
        for each in (self.word, self.field, self.area, self.folded):
            row.addWidget(each)
        self.folded.hide()


class _AtFirstPaint(QObject):
    """Sees what a word wears whenever it is painted."""

    def __init__(self, watched: QLabel) -> None:
        super().__init__(watched)
        self.inks: list[str] = []
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt’s name
        if event.type() == QEvent.Type.Paint and isinstance(watched, QLabel):
            self.inks.append(_ink(watched).name())
        return False


class _Told(QObject):
    """Counts how often a widget is told of something."""

    def __init__(self, watched: QWidget, what: QEvent.Type) -> None:
        super().__init__(watched)
        self.often, self._what = 0, what
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt’s name
        self.often += event.type() == self._what
        return False


def _ink(word: QLabel) -> QColor:
    return word.palette().color(QPalette.ColorRole.WindowText)


def _pixel(field: QLineEdit) -> str:
    """The ground of a field as it is really painted, which only the sheet knows."""
    return field.grab().toImage().pixelColor(field.width() - 8, field.height() // 2).name()


def _dressing(theme: Theme) -> Dressing:
    found = theme.findChild(Dressing)
    assert found is not None
    return found


def _until_dressed(theme: Theme, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not _dressing(theme).waiting)


def test_what_is_seen_is_dressed_at_once_and_what_is_hidden_waits(
    theme: Theme, qtbot: QtBot
) -> None:
    ground = _Ground(qtbot)
    light, ink = _pixel(ground.seen.field), _ink(ground.seen.word)
    theme.set_scheme(Scheme.DARK)
    assert _dressing(theme).waiting
    assert _ink(ground.seen.word) == theme.color("ink")
    assert _pixel(ground.seen.field) != light
    assert _ink(ground.hidden.word) == ink, "nothing was left for later, and these tests are idle"


def test_a_hidden_page_wears_the_new_colours_before_it_is_painted(
    theme: Theme, qtbot: QtBot
) -> None:
    ground = _Ground(qtbot)
    painted = _AtFirstPaint(ground.hidden.word)
    for scheme in SCHEMES:
        painted.inks.clear()
        ground.stack.setCurrentWidget(ground.seen)
        theme.set_scheme(scheme)
        ground.stack.setCurrentWidget(ground.hidden)
        assert _ink(ground.hidden.word) == theme.color("ink")
        assert _pixel(ground.hidden.field) == _pixel(_fresh(ground))
        qtbot.waitUntil(lambda: bool(painted.inks))
        assert set(painted.inks) == {theme.color("ink").name()}


def _fresh(ground: _Ground) -> QLineEdit:
    """A field made after the change, which Qt dressed by itself."""
    field = QLineEdit(ground)
    field.resize(120, 40)
    field.show()
    return field


def test_each_hidden_part_is_dressed_once_however_often_it_is_shown_meanwhile(
    theme: Theme, qtbot: QtBot
) -> None:
    ground = _Ground(qtbot)
    parts = ground.hidden.field, ground.seen.folded
    dressed = [_Told(each, QEvent.Type.Polish) for each in parts]
    theme.set_scheme(Scheme.DARK)
    for page in (ground.hidden, ground.seen, ground.hidden):
        ground.stack.setCurrentWidget(page)
    assert [each.often for each in dressed] == [1, 0]
    _until_dressed(theme, qtbot)
    assert [each.often for each in dressed] == [1, 1]


def test_what_is_shown_once_nothing_waits_is_left_alone(theme: Theme, qtbot: QtBot) -> None:
    ground = _Ground(qtbot)
    theme.set_scheme(Scheme.DARK)
    theme.set_zoom(1.4)
    dressed = _Told(ground.hidden.field, QEvent.Type.Polish)
    ground.stack.setCurrentWidget(ground.hidden)
    assert dressed.often == 0


def test_what_is_taken_out_of_a_hidden_part_is_dressed_with_the_last(
    theme: Theme, qtbot: QtBot
) -> None:
    ground = _Ground(qtbot)
    theme.set_scheme(Scheme.DARK)
    word = ground.hidden.word
    word.setParent(None)
    qtbot.addWidget(word)
    _until_dressed(theme, qtbot)
    assert _ink(word) == theme.color("ink")


def test_what_paints_all_of_itself_is_painted_anew_whatever_palette_it_has(
    theme: Theme, qtbot: QtBot
) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    own = QPalette()
    for role in QPalette.ColorRole:
        if role is not QPalette.ColorRole.NColorRoles:
            own.setColor(role, QColor("teal"))
    painted = QWidget(ground)
    painted.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
    painted.setPalette(own)
    painted.resize(40, 40)
    ground.show()
    QApplication.processEvents()
    told = _Told(painted, QEvent.Type.Paint)
    theme.set_scheme(Scheme.DARK)
    qtbot.waitUntil(lambda: told.often > 0)


def test_what_is_folded_on_the_page_one_sees_is_right_when_it_unfolds(
    theme: Theme, qtbot: QtBot
) -> None:
    ground = _Ground(qtbot)
    theme.set_scheme(Scheme.DARK)
    ground.seen.folded.show()
    assert _ink(ground.seen.folded) == theme.color("ink")


def test_what_nobody_shows_is_dressed_a_little_later(theme: Theme, qtbot: QtBot) -> None:
    ground = _Ground(qtbot)
    theme.set_scheme(Scheme.DARK)
    _until_dressed(theme, qtbot)
    page = ground.hidden
    assert _ink(page.word) == _ink(page.folded) == theme.color("ink")
    assert _pixel(page.field) == _pixel(_fresh(ground))


@pytest.mark.parametrize("again", [Scheme.LIGHT, Scheme.DARK])
def test_changed_again_before_the_hidden_is_dressed(
    theme: Theme, qtbot: QtBot, again: Scheme
) -> None:
    ground = _Ground(qtbot)
    theme.set_scheme(Scheme.DARK)
    theme.set_scheme(Scheme.LIGHT)
    theme.set_scheme(again)
    ground.stack.setCurrentWidget(ground.hidden)
    assert _ink(ground.hidden.word) == _ink(ground.seen.word) == theme.color("ink")
    assert _pixel(ground.hidden.field) == _pixel(_fresh(ground))


def test_other_sizes_while_the_hidden_waits_leave_nothing_of_before(
    theme: Theme, qtbot: QtBot
) -> None:
    ground = _Ground(qtbot)
    theme.set_scheme(Scheme.DARK)
    theme.set_zoom(1.4)
    assert not _dressing(theme).waiting
    page = ground.hidden
    assert _ink(page.word) == theme.color("ink")
    assert page.field.minimumHeight() == _fresh(ground).minimumHeight()
    theme.set_zoom(1.0)
    assert _ink(page.word) == theme.color("ink")


def test_a_hidden_part_that_is_gone_before_its_turn_is_not_missed(
    theme: Theme, qtbot: QtBot
) -> None:
    ground = _Ground(qtbot)
    theme.set_scheme(Scheme.DARK)
    ground.stack.removeWidget(ground.hidden)
    ground.hidden.setParent(None)
    ground.hidden.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    _until_dressed(theme, qtbot)
    assert _ink(ground.seen.folded) == theme.color("ink")


def test_with_other_colours_nothing_measures_itself_anew(theme: Theme, qtbot: QtBot) -> None:
    told: list[str] = []
    connections = [
        theme.resized.connect(lambda: told.append("resized")),
        theme.changed.connect(lambda: told.append("changed")),
    ]
    theme.set_scheme(Scheme.DARK)
    theme.set_zoom(1.4)
    for each in connections:
        QObject.disconnect(each)
    assert told == ["changed", "resized", "changed"]


def test_what_is_seen_is_not_told_of_other_colours_and_laid_out_anew(
    theme: Theme, qtbot: QtBot
) -> None:
    ground = _Ground(qtbot)
    fields = ground.seen.field, ground.hidden.field
    told = [_Told(each, QEvent.Type.StyleChange) for each in fields]
    theme.set_scheme(Scheme.DARK)
    _until_dressed(theme, qtbot)
    assert [each.often for each in told] == [0, 0]
    theme.set_zoom(1.4)
    assert all(each.often for each in told), "no control"


def test_what_comes_into_sight_by_itself_while_it_waits_keeps_nothing_of_before(
    theme: Theme, qtbot: QtBot, qapp: QApplication
) -> None:
    ground = _Ground(qtbot)
    theme.set_scheme(Scheme.DARK)
    word = ground.hidden.word
    row = ground.seen.layout()
    assert row is not None
    row.addWidget(word)
    word.show()
    assert _ink(word) == theme.color("ink")
    theme.set_scheme(Scheme.LIGHT)
    assert _ink(word) == theme.color("ink")
    word.style().unpolish(word)
    assert word.palette() == qapp.palette()


def test_once_all_is_dressed_nothing_is_left_of_how_it_was_done(
    theme: Theme, qtbot: QtBot, qapp: QApplication
) -> None:
    ground = _Ground(qtbot)
    for scheme in (Scheme.DARK, Scheme.LIGHT):
        theme.set_scheme(scheme)
        _until_dressed(theme, qtbot)
    own = Qt.WidgetAttribute.WA_SetStyle
    assert not any(each.testAttribute(own) for each in ground.findChildren(QWidget))
    ground.hidden.word.style().unpolish(ground.hidden.word)
    assert ground.hidden.word.palette() == qapp.palette()


def test_every_window_that_is_open_is_dressed_at_once(theme: Theme, qtbot: QtBot) -> None:
    ground = _Ground(qtbot)
    sheet, tip = QDialog(ground), QWidget(ground, Qt.WindowType.Popup)
    words = [QLabel("word", parent) for parent in (sheet, tip)]
    sheet.show()
    tip.show()
    theme.set_scheme(Scheme.DARK)
    assert [_ink(word) for word in words] == [theme.color("ink")] * 2
    assert all(_seen_in_new_colours(ground, theme))
    tip.hide()
    theme.set_scheme(Scheme.LIGHT)
    tip.show()
    assert [_ink(word) for word in words] == [theme.color("ink")] * 2


def _seen_in_new_colours(ground: _Ground, theme: Theme) -> list[bool]:
    words = [word for word in ground.findChildren(QLabel) if word.isVisible()]
    assert words
    return [_ink(word) == theme.color("ink") for word in words]
