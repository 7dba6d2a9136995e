from __future__ import annotations

import pytest

from sim.errors import ResultsError
from sim.plots.caption import NOTE, Headings, Source, caption_of
from sim.plots.page import WIDTH, compose, save


def draw(data, ax):
    ax.plot([0, 1], [0, 1])
    ax.set_yticks([0, 1], ["a label that hangs far out to the left", "b"])
    ax.text(1.02, 0.5, "a note that hangs out to the right", transform=ax.transAxes)


def page(headline="Short"):
    return compose(draw, None, (7.4, 3), Headings(headline, "Lead", ("Note.",)), Source("Case", 1, None))


def test_what_hangs_out_of_the_axes_is_brought_inside():
    figure = page()
    box = figure.axes[0].get_tightbbox()
    assert box.x0 / figure.dpi == pytest.approx(0.3, abs=0.05)
    assert box.x1 / figure.dpi == pytest.approx(WIDTH - 0.3, abs=0.05)


def test_a_long_headline_makes_the_page_higher_and_not_wider():
    low, high = page().get_size_inches(), page("A headline " * 20).get_size_inches()
    assert low[0] == high[0] == WIDTH
    assert high[1] > low[1] + 0.4


def test_the_caption_counts_one_trial_as_one():
    assert caption_of(Source("", 1, None), ()) == f"1 trial. {NOTE}"
    assert caption_of(Source("", 20_000, 0), ("More.",)) == f"20,000 trials, seed 0. More. {NOTE}"


def test_the_style_does_not_leak():
    import matplotlib

    before = dict(matplotlib.rcParams)
    page()
    assert dict(matplotlib.rcParams) == before


@pytest.mark.slow
def test_a_file_that_cannot_be_written_is_a_clear_error(tmp_path):
    with pytest.raises(ResultsError, match="cannot be written"):
        save(page(), tmp_path / "no" / "such" / "place.png", "title", "alt")
