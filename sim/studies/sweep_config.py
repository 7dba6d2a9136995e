"""What a sweep file says: which scenario, which parameters over which values, how many trials, what to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from sim.analysis.outcomes import DERIVED
from sim.errors import given
from sim.scenario.entry import Line, Name
from sim.studies.grid import Grid, Parameter
from sim.uncertainty import HOWEVER_WRITTEN, Whole, written

__all__ = ["MOST_POINTS", "OUTCOMES", "SweepConfig", "Values"]

OUTCOMES: Final = ("endings", *DERIVED, "days_held")
"""What a sweep can show."""

MOST_POINTS: Final = 10_000
"""Most combinations of values in a sweep."""

if TYPE_CHECKING:
    Outcome = str
else:
    Outcome = Literal[OUTCOMES]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class Values(_Part):
    """Values of one parameter: a list, or evenly spaced numbers with both ends."""

    listed: tuple[float, ...] | None = Field(
        default=None, alias="list", min_length=2, max_length=1_000, description="The values themselves."
    )
    linspace: tuple[float, float, Annotated[int, Field(ge=2, le=1_000), HOWEVER_WRITTEN]] | None = Field(
        default=None, description="Lowest value, highest value, how many."
    )

    @model_validator(mode="after")
    def _sound(self) -> Values:
        if (self.listed is None) == (self.linspace is None):
            raise ValueError("give one of `list: [0.1, 0.3]` and `linspace: [lowest, highest, how many]`")
        if self.linspace is not None and not self.linspace[0] < self.linspace[1]:
            low, high, count = self.linspace
            raise ValueError(
                f"linspace: got {written(low)} to {written(high)}; "
                f"write the lower end first: [{written(high)}, {written(low)}, {count}]"
            )
        if len(set(self.values)) < len(self.values):
            twice = next(value for value in self.values if self.values.count(value) > 1)
            raise ValueError(f"{written(twice)} appears twice; keep one")
        return self

    @property
    def values(self) -> tuple[float, ...]:
        """The values, in the order of the file; evenly spaced ones to 12 digits."""
        if self.listed is not None:
            return self.listed
        low, high, count = given(self.linspace, "evenly spaced values")
        return tuple(float(f"{low + (high - low) * place / (count - 1):.12g}") for place in range(count))


class SweepConfig(_Part):
    """A sweep of one or two parameters over all combinations of their values, on common random numbers."""

    schema_version: Literal[1] = Field(alias="schema", description="Version of this format.")
    kind: Literal["sweep"] = Field(description="What kind of study this is.")
    title: Name | None = Field(default=None, description="Name of the sweep.")
    question: Line | None = Field(default=None, description="What it asks, in one line.")
    scenario: str = Field(min_length=1, description="A file beside this one, or the name of a shipped scenario.")
    overrides: tuple[str, ...] = Field(
        default=(), alias="set", max_length=200, description="`path=value` each, laid over the scenario."
    )
    trials: Whole = Field(default=4_000, ge=1, le=100_000_000, description="Trials at each point.")
    seed: Whole = Field(default=0, ge=0, description="Seed of all chance.")
    vary: dict[str, Values] = Field(min_length=1, max_length=2, description="Values by path, of one or two parameters.")
    outcomes: tuple[Outcome, ...] = Field(default=OUTCOMES, min_length=1, description="What to show.")
    labels: dict[str, Name] = Field(default={}, description="What to call a parameter, by path.")

    @model_validator(mode="after")
    def _sound(self) -> SweepConfig:
        points = len(self.grid.points)
        if points > MOST_POINTS:
            raise ValueError(f"{points:,} combinations of values; at most {MOST_POINTS:,}")
        return self

    @property
    def grid(self) -> Grid:
        """Every combination of the values."""
        return Grid(
            tuple(Parameter(path, self.labels.get(path, path), given.values) for path, given in self.vary.items())
        )
