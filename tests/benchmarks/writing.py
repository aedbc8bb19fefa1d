"""What writing costs, from a key to the painted page."""

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication

from journal_app.core.resources import resource
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from tests.benchmarks.figures import Figure
from tests.benchmarks.setting import Setting
from tests.ui.editor.typing_speed import figures, shown_editor


def measure(_setting: Setting) -> Iterator[Figure]:
    """The figures that lie beside the tests of the editor."""
    app = QApplication([])
    theme = Theme(resource(), Appearance(scheme=Scheme.LIGHT, reduced_motion=True))
    theme.apply(app)
    yield from figures(shown_editor(theme))
