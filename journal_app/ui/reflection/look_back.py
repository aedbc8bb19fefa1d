"""Looking back at a moment: what is asked, what it brings up, and when it ends."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from journal_app.core.ids import PieceId
from journal_app.core.moment_fields import Part
from journal_app.core.moments import STATES_TO_COME_BACK_FROM, Moment, later_look_due
from journal_app.core.vocabulary import Opens, Vocabulary
from journal_app.ui.context import Context
from journal_app.ui.navigation import PageId, Place, SceneId
from journal_app.ui.reflection import rules
from journal_app.ui.reflection.editors import FieldEditor, NumberEditor
from journal_app.ui.reflection.look_back_sheet import LookBackSheet
from journal_app.ui.reflection.part_editors import editors_of
from journal_app.ui.reflection.part_section import PartSection
from journal_app.ui.reflection.side_offers import Way
from journal_app.ui.reflection.sitting import MomentSitting


class LookBack(LookBackSheet):
    """Every answer is kept by itself; leaving it at any time is an end like any other."""

    done = Signal()
    """Whoever looked back is ready to leave."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent)
        self._context = context
        self._sections: dict[Part, PartSection] = {}
        self._vocabulary = Vocabulary()
        self._settles_first = False
        self._stopped = False
        self._forked = False
        self._offered: frozenset[str] = frozenset()
        self._lingering: list[MomentSitting] = []
        self.sitting = self._new_sitting()
        self._connect()

    # What whoever shows it can ask.

    @property
    def piece(self) -> PieceId | None:
        """The moment that is looked back at."""
        return None if self.sitting.moment is None else self.sitting.moment.id

    @property
    def part(self) -> Part | None:
        """The part that is unfolded."""
        return next((part for part, each in self._sections.items() if each.is_open), None)

    @property
    def busy(self) -> bool:
        """Whether something told is not kept yet, here or where one was before."""
        return any(sitting.busy for sitting in (self.sitting, *self._lingering))

    def open(self, moment: Moment, *, settles_first: bool, part: str = "") -> None:
        """Look back at this moment; `part` is unfolded."""
        if self.sitting.busy:
            # What could not be kept yet of another moment goes on being tried.
            self.sitting.state_changed.disconnect(self.save_state.show_state)
            self._lingering.append(self.sitting)
            self.sitting = self._new_sitting()
        self.sitting.open(moment)
        self._stopped = self._forked = False
        self._settles_first = settles_first
        for editor in (self._before, self._after):
            editor.forget()
        self._offer.hide()
        self._note.set_text(moment.note)
        self._note.setVisible(bool(moment.note))
        self._build(moment)
        wanted = next((each for each in self._sections if each.value == part), None)
        if wanted is not None:
            self._sections[wanted].set_open(True)
        self._scroll.verticalScrollBar().setValue(0)

    def changed_elsewhere(self, moment: Moment) -> None:
        """Show another state of it, unless this one was kept here or is being told."""
        if not self.sitting.knows(moment):
            opened = self.part
            self.open(
                moment, settles_first=self._settles_first, part="" if opened is None else opened
            )

    def take_focus(self) -> None:
        """Put the keyboard where one goes on."""
        sections = self._sections.values()
        opened = next((each for each in sections if each.is_open), None)
        first = opened or next((each for each in sections if not each.isHidden()), None)
        target = self.done_button if first is None else first.heading
        if not self._stop.isHidden():
            target = self._stop.buttons[Way.SETTLE]
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Keep everything now."""
        for sitting in (self.sitting, *self._lingering):
            sitting.rest()

    def forget(self) -> None:
        """Drop every word."""
        for sitting in (self.sitting, *self._lingering):
            sitting.forget()
        for section in self._sections.values():
            section.forget()
        self._clear()
        self._note.set_text("")
        self._offer.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; everything is kept."""
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    # How it is made.

    def _new_sitting(self) -> MomentSitting:
        sitting = MomentSitting(self._context, self)
        sitting.state_changed.connect(self.save_state.show_state)
        sitting.settled.connect(partial(self._on_settled, sitting))
        return sitting

    def _on_settled(self, sitting: MomentSitting) -> None:
        if sitting in self._lingering:
            self._lingering.remove(sitting)
            sitting.deleteLater()

    def _connect(self) -> None:
        self.done_button.clicked.connect(self.done)
        self._offer.chosen.connect(self._go)
        self._stop.chosen.connect(self._go)
        for editor in (self._before, self._after):
            editor.told.connect(partial(self._on_distress, editor))
        self.save_state.retry_wanted.connect(self.keep)
        self.save_state.let_go.connect(self.take_focus)
        self._context.known.changed.connect(self._on_known_changed)

    def _build(self, moment: Moment) -> None:
        """Make the headings of what is offered; what is switched off is not made at all."""
        known = self._context.known
        self._clear()
        self._vocabulary = known.vocabulary
        for part in rules.parts_offered(known.safety, settles_first=self._settles_first):
            make = partial(editors_of, self._context, part)
            section = PartSection(self._theme, part, make, self._covers)
            section.told.connect(partial(self._on_told, section))
            section.toggled.connect(partial(self._on_toggled, section))
            section.show_moment(moment, self._vocabulary)
            self._sections[part] = section
            self._parts.addWidget(section)
        self._arrange()

    def _covers(self, moment: Moment) -> bool:
        return later_look_due(moment, self._context.clock.now())

    def _clear(self) -> None:
        # It may stand inside one of those that go.
        self._offer.setParent(self)
        self._offer.hide()
        for section in self._sections.values():
            self._parts.removeWidget(section)
            section.hide()
            section.deleteLater()
        self._sections = {}

    # What is told.

    def _on_told(
        self, section: PartSection, put: Callable[[Moment], Moment], editor: FieldEditor
    ) -> None:
        before = self.sitting.moment
        self.sitting.change(put)
        moment = self.sitting.moment
        if before is None or moment is None:
            return
        for each in section.editors:
            if each is not editor and each.field == "strengths":
                each.show_moment(moment, self._vocabulary)
        section.arrange(moment)
        new = _chosen(moment) - _chosen(before)
        self._bring_up(section, editor, new)
        if self._offered and not self._offered & _chosen(moment):
            self._offer.hide()
        self._arrange()

    def _bring_up(self, section: PartSection, editor: FieldEditor, new: frozenset[str]) -> None:
        opens = rules.opened_by(new, self._vocabulary)
        if rules.WRONG in new:
            # Something was wrong: then this is no question of fear or preference.
            opens = Opens.FORK
        if opens is Opens.SETTLING:
            self._stopped = True
        if opens in (Opens.NOTHING, Opens.SETTLING, Opens.WANTED):
            return
        self._offered = new
        section.put_below(editor, self._offer)
        self._offer.show_for(opens)
        if opens is Opens.FORK and rules.WRONG not in new and not self._forked:
            # The first time it leads there by itself; after that it stays an offer.
            self._forked = True
            self._go(Way.FORK)

    def _on_distress(self, _editor: NumberEditor, put: Callable[[Moment], Moment]) -> None:
        self.sitting.change(put)
        self._stopped = rules.stops(self._before.slider.answer, self._after.slider.answer)
        self._arrange()

    def _on_toggled(self, section: PartSection, opened: bool) -> None:
        if not opened:
            return
        moment = self.sitting.moment
        for each in self._sections.values():
            if each is not section:
                each.set_open(False)
        if moment is not None:
            section.show_moment(moment, self._vocabulary)
        QTimer.singleShot(0, section, lambda: self._bring_into_sight(section))

    def _arrange(self) -> None:
        """Settling comes before meaning; where it is hard, looking back ends."""
        moment = self.sitting.moment
        state = "" if moment is None else next(iter(moment.terms.get("state_after", ())), "")
        told_now = any(
            editor.field == "state_after" and editor.touched
            for section in self._sections.values()
            for editor in section.editors
        )
        settles = self._settles_first or (told_now and rules.settles(state))
        for part, section in self._sections.items():
            waits = settles and part in (Part.MEANING, Part.REASON)
            section.setVisible(not (self._stopped or waits))
        for widget in (self._after, *self._lines):
            widget.setVisible(not self._stopped)
        self._before.setVisible(not (self._stopped or settles))
        self._stop.setVisible(self._stopped or settles)

    # Where one can go.

    def _go(self, way: Way) -> None:
        navigator = self._context.navigator
        self.sitting.flush()
        match way:
            case Way.FORK:
                navigator.go(Place(page=PageId.FORK))
            case Way.SUPPORT:
                navigator.go(Place(page=PageId.SUPPORT))
            case Way.SETTLE:
                self._context.scenes.open_scene(self._scene())
            case Way.DONE:
                self.done.emit()
            case _:
                self._offered = frozenset()

    def _scene(self) -> SceneId:
        moment = self.sitting.moment
        states = set() if moment is None else {moment.state, *moment.terms.get("state_after", ())}
        far = bool(states & STATES_TO_COME_BACK_FROM)
        return SceneId.COMING_BACK if far else SceneId.PAUSE

    def _on_known_changed(self) -> None:
        moment = self.sitting.moment
        if moment is None:
            return
        known = self._context.known
        parts = rules.parts_offered(known.safety, settles_first=self._settles_first)
        words = known.vocabulary
        renamed = (words.terms, words.hidden) != (self._vocabulary.terms, self._vocabulary.hidden)
        # Offering them anew because one more was chosen would move words under the hand.
        if renamed or parts != tuple(self._sections):
            opened = self.part
            self._build(moment)
            if opened in self._sections:
                self._sections[opened].set_open(True)


def _chosen(moment: Moment) -> frozenset[str]:
    return frozenset(term for terms in moment.terms.values() for term in terms)
