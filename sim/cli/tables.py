"""How tables look in a terminal: their columns, names that fit, and numbers that are true."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rich.table import Table

from sim.analysis.outcomes import OUTCOMES
from sim.analysis.shares import interval_ends, share_shown
from sim.statistics import Proportion
from sim.vocabulary import ENDINGS
from sim.words import plain

__all__ = ["HONESTY", "LONGEST", "one_line", "outcome_words", "percent", "plain_table", "short_names"]

HONESTY = "This is a structured argument, not a prophecy: it follows from the inputs, and most of them are judgements."

LONGEST: Final = 32
"""Characters of one name in a table."""


def plain_table(*headings: str) -> Table:
    """Make a table without frames: words to the left, numbers to the right."""
    table = Table(box=None, pad_edge=False)
    table.add_column(headings[0])
    for heading in headings[1:]:
        table.add_column(heading, justify="right", no_wrap=True)
    return table


def one_line(title: str | None) -> str:
    """A title on one line, whatever breaks it holds; empty without one."""
    return " ".join((title or "").split())


def short_names(titles: Mapping[str, str], room: int = LONGEST) -> dict[str, str]:
    """Names of at most `room` characters by id: cut with dots, and their ids where two would look alike."""
    cut = {key: title if len(title) <= room else f"{title[: room - 1].rstrip()}…" for key, title in titles.items()}
    alike = {name for name in cut.values() if list(cut.values()).count(name) > 1}
    return {key: plain(key) if name in alike else name for key, name in cut.items()}


def outcome_words(name: str, talks_days: int | None = None) -> str:
    """The title of an outcome; `talks_days` is the term of the talks where there is one."""
    return ENDINGS[name].titled(talks_days) if name in ENDINGS else OUTCOMES[name].title


def percent(share: Proportion) -> tuple[str, str]:
    """Give a share in 100 and its 95 % interval: never nothing for little, nor all for nearly all."""
    if not share.of:
        return "-", "0.0 to 100.0"
    return share_shown(share, 1), " to ".join(interval_ends(*share.interval, 1))
