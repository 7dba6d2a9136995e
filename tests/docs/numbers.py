"""What may stand for a number in a file: the named distributions, from their classes, and shorter ways to say it."""

from __future__ import annotations

import inspect
from collections.abc import Sequence

from sim.scenario.loading.shape import Shape
from sim.uncertainty import Distribution
from tests.docs.markdown import code, table

__all__ = ["numbers"]

NUMBERS = """\
## What may stand for a number

Wherever a number is asked for, a file may write it bare or as one of these; a family that reaches outside the range is
refused. A distribution is drawn once per trial, by its quantile function. "Or more" ends at 10^15, for what is written
and for what is drawn: a lognormal so wide that a draw may lie beyond is refused. A whole number may be written `30`,
`30.0` or `3e1`.
"""
SHORT = {
    "`extends: FILE`": "begin from another file, beside this one or shipped: mappings merge, lists and numbers are "
    "replaced, `null` removes an entry",
    "`coded` for a number": "what the coders read, from the row of the evidence for this place and the actor's `group`",
    "`{coded: KEY}` for a number": "what the coders read, from the row that is named",
    "`{ci90: [a, b], family: F}` for a number": "5 % below a, 5 % above b; a share takes `family: logitnormal`, a "
    "number from 0 up `lognormal`; without a family it is normal, has no ends, and needs `low` and `high`",
    "`positions: coded`": "every issue on which the coders placed the actor's `group`; or `rest: coded` beside some "
    "that are written out",
    "`war_aims: coded_ideals`": "the ideals of the coders, whatever the positions say",
    "`war_aims: ideals`": "a copy of the ideals, as they stand in the file that says so",
    "`reference: OFFER`": "a copy of the opening text of that offer, as it stands in the file that says so",
}


def numbers(own: Sequence[str]) -> list[str]:
    """The last two sections of the page of parameters; `own` are the keys that any part of a file may carry."""
    short = ["", "## Shorter ways to say it", "", *table(("in a file", "means"), list(SHORT.items())), ""]
    return [NUMBERS, *_families(own), *short]


def _families(own: Sequence[str]) -> list[str]:
    """The named distributions, from their classes."""
    told = []
    for name, model in Shape.number().models.items():
        fields = [key for key in model.model_fields if key not in (*own, "dist")]
        optional = [key for key in fields if not model.model_fields[key].is_required()]
        shown = code(*(f"{key}?" if key in optional else key for key in fields))
        assert issubclass(model, Distribution)
        told.append((f"`{name}`", shown, (inspect.getdoc(model) or "").split("\n\n")[0]))
    return table(("`dist`", "keys (? may be left out)", "meaning"), told)
