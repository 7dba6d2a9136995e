"""A result in plain words."""

from __future__ import annotations

from sim.analysis.blockers import NO_SET, Blockers
from sim.analysis.fire import Fire
from sim.analysis.hundred import FULL, NO_CEASEFIRE, SECTORAL, Hundred
from sim.analysis.outcomes import Outcomes
from sim.analysis.shares import of_100
from sim.words import agreeing, counted, listed, plain

__all__ = ["sentence", "still_firing"]


def sentence(
    outcomes: Outcomes, blockers: Blockers, titles: dict[str, str], fire: Fire | None = None, sectoral: bool = True
) -> str:
    """Say what the trials show, for someone who reads one line.

    Parameters
    ----------
    outcomes, blockers, fire
        What was counted; without `fire` nothing is said of it.
    titles
        Names of actors and issues in words.
    sectoral
        Whether a sectoral ceasefire was on offer.
    """
    hundred = Hundred.of(outcomes.counts)
    text = f"Of {counted(hundred.places, 'trial')}, {_full(hundred, fire)};"
    none = hundred[NO_CEASEFIRE]
    if sectoral:
        rest = "" if none == "none" else f" and {none} none at all"
        text += f" {_count(hundred[SECTORAL], 'gets', 'get')} only a sectoral ceasefire{rest}."
    else:
        text += f" {_count(none, 'gets', 'get')} no ceasefire at all."
    nameless = outcomes.trials - outcomes.counts["any_full"] - blockers.trials
    return f"{text} {_why_not(blockers, titles, nameless)}".strip()


def still_firing(fire: Fire, hundred: Hundred) -> str:
    """How held full ceasefires end: `1 quiet, 4 smouldering and 2 hot`, as many as hold; empty without any."""
    if not hundred.whole["held_full"]:
        return ""
    parts = hundred.split("held_full", fire.counts)
    return listed([f"{number} {name}" for name, number in parts.items() if fire.counts[name]])


def _full(hundred: Hundred, fire: Fire | None) -> str:
    reach = f"{_count(hundred[FULL], 'reaches', 'reach')} a full ceasefire"
    if not hundred.counts[FULL]:
        return reach
    counts, whole = hundred.counts, hundred.whole
    held = hundred["held_full"]
    if counts["held_full"] == counts[FULL] > 1:
        held = "all of them"
    elif counts["held_full"] and whole["held_full"] == whole[FULL] > 0 and counts[FULL] > counts["held_full"]:
        held = "nearly all of them"
    levels = still_firing(fire, hundred) if fire else ""
    aside = f" (of these {levels})" if levels else ""
    return f"{reach} and {_count(held, 'holds', 'hold')} it to the end of its term{aside}"


def _count(number: str, one: str, many: str) -> str:
    """A number in words with its verb."""
    return f"{number} {agreeing(number, one, many)}"


def _why_not(blockers: Blockers, titles: dict[str, str], nameless: int) -> str:
    if not blockers.trials:
        return ""
    where = "Where a side holds out and no full ceasefire comes" if nameless else "Where no full ceasefire comes"
    sides = blockers.holdouts()
    most = max(sides.values(), key=lambda share: share.count)
    first = [side for side, share in sides.items() if share.count == most.count]
    if len(first) > 1:
        names = listed([titles.get(side, plain(side)) for side in first])
        return f"{where}, {names} hold out last equally often, each in {of_100(most)}."
    clause = f"{where}, {titles.get(first[0], plain(first[0]))} holds out last in {of_100(most)}"
    return f"{clause}, {_over(blockers, first[0], titles)}."


def _over(blockers: Blockers, side: str, titles: dict[str, str]) -> str:
    demands = blockers.heaviest(side)
    most = max(demands.values(), key=lambda share: share.count)
    first = [demand for demand, share in demands.items() if share.count == most.count]
    if NO_SET in first:
        return "with no single demand that matters"
    names = listed([f'"{" ".join(titles.get(demand, plain(demand)).split())}"' for demand in first], "or")
    return f"most often over {names} ({of_100(most)} of those{'' if len(first) == 1 else ' each'})"
