"""Collect garbage on the window's thread only.

A cycle that holds a Qt object may otherwise be found by the collector on whichever thread happens
to allocate, and Qt objects destroyed on a foreign thread crash the process ("Timers cannot be
stopped from another thread").
"""

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 3000


class GarbageCollector(QObject):
    """Takes over from Python's own collector, which it switches off for the whole process."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Leave what there is after the start alone, and look after what comes."""
        gc.freeze()
        self._timer.start()

    def _look(self) -> None:
        """Collect the oldest generation that is due, as Python would have."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return
