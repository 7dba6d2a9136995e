"""What is still fired at the end of a full ceasefire that held."""

import numpy as np
import pytest

from sim.analysis.fire import FIRES, Fire
from sim.vocabulary import ENDINGS


def fire(*rows):
    made = Fire()
    endings = np.array([ENDINGS.index(ending) for ending, _ in rows])
    made.add({"ending": endings, "smoothed_fire": np.array([level for _, level in rows], dtype=np.float32)})
    return made


def test_only_held_full_truces_count_and_the_marks_belong_to_the_middle():
    found = fire(
        ("full_lapsed", 0.1), ("full_extended", 0.2), ("full_lapsed", 0.5), ("full_lapsed", 0.64),
        ("full_collapsed", 0.7), ("sectoral_lapsed", 0.1), ("stalled", np.nan),
    )  # fmt: skip
    assert found.counts == {"quiet": 1, "smouldering": 2, "hot": 1}
    assert (found.held, found["quiet"].share) == (4, 0.25)


def test_json_says_what_the_words_mean():
    told = fire(("full_lapsed", 0.1)).as_json()
    assert told["of"] == 1
    assert told["quiet"]["count"] == 1
    assert told["hot"]["share"] == 0
    assert [told[name]["means"] for name in FIRES] == list(FIRES.values())
    assert Fire().as_json()["quiet"]["share"] is None


@pytest.mark.parametrize("name", FIRES)
def test_shares_add_up(name):
    assert 0 <= fire(("full_lapsed", 0.1), ("full_lapsed", 0.9))[name].share <= 1
