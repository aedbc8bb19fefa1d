"""What changes unheard is told to nobody, and later things are."""

from PySide6.QtGui import QAccessible

from journal_app.ui.widgets.unheard import unheard


def test_what_changes_unheard_is_told_to_nobody_and_later_things_are() -> None:
    was_active = QAccessible.isActive()
    QAccessible.setActive(True)
    with unheard():
        assert not QAccessible.isActive()
    assert QAccessible.isActive()
    QAccessible.setActive(was_active)
