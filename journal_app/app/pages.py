"""The pages of the main window, each made when it is first gone to."""

from collections.abc import Mapping

from journal_app.ui.context import Context
from journal_app.ui.navigation import PageId
from journal_app.ui.page import Page
from journal_app.ui.shell.main_page import PageFactory


def factories(context: Context) -> Mapping[PageId, PageFactory]:
    """How each page is made; its module is imported no earlier than that."""

    def today() -> Page:
        from journal_app.ui.today.page import TodayPage

        return TodayPage(context)

    def support() -> Page:
        from journal_app.ui.support.page import SupportPage

        return SupportPage(context)

    def fork() -> Page:
        from journal_app.ui.support.fork_page import ForkPage

        return ForkPage(context)

    def settings() -> Page:
        from journal_app.ui.settings.page import SettingsPage

        return SettingsPage(context)

    return {
        PageId.TODAY: today,
        **_looking_back(context),
        PageId.SUPPORT: support,
        PageId.FORK: fork,
        PageId.SETTINGS: settings,
    }


def _looking_back(context: Context) -> Mapping[PageId, PageFactory]:
    """How the pages are made on which one reads what was written."""

    def timeline() -> Page:
        from journal_app.ui.timeline.page import TimelinePage

        return TimelinePage(context)

    def reader() -> Page:
        from journal_app.ui.reader.page import ReaderPage

        return ReaderPage(context)

    def passages() -> Page:
        from journal_app.ui.passages.page import PassagesPage

        return PassagesPage(context)

    def answers() -> Page:
        from journal_app.ui.answers.page import AnswersPage

        return AnswersPage(context)

    def everybody() -> Page:
        from journal_app.ui.people.page import PeoplePage

        return PeoplePage(context)

    return {
        PageId.TIMELINE: timeline,
        PageId.READER: reader,
        PageId.PASSAGES: passages,
        PageId.ANSWERS: answers,
        **_days(context),
        PageId.PEOPLE: everybody,
    }


def _days(context: Context) -> Mapping[PageId, PageFactory]:
    """How the pages of single days are made."""

    def whole_day() -> Page:
        from journal_app.ui.day.page import DayPage

        return DayPage(context)

    def on_this_day() -> Page:
        from journal_app.ui.on_this_day.page import OnThisDayPage

        return OnThisDayPage(context)

    return {PageId.DAY: whole_day, PageId.ON_THIS_DAY: on_this_day}
