"""After opening: that the journal shrank is said once, and leads to the backups."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QFrame
from pytestqt.qtbot import QtBot

from journal_app.app.news_of_backups import BACKUPS, NewsOfBackups
from journal_app.core.backup_notes import BackupProblem, Pin, SecondPlace, Trouble
from journal_app.runtime.hub import Hub
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.vault_thread import VaultThread
from journal_app.services import backup_notes
from journal_app.services.backup_news import BackupNews
from journal_app.services.examining import Examination
from journal_app.services.ways import BY_KEYRING
from journal_app.ui.copies.wording import Saying
from journal_app.ui.navigation import Navigator, Place
from journal_app.ui.settings import backups_words
from journal_app.ui.shell.notice_board import NoticeBoard
from journal_app.ui.theme.theme import Theme
from tests.builders import START
from tests.services.closed_journal import make_closed
from tests.ui.conftest import dressed_theme, theme

__all__ = ["dressed_theme", "theme"]


def test_it_is_said_once_and_leads_to_the_backups(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    journal = make_closed(tmp_path)
    journal.back_up()
    pin = Pin(number=1, until=date(2026, 6, 12), fewer=9)
    backup_notes.change(journal.folder, lambda notes: notes.with_pin(pin))
    window = QFrame()
    qtbot.addWidget(window)
    window.resize(900, 600)
    thread = VaultThread()
    thread.start()
    jobs = Jobs(thread, Hub(), window)
    navigator = Navigator(window)
    went: list[Place] = []
    navigator.went.connect(went.append)
    board = NoticeBoard(theme, window)
    news = NewsOfBackups(tmp_path, jobs, journal.clock, board, navigator, window)
    news._later.setInterval(0)
    window.show()
    news.opened(BY_KEYRING)
    qtbot.waitUntil(lambda: not board.banner.isHidden())
    assert board.banner.message.text().startswith("Your journal holds less than it did.")
    board.banner.action.click()
    assert went == [BACKUPS]
    board.banner.dismiss()
    with qtbot.waitSignal(jobs.settled):
        news.opened(BY_KEYRING)
    assert board.banner.isHidden()
    news.damaged(Examination(sentence="One page is damaged.", advice="A copy is kept."))
    said = board.banner.message.text()
    assert said == "Your journal was read through. One page is damaged. A copy is kept."
    board.banner.action.click()
    assert went == [BACKUPS, BACKUPS]
    news.opened(BY_KEYRING)
    news.closing()
    assert not news._later.isActive()
    assert jobs.stop(10)


def test_each_kind_of_news_says_why_and_what_is_safe() -> None:
    saying = Saying(locale=QLocale("en_GB"), today=START.date())
    full = Trouble(at=START, problem=BackupProblem.DISK_FULL)
    away = SecondPlace(folder="/x", trouble=Trouble(at=START, problem=BackupProblem.MISSING))
    assert backups_words.news(BackupNews(trouble=full), saying) == (
        "No backup was made lately. The disk is full. Make room, then back up again. "
        "Your journal itself is well."
    )
    assert backups_words.news(BackupNews(synced="Dropbox"), saying).startswith(
        "Your journal lies in a synced folder. Dropbox copies files while they are being written,"
    )
    assert backups_words.news(BackupNews(second=away), saying).startswith(
        "No backup has reached the second folder lately. It is not there now."
    )
