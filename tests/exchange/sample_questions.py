"""What the example of an archive holds of questions: one of everything, beside the first sample."""

from datetime import date, timedelta

from journal_app.core.circling import Writing
from journal_app.core.followups import Followup
from journal_app.core.ids import PieceId, Uid
from journal_app.core.prompt_offers import PromptOffer
from journal_app.storage.vault import Vault
from tests.exchange.sample import CAUGHT_AT, EXPORTED_AT, WRITTEN_AT, _lived

TEXT = "What I keep for spring."
_ENTRY = Uid("019aa8a1-0000-7000-8000-00000000000b")
_DECK = Uid("019aa8a1-0000-7000-8000-00000000000c")
_QUESTION = Uid("019aa8a1-0000-7000-8000-00000000000d")
_TEMPLATE = Uid("019aa8a1-0000-7000-8000-00000000000e")


def fill(vault: Vault, entry: PieceId, moment: PieceId) -> None:
    """Go on from the entry of the sample, and put that answer away until spring."""
    now = CAUGHT_AT
    with vault.writing():
        vault.decks.add(_DECK, "Evenings", now)
        vault.decks.add_prompt(_QUESTION, _DECK, "What was light today?", now)
        answer = vault.entries.add(_ENTRY, _lived(now), TEXT, now, f"own_{_QUESTION}")
        vault.seals.put(answer, date(2027, 3, 20), now)
        vault.pieces.seal(answer, True)
        sentence = "She laughed in the right place."
        vault.followups.put(Followup(piece=answer, source=entry, sentence=sentence))
        vault.templates.add(_TEMPLATE, "Sunday", "One thing I saw:\n\nOne thing I left:", now)
        vault.prompts.wish("P9", 1, hidden=False)
        vault.prompts.wish("p02_hands", 0, hidden=True)
        vault.prompts.offer(
            PromptOffer(
                prompt_id="p02_minute_before",
                kin="P2",
                depth=2,
                sitting="019aa8a1-0000-7000-8000-00000000000f",
                at=WRITTEN_AT,
                asked_for=True,
            )
        )
        vault.writings.add(
            Writing(
                piece=entry,
                about=moment,
                prompt_id="p02_minute_before",
                began_at=WRITTEN_AT,
                ended_at=WRITTEN_AT + timedelta(minutes=9),
            )
        )
    assert now < EXPORTED_AT
