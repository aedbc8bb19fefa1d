"""What happens around the open window: other starts, the command line, the end of a session."""

import re
import signal
from pathlib import Path

from tests.robots.person import Person

TEXT = "Something kept me in the hall."
OPENED = re.compile(r'(?:open|openat|creat)\((?:AT_FDCWD, )?"([^"]*)", ([A-Z_|]+)')
WRITING = re.compile(r"O_(WRONLY|RDWR|CREAT|TMPFILE)")
DEVICES = ("/dev/", "/proc/self/", "/memfd:")
BAIT = "zqx-bait"
PAGE = """
<link rel="stylesheet" href="file://{folder}/{bait}.css"><base href="http://127.0.0.1:9/">
<p>Words of a page</p><img src="file://{folder}/{bait}.png"><img src="{bait}-beside.png">
<img src="http://127.0.0.1:9/{bait}.png"><img src="//127.0.0.1/{bait}/x.png">
<p style="background:url(file://{folder}/{bait}-ground.png)">end of it</p>
"""
BESIDE = "Written beside the open window."


def test_a_second_start_raises_the_first_window_and_ends(person: Person) -> None:
    person.begin()
    hands = person.app.hands
    hands.minimize()
    person.app.bus.wait(lambda: hands.in_front() == "", "the window to be put away")
    second = person.app.run()
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    person.app.bus.wait(lambda: hands.in_front() == "Tideline", "the window in front again")
    assert hands.titles() == ["Tideline"]
    person.today.wait_for()


def test_what_the_command_line_adds_appears_beside_what_is_written(person: Person) -> None:
    person.begin()
    person.today.write(TEXT)
    person.today.saved()
    person.window.go("Timeline")
    person.timeline.shows(TEXT)
    added = person.app.run("add", "--tag", "hall", text=BESIDE)
    assert (added.returncode, added.stderr) == (0, "")
    person.timeline.shows(BESIDE, TEXT)
    listed = person.app.read("list")
    assert [(each["text"], each["tags"]) for each in listed] == [(BESIDE, ["hall"]), (TEXT, [])]
    assert person.app.read("status")["entries"] == 2


def test_while_locked_the_command_line_says_so_and_keeps_nothing(person: Person) -> None:
    person.begin()
    person.today.write(TEXT)
    person.today.saved()
    person.window.lock()
    person.lock.wait_for_fresh_process()
    refused = person.app.run("add", text=BESIDE)
    assert refused.returncode == 1
    assert "locked" in refused.stderr
    assert BESIDE not in refused.stderr
    person.lock.open()
    person.today.wait_for()
    assert [each["text"] for each in person.app.read("list")] == [TEXT]


def test_the_end_of_the_session_keeps_what_was_just_typed(person: Person) -> None:
    person.begin()
    person.today.write(TEXT)
    person.app.process_now().send_signal(signal.SIGTERM)
    assert person.app.wait_for_end() == 0
    assert [each["text"] for each in person.app.read("list")] == [TEXT]


def test_no_network_socket_is_made_and_nothing_is_written_elsewhere(
    person: Person, tmp_path: Path
) -> None:
    trace = tmp_path / "trace"
    # -D: the watcher stands aside, so that the app is the process that was started.
    watched = ("strace", "-D", "-f", "-e", "trace=socket,open,openat,creat", "-o", str(trace))
    person.app.start(through=watched)
    person.first_run.begin()
    person.today.wait_for()
    person.today.write(TEXT)
    person.today.paste_page(PAGE.format(folder=tmp_path, bait=BAIT), "end of it")
    person.today.add_person("Mara")
    person.today.saved()
    person.window.go("Timeline")
    person.timeline.shows(TEXT)
    person.timeline.search("hall")
    person.timeline.found("one place")
    person.window.lock()
    person.lock.wait_for_fresh_process()
    person.lock.open()
    person.timeline.wait_for()
    ended = re.compile(rf"{person.app.pid} +\+\+\+ exited")
    assert person.window.quit() == 0
    person.app.bus.wait(lambda: ended.search(trace.read_text()), "the watcher to see the end")

    seen = trace.read_text()
    made = set(re.findall(r"socket\((\w+)", seen))
    assert "AF_UNIX" in made, "the watch itself works"
    assert made <= {"AF_UNIX", "AF_NETLINK"}
    assert BAIT not in seen, "a page that was pasted had something fetched"
    written = {name for name, how in OPENED.findall(seen) if WRITING.search(how)}
    here = f"{person.app.desktop.folder}/"
    assert any("journal.db" in name for name in written), "the watch itself works"
    assert {name for name in written if not name.startswith((here, *DEVICES))} == set()


def test_what_is_typed_before_a_command_goes_where_it_was_typed(person: Person) -> None:
    """Keys that come all at once, as while the window is busy, are taken in their order."""
    person.begin()
    for number in range(3):
        person.app.hands.type(f"number {number} the quick brown fox")
        person.app.hands.press("Ctrl+n")
    person.app.hands.type("the last of them")
    person.today.saved()
    texts = [entry["text"] for entry in person.app.read("list", "--json")]
    assert sorted(texts) == [
        *(f"number {number} the quick brown fox" for number in range(3)),
        "the last of them",
    ]
