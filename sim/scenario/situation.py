"""The situation: the front, its pockets, the offers on the table, events that may come."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from sim.scenario.entry import Chance, Entry, Identifier, Positive, Share, Signed, number, triangle
from sim.uncertainty import Whole

__all__ = ["Event", "Front", "FullOffer", "Horizon", "Momentum", "Offer", "Pocket", "SectoralOffer"]

Bounds = tuple[Annotated[float, Field(ge=0, le=1)], Annotated[float, Field(ge=0, le=1)]]


class Horizon(Entry):
    """How long talks and ceasefires may last."""

    talks_days: Whole = Field(
        default=30, ge=1, le=3650, description="Days of talks; an agreement must come by the last."
    )
    halt_days: Whole = Field(
        default=30, ge=1, le=3650, description="Term of a ceasefire, after which both sides weigh again."
    )


class Momentum(Entry):
    """Who is winning: from -1 (all for `against`) to 1 (all for `favours`)."""

    favours: Identifier = Field(description="Belligerent in whose favour momentum counts as positive.")
    against: Identifier = Field(description="Belligerent against whom it counts.")
    mean: Signed = number(0.0, "Level to which momentum reverts.", "momentum", "an even front")
    start: Signed | None = number(None, "Momentum on day 0; the mean if absent.", "momentum")
    reversion: Share = number(0.05, "Part of the distance to the mean covered in a day.", "per day")
    noise: Positive = number(0.03, "Standard deviation of the daily change.", "momentum per day")


class Pocket(Entry):
    """A piece of ground apart from the main line that shrinks day by day."""

    holder: Identifier = Field(description="Belligerent that holds it.")
    left: Share = number(1.0, "Share of its weight left on day 0.", "share", "counted from day 0")
    decay_per_day: Positive = number(triangle(0.04, 0.08, 0.15), "Rate of decay at even momentum.", "per day")
    momentum: Signed | None = number(
        None, "Local momentum, same sign as the front's; the front's own if absent.", "momentum"
    )
    moot_below: Share = number(0.02, "Share left below which the pocket counts as gone.", "share")


class Front(Entry):
    """The battlefield."""

    momentum: Momentum | None = Field(default=None, description="Momentum; absent: an even front that stays even.")
    pockets: dict[Identifier, Pocket] = Field(default={}, description="Pockets, by id.")


class _Offer(Entry):
    text: dict[Identifier, Share] = Field(description="Opening terms, by issue.")


class FullOffer(_Offer):
    """A ceasefire of all fighting. Its issues are those of its text."""

    scope: Literal["full"]
    bounds: dict[Identifier, Bounds] = Field(default={}, description="Range within which the text may move, by issue.")


class SectoralOffer(_Offer):
    """A ceasefire of part of the fighting (energy, the sea, the air). Its issues are those of its text, which stays."""

    scope: Literal["sectoral"]
    stakes: Share = number(0.25, "Share phi of the stakes that it touches.", "share")
    relief: Positive = number(0.60, "Share psi of the pressure that a yes to it is worth.", "share")
    premium_share: Positive = number(
        1.0,
        "Share of the stalling premium that a yes to it must also reach.",
        "share",
        "delay is worth as much either way",
    )
    after_days: Positive = number(
        {"dist": "integer", "low": 2, "mode": 6, "high": 14}, "Days without agreement before it is tabled.", "days"
    )


Offer = Annotated[FullOffer | SectoralOffer, Field(discriminator="scope")]
"""Any offer, told apart by `scope`."""


class Event(Entry):
    """Something that may happen on any day and changes named quantities for a time.

    `add` maps a quantity to an amount: `momentum`, `pressure.ID`, `trust.ID.ID`, `aid.ID` (share of capability),
    `audience.ID`, `level.ID` (fire in a ceasefire). IDs are actors.
    """

    rate_per_day: Chance = number(..., "Chance on any day.", "per day")
    days: Whole = Field(ge=1, le=3650, description="Days for which the change lasts, the day itself included.")
    add: dict[str, Annotated[float, Field(ge=-10, le=10)]] = Field(description="Amount added to each quantity.")
