"""The working ground with the words known, and nothing left on its way at the end."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent

from journal_app.runtime.jobs import Job
from tests.ui.context_fixture import Ground


def known_ground(ground: Ground) -> Iterator[Ground]:
    """Wait for the vocabulary first, and at the end until every job has told its end.

    What listens to a job is held by it. Left to the next test, the death of the last job would
    take everything it stands on along, and itself a second time.
    """
    known, jobs = ground.context.known, ground.context.jobs
    known.open()
    ground.wait(lambda: len(known.vocabulary.terms) > 0)
    yield ground
    ground.wait(lambda: not jobs.findChildren(Job) or _buried())
    ground.wait(lambda: not jobs.findChildren(Job))


def _buried() -> bool:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return False
