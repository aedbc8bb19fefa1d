"""Bytes that must not be printed, copied by accident or kept longer than needed."""

import hmac
from types import TracebackType
from typing import Self


class Secret:
    """Secret bytes that never show themselves and can be wiped.

    Wiping clears this one copy. Python, Qt and the system may hold others; only a new process
    is free of them, which is why locking starts one.
    """

    __slots__ = ("_bytes",)

    def __init__(self, value: bytes | bytearray | memoryview) -> None:
        self._bytes = bytearray(value)

    def reveal(self) -> memoryview:
        """The bytes themselves, read-only and not copied; zeros once wiped."""
        return memoryview(self._bytes).toreadonly()

    def wipe(self) -> None:
        """Overwrite the bytes with zeros."""
        self._bytes[:] = bytes(len(self._bytes))

    def __len__(self) -> int:
        return len(self._bytes)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return hmac.compare_digest(self._bytes, other._bytes)

    __hash__ = None  # type: ignore[assignment]  # a changeable value has no hash

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def __reduce_ex__(self, _protocol: object) -> str:
        raise TypeError("A secret is not copied or written out.")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.wipe()
