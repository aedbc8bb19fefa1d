"""What the person and the desktop want of the look, brought together and remembered."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from journal_app.core.settings import (
    CONTRAST,
    FACE,
    LARGEST_ZOOM,
    REDUCED_MOTION,
    SMALLEST_ZOOM,
    THEME,
    WRITING_LINE,
    WRITING_SIZE,
    ZOOM,
)
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.theme.appearance import Appearance, Contrast, Face, Scheme
from journal_app.ui.theme.theme import Theme

ZOOM_STEPS: Final = (SMALLEST_ZOOM, 0.9, 1.0, 1.1, 1.25, 1.4, 1.6, 1.8, LARGEST_ZOOM)


def chosen_appearance(settings: DeviceSettings) -> Appearance:
    """The look as it was chosen on this device; of the desktop only what Qt knows already."""
    return Appearance(
        scheme=Scheme(settings.get(THEME)),
        zoom=settings.get(ZOOM),
        reduced_motion=settings.get(REDUCED_MOTION),
        high_contrast=_high(Contrast(settings.get(CONTRAST))),
        face=Face(settings.get(FACE)),
        writing_size=settings.get(WRITING_SIZE),
        writing_line=settings.get(WRITING_LINE),
    )


class Look(QObject):
    """Changes the theme and remembers what was chosen; a desktop that wants stillness gets it."""

    def __init__(self, theme: Theme, settings: DeviceSettings, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = settings
        self._desktop_still = False
        hints = QGuiApplication.styleHints()
        hints.accessibility().contrastPreferenceChanged.connect(self._apply_contrast)

    @property
    def scheme(self) -> Scheme:
        """Light, dark, or as the desktop says."""
        return self._theme.appearance.scheme

    @property
    def still_chosen(self) -> bool:
        """Whether stillness was asked for here, whatever the desktop wants."""
        return self._settings.get(REDUCED_MOTION)

    def choose_scheme(self, scheme: Scheme) -> None:
        """Light, dark, or as the desktop says."""
        self._settings.put(THEME, scheme.value)
        self._theme.set_scheme(scheme)

    @property
    def contrast(self) -> Contrast:
        """High, normal, or as the desktop says."""
        return Contrast(self._settings.get(CONTRAST))

    def choose_contrast(self, contrast: Contrast) -> None:
        """High, normal, or as the desktop says."""
        self._settings.put(CONTRAST, contrast.value)
        self._apply_contrast()

    def choose_stillness(self, still: bool) -> None:
        """Whether nothing shall move."""
        self._settings.put(REDUCED_MOTION, still)
        self._apply_motion()

    def follow_desktop(self, still: bool) -> None:
        """The desktop wants stillness, or no longer."""
        self._desktop_still = still
        self._apply_motion()

    def bigger(self) -> None:
        """One step bigger, if there is one."""
        self._choose_zoom(min((z for z in ZOOM_STEPS if z > self._zoom), default=LARGEST_ZOOM))

    def smaller(self) -> None:
        """One step smaller, if there is one."""
        self._choose_zoom(max((z for z in ZOOM_STEPS if z < self._zoom), default=SMALLEST_ZOOM))

    def actual_size(self) -> None:
        """The size it was made for."""
        self._choose_zoom(1.0)

    @property
    def _zoom(self) -> float:
        return self._theme.zoom

    def _choose_zoom(self, zoom: float) -> None:
        self._settings.put(ZOOM, zoom)
        self._theme.set_zoom(zoom)

    def _apply_contrast(self) -> None:
        self._theme.set_high_contrast(_high(self.contrast))

    def _apply_motion(self) -> None:
        still = self.still_chosen or self._desktop_still
        self._theme.set_appearance(replace(self._theme.appearance, reduced_motion=still))


def _high(chosen: Contrast) -> bool:
    if chosen is not Contrast.SYSTEM:
        return chosen is Contrast.HIGH
    # Held by a name: what `accessibility` gives lives only as long as the object it is asked of.
    hints = QGuiApplication.styleHints()
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
