"""One measured figure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its unit, the ratio measured in the same run, and what was to be reached.

    `ratio` is None where there is nothing sensible to compare with.
    """

    name: str
    value: float
    unit: str
    ratio: float | None
    reach: str
    met: bool

    @property
    def line(self) -> str:
        """The figure as one line of the printout."""
        ratio = "-" if self.ratio is None else f"{self.ratio:.2f}"
        return (
            f"{self.name} {self.value:.4g} {self.unit} ratio={ratio} "
            f"reach={self.reach} {'met' if self.met else 'short'}"
        )
