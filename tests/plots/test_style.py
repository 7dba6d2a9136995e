"""The palette in numbers: told apart in colour, without red-green vision, and in grey print."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest

from sim.analysis.hundred import GROUPS
from sim.plots.style import AGAINST, COLOURS, FOR, INK, OPEN, PAPER, SOFT, ink_on, lightness, luminance
from sim.vocabulary import ENDINGS

TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
# Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
VISIONS = {
    "normal": np.eye(3),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
}


def linear(colour: str) -> np.ndarray:
    coded = np.array([int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)])
    return np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)


def lab(colour: str, vision: str) -> np.ndarray:
    xyz = TO_XYZ @ np.clip(VISIONS[vision] @ linear(colour), 0, 1) / np.array([0.95047, 1, 1.08883])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_every_ending_has_a_colour_of_its_own_in_model_order():
    assert tuple(COLOURS) == tuple(ENDINGS)
    assert len(set(COLOURS.values()) | {OPEN}) == 12


@pytest.mark.parametrize("vision", VISIONS)
def test_any_two_colours_stay_apart(vision):
    for one, other in combinations([*COLOURS.values(), OPEN], 2):
        assert np.linalg.norm(lab(one, vision) - lab(other, vision)) > 12, (one, other)


def test_neighbours_stay_apart_in_grey_print():
    for one, other in pairwise([*COLOURS.values(), OPEN]):
        assert abs(lightness(one) - lightness(other)) > 11, (one, other)


def test_shades_darken_inside_a_scope():
    for scope in (group.endings for group in GROUPS.values()):
        shades = [lightness(COLOURS[name]) for name in scope]
        assert shades == sorted(shades, reverse=True)


def test_fills_stand_out_from_paper_and_text_reads_on_it():
    assert min(contrast(colour, PAPER) for colour in COLOURS.values()) >= 2.0
    assert contrast(OPEN, PAPER) >= 1.4
    assert contrast(INK, PAPER) >= 7
    assert contrast(SOFT, PAPER) >= 4.5
    assert contrast(FOR, PAPER) >= 4.5
    assert abs(lightness(FOR) - lightness(AGAINST)) > 20


@pytest.mark.parametrize("colour", [*COLOURS.values(), OPEN])
def test_the_better_ink_is_chosen(colour):
    other = INK if ink_on(colour) == PAPER else PAPER
    assert contrast(ink_on(colour), colour) >= min(4.5, contrast(other, colour))


@pytest.mark.parametrize(("colour", "light"), [("#FFFFFF", 100.0), ("#000000", 0.0), ("#777777", 50.03)])
def test_lightness_at_known_colours(colour, light):
    assert lightness(colour) == pytest.approx(light, abs=0.02)
    assert lightness(colour) == pytest.approx(lab(colour, "normal")[0], abs=0.05)
