"""A deed is done at once, told once it is, and taken back from where it was told."""

from functools import partial

from PySide6.QtCore import QObject

from journal_app.core.errors import BadInput
from journal_app.services import decks, prompt_wishes
from journal_app.ui.undoing import Undoing
from tests.ui.context_fixture import Ground
from tests.ui.context_fixture import ground as ground


def test_it_is_told_and_taken_back(ground: Ground) -> None:
    undoing = Undoing(ground.context, QObject(ground.context.jobs))
    weigh = partial(prompt_wishes.weigh, subject="P9")
    undoing.do(partial(weigh, weight=1), "More of these will come.", partial(weigh, weight=0))
    ground.wait(lambda: bool(ground.notices.said))
    assert dict(ground.ask(prompt_wishes.all_said).weights) == {"P9": 1}
    words, action, act = ground.notices.said[0]
    assert (words, action) == ("More of these will come.", "Undo")
    assert act is not None
    act()
    ground.wait(lambda: not ground.ask(prompt_wishes.all_said).weights)
    assert len(ground.notices.said) == 1


def test_what_is_refused_is_not_told(ground: Ground) -> None:
    undoing = Undoing(ground.context, QObject(ground.context.jobs))
    refused: list[Exception] = []
    undoing.refused.connect(refused.append)
    undoing.do(partial(decks.add, name=" ", clock=ground.clock), "Added.")
    ground.wait(lambda: bool(refused))
    assert isinstance(refused[0], BadInput)
    assert ground.notices.said == []
