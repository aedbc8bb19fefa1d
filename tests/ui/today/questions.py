"""What one does with questions on Today, so that tests read like sentences."""

from dataclasses import replace
from datetime import timedelta

from journal_app.core.ids import PieceId
from journal_app.core.prompts import Prompt
from journal_app.services import prompt_library, prompts
from journal_app.ui.today.page import TodayPage
from journal_app.ui.today.why_popover import Deed, WhyPopover
from tests import builders
from tests.ui.context_fixture import Ground
from tests.ui.today.steps import named, write

SENTENCES = "She reached for my hand. I looked at the lamps."


def shown(page: TodayPage) -> Prompt:
    """The question on the card."""
    prompt = page.prompt_card.prompt
    assert prompt is not None
    return prompt


def open_why(ground: Ground, page: TodayPage) -> WhyPopover:
    """Ask why this one; the popover, once it is open."""
    named(page, "Why this one?").click()
    ground.wait(lambda: any(each.isVisible() for each in popovers(page)))
    return next(each for each in popovers(page) if each.isVisible())


def popovers(page: TodayPage) -> list[WhyPopover]:
    return page.window().findChildren(WhyPopover)


def do(ground: Ground, page: TodayPage, deed: Deed) -> None:
    """Choose one thing from the popover."""
    open_why(ground, page).items[deed].click()
    rest(ground, page)


def rest(ground: Ground, page: TodayPage) -> None:
    """Wait until everything that was asked for is done."""
    ground.ask(lambda _vault: None)
    ground.ask(lambda _vault: None)
    ground.wait(lambda: not page.busy())


def answer(ground: Ground, page: TodayPage, text: str = SENTENCES) -> PieceId:
    """Write to the question on the card, and wait until it is kept."""
    write(ground, page, text)
    rest(ground, page)
    piece = page.session.piece
    assert piece is not None
    return piece


def answered(ground: Ground, prompt_id: str, text: str = SENTENCES, *, hours: int = 2) -> PieceId:
    """An entry from before that answers a question."""
    at = builders.START - timedelta(hours=hours)
    return ground.keep(replace(builders.entry(text, at=at), prompt_id=prompt_id))


def hard(ground: Ground) -> None:
    """Somebody said a short while ago that it is hard."""
    said = builders.moment("A lot.", at=builders.START - timedelta(minutes=20))
    said = replace(said, numbers={"distress_after": 4})
    ground.ask(builders.keep_moment, said)


def that_opens_another(ground: Ground) -> Prompt:
    """A shipped question after which one further may come now."""

    def found(vault: object) -> Prompt:
        return next(
            each
            for each in prompt_library.shipped()
            if prompts.further(vault, each.id, sitting="", clock=ground.clock) is not None  # type: ignore[arg-type]  # a vault
        )

    return ground.ask(found)
