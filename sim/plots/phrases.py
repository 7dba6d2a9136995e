"""Plain words for the closed lists of :mod:`sim.vocabulary`, as figures print them."""

from __future__ import annotations

from typing import Final

from sim.analysis.hundred import GROUPS
from sim.analysis.sentence import no_agreement
from sim.vocabulary import SCOPES

__all__ = [
    "BINDING_WORDS",
    "GROUPS",
    "LINE_WORDS",
    "MEANING",
    "SCOPE_WORDS",
    "long_name",
    "name_of",
    "short_name",
    "title_of",
]

_FATE_MEANING = {
    "collapsed": "fire came back",
    "denounced": "a side called it off",
    "lapsed": "lived its term, not renewed",
    "extended": "lived its term, renewed",
}

MEANING: Final = {
    "refused": "a side walked out of the talks",
    "mediator_left": "the lead mediator gave up",
    **{f"{scope}_{fate}": words for scope in SCOPES for fate, words in _FATE_MEANING.items()},
}
"""What an ending means, in half a line, where its name does not say it."""

LINE_WORDS: Final = {
    "terms": "Terms of the text",
    "war": "Prospect of fighting on",
    "exposure": "Fear of a foe that regroups",
    "audience": "Backing down in public",
    "pressure": "Pressure from outside",
    "resolve": "Resolve (luck)",
}
"""Lines of the ledger."""

BINDING_WORDS: Final = {
    "none_alone": "No single line alone",
    "terms_minus_war": "Terms worth less than war",
    "exposure": "Fear of a foe that regroups",
    "audience": "Backing down in public",
    "stalling_premium": "Gain from delay",
}
"""Binding lines."""

SCOPE_WORDS: Final = {"sectoral": "sectoral halt", "full": "full truce"}
"""What a halt of each scope is called."""

_LONG = {"refused": "Talks refused", "mediator_left": "Mediator left"}


_SHORT_ENOUGH = 24


def short_name(ending: str, talks_days: int | None = None) -> str:
    """Name of an ending under its group's heading; `talks_days` is the term of the talks, where there is one."""
    if ending == "stalled":
        return long_name(ending, talks_days)
    return ending.removeprefix("sectoral_").removeprefix("full_").replace("_", " ").capitalize()


def long_name(ending: str, talks_days: int | None = None) -> str:
    """Name of an ending that stands alone: `Full truce collapsed`; `talks_days` is the term of the talks."""
    if ending == "stalled":
        return no_agreement(talks_days).capitalize()
    if ending in _LONG:
        return _LONG[ending]
    scope, fate = ending.split("_", 1)
    return f"{SCOPE_WORDS[scope].capitalize()} {fate}"


def title_of(identifier: str, title: str | None = None) -> str:
    """Title in words, or the id made readable."""
    return title or identifier.replace("_", " ").capitalize()


def name_of(identifier: str, title: str | None = None) -> str:
    """Short name of an actor: its title, or its readable id where the title would not fit beside a row."""
    return title if title and len(title) <= _SHORT_ENOUGH else title_of(identifier)
