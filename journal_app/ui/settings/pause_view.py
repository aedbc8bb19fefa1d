"""Pause: how the breath is shown, how long, what attention rests on, and how the body is told."""

from collections.abc import Hashable
from functools import partial

from PySide6.QtWidgets import QWidget

from journal_app.core.practices import Anchor, Practices
from journal_app.core.settings import (
    BODY_AS_LIST,
    GUIDES,
    LONGEST_PAUSE,
    PACES,
    PAUSE_ANCHOR,
    PAUSE_BREATH,
    PAUSE_GUIDE,
    PAUSE_PACE,
    PAUSE_SECONDS,
    SHORTEST_PAUSE,
    Setting,
)
from journal_app.i18n import _, ngettext
from journal_app.services import pausing
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.context import Context
from journal_app.ui.settings.commands import CommandToggle
from journal_app.ui.settings.view import SettingsView
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.boxed_list import BoxedList, Row
from journal_app.ui.widgets.drop import Drop
from journal_app.ui.widgets.toggle import Toggle

_STEP = 30


class PauseView(SettingsView):
    """The pause asks for these settings each time it begins, and changes some of them itself."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Pause"))
        self.controls: PauseControls | None = None
        job = context.jobs.background(pausing.practices)
        job.finished.connect(self._on_practices)
        job.failed.connect(self.on_trouble)

    def enter(self) -> None:
        """Look how things stand."""
        if self.controls is not None:
            self.controls.show_settings()

    def _on_practices(self, practices: Practices) -> None:
        theme = self.context.theme
        controls = self.controls = PauseControls(theme, self.context.settings, practices, self)
        self.add_heading(_("Pause"))
        still = _("Nothing on the screen moves; words carry the pace.")
        self._add_rows(
            ("waves", controls.guide, ""),
            ("hourglass-simple", controls.length, ""),
            ("compass", controls.anchor, ""),
            ("wind", controls.breath, _("Without it, attention stays with the place above.")),
            ("circle-dashed", controls.pace, _("The way out is always the longer one.")),
            ("moon-stars", controls.still, still),
        )
        self.add_heading(_("Noting a moment"))
        self._add_rows(("person-simple", controls.as_list, _("Words in the place of a figure.")))
        self.column.addStretch(1)
        controls.show_settings()

    def _add_rows(self, *rows: tuple[str, QWidget, str]) -> None:
        """One row each, called what its control is called."""
        theme = self.context.theme
        made = [
            Row(theme, icon, control.accessibleName(), line, control)
            for icon, control, line in rows
        ]
        self.column.addWidget(BoxedList(theme, *made))


class PauseControls:
    """The controls of this section, each bound to its setting."""

    def __init__(
        self, theme: Theme, settings: DeviceSettings, practices: Practices, parent: QWidget
    ) -> None:
        self._settings = settings
        seconds = settings.get(PAUSE_SECONDS)
        self._lengths = _lengths(seconds)
        anchors = [(at.value, words.label) for at, words in practices.pause.anchors.items()]
        self.guide = Drop(theme, _("How the breath is shown"), _guides(), "", parent)
        self.length = Drop(theme, _("Length"), self._lengths, seconds, parent)
        feet = Anchor.FEET.value
        self.anchor = Drop(theme, _("Where attention rests"), anchors, feet, parent)
        self.breath = Toggle(theme, _("With the breath"), parent=parent)
        self.pace = Drop(theme, _("Pace of the breath"), _paces(), PACES[0], parent)
        self.still = Toggle(theme, _("Keep everything still"), parent=parent)
        self.as_list = Toggle(theme, _("Places in the body as a list"), parent=parent)
        self._still = CommandToggle(self.still, ActionId.STILLNESS)
        self.guide.chosen.connect(lambda value: settings.put(PAUSE_GUIDE, str(value)))
        self.length.chosen.connect(lambda value: settings.put(PAUSE_SECONDS, int(value)))
        self.anchor.chosen.connect(lambda value: settings.put(PAUSE_ANCHOR, str(value)))
        self.pace.chosen.connect(lambda value: settings.put(PAUSE_PACE, str(value)))
        for toggle, setting in ((self.breath, PAUSE_BREATH), (self.as_list, BODY_AS_LIST)):
            toggle.toggled.connect(partial(self._put, setting))

    def show_settings(self) -> None:
        """Look how everything stands."""
        settings = self._settings
        self.guide.set_value(settings.get(PAUSE_GUIDE))
        self.pace.set_value(settings.get(PAUSE_PACE))
        seconds = settings.get(PAUSE_SECONDS)
        if seconds in dict(self._lengths):
            self.length.set_value(seconds)
        anchor = settings.get(PAUSE_ANCHOR)
        self.anchor.set_value(anchor if anchor in set(Anchor) else Anchor.FEET.value)
        self.breath.setChecked(settings.get(PAUSE_BREATH))
        self.as_list.setChecked(settings.get(BODY_AS_LIST))
        self._still.follow()

    def _put(self, setting: Setting[bool], on: bool) -> None:
        self._settings.put(setting, on)


def _guides() -> list[tuple[Hashable, str]]:
    names = (_("Words only"), _("A slow bar"), _("A ring"))
    return [("", _("Ask me once")), *zip(GUIDES, names, strict=True)]


def _paces() -> list[tuple[Hashable, str]]:
    names = {
        "3/5": _("A little quicker"),
        "4/6": _("Usual"),
        "5/7": _("A little slower"),
    }
    return [(pace, names[pace]) for pace in sorted(PACES)]


def _lengths(now: int) -> list[tuple[Hashable, str]]:
    offered = {*range(SHORTEST_PAUSE, LONGEST_PAUSE + 1, _STEP), now}
    return [(seconds, _length(seconds)) for seconds in sorted(offered)]


def _length(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    if not rest:
        return ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
    return ngettext("{n} second", "{n} seconds", seconds).format(n=seconds)
