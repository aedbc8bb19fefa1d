"""The little of AppKit and of PyObjC that is asked for, as Apple's documents describe it."""

from types import ModuleType

from PySide6.QtCore import QByteArray, QMimeData

_ANY = "com.trolltech.anymime."
CONCEALED = "org.nspasteboard.ConcealedType"
TEXT = "public.utf8-plain-text"


class Broken(Exception):
    """What PyObjC makes of an NSException."""


class Item:
    """An NSPasteboardItem; it takes data alone."""

    def __init__(self, takes=True):
        self.content = {}
        self._takes = takes

    def setData_forType_(self, data, uti):
        assert isinstance(data, memoryview)
        if self._takes:
            self.content[uti] = bytes(data)
        return self._takes


class Pasteboard:
    """The general pasteboard: what is written here is what Qt finds on its clipboard, and is lost
    to it where this is emptied, as on a Mac."""

    def __init__(self, clipboard):
        self._clipboard = clipboard
        self.content = {}
        self.asked = []
        self.refuses = False
        self.breaks_at = ""
        self.takes = True

    def types(self):
        self._ask("types")
        return list(self.content) or None

    def prepareForNewContentsWithOptions_(self, options):
        self._ask("prepare", options)
        self.content = {}
        self._clipboard.clear()
        return len(self.asked)

    def writeObjects_(self, items):
        self._ask("write")
        if self.refuses:
            return False
        [item] = items
        self.content = dict(item.content)
        data = QMimeData()
        for uti, content in item.content.items():
            mime = uti.removeprefix(_ANY).replace("--", "/") if uti.startswith(_ANY) else ""
            data.setData("text/plain" if uti == TEXT else mime or uti, QByteArray(content))
        self._clipboard.setMimeData(data)
        return True

    def _ask(self, what, *more):
        self.asked.append((what, *more) if more else what)
        if what == self.breaks_at:
            raise Broken


class Window:
    """An NSWindow, which can be in pictures of the screen until it is told otherwise."""

    sharing = 1

    def setSharingType_(self, sharing):
        self.sharing = sharing


class _Class:
    def __init__(self, make):
        self._make = make

    def alloc(self):
        return self

    def init(self):
        return self._make()


def appkit(board):
    """The module, around this pasteboard; `None` is a process without one."""
    module = ModuleType("AppKit")
    module.NSPasteboard = ModuleType("NSPasteboard")
    module.NSPasteboard.generalPasteboard = lambda: board
    module.NSPasteboardItem = _Class(lambda: Item(board.takes))
    module.NSData = ModuleType("NSData")
    module.NSData.dataWithBytes_length_ = lambda content, length: memoryview(content)[:length]
    return module


def objc(views):
    """The module, where these views have these windows at these addresses."""

    class View:
        def __init__(self, c_void_p):
            self._address = c_void_p

        def window(self):
            found = views[self._address]
            if found is Broken:
                raise Broken
            return found

    module = ModuleType("objc")
    module.objc_object = View
    return module
