"""Only what is true of this journal is said about who could read it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from journal_app.core.support import DataTopic
from journal_app.services import support_texts
from journal_app.services.whereabouts import Whereabouts
from journal_app.ui.support.data_view import DataView, true_here
from journal_app.ui.support.page import SupportPage
from tests.ui.context_fixture import Ground
from tests.ui.support.finding import section

WORDS = support_texts.support().data


@pytest.mark.parametrize("passphrase", [True, False, None])
@pytest.mark.parametrize("topic", list(DataTopic))
def test_each_line_stands_where_it_holds(topic: DataTopic, passphrase: bool | None) -> None:
    where = Whereabouts(home=Path("/home/ana/tideline"), passphrase=passphrase)
    told = true_here(WORDS[topic], where)
    about = WORDS[topic]
    assert set(about.lines) - {"{folder}"} or told
    for line in about.keyring:
        assert (line in told) is (passphrase is False)
    for line in about.passphrase:
        assert (line in told) is (passphrase is True)
    assert not any("{" in line for line in told)


def test_every_topic_and_the_real_folder_are_on_the_page(
    ground: Ground, support: SupportPage
) -> None:
    view = section(support, "data", DataView)

    def shown() -> list[str]:
        return [label.text() for label in view.findChildren(QLabel) if not label.isHidden()]

    folder = str(ground.path.parents[2])
    ground.wait(lambda: any(folder in line for line in shown()))
    for topic in DataTopic:
        assert WORDS[topic].title in shown()
