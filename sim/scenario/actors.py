"""Actors: belligerents, mediators and guarantors. Roles are not nationalities."""

from __future__ import annotations

from types import MappingProxyType
from typing import Annotated, Final, Literal, get_args

from pydantic import Field

from sim.scenario.entry import Chance, Entry, Identifier, Positive, Share, Title, number, triangle

__all__ = [
    "ROLES",
    "Actor",
    "Belligerent",
    "Demand",
    "Guarantor",
    "Limit",
    "Mediator",
    "Patience",
    "Position",
    "Promise",
    "ThirdParty",
]


class Position(Entry):
    """Where an actor stands on one issue."""

    ideal: Share = number(..., "Stated ideal point.", "scale of the issue")
    salience: Positive = number(..., "Weight beside the actor's other issues (normalised).", "relative weight")
    firmness: Share = number(
        0.0,
        "How firmly the stated point is put; tightens the red line and scales audience cost.",
        "share",
        "no statement with a position",
    )


class Limit(Entry):
    """What a side has ruled out on an issue: a resistance point (Walton and McKersie 1965; Raiffa 1982)."""

    rules_out: Literal["above", "below"] = Field(description="Which side of the point is ruled out.")
    at: Share = number(
        ..., "Where what is ruled out begins; at least .1 away from what the side asks for.", "scale of the issue"
    )
    firmness: Share = number(
        ..., "How firmly it was ruled out: scales the chance that the limit is a veto, and audience cost.", "share"
    )


class Demand(Position):
    """Where a belligerent stands on one issue: what it asks for, what it wants, and what it has ruled out."""

    wish: Share | None = number(
        None, "What it wants, whatever it asks for; absent: `wish_from`, with the posture.", "scale of the issue"
    )
    wish_from: Share | None = number(
        None,
        "Point that its wish derives from, kept where a file or a sweep makes it ask for something else; absent: the "
        "ideal.",
        "scale of the issue",
    )
    limit: Limit | None = Field(default=None, description="What it has ruled out.")


class _Party(Entry):
    title: Title | None = Field(default=None, description="Name in words; the id if absent.")
    group: str | None = Field(default=None, max_length=40, description="Key of the actor in the evidence.")
    loss: Literal["linear", "quadratic"] = Field(
        default="linear", description="How satisfaction falls with distance: gamma = 1 or 2."
    )
    urgency: Share = number(
        0.0, "How much it is in a hurry: scales cost of war, or a third party's drive.", "share", "no statement"
    )
    audience_cost: Share = number(
        0.0, "What backing down in public, or leaning on a friend, costs at home.", "share", "no statement"
    )
    trust: dict[Identifier, Share] = Field(
        default={},
        description="Between belligerents: trust that the other keeps a ceasefire. "
        "Of a third party: belief that a belligerent is sincere.",
    )


