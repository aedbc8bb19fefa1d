"""The calendar beside the timeline, used by mouse alone."""

from tests.e2e.driver import App
from tests.e2e.node import Sight


class Calendar:
    """Reads its tables as a screen reader does, and clicks where their cells are."""

    def __init__(self, app: App) -> None:
        self._app = app

    def month(self) -> str:
        """The month it shows."""
        return self._app.description("Month shown", "label")

    def shows(self, month: str) -> None:
        """Wait until it shows this month."""
        self._app.bus.wait(lambda: self.month() == month, f"{month} in the calendar")

    def click_day(self, day: str) -> None:
        """Click a day such as “Thursday 14 March 2019”."""
        self._click(day)

    def click_month(self, month: str) -> None:
        """Click a month of the years, such as “March 2019”."""
        self._click(month)

    def cell(self, begins: str) -> str:
        """What the cell says whose name begins so."""
        return self._cell(begins).name

    def _click(self, begins: str) -> None:
        self._app.hands.click(self._cell(begins).node.box)

    def _cell(self, begins: str) -> Sight:
        def found() -> Sight | None:
            cells = (sight for sight in self._app.look() if sight.role == "cell")
            return next((cell for cell in cells if cell.name.startswith(f"{begins}, ")), None)

        cell = self._app.bus.wait(found, f"a cell “{begins}”")
        assert isinstance(cell, Sight)
        return cell
