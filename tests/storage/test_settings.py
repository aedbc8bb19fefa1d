"""Small values that travel with the journal."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_app.storage.vault import Vault

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(key=st.text(), first=values, second=values)
def test_the_last_value_comes_back(vault: Vault, key: str, first: object, second: object) -> None:
    with vault.writing():
        vault.settings.put(key, first)
        vault.settings.put(key, second)
    assert vault.settings.get(key) == second


def test_a_value_that_is_not_there_or_not_readable_is_none(vault: Vault) -> None:
    assert vault.settings.get("nothing") is None
    with vault.writing():
        vault.connection.run("INSERT INTO settings (key, value) VALUES ('odd', '{not json')")
    assert vault.settings.get("odd") is None
