"""Names for everything in a scenario: titles where it gives them, else ids made readable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sim.scenario.scenario import Scenario

__all__ = ["ANSWERS_IN_WORDS", "BINDING_IN_WORDS", "Names", "ending_in_words", "plain"]

ANSWERS_IN_WORDS = {"none": "no answer yet", "no": "no", "yes_but": "yes, but", "yes": "yes"}
"""Answers as a reader would say them."""

BINDING_IN_WORDS = {
    "none_alone": "no single line",
    "terms_minus_war": "terms worth less than war",
    "exposure": "exposure",
    "audience": "audience",
    "stalling_premium": "stalling premium",
}
"""Binding lines as a reader would say them."""

_TALKS_ENDINGS = {"refused": "talks refused", "mediator_left": "mediator left", "stalled": "no agreement"}


def plain(identifier: str) -> str:
    """Turn an id into words."""
    return identifier.replace("_", " ")


def ending_in_words(ending: str) -> str:
    """Name an ending: `full halt collapsed`."""
    if ending in _TALKS_ENDINGS:
        return _TALKS_ENDINGS[ending]
    scope, fate = ending.split("_", 1)
    return f"{scope} halt {fate}"


@dataclass(frozen=True)
class Names:
    """What actors are called, and what issues are about, by id."""

    actors: Mapping[str, str]
    issues: Mapping[str, str]

    @classmethod
    def of(cls, scenario: Scenario) -> Names:
        """Names of a scenario's actors and issues."""
        return cls(
            {key: actor.title or _capital(key) for key, actor in scenario.actors.items()},
            {key: issue.title for key, issue in scenario.issues.items()},
        )

    def __getitem__(self, actor: str) -> str:
        return self.actors[actor]

    def event(self, key: str) -> str:
        """Put an event's id into words."""
        return plain(key)

    def pocket(self, key: str) -> str:
        """Put a pocket's id into words."""
        return _capital(key)


def _capital(identifier: str) -> str:
    words = plain(identifier)
    return words[:1].upper() + words[1:]
