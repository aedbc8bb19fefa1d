"""The look in use: colours, fonts, sizes and motion, changed everywhere at once."""

import logging
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QStyleFactory, QToolTip

from journal_app.ui.theme.appearance import Appearance, Face, Scheme
from journal_app.ui.theme.contrast import ratio
from journal_app.ui.theme.dressing import Dressing
from journal_app.ui.theme.icons import Icons
from journal_app.ui.theme.motion import Motion
from journal_app.ui.theme.palette import palette
from journal_app.ui.theme.style_sheet import filled, values
from journal_app.ui.theme.tokens import (
    SMALLEST_TEXT,
    TYPE,
    Rgba,
    TextStyle,
    ThemeName,
    TokenName,
    Tokens,
    TypeSpec,
    load_tokens,
)

_log = logging.getLogger("tideline")
_MOST_PIXMAPS: Final = 64
_USUAL: Final = Appearance()
_GENERAL: Final = QFontDatabase.SystemFont.GeneralFont


class Theme(QObject):
    """Held by the composition root and handed to every widget as its first argument.

    `changed` is sent after palette and style sheet are in place; widgets then take their fonts
    and sizes anew and repaint. `resized` comes right before it, and only where letters or sizes
    are others: what keeps no colour listens to that alone, all in view is painted anew anyway.
    `changing` is sent first, while all is as it was.
    """

    changing = Signal()
    resized = Signal()
    changed = Signal()

    def __init__(
        self, resources: Path, appearance: Appearance | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._resources = resources
        self._appearance = appearance or Appearance()
        self._app: QApplication | None = None
        self._dressing: Dressing | None = None
        self._sets: dict[ThemeName, Tokens] = {}
        self._fonts: dict[tuple[TextStyle, bool, int | None], QFont] = {}
        self.name: ThemeName = self._name_now()
        self.tokens = self._load(self.name)
        self.motion = Motion(self._appearance.reduced_motion)
        self.icons = Icons(resources / "icons")
        self.pixmaps: dict[tuple[object, ...], QPixmap] = {}

    # What is in use.

    @property
    def appearance(self) -> Appearance:
        """What was chosen, as settings keep it."""
        return self._appearance

    @property
    def zoom(self) -> float:
        """Size of text against normal, 0.85 to 2."""
        return self._appearance.zoom

    @property
    def dark(self) -> bool:
        """Whether light text stands on a dark ground."""
        return self.name in ("dark", "hc-dark")

    @property
    def high_contrast(self) -> bool:
        """Whether every edge is drawn and nothing has a shadow."""
        return self._appearance.high_contrast

    @property
    def reduced_motion(self) -> bool:
        """Whether nothing moves."""
        return self._appearance.reduced_motion

    # Choosing.

    def apply(self, app: QApplication) -> None:
        """Dress the application; from then on every change dresses it again by itself."""
        if self._app is None:
            self._app = app
            self._dressing = Dressing(app, self)
            self._add_fonts()
            app.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)
        app.setStyle(QStyleFactory.create("Fusion"))
        self._tell_desktop()
        self._dress()

    def set_appearance(self, appearance: Appearance) -> None:
        """Change the look everywhere, at once."""
        if appearance == self._appearance:
            return
        before, self._appearance = self._appearance, appearance
        if appearance.scheme != before.scheme:
            self._tell_desktop()
        self._dress(colors_only=_without_colors(before) == _without_colors(appearance))

    def set_scheme(self, scheme: Scheme) -> None:
        """Light, dark, or as the desktop says."""
        self.set_appearance(replace(self._appearance, scheme=scheme))

    def set_zoom(self, zoom: float) -> None:
        """Size of text against normal, held between 0.85 and 2."""
        self.set_appearance(replace(self._appearance, zoom=zoom))

    def set_reduced_motion(self, reduced: bool) -> None:
        """Whether nothing shall move."""
        self.set_appearance(replace(self._appearance, reduced_motion=reduced))

    def set_high_contrast(self, high: bool) -> None:
        """Whether every edge is drawn."""
        self.set_appearance(replace(self._appearance, high_contrast=high))

    def set_face(self, face: Face) -> None:
        """The letters of the person's own words."""
        self.set_appearance(replace(self._appearance, face=face))

    def set_writing_size(self, size: int) -> None:
        """How large the person's own words are written, in pixels at zoom 1."""
        self.set_appearance(replace(self._appearance, writing_size=size))

    def set_writing_line(self, line: float) -> None:
        """How far their lines stand apart, in sizes of their letters."""
        self.set_appearance(replace(self._appearance, writing_line=line))

    # Colours.

    def color(self, token: TokenName, alpha: float | None = None) -> QColor:
        """The colour of a meaning; `alpha` 0 to 1 replaces its own opacity."""
        color = _qcolor(self.tokens[token])
        if alpha is not None:
            color.setAlphaF(alpha)
        return color

    def mix(self, one: TokenName | QColor, other: TokenName | QColor, share: float) -> QColor:
        """From `one` (share 0) to `other` (share 1), opaque."""
        a, b = (part if isinstance(part, QColor) else self.color(part) for part in (one, other))
        return QColor.fromRgbF(
            a.redF() * (1 - share) + b.redF() * share,
            a.greenF() * (1 - share) + b.greenF() * share,
            a.blueF() * (1 - share) + b.blueF() * share,
        )

    def on(self, ground: QColor) -> QColor:
        """Ink or paper, whichever reads better on this ground."""
        back = Rgba(red=ground.red(), green=ground.green(), blue=ground.blue())
        ink, paper = self.tokens["ink"], self.tokens["surface"]
        return _qcolor(ink if ratio(ink, back) >= ratio(paper, back) else paper)

    # Sizes and type.

    def px(self, size: float) -> int:
        """A length of the design at the present zoom, in whole pixels."""
        return round(size * self.zoom)

    def text_px(self, size: float, style: TextStyle) -> int:
        """A length that holds words of this kind: it shrinks no further than they do."""
        return round(size * max(self.zoom, SMALLEST_TEXT / TYPE[style].size))

    def font(self, style: TextStyle, *, italic: bool = False, weight: int | None = None) -> QFont:
        """The font of one step of the type scale, at the present zoom."""
        key = (style, italic, weight)
        font = self._fonts.get(key)
        if font is None:
            font = self._fonts[key] = self._made_font(style, italic=italic, weight=weight)
        return QFont(font)

    def line_height(self, style: TextStyle) -> float:
        """Distance between two baselines in pixels, at the present zoom."""
        spec = self._spec(style)
        return spec.line * max(self.zoom, SMALLEST_TEXT / spec.size)

    @property
    def written(self) -> float:
        """How large the person's own words are against those of the design, whatever the zoom."""
        return self._appearance.writing_size / TYPE["write"].size

    # Pictures.

    def icon(self, name: str, tone: TokenName = "ink2", size: float = 18) -> QIcon:
        """An icon for a menu or an action; ask again after `changed`."""
        return self.icons.icon(name, self.color(tone), self.color("ink_disabled"), self.px(size))

    def keep_pixmap(self, key: tuple[object, ...], pixmap: QPixmap) -> QPixmap:
        """Keep a costly small picture under its key; painters look into `pixmaps` first."""
        if len(self.pixmaps) >= _MOST_PIXMAPS:
            self.pixmaps.clear()
        self.pixmaps[key] = pixmap
        return pixmap

    # How it is done.

    def _add_fonts(self) -> None:
        for file in sorted((self._resources / "fonts").glob("*.ttf")):
            if QFontDatabase.addApplicationFont(str(file)) < 0:
                _log.warning("The font file %s could not be read", file.name)

    def _made_font(self, style: TextStyle, *, italic: bool, weight: int | None) -> QFont:
        spec = self._spec(style)
        sans = self._families(spec) != spec.families or spec.families is TYPE["body"].families
        font = QFont()
        families = self._families(spec)
        if families:
            font.setFamilies(list(families))
        font.setPixelSize(max(SMALLEST_TEXT, round(spec.size * self.zoom)))
        font.setWeight(QFont.Weight(weight or spec.weight))
        font.setItalic(italic)
        font.setHintingPreference(
            QFont.HintingPreference.PreferVerticalHinting
            if sans
            else QFont.HintingPreference.PreferNoHinting
        )
        font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
        if spec.tracking:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spec.tracking * self.zoom)
        return font

    def _spec(self, style: TextStyle) -> TypeSpec:
        """A step of the type scale, as it was chosen where there is a choice."""
        spec, size, line = TYPE[style], self._appearance.writing_size, self._appearance.writing_line
        if style == "write":
            return replace(spec, size=size, line=size * line)
        if style == "read":
            # It is small already, and only grows with the page.
            larger = max(1.0, self.written)
            high = spec.line * larger * (line / _USUAL.writing_line)
            return replace(spec, size=round(spec.size * larger), line=high)
        return spec

    def _families(self, spec: TypeSpec) -> tuple[str, ...]:
        """Those of the design, but for the person's own words; none for those of the desktop."""
        if spec.families is not TYPE["write"].families:
            return spec.families
        match self._appearance.face:
            case Face.SERIF:
                return spec.families
            case Face.SANS:
                return TYPE["body"].families
            case Face.SYSTEM:
                return tuple(QFontDatabase.systemFont(_GENERAL).families())

    def _name_now(self) -> ThemeName:
        scheme = self._appearance.scheme
        dark = scheme is Scheme.DARK or (scheme is Scheme.SYSTEM and self._system_is_dark())
        if self._appearance.high_contrast:
            return "hc-dark" if dark else "hc-light"
        return "dark" if dark else "light"

    def _system_is_dark(self) -> bool:
        if self._app is None:
            return False
        return self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark

    def _tell_desktop(self) -> None:
        """Let title bars and file dialogs follow what was chosen here."""
        if self._app is None:
            return
        hints = self._app.styleHints()
        match self._appearance.scheme:
            case Scheme.SYSTEM:
                hints.unsetColorScheme()
            case Scheme.LIGHT:
                hints.setColorScheme(Qt.ColorScheme.Light)
            case Scheme.DARK:
                hints.setColorScheme(Qt.ColorScheme.Dark)

    def _on_system_scheme_changed(self) -> None:
        if self._appearance.scheme is Scheme.SYSTEM and self._name_now() != self.name:
            self._dress(colors_only=True)

    def _load(self, name: ThemeName) -> Tokens:
        if name not in self._sets:
            self._sets[name] = load_tokens(self._resources / "themes" / f"{name}.toml")
        return self._sets[name]

    @cached_property
    def _sheet_template(self) -> str:
        return (self._resources / "qss" / "app.qss").read_text(encoding="utf-8")

    def _sheet(self) -> str:
        found = values(self.color, self.mix, dark=self.dark, high_contrast=self.high_contrast)
        return filled(self._sheet_template, found, self.px)

    def _dress(self, *, colors_only: bool = False) -> None:
        self.changing.emit()
        before, self.name = self.name, self._name_now()
        self.tokens = self._load(self.name)
        self.motion = Motion(self._appearance.reduced_motion)
        if not colors_only:
            self._fonts.clear()
        if not colors_only or self.name != before:
            self._put_on(colors_only=colors_only)
        if not colors_only:
            self.resized.emit()
        self.changed.emit()

    def _put_on(self, *, colors_only: bool) -> None:
        if self._app is None or self._dressing is None:
            return
        self._app.setPalette(palette(self.color))
        if colors_only:
            self._dressing.put_on(self._sheet())
            return
        self._app.setFont(self.font("body"))
        QToolTip.setFont(self.font("caption"))
        self._dressing.put_on_all(self._sheet())


def _without_colors(appearance: Appearance) -> Appearance:
    """All of a look that letters and sizes hang on."""
    return replace(appearance, scheme=Scheme.SYSTEM, reduced_motion=False)


def _qcolor(rgba: Rgba) -> QColor:
    return QColor(rgba.red, rgba.green, rgba.blue, rgba.alpha)
