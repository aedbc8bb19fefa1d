"""Put people and tags on a piece by their names, new ones included."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from journal_app.core.clock import Clock
from journal_app.core.ids import PieceId, new_uid

if TYPE_CHECKING:
    from journal_app.storage.labels import Labels


def put(labels: "Labels", piece: PieceId, names: Sequence[str], clock: Clock) -> None:
    """Let exactly these names stand on a piece, in this order; within a transaction."""
    now = clock.now()
    ids: list[int] = []
    for name in names:
        found = labels.find(name)
        label = labels.add(name, new_uid(now), now) if found is None else found
        if label not in ids:
            ids.append(label)
    labels.put_on(piece, ids)
