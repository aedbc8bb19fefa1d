"""Who and what an entry is about, as chips at the foot of the page."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from journal_app.core.errors import BadInput
from journal_app.core.people import clean_label
from journal_app.core.shown_names import ShownNames
from journal_app.core.tags import clean_name
from journal_app.core.text import caseless
from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.today.felt_like import FeltLike
from journal_app.ui.today.name_chip import NameChip
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.icon_button import IconButton

if TYPE_CHECKING:
    from journal_app.ui.widgets.choice_popover import ChoicePopover

_SPACING = 8


class Chips(QFrame):
    """Pressing a chip takes it away; the plus adds a person, or a tag where a `#` stands first."""

    people_changed = Signal(object)
    tags_changed = Signal(object)
    """Both carry the tuple of what stands there now."""
    completions_wanted = Signal(object)
    """Carries what to call with all people and all tags there are."""
    refused = Signal(str)
    page_wanted = Signal(str, str)
    """Everything with a name is asked for: ``person`` or ``tag``, and the name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._people: tuple[str, ...] = ()
        self._tags: tuple[str, ...] = ()
        self._names = ShownNames()
        self._known_tags: frozenset[str] = frozenset()
        self._adding: ChoicePopover | None = None
        self._naming: ChoicePopover | None = None
        self._people_panel = _Panel(_("People"))
        self._tags_panel = _Panel(_("Tags"))
        self._who = Chip(theme, _("Who was there?"), icon="user")
        self.felt = FeltLike(theme)
        self._add = IconButton(theme, "plus", _("Add a person or a tag"), size=32, icon_size=16)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(_SPACING)
        self._both = (QHBoxLayout(), QHBoxLayout())
        parts = ((self._who, self._people_panel, self.felt), (self._tags_panel, self._add))
        for row, widgets in zip(self._both, parts, strict=True):
            row.setSpacing(_SPACING)
            self._rows.addLayout(row)
            for widget in widgets:
                row.addWidget(widget)
            row.addStretch(1)
        self._rows.addStretch(1)
        self._who.clicked.connect(self._ask_who)
        self._add.clicked.connect(self._ask_what)
        self.show_labels((), ())

    def show_labels(
        self, people: Sequence[str], tags: Sequence[str], names: ShownNames | None = None
    ) -> None:
        """Show exactly these, called and tinted as `names` says."""
        self._people, self._tags = tuple(people), tuple(tags)
        self._names = self._names if names is None else names
        self._people_panel.fill([self._person_chip(name) for name in people])
        self._tags_panel.fill([self._tag_chip(name) for name in tags])
        self._who.setVisible(not self._people)
        self._arrange()

    def show_felt(self, reading: str | None, *, asked: bool, resting: bool) -> None:
        """Show what the entry felt like; not there where the question is not asked."""
        self.felt.setVisible(asked)
        self.felt.set_resting(resting)
        self.felt.show_answer(reading)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider of the two rows."""
        hint = super().minimumSizeHint()
        return QSize(max(row.minimumSize().width() for row in self._both), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One row where everything fits, else one for people and one for tags."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Another name or other letters mean another width."""
        done = super().event(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutRequest):
            self._arrange()
        return done

    def _person_chip(self, name: str) -> Chip:
        names = self._names
        spoken = _("With {name}").format(name=names.person(name))
        chip = NameChip(self._theme, name, "user", spoken)
        chip.set_tint(names.tint_of_person(name))
        if names.as_initials:
            chip.set_veil(names.person(name))
            chip.setAccessibleDescription(_("{name}, press to remove").format(name=name))
        chip.clicked.connect(partial(self._remove_person, name))
        chip.page_wanted.connect(partial(self.page_wanted.emit, "person", name))
        return chip

    def _tag_chip(self, name: str) -> Chip:
        chip = NameChip(self._theme, name, "tag-simple", _("Tag {name}").format(name=name))
        chip.set_tint(self._names.tint_of_tag(name))
        chip.clicked.connect(partial(self._remove_tag, name))
        chip.page_wanted.connect(partial(self.page_wanted.emit, "tag", name))
        return chip

    def _arrange(self) -> None:
        shown = [
            widget
            for widget in (self._who, self._people_panel, self.felt, self._tags_panel, self._add)
            if not widget.isHidden()
        ]
        needed = sum(widget.sizeHint().width() for widget in shown) + _SPACING * (len(shown) - 1)
        fits = needed <= self.width()
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._rows.setDirection(beside if fits else below)

    def _remove_person(self, name: str) -> None:
        self._set_people(tuple(label for label in self._people if label != name))

    def _remove_tag(self, name: str) -> None:
        self._set_tags(tuple(tag for tag in self._tags if tag != name))

    def _set_people(self, people: tuple[str, ...]) -> None:
        self.show_labels(people, self._tags)
        self._take_focus()
        self.people_changed.emit(people)

    def _set_tags(self, tags: tuple[str, ...]) -> None:
        self.show_labels(self._people, tags)
        self._take_focus()
        self.tags_changed.emit(tags)

    def _take_focus(self) -> None:
        # The chip that had the focus is gone, and the keyboard must not be lost with it.
        if self.window().focusWidget() is None or self.window().focusWidget() is self.window():
            self._add.setFocus()

    def _popover(self, title: str, hint: str) -> "ChoicePopover":
        # Its list costs the start of the app seven milliseconds.
        from journal_app.ui.widgets.choice_popover import ChoicePopover

        return ChoicePopover(
            self._theme, self.window(), title, hint, veil=self._veil, new=_new_words
        )

    def _veil(self, choice: str) -> str:
        return choice if choice.startswith("#") else self._names.person(choice)

    def _ask_who(self) -> None:
        if self._naming is None:
            self._naming = self._popover(_("Who was there?"), _("A name"))
            self._naming.chosen.connect(self._add_person)
        naming = self._naming
        self.completions_wanted.emit(
            lambda people, _tags: naming.choose_at(self._who, _others(people, self._people))
        )

    def _ask_what(self) -> None:
        if self._adding is None:
            self._adding = self._popover(_("Add a person or a tag"), _("A name, or #tag"))
            self._adding.chosen.connect(self._on_chosen)
        adding = self._adding

        def choose(people: Sequence[str], tags: Sequence[str]) -> None:
            self._known_tags = frozenset(map(caseless, tags))
            hashed = [f"#{tag}" for tag in _others(tags, self._tags)]
            adding.choose_at(self._add, [*_others(people, self._people), *hashed])

        self.completions_wanted.emit(choose)

    def _on_chosen(self, words: str) -> None:
        # A tag typed without its sign is still that tag and not somebody by its name.
        if words.startswith("#") or caseless(words) in self._known_tags:
            self._add_tag(words)
        else:
            self._add_person(words)

    def _add_person(self, words: str) -> None:
        try:
            name = clean_label(words)
        except BadInput as error:
            self.refused.emit(error.words)
            return
        if caseless(name) not in map(caseless, self._people):
            self._set_people((*self._people, name))

    def _add_tag(self, words: str) -> None:
        try:
            name = clean_name(words)
        except BadInput as error:
            self.refused.emit(error.words)
            return
        if caseless(name) not in map(caseless, self._tags):
            self._set_tags((*self._tags, name))


class _Panel(QFrame):
    """The chips of one kind; not there while there are none."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._flow = FlowLayout(self, spacing=_SPACING, row_spacing=_SPACING)

    def fill(self, chips: Sequence[Chip]) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for chip in chips:
            self._flow.addWidget(chip)
        self.setVisible(bool(chips))
        self.updateGeometry()


def _others(known: Sequence[str], chosen: Sequence[str]) -> list[str]:
    there = set(map(caseless, chosen))
    return [label for label in known if caseless(label) not in there]


def _new_words(words: str) -> str:
    if words.startswith("#"):
        return _("Add “{name}”, a new tag").format(name=words)
    return _("Add “{name}”, a new person").format(name=words)
