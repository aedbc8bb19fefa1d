"""The list of system packages is exactly what the installed Qt loads, and everything on it is here.

Read from the files themselves: which shared libraries each of Qt's own names as needed (the
dynamic section of the ELF format), followed through the libraries that Qt brings along.
"""

import struct
import sys
from pathlib import Path
from types import ModuleType

import PySide6

QT = Path(PySide6.__file__).parent
PLUGINS = (
    "platforms/libqxcb.so",
    "platforms/libqwayland.so",
    "xcbglintegrations/libqxcb-egl-integration.so",
    "xcbglintegrations/libqxcb-glx-integration.so",
    "wayland-shell-integration/libxdg-shell.so",
    "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "platforminputcontexts/libibusplatforminputcontextplugin.so",
    "platformthemes/libqxdgdesktopportal.so",
    "imageformats/libqsvg.so",
    "imageformats/libqjpeg.so",
    "iconengines/libqsvgicon.so",
)
MODULES = ("QtCore", "QtGui", "QtWidgets", "QtDBus", "QtSvg", "QtPrintSupport")

# Every system with Python has these, or a listed package cannot be installed without them.
COME_ALONG = {
    "ld-linux-x86-64.so.2": "the C library",
    "ld-linux-aarch64.so.1": "the C library",
    "libc.so.6": "the C library",
    "libdl.so.2": "the C library",
    "libm.so.6": "the C library",
    "libpthread.so.0": "the C library",
    "libgcc_s.so.1": "libstdc++6",
    "libglib-2.0.so.0": "the package of libgthread",
    "libX11.so.6": "libx11-xcb1",
    "libxcb.so.1": "every libxcb",
    "libxcb-glx.so.0": "libgl1",
    "libxcb-render.so.0": "libxcb-render-util0",
    "libxkbcommon.so.0": "libxkbcommon-x11-0",
}


def needed(file: Path) -> list[str]:
    """The shared libraries this 64-bit little-endian ELF file names as needed."""
    data = file.read_bytes()
    assert data[:6] == b"\x7fELF\x02\x01", file
    [table] = struct.unpack_from("<Q", data, 32)
    size, count = struct.unpack_from("<HH", data, 54)
    # p_type, p_flags, p_offset, p_vaddr, p_paddr, p_filesz
    headers = [struct.unpack_from("<IIQQQQ", data, table + size * i) for i in range(count)]
    loads = [header for header in headers if header[0] == 1]
    dynamic = next(header for header in headers if header[0] == 2)
    pairs = list(struct.iter_unpack("<qQ", data[dynamic[2] : dynamic[2] + dynamic[5]]))
    [strings] = [value for tag, value in pairs if tag == 5]
    _, _, offset, address, _, _ = next(
        load for load in loads if load[3] <= strings < load[3] + load[5]
    )
    start = strings - address + offset
    names = [start + value for tag, value in pairs if tag == 1]
    return [data[name : data.index(b"\0", name)].decode() for name in names]


def wanted_of_the_system() -> set[str]:
    """What Qt's parts that Tideline uses need and do not bring along."""
    brought = {file.name: file for file in (QT / "Qt" / "lib").iterdir()}
    brought |= {file.name: file for file in (QT.parent / "shiboken6").glob("*.so*")}
    brought |= {file.name: file for file in QT.glob("lib*.so*")}
    todo = [QT / f"{name}.abi3.so" for name in MODULES]
    todo += [QT / "Qt" / "plugins" / name for name in PLUGINS]
    seen: set[Path] = set()
    wanted: set[str] = set()
    while todo:
        file = todo.pop()
        if file in seen:
            continue
        seen.add(file)
        for name in needed(file):
            if name in brought:
                todo.append(brought[name])
            else:
                wanted.add(name)
    return wanted


def test_the_list_is_what_qt_needs(environment_module: ModuleType) -> None:
    parts = environment_module._parts(environment_module.START)
    listed = {part.name for part in parts if part.kind == "library"}
    wanted = wanted_of_the_system()
    assert "libxcb-cursor.so.0" in wanted
    assert wanted - set(COME_ALONG) - listed == set()
    assert listed - wanted == set()


def test_everything_listed_is_on_this_machine(environment_module: ModuleType) -> None:
    assert environment_module._missing(environment_module.TESTS) == []


def test_the_package_of_the_environment_maker_names_this_python(
    environment_module: ModuleType,
) -> None:
    parts = environment_module._parts(environment_module.START)
    [maker] = [part for part in parts if part.kind == "module"]
    assert maker.debian == "python{}.{}-venv".format(*sys.version_info)
