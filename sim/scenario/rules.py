"""Rules: the numbers of the model that belong to no actor. Every one has a default, a unit and an origin."""

from __future__ import annotations

import math
from typing import Annotated, Literal

from pydantic import Field

from sim.scenario.entry import Chance, Entry, Positive, Share, number, triangle
from sim.uncertainty import Value, Within

__all__ = ["Contest", "Halt", "Preferences", "Pressure", "Refusal", "Talks", "War"]


class Preferences(Entry):
    """How positions become satisfaction and red lines."""

    salience_noise: Positive = number(
        0.20, "Log-standard deviation of mean-one noise on each coded salience.", "log units"
    )
    later_weight: Share = number(0.30, "Weight of an issue left to a second phase, before normalising.", "share")
    width: Positive = number(0.35, "Width of a red line of firmness 0.", "scale of the issue")
    audience_weight: Positive = number(0.25, "What audience cost 1 weighs in the ledger.", "ledger units")
    absolute: Share = number(
        {"dist": "uniform", "low": 0, "high": 1},
        "Chance that a limit of firmness 1 is a veto: 0, limits only add audience cost; 1, every firm limit binds.",
        "probability",
        "theory leaves it open",
    )


class Contest(Entry):
    """How strength becomes the chance of winning."""

    exponent: Positive = number(1.0, "Exponent nu of the contest success function.", "number", "the lottery contest")


class War(Entry):
    """What fighting on leads to."""

    indecisive: Share = number(
        {"dist": "uniform", "low": 0, "high": 1},
        "Chance, between even sides, that fighting on settles nothing: then things stay as they stand. Needs a "
        "`status_quo`; without one 0.",
        "probability",
        "theory leaves it open",
    )


class Pressure(Entry):
    """How third parties press."""

    ceiling: Positive = number(0.20, "Pressure at full leverage and zeal.", "ledger units")
    pace: Share = number(0.08, "Part of the remaining distance covered in a day.", "per day")
    swap_chance: Chance = number(0.10, "Daily chance at full unpredictability that the target is swapped.", "per day")


class Refusal(Entry):
    """When a side walks out of talks."""

    after_days: Positive = number(5.0, "Days in a row below -walkout before a side may refuse.", "days")
    walkout: Positive = number(0.45, "Depth of the ledger's sum that counts toward walking out.", "ledger units")
    chance: Chance = number(0.05, "Daily chance of refusing once that far.", "per day")


class Talks(Entry):
    """How sides answer and the mediator writes."""

    margin: Positive = number(0.15, "Distance below the threshold that still earns a `yes, but`.", "ledger units")
    premium: Positive = number(0.10, "What delay is worth to a stalling side on an even front.", "ledger units")
    premium_momentum: Positive = number(
        0.20, "What delay is worth on top, per unit of momentum in its favour.", "ledger units"
    )
    step: Positive = number(
        triangle(0.005, 0.01, 0.02), "Longest move of the text in a day (Euclidean).", "scale of the issues per day"
    )
    floor: Annotated[Value, Within(0.0, math.inf, least=1e-6)] = number(
        0.02, "Public sum at which a side's claim on the text stops growing.", "ledger units"
    )
    agenda: Positive = number(0.50, "Weight of the lead mediator's own satisfaction in the text.", "relative weight")
    limits: Literal["rewrite", "walk"] = Field(
        default="rewrite",
        description="How a text outside what has been ruled out gets inside: rewritten at once, or a step a day.",
    )
    pressure: Pressure = Field(default=Pressure(), description="How third parties press.")
    refusal: Refusal = Field(default=Refusal(), description="When a side walks out.")


class Halt(Entry):
    """The life of a ceasefire. Levels of fire are relative to the fire before it (1 = war as usual)."""

    depth: Positive = number(
        {"dist": "lognormal", "median": 0.05, "sigma": 0.8},
        "Intended level of a sincere, satisfied side at trust one half; one draw per side.",
        "level",
        "fitted to the survival of 22 ceasefires of 2014-2021 (benchmarks/fit_halt.py)",
        "measured",
    )
    stalling_factor: Positive = number(
        2.0, "How much more a stalling side fires.", "factor", "rough fit to the 2014-2021 ceasefires", "measured"
    )
    distrust: Positive = number(
        1.0,
        "Sensitivity kappa of the level to distrust.",
        "per unit of trust",
        "rough fit to the 2014-2021 ceasefires",
        "measured",
    )
    discontent: Positive = number(1.0, "Sensitivity kappa_t of the level to a negative ledger.", "per ledger unit")
    reciprocity: Share = number(
        0.70,
        "Share alpha of the fire it remembers that a side returns.",
        "share",
        "fitted to the survival of 22 ceasefires of 2014-2021 (benchmarks/fit_halt.py)",
        "measured",
    )
    memory: Share = number(
        0.80,
        "Factor rho of the moving mean of perceived fire.",
        "per day",
        "rough fit to the 2014-2021 ceasefires",
        "measured",
    )
    misattribution: Share = number(
        0.50,
        "Blur of perceived fire at the worst verification, and the share of a side's own fire it blames on the other.",
        "share",
    )
    spoiler_chance: Chance = number(
        0.08,
        "Daily chance per side of incidents nobody ordered.",
        "per day",
        "rough fit to the 2014-2021 ceasefires",
        "measured",
    )
    spoiler_size: Positive = number(
        0.30, "Level that such incidents add.", "level", "rough fit to the 2014-2021 ceasefires", "measured"
    )
    noise: Positive = number(0.30, "Log-standard deviation of mean-one noise on the daily level.", "log units")
    dirty_above: Positive = number(0.35, "Perceived level above which a day counts as dirty.", "level")
    belief_strength: Positive = number(4.0, "Weight of the trust a side starts with.", "observations")
    repair: Positive = number(0.10, "What a clean day adds to the trusting side of the belief.", "observations")
    erosion: Positive = number(
        0.35,
        "What a dirty day adds to the distrusting side of it.",
        "observations",
        "rough fit to the 2014-2021 ceasefires",
        "measured",
    )
    stillborn: Chance = number(
        0.14,
        "Chance that a ceasefire is dead within a day.",
        "probability",
        "3 of 22 ceasefires of 2014-2021 with a known length",
        "measured",
    )
    collapse_level: Positive = number(
        0.65,
        "Smoothed level at which a ceasefire has collapsed.",
        "level",
        "the mark used in coding the 2014-2021 ceasefires",
        "measured",
    )
    smoothing: Share = number(1 / 3, "Weight of the day's level in the smoothed one.", "per day")
    denounce_below: Annotated[Value, Within(-math.inf, math.inf)] = number(
        0.15,
        "Depth of the ledger's sum at which a side may denounce a ceasefire (times the stakes of a sectoral one).",
        "ledger units",
        "where a side would no longer even say yes, but",
    )
    denounce_chance: Chance = number(0.20, "Daily chance of denouncing at that depth.", "per day")
