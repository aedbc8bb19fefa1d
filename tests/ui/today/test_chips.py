"""People and tags come and go at the foot of the page."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.services import entries, labels, people, shown_names, tags
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.theme.theme import Theme
from journal_app.ui.today.chips import Chips
from journal_app.ui.today.name_chip import NameChip
from journal_app.ui.today.page import TodayPage
from journal_app.ui.widgets.choice_popover import ChoicePopover
from journal_app.ui.widgets.few_rows import FewRows
from tests import builders
from tests.show.overlaps import troubles
from tests.ui.context_fixture import Ground
from tests.ui.today.steps import EARLIER, enter, named, names, settle, write


def choose(page: TodayPage, ground: Ground, opener: str, words: str) -> None:
    named(page, opener).click()

    def opened() -> list[ChoicePopover]:
        found = page.window().findChildren(ChoicePopover)
        return [popover for popover in found if not popover.isHidden()]

    ground.wait(lambda: bool(opened()))
    opened()[0].field.setText(words)
    QTest.keyClick(opened()[0].field, Qt.Key.Key_Return)


def test_people_and_tags_come_and_go_as_chips(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    QTest.keyClicks(page.editor, "x")
    choose(page, ground, "Who was there?", "Mara")
    choose(page, ground, "Add a person or a tag", "#evening")
    choose(page, ground, "Add a person or a tag", "Jonas")
    settle(ground, page)
    assert page.session.piece is not None
    kept = ground.ask(entries.get, page.session.piece)
    assert (set(kept.people), kept.tags) == ({"Mara", "Jonas"}, ("evening",))
    assert "Who was there?" not in names(page)
    chip = named(page, "Tag evening")
    assert chip.accessibleDescription() == "press to remove"
    chip.click()
    ground.wait(lambda: "With Mara" in names(page))
    named(page, "With Mara").click()
    settle(ground, page)
    kept = ground.ask(entries.get, page.session.piece)
    assert (kept.people, kept.tags) == (("Jonas",), ())
    ground.wait(lambda: {"People", "With Jonas"} <= names(page))
    assert "Tags" not in names(page)


def test_what_was_used_before_completes_what_is_typed(ground: Ground, page: TodayPage) -> None:
    ground.keep(builders.entry("x", at=EARLIER - timedelta(days=9), people=["Mara"], tags=["sea"]))
    enter(ground, page)
    choose(page, ground, "Add a person or a tag", "ma")
    choose(page, ground, "Add a person or a tag", "sea")
    settle(ground, page)
    assert (page.session.people, page.session.tags) == (("Mara",), ("sea",))
    assert ground.ask(people.labels) == ["Mara"]
    assert ground.ask(tags.names) == ["sea"]


def test_a_name_that_cannot_be_kept_is_refused_in_words(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    page.chips._on_chosen("#")
    page.chips._on_chosen("n" * 200)
    assert [said[0] for said in ground.notices.said] == [
        "That tag is empty. Any word will do.",
        "That name is very long. Up to 80 characters fit.",
    ]


def test_a_name_renamed_meanwhile_is_renamed_on_the_page_and_not_made_anew(
    ground: Ground, page: TodayPage
) -> None:
    enter(ground, page)
    QTest.keyClicks(page.editor, "x")
    choose(page, ground, "Who was there?", "Mara")
    settle(ground, page)
    mara = ground.ask(labels.find, people.KIND, "Mara")
    assert mara is not None
    ground.ask(labels.rename, people.KIND, mara.uid, "Marah")
    ground.wait(lambda: page.session.people == ("Marah",))
    choose(page, ground, "Add a person or a tag", "Ida")
    settle(ground, page)
    assert sorted(ground.ask(people.labels)) == ["Ida", "Marah"]


def test_the_menu_of_a_chip_leads_to_everything_with_the_name(
    ground: Ground, page: TodayPage
) -> None:
    enter(ground, page)
    QTest.keyClicks(page.editor, "x")
    choose(page, ground, "Add a person or a tag", "#sea")
    settle(ground, page)
    chip = named(page, "Tag sea")
    assert isinstance(chip, NameChip)
    chip.menu_of_name.actions()[0].trigger()
    sea = ground.ask(labels.find, tags.KIND, "sea")
    assert sea is not None
    ground.wait(lambda: ground.context.navigator.here is not None)
    assert ground.context.navigator.here == Place(page=PageId.PEOPLE, part=f"tag:{sea.uid}")


def test_as_initials_chips_say_the_whole_name_to_whoever_reaches_them(
    ground: Ground, page: TodayPage
) -> None:
    ground.context.known.open()
    enter(ground, page)
    QTest.keyClicks(page.editor, "x")
    choose(page, ground, "Who was there?", "Mara Lee")
    settle(ground, page)
    ground.ask(shown_names.show_initials, True)
    ground.wait(lambda: "With M. L." in names(page))
    chip = named(page, "With M. L.")
    assert chip.accessibleDescription() == "Mara Lee, press to remove"
    assert isinstance(chip, NameChip)
    page.editor.setFocus()
    assert chip.shown == "M. L."
    chip.setFocus()
    assert chip.shown == "Mara Lee"


def test_a_sign_before_a_word_in_the_text_stays_what_was_typed(
    ground: Ground, page: TodayPage
) -> None:
    enter(ground, page)
    write(ground, page, "With @Mara, #sea.")
    assert ground.bodies() == ["With @Mara, #sea."]
    assert (page.session.people, page.session.tags) == ((), ())


def test_chips_are_as_narrow_as_the_wider_of_their_two_rows(theme: Theme, qtbot: QtBot) -> None:
    theme.set_zoom(2.0)
    chips = Chips(theme)
    chips.show_labels(("Mara",), ("evening",))
    chips.show_felt(None, asked=True, resting=False)
    area = FewRows(theme, "People and tags", chips)
    qtbot.addWidget(area)
    area.resize(506, 200)
    area.show()
    qtbot.waitUntil(lambda: chips._tags_panel.y() > chips._people_panel.y())
    assert troubles(area) == []


def test_larger_letters_put_the_names_into_two_rows_at_the_same_width(
    ground: Ground, page: TodayPage, theme: Theme
) -> None:
    enter(ground, page)
    page.setFixedSize(740, 560)
    chips = page.chips
    chips.show_labels(["Mara"], ["a long evening by the water"])
    with_whom = chips._people_panel
    ground.wait(lambda: 0 < chips._add.y() + 1 < with_whom.geometry().bottom())
    theme.set_zoom(2.0)
    ground.wait(lambda: with_whom.geometry().bottom() < chips._add.y())
    ground.wait(lambda: troubles(page) == [])