class Belligerent(_Party):
    """An actor that fights; its yes is needed."""

    role: Literal["belligerent"]
    positions: dict[Identifier, Demand] = Field(default={}, description="Where it stands, by issue.")
    war_aims: dict[Identifier, Share] = Field(
        default={}, description="What it would impose if it won; for an issue left out see `unnamed_aims`."
    )
    unnamed_aims: Literal["wish", "reference"] = Field(
        default="reference",
        description="What it would impose on other issues: what it wants where it has a position, or the reference.",
    )
    aims_met: dict[Identifier, Share] = Field(
        default={},
        description="By issue, 1 where it has what it fights for: its victory leaves the status quo. 0 if left out.",
    )
    optimism: Share = number(
        triangle(0, 0.1, 0.3), "How much it overrates its chance of winning: p + optimism (1 - p).", "share"
    )
    sincerity: Chance = number(
        ..., "Probability that the side would rather have a ceasefire than use it to stall.", "probability"
    )
    urgency: Share = number(..., "How much war costs it: cost of war = cost_scale x urgency.", "share")
    stalling: Share = number(
        1.0, "Size of the stalling premium of a side that is not sincere.", "share", "no statement"
    )
    capability: Positive = number(1.0, "Military strength, relative.", "relative strength", "equal strength")
    cost_scale: Positive = number(triangle(0.25, 0.35, 0.45), "Cost of fighting on at full urgency.", "ledger units")
    posture: Share = number(
        triangle(0, 0.15, 0.40),
        "How far the real ideal lies from the stated one toward the reference package.",
        "share",
    )
    regroup: Positive = number(
        triangle(0.10, 0.25, 0.40), "What a foe that regroups in a ceasefire would cost.", "ledger units"
    )
    resolve: Positive = number(0.05, "Scale tau of the logistic shock drawn once per trial.", "ledger units")
    daily_shock: Positive = number(0.02, "Scale sigma of the daily logistic shock.", "ledger units")
    bargaining_weight: Positive = number(
        1.0, "Weight in the Nash product that the mediator climbs.", "relative weight", "symmetric bargaining"
    )
    first_answer_days: Annotated[Positive, "days"] = number(
        0.0, "Days before its first formal answer.", "days", "answers at once"
    )


class ThirdParty(_Party):
    """An actor that does not fight but may press."""

    positions: dict[Identifier, Position] = Field(default={}, description="Where it stands, by issue.")
    leverage: dict[Identifier, Share] = Field(default={}, description="What it can bring to bear on each belligerent.")
    no_deal_cost: Share = number(0.0, "What it loses at home if no deal comes.", "share", "no promise on record")
    unpredictability: Share = number(0.0, "How erratic its pressure is.", "share", "no statement")


class Patience(Entry):
    """When a mediator gives up."""

    departure: Chance = number(0.003, "Daily chance of leaving before any refusal.", "per day", "no base rate found")
    growth_per_day: Positive = number(
        1 / 12, "Growth of that chance per day of refusal, as a multiple of it.", "per day", "no base rate found"
    )


class Mediator(ThirdParty):
    """Writes the text (if `lead`) and applies pressure."""

    role: Literal["mediator"]
    lead: bool = Field(default=False, description="The one mediator that writes the text; its leaving ends the talks.")
    patience: Patience = Field(default=Patience(), description="When it gives up.")


class Promise(Entry):
    """Something a guarantor can raise day by day."""

    start: Share = number(0.0, "Level at day 0.", "share", "nothing pledged yet")
    ceiling: Share = number(..., "Level it approaches.", "share")
    pace: Share = number(0.05, "Part of the remaining distance covered in a day.", "per day")


class Pledge(Promise):
    """Monitors and guarantees: lift the trust of the side that is backed."""

    ceiling: Share = number(triangle(0, 0.3, 0.6), "Level it approaches while the guarantor is content.", "share")


class Aid(Promise):
    """Arms and money: strengthen the side that is backed."""

    ceiling: Share = number(0.35, "Level it approaches while the guarantor is sidelined.", "share of capability")


class Guarantor(ThirdParty):
    """Backs a side: pledges monitors when content with the text, sends aid when sidelined by it."""

    role: Literal["guarantor"]
    backs: Identifier = Field(description="The belligerent it backs.")
    content: Share = number(0.60, "Satisfaction with the text from which it raises its pledge.", "satisfaction")
    sidelined: Share = number(0.45, "Satisfaction below which it raises aid.", "satisfaction")
    pledge: Pledge = Field(default=Pledge(), description="Monitors and guarantees.")
    aid: Aid = Field(default=Aid(), description="Arms and money.")


Actor = Annotated[Belligerent | Mediator | Guarantor, Field(discriminator="role")]
"""Any actor, told apart by `role`."""

ROLES: Final = MappingProxyType(
    {get_args(kind.model_fields["role"].annotation)[0]: kind for kind in get_args(get_args(Actor)[0])}
)
"""The classes of actors by role."""
