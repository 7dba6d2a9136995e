"""All that is known of the trials of a block: one table per kind of thing, one record per trial and thing.

What is drawn once and what changes from day to day stand side by side. A rule names a field of a record
(`side.threshold`); an agent sees a column of it over the trials of the block (`side["threshold"]`, shape (trials,)).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from sim.compiled import Records, Tables, record
from sim.model.case import CASE, EFFECT, ISSUE, NOBODY
from sim.model.stands import AIM, ROOM, STAKE, STANDING, TERM, WISH
from sim.model.streams import PURPOSES, STREAM
from sim.theory.bargaining import CLAIM, CLIMBER, MOVE

__all__ = [
    "DAY0",
    "FULL",
    "GOES_ON",
    "IN_FORCE",
    "NEVER",
    "NOBODY",
    "SECTORAL",
    "State",
    "empty_state",
    "like_any_state",
]

NEVER = GOES_ON = -1
"""What stands for no day, and for no fate of a ceasefire yet."""

SECTORAL, FULL = range(2)
"""Scopes of ceasefires, in the order of :data:`sim.vocabulary.SCOPES`; places of their tables and ledgers."""

DAY0, IN_FORCE = 2, 3
"""Two more ledgers: of the full text on day 0, and at the end of a day for what is in force or on the table."""

SETTINGS = record(
    "later_weight width agenda margin step floor walkout walkout_days walkout_chance pace ceiling swap_chance"
    " exponent public_exponent indecisive public_indecisive"
    " collapse_level denounce_below denounce_chance dirty_above discontent distrust erosion memory misattribution noise"
    " reciprocity repair smoothing spoiler_chance spoiler_size stalling_factor"
)
"""The numbers of the scenario that belong to no actor."""

COURSE = record(
    "refusals monitors undecided",
    trial="i8",
    state="i1",
    state_before="i1",
    talking="?",
    open="?",
    tabled="?",
    full_yes="?",
    sectoral_yes="?",
    refused="?",
    agreed="i1",
    closed_by="i1",
    ending="i1",
    ending_day="i2",
    closed_day="i2",
    sectoral_before="?",
    rests="?",
    rewritten="?",
    no_bargaining_range="?",
    no_room_from="i2",
    no_room_to="i2",
)
"""Where a trial stands: codes of `STATES`, `SCOPES`, `CLOSED` and `ENDINGS`; what was so today; the text's state.

`undecided` is today's chance that fighting on settles nothing.
"""

READING = record(coder="i1")
"""Whose reading a panel of coders takes in the trial: a place in its coders' id order."""

FRONT = record("momentum average reversion noise shift shown")
"""`shift` is what events add to momentum today, `shown` both together."""

POCKET = record("left decay moot_below direction local", has_local="?")
"""`direction` is 1 where momentum works against the holder, -1 where for it, else 0; `local` is momentum of its own."""

EVENT = record("rate lasts remaining", fired="?")

SIDE = record(
    "capability cost_of_war regroup audience_weight stalling premium premium_momentum"
    " public_capability public_cost_of_war public_regroup public_audience_weight public_stalling public_premium"
    " public_premium_momentum public_noise"
    " posture optimism resolve depth first_answer bargaining_weight daily_shock"
    " pledge aid vigour trusting momentum war public_war sectoral_war fear outrage shock threshold pressure public_sum"
    " sign aid_shift pressure_shift audience_shift level_shift days_below",
    quadratic="?",
    sincere="?",
    refuses="?",
    first_full="i2",
    first_sectoral="i2",
)
"""A belligerent: what was drawn for it, as it is and as outsiders reckon (`public_`); its day; what events add."""

PAIR = record("clean dirty trust shift", saw_dirty="?")
"""What a side thinks of another."""

PROSPECT = record("loss public_loss sectoral_loss")
"""What a side loses by an outcome of the war on the issues tied to no pocket."""

SPOILS = record("loss public_loss sectoral_loss")
"""The same on the issues tied to a pocket, when all of the pocket is left."""

LEDGER = record("terms war exposure audience pressure shock total threshold", answer="i1", ruled_out="i8")
"""`ruled_out` has a bit for each issue on which the text crosses a limit that holds: with any, no sum makes a yes."""

PARTY = record(
    "no_deal_cost urgency audience_cost unpredictability departure growth"
    " content sidelined pledge pledge_ceiling pledge_pace aid aid_ceiling aid_pace",
    backs="i8",
    mediator="?",
    guarantor="?",
    presses="?",
    quadratic="?",
    present="?",
    swaps="?",
    leaves="?",
    departure_day="i2",
)
"""A third party: its role, what was drawn for it, and what it did today."""

LEANING = record("belief prior leverage pressure shift")
"""A third party and a side: how far it believes the side sincere, and what it brings to bear."""

HALT = record(
    "smoothed level stakes premium_share relief after_days denounced_below",
    alive="?",
    lived="?",
    stillborn="?",
    began="i2",
    days="i2",
    fate="i1",
)
"""A ceasefire: its offer's numbers, and its life; `lived` says whether it lived today, `level` is today's mean fire."""

