"""A settings portal for tests, run as a program of its own on a private bus.

It answers `Read` as xdg-desktop-portal does, and tells a change when `Quieten` is called.
"""

import sys

from jeepney import DBusAddress, HeaderFields, MessageType, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

PATH = "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.Settings"


def main() -> None:
    """Serve until the bus goes away; the arguments say `reduced` and `animated` as 0 or 1."""
    reduced, animated = (int(part) for part in sys.argv[1:3])
    answers = {
        ("org.freedesktop.appearance", "reduced-motion"): ("u", reduced),
        ("org.gnome.desktop.interface", "enable-animations"): ("b", bool(animated)),
    }
    connection = open_dbus_connection("SESSION")
    connection.send_and_get_reply(message_bus.RequestName("org.freedesktop.portal.Desktop"))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        call = connection.receive()
        if call.header.message_type is not MessageType.method_call:
            continue
        member = call.header.fields[HeaderFields.member]
        if member == "Read":
            answer = answers.get(tuple(call.body))
            if answer is None:
                not_found = "org.freedesktop.portal.Error.NotFound"
                connection.send(new_error(call, not_found, "s", ("Requested setting not found",)))
            else:
                connection.send(new_method_return(call, "v", (("v", answer),)))
        elif member == "Quieten":
            connection.send(new_method_return(call))
            news = ("org.freedesktop.appearance", "reduced-motion", ("u", 0))
            desk = DBusAddress(PATH, interface=INTERFACE)
            connection.send(new_signal(desk, "SettingChanged", "ssv", news))


if __name__ == "__main__":
    main()
