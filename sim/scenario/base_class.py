"""The class of past proposals that a case belongs to: what a base rate is looked up by. It changes nothing in a run."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, ValidationInfo, field_validator

from sim.scenario.entry import Entry

__all__ = ["BaseClass"]


class BaseClass(Entry):
    """The class of past proposals that a case belongs to, by what was known two days after its own was tabled.

    What is left out does not narrow the class.
    """

    proposal: Literal["full", "partial"] = Field(
        description="An end of all fighting, or a halt of one kind of weapon or target, in one place, or for aid alone."
    )
    proposed_by: Literal["third_party", "un_body", "side"] | None = Field(
        default=None,
        description="Whose proposal it is: a mediator's, a call by a council or assembly of the UN, or that of a side.",
    )
    one_yes: bool | None = Field(
        default=None,
        description="Whether, by the second day, one side had said yes and the other neither yes nor a formal no.",
    )
    silent_side: Literal["winning", "not_winning"] | None = Field(
        default=None, description="How the war went for the side that had not answered; needs `one_yes: true`."
    )

    @field_validator("silent_side")
    @classmethod
    def _one_is_silent(cls, side: str | None, info: ValidationInfo) -> str | None:
        if side is not None and info.data.get("one_yes") is not True:
            raise ValueError(f"got {side}, of the side that has not answered: say `one_yes: true` beside it")
        return side
