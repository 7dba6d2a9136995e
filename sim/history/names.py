"""Names for everything in a scenario: titles where it gives them, else ids made readable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sim.scenario.scenario import Scenario
from sim.words import capital, plain

__all__ = ["Names"]


@dataclass(frozen=True)
class Names:
    """What actors are called, and what issues are about, by id."""

    actors: Mapping[str, str]
    issues: Mapping[str, str]

    @classmethod
    def of(cls, scenario: Scenario) -> Names:
        """Names of a scenario's actors and issues."""
        return cls(
            {key: actor.title or capital(plain(key)) for key, actor in scenario.actors.items()},
            {key: issue.title for key, issue in scenario.issues.items()},
        )

    def __getitem__(self, actor: str) -> str:
        return self.actors[actor]

    def event(self, key: str) -> str:
        """Put an event's id into words."""
        return plain(key)

    def pocket(self, key: str) -> str:
        """Put a pocket's id into words."""
        return capital(plain(key))
