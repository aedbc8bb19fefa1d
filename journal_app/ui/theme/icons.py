"""Icons tinted in the colours of the theme, drawn once for each size and kept."""

from pathlib import Path
from typing import Final, Literal

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer

from journal_app.ui.theme.pixmaps import density

IconWeight = Literal["regular", "fill", "light"]

_MOST_KEPT: Final = 512
_POINTS_SIDEWAYS = ("arrow-", "caret-left", "caret-right", "sailboat")


class Icons:
    """The icon family of the app; names are file names in `resources/icons` without the ending."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: dict[str, str] = {}
        self._pixmaps: dict[tuple[object, ...], QPixmap] = {}

    def pixmap(
        self,
        name: str,
        color: QColor,
        size: float,
        *,
        weight: IconWeight = "regular",
        dpr: float = 1.0,
        mirrored: bool = False,
    ) -> QPixmap:
        """The icon at this size in logical pixels; `mirrored` turns what points sideways."""
        turned = mirrored and name.startswith(_POINTS_SIDEWAYS)
        key = (name, weight, color.rgba(), size, dpr, turned)
        kept = self._pixmaps.get(key)
        if kept is None:
            if len(self._pixmaps) >= _MOST_KEPT:
                self._pixmaps.clear()
            kept = self._rendered(self._source(name, weight), color, size, dpr)
            if turned:
                kept = kept.transformed(QTransform.fromScale(-1, 1))
                kept.setDevicePixelRatio(dpr)
            self._pixmaps[key] = kept
        return kept

    def draw(
        self,
        painter: QPainter,
        name: str,
        color: QColor,
        rect: QRectF,
        *,
        weight: IconWeight = "regular",
        mirrored: bool = False,
    ) -> None:
        """Paint the icon into this square, sharp on the device being painted on."""
        pixmap = self.pixmap(
            name,
            color,
            rect.width(),
            weight=weight,
            dpr=density(painter),
            mirrored=mirrored,
        )
        painter.drawPixmap(rect.topLeft(), pixmap)

    def icon(self, name: str, color: QColor, disabled: QColor, size: float = 20) -> QIcon:
        """An icon for menus and actions, at single and double density."""
        icon = QIcon()
        for dpr in (1.0, 2.0):
            icon.addPixmap(self.pixmap(name, color, size, dpr=dpr))
            icon.addPixmap(self.pixmap(name, disabled, size, dpr=dpr), QIcon.Mode.Disabled)
        return icon

    def _source(self, name: str, weight: IconWeight) -> str:
        stem = name if weight == "regular" else f"{name}-{weight}"
        source = self._sources.get(stem)
        if source is None:
            source = (self._folder / f"{stem}.svg").read_text(encoding="utf-8")
            self._sources[stem] = source
        return source

    @staticmethod
    def _rendered(source: str, color: QColor, size: float, dpr: float) -> QPixmap:
        side = round(size * dpr)
        pixmap = QPixmap(side, side)
        pixmap.setDevicePixelRatio(dpr)
        pixmap.fill(Qt.GlobalColor.transparent)
        tinted = source.replace("currentColor", color.name())
        painter = QPainter(pixmap)
        painter.setOpacity(color.alphaF())
        QSvgRenderer(QByteArray(tinted.encode())).render(painter, QRectF(0, 0, size, size))
        painter.end()
        return pixmap
