"""What looking back costs: the timeline opened, scrolled, jumped in, searched, added to."""

from collections.abc import Iterator

from tests.benchmarks import timeline
from tests.benchmarks.figures import Figure
from tests.benchmarks.journals import journal
from tests.benchmarks.setting import Setting


def measure(setting: Setting) -> Iterator[Figure]:
    """The figures of the timeline for each journal."""
    for count in setting.sizes:
        place = setting.folder / f"timeline-{count}"
        place.mkdir()
        yield from timeline.measure(place, journal(count, setting.cache), count)
