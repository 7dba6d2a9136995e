"""A result in plain words."""

from __future__ import annotations

from sim.analysis.blockers import Blockers
from sim.analysis.outcomes import Outcomes
from sim.statistics import Proportion

__all__ = ["in_100", "plain", "sentence"]


def in_100(share: Proportion) -> str:
    """Put a share as a number of tellings in 100; few and many are not rounded to none and all."""
    if share.of == 0:
        return "none"
    if share.count == 0 or share.count == share.of:
        return f"{100 * share.count // share.of}"
    percent = 100 * share.share
    if percent < 0.5:
        return "fewer than 1"
    return "more than 99" if percent > 99.5 else f"{percent:.0f}"


def plain(name: str) -> str:
    """Turn an id into words."""
    return name.replace("_", " ")


def sentence(outcomes: Outcomes, blockers: Blockers, titles: dict[str, str]) -> str:
    """Say what the trials show, for someone who reads one line. `titles` names actors and issues in words."""
    halt, full = outcomes["any_halt"], outcomes["any_full"]
    partial = Proportion(halt.count - full.count, halt.of)
    silent = Proportion(halt.of - halt.count, halt.of)
    told = (
        f"In 100 tellings of this story, {in_100(full)} reach a full truce and {in_100(outcomes['held_full'])} hold it"
        f" to the end of its term; {in_100(partial)} get only a sectoral halt and {in_100(silent)} none at all."
    )
    return f"{told} {_why_not(blockers, titles)}".strip()


def _why_not(blockers: Blockers, titles: dict[str, str]) -> str:
    if not blockers.trials:
        return ""
    side, share = max(blockers.holdouts().items(), key=lambda item: item[1].count)
    demand, most = max(blockers.shares(side, "binding_demand").items(), key=lambda item: item[1].count)
    told = f"Where no full truce comes, {titles.get(side, plain(side))} holds out last in {in_100(share)} of 100"
    if demand == "none":
        return f"{told}, with no single demand that matters."
    name = titles.get(demand, plain(demand))
    return f'{told}, most often over "{name}" ({in_100(most)} of 100 of those).'
