"""Run one trial and say what became of it."""

from __future__ import annotations

from sim.scenario.scenario import Scenario
from sim.vocabulary import ENDINGS
from tests.reference.belligerent import Belligerent
from tests.reference.case import Case
from tests.reference.ledger import Lines, answer
from tests.reference.why import binding_demand, binding_demands, binding_lines, ruled_out
from tests.reference.world import World

__all__ = ["simulate"]

_latest: list[Case] = []


def simulate(
    scenario: Scenario, seed: int, trial: int, journal: list[dict[str, object]] | None = None
) -> dict[str, object]:
    """One trial from day 0 to its ending.

    Parameters
    ----------
    scenario
        The case. The last one used is remembered, so many trials of one scenario are quicker.
    seed, trial
        The address of its luck, as everywhere.
    journal
        If given, one record per day is appended: for finding where two versions part.

    Returns
    -------
    What the table of trials records, under plain names; days count from 0, dictionaries are keyed by id
    (`trust`, `belief` and `pressure` by pairs of ids: who trusts or presses, and whom).
    """
    world = World(_case(scenario), seed, trial)
    world.step()
    day0 = {side.name: _talked(side) for side in world.sides}
    _note(world, journal)
    while world.ending is None:
        world.step()
        _note(world, journal)
    told = {**_story(world), **_blame(world), "day0": day0, "end": _last_ledgers(world), **_minds(world)}
    world.close()
    return told


def _case(scenario: Scenario) -> Case:
    if not _latest or _latest[0].scenario is not scenario:
        _latest[:] = [Case(scenario)]
    return _latest[0]


def _story(world: World) -> dict[str, object]:
    """What happened, and when."""
    starts = {scope: halt.start for scope, halt in world.halts.items()}
    return {
        "ending": world.ending,
        "ending_day": world.day,
        "talks_closed_day": world.talks_closed_day,
        "sectoral_start_day": starts.get("sectoral"),
        "sectoral_days": world.halt_days.get("sectoral"),
        "full_start_day": starts.get("full"),
        "full_days": world.halt_days.get("full"),
        "sectoral_before": "sectoral" in starts and "full" in starts,
        "text": dict(zip(world.case.full.issues, world.text, strict=True)),
        "text_rests": world.at_rest,
        "no_bargaining_range": world.no_bargaining_range,
        "no_room_first_day": world.no_room_days and world.no_room_days[0],
        "no_room_last_day": world.no_room_days and world.no_room_days[1],
        "coder": world.case.inputs.coders(world.luck),
        "first_yes_full": world.first_yes["full"],
        "first_yes_sectoral": world.first_yes["sectoral"],
    }


def _blame(world: World) -> dict[str, object]:
    """Who held out last, and on what."""
    held = world.holdout
    return {
        "holdout": held and held.name,
        "holdout_day": held and held.day,
        "binding_lines": binding_lines(held) if held else (),
        "binding_demand": held and binding_demand(held),
        "binding_demands": binding_demands(held) if held else (),
        "ruled_out": ruled_out(held) if held else (),
    }


def _minds(world: World) -> dict[str, object]:
    """Types, and what everyone came to think and bring to bear."""
    sides, parties = world.sides, world.third_parties
    return {
        "sincere": {side.name: side.sincere for side in sides},
        "trust": {(side.name, other): trust for side in sides for other, trust in side.trust.items()},
        "belief": {(party.name, side): belief for party in parties for side, belief in party.trust.items()},
        "pressure": {(party.name, side): level for party in parties for side, level in party.pressure.items()},
    }


def _talked(side: Belligerent) -> dict[str, object]:
    """A side's ledger for the full text as last answered."""
    ledger, lines = side.weighed()
    return _account(lines, ledger.threshold, side.answers["full"])


def _last_ledgers(world: World) -> dict[str, dict[str, object]]:
    """Ledgers of the last day: for the text if the trial ended in talks, for the agreed package if in a ceasefire."""
    if ENDINGS[world.ending].scope is None:
        return {side.name: _talked(side) for side in world.sides}
    assert world.halt is not None
    halt, margin = world.halt, world.value("talks.margin")
    ended = {}
    for side in world.sides:
        lines = halt.lines[side.name]
        ended[side.name] = _account(lines, side.threshold(), answer(lines.total, halt.asked[side.name], margin))
    return ended


def _account(lines: Lines, threshold: float, said: str) -> dict[str, object]:
    return {**lines._asdict(), "sum": lines.total, "threshold": threshold, "answer": said}


def _note(world: World, journal: list[dict[str, object]] | None) -> None:
    """Write the day down, as it stands in the evening."""
    if journal is None:
        return
    halt = world.halt
    journal.append(
        {
            "day": world.day,
            "state": world.state,
            "momentum": world.front.momentum,
            "left": dict(world.front.left),
            "events": dict(world.news.added),
            "talking": world.talked,
            "sums": {side.name: side.full_lines.total for side in world.sides if side.full_lines},
            "thresholds": {side.name: side.full.threshold for side in world.sides if side.full},
            "answers": {side.name: dict(side.answers) for side in world.sides},
            "public": dict(world.public_sums),
            "text": dict(zip(world.case.full.issues, world.text, strict=True)),
            "at_rest": world.at_rest,
            "pledges": {guarantor.name: guarantor.pledge for guarantor in world.guarantors},
            "aid": {guarantor.name: guarantor.aid for guarantor in world.guarantors},
            "levels": dict(halt.observed) if halt else {},
            "smoothed": halt.smoothed if halt else None,
            "halt_sums": {name: lines.total for name, lines in halt.lines.items()} if halt else {},
            **_minds(world),
        }
    )
