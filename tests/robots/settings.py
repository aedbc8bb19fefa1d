"""The page of settings."""

from tests.e2e.driver import App


class Settings:
    """Shows what can be set, and sets it."""

    def __init__(self, app: App) -> None:
        self._app = app

    def wait_for(self) -> None:
        """Wait until the page is there."""
        self._app.find("Settings page", "panel")

    def words(self) -> str:
        """Everything the page says."""
        panel = self._app.find("Settings page", "panel")
        sights = self._app.bus.look(panel)
        return "\n".join(f"{each.name}\n{each.description}" for each in sights)

    def closeness_exercises(self) -> str:
        """“Shown” or “Put away”, as it stands."""
        both = self._app.inside("Closeness exercises").look()
        chosen = [each.name for each in both if each.has("checked")]
        return chosen[0] if chosen else ""

    def set_closeness_exercises(self, wanted: str) -> None:
        """Choose “Shown” or “Put away”."""
        self._app.hands.click(self._app.inside("Closeness exercises").box(wanted, "radio button"))
        self._app.bus.wait(lambda: self.closeness_exercises() == wanted, f"“{wanted}”")
