"""`Taking`: pictures and files that are pasted, dropped or chosen come to hang on an entry."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from journal_app.core.errors import JournalError
from journal_app.core.media import PLAYED
from journal_app.i18n import _, ngettext
from journal_app.runtime.jobs import Job
from journal_app.system.file_dialogs import documents
from journal_app.ui.context import Context
from journal_app.ui.editor.giving import Giving, given_in, of_path
from journal_app.ui.pictures.album import Album

if TYPE_CHECKING:
    from journal_app.services.pictures import Prepared, SealedFiles, Told

Hang = Callable[[Sequence["Prepared"]], None]


class Taking(QObject):
    """Reads, looks over and seals behind the window, one after the other; then they hang."""

    refused = Signal(str)
    """Carries the sentence for what was not taken."""
    settled = Signal()
    """Nothing is under way any more."""

    def __init__(self, context: Context, album: Album, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._album = album
        self._page = parent
        self._under_way: set[Job] = set()
        self._waiting = 0
        self.hanging: Callable[[], Hang] = lambda: lambda _prepared: None
        """Asked at once for what hangs things on the entry that is on the page now."""

    @property
    def busy(self) -> bool:
        """Whether something given is not on its entry yet."""
        return bool(self._under_way or self._waiting)

    def choose(self) -> None:
        """Ask for files with the dialog of the desktop."""
        found, _filter = QFileDialog.getOpenFileNames(
            self._page, _("Add pictures or files"), str(documents())
        )
        self.take([partial(of_path, Path(each)) for each in found])

    def take_from(self, source: QMimeData) -> None:
        """What was pasted or dropped."""
        self.take(given_in(source))

    def take(self, givings: Sequence[Giving], *, keep_data: bool = False) -> None:
        """Let these hang on the entry that is on the page now, even if one goes elsewhere."""
        if not givings:
            return
        self._waiting += 1
        hang = self.hanging()
        self._album.with_files(partial(self._prepare, tuple(givings), hang, keep_data))

    def _prepare(
        self, givings: tuple[Giving, ...], hang: Hang, keep_data: bool, files: "SealedFiles"
    ) -> None:
        self._waiting -= 1
        work = partial(_prepared, files, givings, keep_data=keep_data)
        job = self._context.jobs.background(work, to_the_end=True)
        self._under_way.add(job)
        job.finished.connect(partial(self._on_prepared, job, givings, hang))
        job.failed.connect(partial(self._on_failed, job))

    def _on_prepared(
        self,
        job: Job,
        givings: tuple[Giving, ...],
        hang: Hang,
        results: "Sequence[Prepared | JournalError]",
    ) -> None:
        ready = [each for each in results if not isinstance(each, JournalError)]
        if ready:
            hang(ready)
        self._under_way.discard(job)
        self._tell_of_telling(results, givings, hang)
        self._tell(results, givings)
        self.settled.emit()

    def _on_failed(self, job: Job, error: Exception) -> None:
        self._under_way.discard(job)
        self.settled.emit()
        raise error

    def _tell_of_telling(
        self,
        results: "Sequence[Prepared | JournalError]",
        givings: tuple[Giving, ...],
        hang: Hang,
    ) -> None:
        """What keeps its place without anybody having chosen that can be left out, for long."""
        telling = [
            (giving, each)
            for giving, each in zip(givings, results, strict=True)
            if not isinstance(each, JournalError) and each.telling
        ]
        if telling:
            words = _telling_words([each.told for _giving, each in telling])
            action = ngettext("Leave it out", "Leave them out", len(telling))
            leave = partial(self._leave_out, telling, hang)
            self._context.notices.say(words, action, leave, stays=True)

    def _leave_out(self, telling: "Sequence[tuple[Giving, Prepared]]", hang: Hang) -> None:
        from journal_app.services import pictures

        names = [each.sealed.name for _giving, each in telling]
        job = self._context.jobs.run(pictures.leave_out, names)
        again = partial(self._take_again, tuple(giving for giving, _each in telling), hang)
        words = ngettext("It was left out.", "They were left out.", len(telling))
        job.finished.connect(lambda _changes: self._context.notices.say(words, _("Undo"), again))
        job.failed.connect(self._on_trouble)

    def _take_again(self, givings: tuple[Giving, ...], hang: Hang) -> None:
        self._waiting += 1
        self._album.with_files(partial(self._prepare, givings, hang, False))

    def _tell(
        self, results: "Sequence[Prepared | JournalError]", givings: tuple[Giving, ...]
    ) -> None:
        errors = [each for each in results if isinstance(each, JournalError)]
        freed = [
            (giving, each)
            for giving, each in zip(givings, results, strict=True)
            if not isinstance(each, JournalError) and each.freed
        ]
        rest = [each for each in results if not isinstance(each, JournalError)]
        words = _first_words({each.told for each in rest if not each.telling})
        said = [words] if words else []
        if errors:
            said = [_refusal(errors, len(results)), *said]
        if freed:
            # Said and offered whatever else there is to say: nobody would miss it otherwise.
            words = " ".join([*said, _freed_words([each for _giving, each in freed])])
            self._context.notices.say(words, _("Keep it in"), partial(self._take_whole, freed))
        elif errors:
            self.refused.emit(" ".join(said))
        elif said:
            self._context.notices.say(said[0])

    def _take_whole(self, freed: "Sequence[tuple[Giving, Prepared]]") -> None:
        """Let the same hang there as they came, in the place of those freed of what they told."""
        from journal_app.services import pictures

        names = [each.sealed.name for _giving, each in freed]

        def instead(whole: "Sequence[Prepared]") -> None:
            if len(whole) == len(names):
                changed = dict(zip(names, whole, strict=True))
                job = self._context.jobs.run(
                    pictures.take_instead, changed, clock=self._context.clock
                )
                job.failed.connect(self._on_trouble)

        givings = tuple(giving for giving, _each in freed)
        self._waiting += 1
        self._album.with_files(partial(self._prepare, givings, instead, True))

    def _on_trouble(self, error: Exception) -> None:
        if not isinstance(error, JournalError):
            raise error
        self.refused.emit(error.words)


def _prepared(
    files: "SealedFiles", givings: tuple[Giving, ...], *, keep_data: bool
) -> "list[Prepared | JournalError]":
    from journal_app.services import pictures
    from journal_app.ui.pictures.decoding import decodes

    results: list[Prepared | JournalError] = []
    for giving in givings:
        try:
            given = giving()
            results.append(pictures.prepare(files, given, decodes=decodes, keep_data=keep_data))
        except JournalError as error:
            results.append(error)
    return results


def _refusal(errors: Sequence[JournalError], count: int) -> str:
    if count == 1 or len(errors) == 1:
        return errors[0].words
    words = ngettext(
        "{count} of them was not added. {first}",
        "{count} of them were not added. {first}",
        len(errors),
    )
    return words.format(count=len(errors), first=errors[0].words)


def _freed_words(freed: "Sequence[Prepared]") -> str:
    played = sum(each.media in PLAYED for each in freed)
    if not played:
        return ngettext(
            "What the picture told of place and camera was taken off.",
            "What the pictures told of place and camera was taken off.",
            len(freed),
        )
    if played == len(freed):
        return ngettext(
            "What the film or recording told of place, camera and times was taken off.",
            "What the films or recordings told of place, camera and times was taken off.",
            played,
        )
    return _("What they told of place and camera was taken off.")


def _telling_words(told: "Sequence[Told]") -> str:
    """Of one kind what is said of it, of several what they have in common."""
    if len(set(told)) == 1:
        return _first_words(set(told))
    words = ngettext(
        "What {count} of them tells of place and camera stays in it.",
        "What {count} of them tell of place and camera stays in them.",
        len(told),
    )
    return words.format(count=len(told))


def _first_words(told: "set[Told]") -> str:
    """One sentence is enough: the one that matters most."""
    return next((words for each, words in _told_words().items() if each in told), "")


def _told_words() -> "dict[Told, str]":
    from journal_app.services.pictures import Told

    return {
        Told.TELLING: _(
            "This kind of picture cannot be shown here, so it is kept as a file. What it tells of"
            " place and camera stays in it."
        ),
        Told.FILM: _(
            "A film or a recording like this is kept as it is, with whatever it tells of place and"
            " camera."
        ),
        Told.UNREADABLE: _(
            "What is in it is no picture that can be shown, so it is kept as a file, as it is,"
            " with whatever it tells of place and camera."
        ),
        Told.NOT_SHOWN: _("This kind of picture cannot be shown here, so it is kept as a file."),
        Told.CUT: _("The end of the picture is missing. What is there is kept and shown."),
    }
