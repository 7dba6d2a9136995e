"""Every figure on the normal case and on extremes: it draws, nothing is cut off, no words overlap, bytes repeat."""

from __future__ import annotations

import importlib
from itertools import combinations

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from sim.plots.caption import NOTE, NothingToDraw
from sim.plots.gallery import FIGURES
from sim.plots.page import compose, save
from tests.plots.study import studies
from tests.plots.synthetic import EXTREMES

STUDIES = tuple(studies())


def page(module, data) -> Figure:
    return compose(module.draw, data, module.size(data), module.headings(data), data.source)


def words_of(ax: Axes) -> list[Text]:
    """Texts of an axes that are really drawn."""
    found = [*ax.texts, ax.title, ax._left_title, ax._right_title]
    if ax.axison:
        for axis in (ax.xaxis, ax.yaxis):
            found.append(axis.label)
            low, high = sorted(axis.get_view_interval())
            ticks = [tick for tick in axis.get_major_ticks() if low <= tick.get_loc() <= high]
            found += [label for tick in ticks for label in (tick.label1, tick.label2)]
    for child in ax.child_axes:
        found += words_of(child)
    return [text for text in found if text.get_visible() and text.get_text().strip()]


def check(figure: Figure) -> None:
    figure.canvas.draw()
    texts = [*figure.texts, *(text for ax in figure.axes for text in words_of(ax))]
    boxes = [(text.get_text(), text.get_window_extent()) for text in texts]
    width, height = figure.get_size_inches() * figure.dpi
    for words, box in boxes:
        assert box.x0 >= 0, words
        assert box.y0 >= 0, words
        assert box.x1 <= width, words
        assert box.y1 <= height, words
    for (one, first), (other, second) in combinations(boxes, 2):
        across = min(first.x1, second.x1) - max(first.x0, second.x0)
        down = min(first.y1, second.y1) - max(first.y0, second.y0)
        # Boxes of lines hold room for accents: two or three pixels at 200 dots an inch touch nothing.
        assert across <= 2 or down <= 3, (one, other)


@pytest.mark.slow
@pytest.mark.parametrize("shape", EXTREMES)
@pytest.mark.parametrize("name", FIGURES)
def test_no_words_are_cut_off_or_overlap(read, name, shape):
    module = importlib.import_module(f"sim.plots.{name}")
    try:
        data = module.build(read(shape))
    except NothingToDraw:
        assert name in ("days_held", "holdouts")
        return
    check(page(module, data))


@pytest.mark.slow
@pytest.mark.parametrize("name", STUDIES)
def test_no_words_of_a_study_are_cut_off_or_overlap(name):
    check(page(*studies()[name]))


@pytest.mark.slow
@pytest.mark.parametrize("name", FIGURES)
def test_trials_seed_level_and_reminder_are_printed(read, name):
    module = importlib.import_module(f"sim.plots.{name}")
    data = module.build(read("normal"))
    caption = page(module, data).texts[-1].get_text().replace("\n", " ")
    assert caption.startswith("4,000 trials, seed 7.")
    assert caption.endswith(NOTE)
    assert " %" in caption or name == "icons"


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["png", "svg"])
@pytest.mark.parametrize("name", ["endings", "terms", "days_held"])
def test_the_same_data_give_the_same_bytes_and_carry_their_alt_text(read, tmp_path, name, kind):
    module = importlib.import_module(f"sim.plots.{name}")
    data = module.build(read("normal"))
    paths = [tmp_path / f"{place}.{kind}" for place in "ab"]
    for path in paths:
        save(page(module, data), path, module.headings(data).headline, module.alt_text(data))
    first, second = (path.read_bytes() for path in paths)
    assert first == second
    if kind == "svg":
        assert module.alt_text(data).encode() in first
        assert b"<dc:date>" not in first
    else:
        from PIL import Image

        with Image.open(paths[0]) as picture:
            assert picture.info["Description"] == module.alt_text(data)


@pytest.mark.slow
@pytest.mark.parametrize("name", STUDIES)
def test_studies_repeat_their_bytes(tmp_path, name):
    paths = [tmp_path / f"{place}.svg" for place in "ab"]
    for path in paths:
        module, data = studies()[name]
        save(page(module, data), path, "title", "alt")
    assert paths[0].read_bytes() == paths[1].read_bytes()
