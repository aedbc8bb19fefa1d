"""Every test here stands on a real journal."""

from tests.ui.context_fixture import ground as ground
