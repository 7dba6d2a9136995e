"""So many in 100, in whole numbers that add up: one rule of rounding, wherever a result is told without decimals.

Groups of endings are rounded first, by largest remainder (Hamilton); within a group its endings then share out what the
group was given, so that no part is ever told as more than its whole. Every number is its share rounded down or up. With
fewer than 100 trials nothing is rounded: they are counted as they are.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sim.statistics import Z95
from sim.vocabulary import ENDINGS, HELD_FULL, SCOPES, ClosedList, Ending
from sim.words import capital

__all__ = [
    "FULL",
    "GROUPS",
    "NO_CEASEFIRE",
    "SECTORAL",
    "Group",
    "Hundred",
    "leading",
    "part_in_words",
    "shared_out",
]


@dataclass(frozen=True, slots=True)
class Group:
    """Endings that reached the same: `key` heads a list, `words` stands in a sentence."""

    key: str
    words: str
    endings: tuple[str, ...]

    @classmethod
    def of(cls, words: str, key: str, scope: str | None) -> Group:
        """The group of all endings of a scope, or of those without a ceasefire."""

        def reached(ending: Ending) -> bool:
            """Whether an ending has that scope."""
            return ending.scope == scope

        return cls(key, words, ENDINGS.where(reached))

    @property
    def parts(self) -> list[list[str]]:
        """Its endings in which a ceasefire fell, and those in which it held: the held ones are told as one number."""
        parts = ([name for name in self.endings if ENDINGS[name].held == held] for held in (False, True))
        return [part for part in parts if part]


NO_CEASEFIRE: Final = "No ceasefire"
SECTORAL: Final = f"{capital(SCOPES['sectoral'].title)} only"
FULL: Final = capital(SCOPES["full"].title)

GROUPS: Final = ClosedList(
    Group.of("no ceasefire", NO_CEASEFIRE, None),
    Group.of(SCOPES["sectoral"].only, SECTORAL, "sectoral"),
    Group.of(SCOPES["full"].only, FULL, "full"),
)
"""Endings by what was reached, in model order."""


def shared_out(
    counts: Sequence[int], places: int, total: int | None = None, given: int | None = None
) -> tuple[int, ...]:
    """Round shares to whole places by largest remainder, so that they add up; ties go to the first.

    Each count gets `places * count / total`, rounded down or up. All zero where there is nothing to share.

    Parameters
    ----------
    counts
        Trials of each part.
    places
        What the whole of `total` trials (none: all that `counts` holds) is rounded to.
    given
        What the parts together were rounded to, if they are not the whole: their share of `places`, down or up.
    """
    total = sum(counts) if total is None else total
    if not total:
        return (0,) * len(counts)
    whole = [places * count // total for count in counts]
    rest = sorted(range(len(counts)), key=lambda place: (-(places * counts[place] % total), place))
    for place in rest[: (places if given is None else given) - sum(whole)]:
        whole[place] += 1
    return tuple(whole)


def part_in_words(count: int, total: int, whole: int, places: int) -> str:
    """Put a part into words: few and many are not told as none and all.

    Parameters
    ----------
    count, total
        Trials that show it, and all trials.
    whole, places
        What it was rounded to, and out of how many.
    """
    if count in (0, total):
        return "none" if count == 0 else f"{places}"
    if whole == 0:
        return "fewer than 1"
    return f"more than {places - 1}" if whole == places else f"{whole}"


def leading(counts: Mapping[str, int]) -> list[str]:
    """The most frequent of several exclusive outcomes; those tied with it, or else those that may well be as likely.

    Of two counts a and b out of one number of trials, the difference has the standard error sqrt(a + b) where both
    are as likely: nearer than 1.96 of those cannot be told apart, unless all trials agree.
    """
    ranked = sorted(counts, key=lambda name: -counts[name])
    most = counts[ranked[0]]
    tied = [name for name in ranked if counts[name] == most]
    if len(tied) > 1 or most == sum(counts.values()):
        return tied
    return [name for name in ranked if counts[name] and most - counts[name] <= Z95 * math.sqrt(most + counts[name])]


@dataclass(frozen=True)
class Hundred:
    """Endings and their groups in whole numbers out of `places` (100, or all trials where there are fewer).

    Attributes
    ----------
    counts
        Trials by ending, by group and held full ceasefires (`held_full`).
    whole
        The same, rounded: the groups add up to `places`, the endings of a group to the group.
    """

    trials: int
    places: int
    counts: Mapping[str, int]
    whole: Mapping[str, int]

    @classmethod
    def of(cls, endings: Mapping[str, int], places: int | None = None) -> Hundred:
        """Round the number of trials of each ending, to `places` in all; none means 100, or all trials if fewer."""
        trials = sum(endings[name] for name in ENDINGS)
        places = min(100, trials) if places is None else places
        counts = {name: endings[name] for name in ENDINGS}
        counts |= {key: sum(endings[name] for name in group.endings) for key, group in GROUPS.items()}
        counts["held_full"] = sum(endings[name] for name in HELD_FULL)
        whole = dict(zip(GROUPS, shared_out([counts[group] for group in GROUPS], places), strict=True))
        for group in GROUPS.values():
            parts = group.parts
            sums = [sum(counts[name] for name in part) for part in parts]
            for part, given in zip(parts, shared_out(sums, places, trials, whole[group.key]), strict=True):
                shares = shared_out([counts[name] for name in part], places, trials, given)
                whole |= dict(zip(part, shares, strict=True))
        whole["held_full"] = sum(whole[name] for name in HELD_FULL)
        return cls(trials, places, counts, whole)

    def __getitem__(self, name: str) -> str:
        """An ending, a group or `held_full` in words: `none`, `fewer than 1`, `18`, `more than 99`, `100`."""
        return part_in_words(self.counts[name], self.trials, self.whole[name], self.places)

    def split(self, name: str, counts: Mapping[str, int]) -> dict[str, str]:
        """Parts of one of them in words, by trials of each part: whole numbers that add up to it, none left out."""
        shares = shared_out(list(counts.values()), self.places, self.trials, self.whole[name])
        parts = zip(counts.items(), shares, strict=True)
        return {part: part_in_words(count, self.trials, whole, self.places) for (part, count), whole in parts}
