"""A person in front of the app: every page robot at hand."""

from pathlib import Path

from tests.e2e.clipboard import OtherProgram
from tests.e2e.driver import App
from tests.robots.answers import Answers
from tests.robots.calendar import Calendar
from tests.robots.capture import Capture
from tests.robots.copies import Copies
from tests.robots.doors import Doors
from tests.robots.first_run import FirstRun
from tests.robots.fork import Fork
from tests.robots.lock import Lock
from tests.robots.names import Names
from tests.robots.passages import Passages
from tests.robots.pause import Pause
from tests.robots.pictures import Pictures
from tests.robots.questions import Questions
from tests.robots.reader import Reader
from tests.robots.reflection import Reflection
from tests.robots.settings import Settings
from tests.robots.support import Support
from tests.robots.timeline import Timeline
from tests.robots.today import Today
from tests.robots.trouble import Trouble
from tests.robots.window import Window


class Person:
    """Tests read as what this person does."""

    def __init__(self, app: App, pictures: Path) -> None:
        self.app = app
        self.answers = Answers(app)
        self.calendar = Calendar(app)
        self.capture = Capture(app)
        self.copies = Copies(app)
        self.doors = Doors(app)
        self.first_run = FirstRun(app)
        self.fork = Fork(app)
        self.lock = Lock(app)
        self.names = Names(app)
        self.passages = Passages(app)
        self.pause = Pause(app)
        self.pictures = Pictures(app)
        self.questions = Questions(app)
        self.reader = Reader(app)
        self.reflection = Reflection(app)
        self.settings = Settings(app)
        self.support = Support(app)
        self.timeline = Timeline(app)
        self.today = Today(app)
        self.trouble = Trouble(app)
        self.window = Window(app, pictures)
        self.other_program = OtherProgram(app.desktop.display)

    def begin(self) -> None:
        """Start the app for the first time and get to an empty page."""
        self.app.start()
        self.first_run.begin()
        self.today.wait_for()
