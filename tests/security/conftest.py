"""What the tests of keys share."""

from tests.keyring_session import keyring_session

__all__ = ["keyring_session"]
