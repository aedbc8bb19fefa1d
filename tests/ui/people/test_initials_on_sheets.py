"""Names as initials on the sheets about a name: whole where one decides, points or writes."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal_app.services import shown_names
from journal_app.ui.people.page import PeoplePage
from journal_app.ui.people.sheets import ForgetSheet, MergeSheet, RenameSheet
from tests.ui.context_fixture import Ground
from tests.ui.people.test_page import enter, keep, listed, sheet_of


def test_as_initials_the_sheet_of_merging_calls_names_in_full_only_where_one_stands(
    ground: Ground, page: PeoplePage
) -> None:
    keep(ground, "Ana Lee", "Ines", "Jonas")
    ground.ask(shown_names.show_initials, True)
    ground.wait(lambda: ground.context.known.names.as_initials)
    enter(ground, page, "person:Ana Lee")
    page._do(page.deeds.merge)
    sheets = page.window().findChildren(MergeSheet)
    ground.wait(lambda: bool(sheets or page.window().findChildren(MergeSheet)))
    (sheet,) = page.window().findChildren(MergeSheet)
    assert listed(sheet.names) == ["I.", "J."]
    assert "“A. L.”" in sheet.words.text()
    QTest.keyClicks(sheet.field, "jon")
    assert listed(sheet.names) == ["J."]
    QTest.keyClick(sheet.field, Qt.Key.Key_Down)
    ground.wait(sheet.names.hasFocus)
    assert "“Jonas”" in sheet.words.text()
    assert "“Ana Lee”" in sheet.words.text()
    sheet.field.setFocus()
    assert "Jonas" not in sheet.words.text()
    sheet.dismiss()


def test_as_initials_the_sheet_of_forgetting_says_whom_only_where_one_points_or_decides(
    ground: Ground, page: PeoplePage
) -> None:
    keep(ground, "Ana Lee")
    ground.ask(shown_names.show_initials, True)
    ground.wait(lambda: ground.context.known.names.as_initials)
    enter(ground, page, "person:Ana Lee")
    page._do(page.deeds.forget)
    sheet = sheet_of(page, ForgetSheet)
    assert sheet.keep.hasFocus()
    assert "“A. L.”" in sheet.told.text()
    assert not any("Ana" in each.text() for each in sheet.findChildren(type(sheet.told)))
    sheet.forget.setFocus()
    assert "“Ana Lee”" in sheet.told.text()
    sheet.keep.setFocus()
    assert "“A. L.”" in sheet.told.text()
    at = QPointF(4, 4)
    QApplication.sendEvent(sheet.told, QEnterEvent(at, at, at))
    assert "“Ana Lee”" in sheet.told.text()
    QApplication.sendEvent(sheet.told, QEvent(QEvent.Type.Leave))
    assert "“A. L.”" in sheet.told.text()
    page._do(page.deeds.rename)
    renaming = sheet_of(page, RenameSheet)
    assert renaming.field.hasFocus()
    assert renaming.field.text() == "Ana Lee", "one writes it"
    renaming.dismiss()