FIRE = record("memory fired observed", incident="?", denounces="?")
"""A side in a ceasefire: fire remembered, its sum over the days, today's; what nobody ordered, and who calls it off."""

HOLDOUT = record("gap rise", who="i1", day="i2", lines="i8", demand="i1", demands="i8", ruled_out="i8")
"""The last answer short of yes: what it lacked, whose, when, and why.

`lines` and `demands` are the smallest sets that would have turned it, `ruled_out` the issues on which a limit forbade
it: one bit per line or issue. `demand` is the issue that would have helped most, `rise` by how much.
"""


class State(Tables):
    """The trials of a block: what is the same in all of them, and the tables of what is not.

    Tables have shape (trials,) or (trials, things), with things in id order: pockets, events, sides, third parties,
    issues of the full or of the sectoral text. `pairs` are (side, other side), `prospects` (side, outcome) with the
    victories of all sides and then the status quo as outcomes, `spoils` (side, outcome, pocket), `ledgers` (side,
    which), `stakes` and `aims` (side, issue), `wishes` (third party, issue), `leanings` (third party, side), `halts`
    (scope), `fires` (scope, side). Some are room to work in and outlast no rule: `strengths`, `chances`,
    `public_chances` (side), `rises` (issue), and what the mediator climbs with, `claims` (climber, issue that moves),
    `climbers` (the sides, then the lead), `moves` (issue that moves).
    """

    def clear(self) -> None:
        """Make every table zero again, for other trials of the same case."""
        for name, table in self.arrays():
            if name in SHAPES:
                table.view(np.uint8).fill(0)


def empty_state(fixed: Mapping[str, Records], sizes: Mapping[str, int], trials: int) -> State:
    """A block of so many trials, all zero, beside tables that are the same for all of them.

    `sizes` says how many there are of each thing that tables have dimensions for.
    """
    sizes = {**sizes, "outcomes": sizes["sides"] + 1, "scopes": FULL + 1, "ledgers": IN_FORCE + 1}
    tables = {
        name: np.zeros((trials, *(sizes[thing] for thing in things)), dtype=kind)
        for name, (kind, things) in SHAPES.items()
    }
    return State(**fixed, **tables, **_room((sizes["sides"] + 1, len(fixed["moving"])), sizes["issues"]))


def like_any_state() -> State:
    """A block of nothing: it tells the compiler what kind of tables to expect."""
    fixed = {"case": CASE, "issues": ISSUE, "sectoral_issues": ISSUE, "effects": EFFECT, "moving": np.dtype(np.int64)}
    tables = {name: np.zeros(() if name == "case" else 0, dtype=kind) for name, kind in fixed.items()}
    luck = {f"luck_of_{purpose}": np.zeros(0, dtype=STREAM) for purpose in PURPOSES}
    return empty_state({**tables, **luck}, dict.fromkeys(THINGS, 0), 0)


def _room(claims: tuple[int, int], issues: int) -> dict[str, Records]:
    sides = {name: np.zeros(claims[0] - 1) for name in ("strengths", "chances", "public_chances")}
    sides["rises"] = np.zeros(issues)
    claimed = {"claims": np.zeros(claims, dtype=CLAIM), "climbers": np.zeros(claims[0], dtype=CLIMBER)}
    return {**sides, **claimed, "moves": np.zeros(claims[1], dtype=MOVE)}


THINGS = ("sides", "parties", "issues", "sectoral_issues", "pockets", "events", "panels")
"""What a scenario may have several of."""

SHAPES: Mapping[str, tuple[np.dtype[Any], tuple[str, ...]]] = {
    "settings": (SETTINGS, ()),
    "courses": (COURSE, ()),
    "readings": (READING, ("panels",)),
    "fronts": (FRONT, ()),
    "pockets": (POCKET, ("pockets",)),
    "events": (EVENT, ("events",)),
    "sides": (SIDE, ("sides",)),
    "pairs": (PAIR, ("sides", "sides")),
    "prospects": (PROSPECT, ("sides", "outcomes")),
    "spoils": (SPOILS, ("sides", "outcomes", "pockets")),
    "ledgers": (LEDGER, ("sides", "ledgers")),
    "stakes": (STAKE, ("sides", "issues")),
    "sectoral_stakes": (STAKE, ("sides", "sectoral_issues")),
    "text": (TERM, ("issues",)),
    "sectoral_text": (TERM, ("sectoral_issues",)),
    "parties": (PARTY, ("parties",)),
    "aims": (AIM, ("sides", "issues")),
    "sectoral_aims": (AIM, ("sides", "sectoral_issues")),
    "standings": (STANDING, ("issues",)),
    "sectoral_standings": (STANDING, ("sectoral_issues",)),
    "rooms": (ROOM, ("issues",)),
    "wishes": (WISH, ("parties", "issues")),
    "leanings": (LEANING, ("parties", "sides")),
    "halts": (HALT, ("scopes",)),
    "fires": (FIRE, ("scopes", "sides")),
    "holdouts": (HOLDOUT, ()),
}
