"""The streams from which the days of a block draw their luck: whose, for which purpose."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from sim.compiled import Records, record
from sim.random_streams import key_of
from sim.scenario.scenario import Scenario

__all__ = ["PURPOSES", "STREAM", "stream_tables"]

OF_SIDES = ("shock", "refusal", "level", "spoiler", "perception", "denounce")
OF_PARTIES = ("swap", "departure")
PURPOSES = ("momentum", "event", *OF_SIDES, *OF_PARTIES)
"""What days draw luck for."""

STREAM = record(first="u8", second="u8", counter="u8", day="u8", word0="u8", word1="u8", word2="u8", word3="u8")
"""The two words of a stream's key; what was last drawn from it: counter and day, and the words that they gave."""


def stream_tables(scenario: Scenario, seed: int) -> dict[str, Records]:
    """Give the streams of a scenario by purpose: tables called `luck_of_PURPOSE`, shape (who,), in id order."""
    who = {"momentum": ["front.momentum"], "event": [f"events.{event}" for event in sorted(scenario.events)]}
    who |= {purpose: [f"actors.{side}" for side in scenario.belligerents] for purpose in OF_SIDES}
    who |= {purpose: [f"actors.{party}" for party in scenario.third_parties] for purpose in OF_PARTIES}
    return {f"luck_of_{purpose}": _streams(seed, who[purpose], purpose) for purpose in PURPOSES}


def _streams(seed: int, who: Iterable[str], purpose: str) -> Records:
    return np.array([(*key_of(seed, each, purpose), 0, 0, 0, 0, 0, 0) for each in who], dtype=STREAM)
