"""What may stand for a number in a file: the named distributions, from their classes, and shorter ways to say it."""

from __future__ import annotations

import inspect
from collections.abc import Sequence

from sim.documents.shape import Shape
from sim.uncertainty import Distribution
from tools.markdown import code, table

__all__ = ["numbers"]

NUMBERS = """\
## What may stand for a number

Wherever a number is asked for, a file may write it bare or as one of these; a family that reaches outside the range is
refused. A distribution is drawn once per trial, by its quantile function.
"""
FILES = """\
## What a file may be

One YAML document in UTF-8 of at most 1,000,000 bytes and 20,000 lines. On the command line it may also come through a
pipe, `truce run <(cat case.yaml)`, or through standard input, `truce run - < case.yaml`: it then names other files
from the working folder, and a named pipe is waited for. What a file refers to (`extends`, `evidence`, `scenario`)
must be a regular file.

Refused wherever they stand, comments included: control characters, and characters that are invisible or turn the
direction of the text around them (soft hyphens, joiners and other signs of zero width, marks and overrides of
direction). What a reader sees is what is read. Letters, signs and pictures of any script are read.

Names (of a case, an issue, an actor), poles and questions are one line each; an actor's has at most 64 characters,
that of a case or an issue 120. No two actors and no two issues are shown under one name, case and spaces aside.

`truce show` ends with a block `origins`: where each number comes from, with a mark of the number. Read back, a number
has the origin that stands there as long as it is the same number; an edited one has lost it.
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
    "`limits: coded`": "beside `positions`: `limit: coded` on every issue on which the coders found a limit of the "
    "actor's `group`; `limit: none` under an issue leaves that one out",
    "`war_aims: coded_ideals`, `war_aims: ideals`": "`unnamed_aims: wish`: what the side wants, on every issue that is "
    "not named",
    "`aims_met: coded`": "1 on the issues on which the coders say that the actor's `group` has what it fights for; or "
    "a list of issues",
    "`status_quo: coded`": "where the coders see each issue stand; or `rest: coded` beside some that are written out",
    "`reference: OFFER`": "a copy of the opening text of that offer, as it stands in the file that says so",
}


def numbers(own: Sequence[str]) -> list[str]:
    """The last two sections of the page of parameters; `own` are the keys that any part of a file may carry."""
    short = ["", "## Shorter ways to say it", "", *table(("in a file", "means"), list(SHORT.items())), ""]
    return [NUMBERS, *_families(own), *short, FILES]


def _families(own: Sequence[str]) -> list[str]:
    """The named distributions, from their classes."""
    rows = []
    for name, model in Shape.number().models.items():
        fields = [key for key in model.model_fields if key not in (*own, "dist")]
        optional = [key for key in fields if not model.model_fields[key].is_required()]
        shown = code(*(f"{key}?" if key in optional else key for key in fields))
        assert issubclass(model, Distribution)
        rows.append((f"`{name}`", shown, (inspect.getdoc(model) or "").split("\n\n")[0]))
    return table(("`dist`", "keys (? may be left out)", "meaning"), rows)
