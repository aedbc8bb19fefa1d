"""What opens this journal, in plain words, and the ways to change it."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from journal_app.core.clock import Clock, day_of, when_at
from journal_app.i18n import _
from journal_app.services.doors import Doors
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.boxed_list import BoxedList, Row
from journal_app.ui.widgets.button import Button

PASSPHRASE: Final = "passphrase"  # noqa: S105 - the name of a mode


class DoorsBox(BoxedList):
    """Shows facts; whoever made it listens to its buttons."""

    def __init__(self, theme: Theme, clock: Clock) -> None:
        super().__init__(theme, name=_("What opens this journal"))
        self._clock = clock
        self.choose = Button(
            theme, _("Choose a passphrase…"), name=_("Choose a passphrase"), style="smallm"
        )
        self.change = Button(theme, _("Change…"), name=_("Change passphrase"), style="smallm")
        self.take_off = Button(
            theme, _("Take off…"), name=_("Take the passphrase off"), style="smallm"
        )
        self.code = Button(
            theme, _("Show…"), name=_("Keep or show the recovery code"), style="smallm"
        )
        self.new_keys = Button(theme, _("Make…"), name=_("Make new keys"), style="smallm")
        self.move_it = Button(theme, _("Pack…"), name=_("Move to another computer"), style="smallm")
        self.read = Button(theme, _("Read…"), name=_("Who could read this journal"), style="smallm")
        self._lay_out(theme)
        self.show_trouble("")

    def _lay_out(self, theme: Theme) -> None:
        self.opens = Row(theme, "key", " ", " ", _beside(self.choose, self.change))
        self.off = Row(
            theme,
            "lock-simple",
            _("Take the passphrase off"),
            _("The keyring of this computer then opens the journal by itself."),
            self.take_off,
        )
        self.notice = Row(theme, "info", " ", " ")
        self.recovery = Row(theme, "lighthouse", _("Recovery code"), " ", self.code)
        self.keys = Row(
            theme,
            "arrow-counter-clockwise",
            _("New keys"),
            _("A new recovery code, when the old one got lost or somebody may have seen it."),
            self.new_keys,
        )
        self.moving = Row(
            theme,
            "archive",
            _("Move to another computer"),
            _("The whole journal in one encrypted file, opened there with the recovery code."),
            self.move_it,
        )
        words = _("What this protects from, and what it cannot.")
        self.who = Row(theme, "eye", _("Who could read this journal"), words, self.read)
        for row in (self.opens, self.off, self.notice, self.recovery):
            self.add_row(row)
        for row in (self.keys, self.moving, self.who):
            self.add_row(row)

    def show_doors(self, doors: Doors) -> None:
        """Say what is so, and offer what can be done about it."""
        passphrase = doors.mode == PASSPHRASE
        self.opens.title.set_text(_("A passphrase") if passphrase else _("This computer’s keyring"))
        self.opens.set_line(_how_it_opens(doors))
        self.choose.setVisible(not passphrase)
        self.change.setVisible(passphrase)
        self.show_row(self.off, passphrase)
        title, line = _notice(doors)
        self.notice.title.set_text(title)
        self.notice.set_line(line)
        self.show_row(self.notice, bool(title))
        self.recovery.set_line(self._kept(doors.recovery.confirmed))
        self.code.set_label(_("Show…") if doors.recovery.confirmed else _("Keep it now…"))
        self.show_row(self.recovery, True)
        self.show_row(self.keys, True)
        self.show_row(self.moving, True)

    def show_trouble(self, words: str) -> None:
        """What opens it cannot be told now; nothing is offered that leans on it."""
        self.opens.title.set_text(_("What opens it cannot be told now") if words else " ")
        self.opens.set_line(words or " ")
        for button in (self.choose, self.change):
            button.hide()
        for row in (self.off, self.notice, self.recovery, self.keys, self.moving):
            self.show_row(row, False)

    def _kept(self, confirmed: datetime | None) -> str:
        if confirmed is None:
            return _("Not kept yet. It opens the journal when nothing else does.")
        return _("Kept on {day}. It opens the journal when nothing else does.").format(
            day=day_told(confirmed, self._clock)
        )


def day_told(instant: datetime, clock: Clock) -> str:
    """A day as it is said here, with its year if that is not this one."""
    day = when_at(instant, clock).day
    pattern = "d MMMM" if day.year == day_of(clock).year else "d MMMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def _how_it_opens(doors: Doors) -> str:
    if doors.mode == PASSPHRASE:
        return _(
            "Whoever knows it can open the journal; nobody else who uses this account can. "
            "Forgotten, with the code lost as well, it cannot be opened again."
        )
    return _(
        "{keyring} holds the key. Whoever uses your account while you are signed in can open "
        "the journal as you can."
    ).format(keyring=doors.keyring or _("The keyring"))


def _notice(doors: Doors) -> tuple[str, str]:
    """What deserves to be known beside it, once, in plain words; empty most of the time."""
    if doors.keyring_plain:
        return (
            _("This keyring has no password"),
            _(
                "Its file lies on the disk as plain text, and the key is in it: whoever takes "
                "the disk can open the journal. A password for the keyring or a passphrase for "
                "the journal changes that."
            ),
        )
    if doors.entry_left:
        return (
            _("The old key is still in the keyring"),
            _(
                "The keyring has not given it up yet. It is removed when the journal is next "
                "opened; until then whoever uses your account could use it."
            ),
        )
    return "", ""


def _beside(*buttons: Button) -> QWidget:
    frame = QFrame()
    row = QHBoxLayout(frame)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    return frame
