"""Measuring, wrapping and placing text, so that nothing overlaps and nothing is cut off."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from sim.plots.style import INK, RC, SIZE

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.backends.backend_agg import RendererAgg

__all__ = ["PLACEHOLDER", "inches", "label_right", "legible", "shorten", "spread", "wrap"]

PLACEHOLDER: Final = "\N{WHITE SQUARE}"
"""Stands for a character that the font of the figures has no picture of."""

_DPI = 200
_SHAPES_TEXT = (3, 11)
"""Release of matplotlib from which on it orders and joins the letters of scripts that run from right to left."""


@lru_cache(maxsize=1)
def _renderer() -> RendererAgg:
    from matplotlib.backends.backend_agg import RendererAgg

    return RendererAgg(8, 8, _DPI)  # type: ignore[no-untyped-call]


@lru_cache(maxsize=1)
def _known() -> frozenset[int]:
    """Characters that the font has a picture of."""
    from matplotlib.font_manager import findfont, get_font

    return frozenset(get_font(findfont(RC["font.family"][0])).get_charmap())


@lru_cache(maxsize=1)
def _shapes_text() -> bool:
    import matplotlib

    return tuple(int(part) for part in matplotlib.__version__.split(".")[:2]) >= _SHAPES_TEXT


@lru_cache(maxsize=16384)
def legible(text: str) -> str:
    """What a figure can show of a text: what its font lacks is a placeholder, what has no shape is left out.

    Letters of scripts from right to left are placeholders too where matplotlib would write them in the wrong order.
    """
    return "".join(_shown(character) for character in unicodedata.normalize("NFC", text))


def _shown(character: str) -> str:
    if character == "\n" or " " <= character <= "~":
        return character
    if unicodedata.category(character) in ("Cc", "Cf") or "VARIATION SELECTOR" in unicodedata.name(character, ""):
        return ""
    backwards = unicodedata.bidirectional(character) in ("R", "AL") and not _shapes_text()
    return PLACEHOLDER if backwards or ord(character) not in _known() else character


@lru_cache(maxsize=16384)
def inches(text: str, size: float, bold: bool = False) -> float:
    """Width of one line of text at `size` points, in inches."""
    from matplotlib.font_manager import FontProperties

    family = RC["font.family"]
    font = FontProperties(family=family, size=size, weight="bold" if bold else "normal")
    width = _renderer().get_text_width_height_descent(legible(text), font, ismath=False)[0]  # type: ignore[no-untyped-call]
    return float(width) / _DPI


def wrap(text: str, width: float, size: float, bold: bool = False, lines: int | None = None) -> str:
    """Break `text` at spaces so that no line is wider than `width` inches; a longer word is cut with an ellipsis.

    At most `lines` lines; what does not fit ends in an ellipsis.
    """
    done: list[str] = []
    for word in text.split():
        joined = f"{done[-1]} {word}" if done else word
        if done and inches(joined, size, bold) <= width:
            done[-1] = joined
        else:
            done.append(word)
    if lines is not None and len(done) > lines:
        done = [*done[: lines - 1], " ".join(done[lines - 1 :])]
    return "\n".join(shorten(line, width, size, bold) for line in done)


def shorten(text: str, width: float, size: float, bold: bool = False) -> str:
    """Cut `text` with an ellipsis so that it is at most `width` inches wide."""
    if inches(text, size, bold) <= width:
        return text
    kept = text
    while kept and inches(kept.rstrip() + "…", size, bold) > width:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def spread(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Move `places` (rising) as little as needed so that neighbours are `gap` apart, between `low` and `high`.

    Clusters of crowded labels settle around their mean. If they cannot all fit they are spaced evenly.
    """
    count = len(places)
    if count > 1 and gap * (count - 1) >= high - low:
        return [low + (high - low) * place / (count - 1) for place in range(count)]
    clusters: list[list[float]] = []
    for place in places:
        clusters.append([place])
        while len(clusters) > 1 and _start(clusters[-1], gap, low, high) < _end(clusters[-2], gap, low, high) + gap:
            last = clusters.pop()
            clusters[-1].extend(last)
    return [_start(cluster, gap, low, high) + gap * step for cluster in clusters for step in range(len(cluster))]


def _start(cluster: list[float], gap: float, low: float, high: float) -> float:
    reach = gap * (len(cluster) - 1)
    return min(max(sum(cluster) / len(cluster) - reach / 2, low), high - reach)


def _end(cluster: list[float], gap: float, low: float, high: float) -> float:
    return _start(cluster, gap, low, high) + gap * (len(cluster) - 1)


def label_right(ax: Axes, places: Sequence[float], words: Sequence[str], colours: Sequence[str], height: float) -> None:
    """Name what ends at `places` (y, in data) on the right edge instead of in a legend, none of them overlapping.

    `height` is the height of the axes in inches, roughly; it decides how close two labels may come.
    """
    from matplotlib.transforms import blended_transform_factory

    bottom, top = sorted(ax.get_ylim())
    gap = (top - bottom) * 0.17 / height
    order = sorted(range(len(places)), key=lambda place: places[place])
    settled = spread([places[place] for place in order], gap, bottom, top)
    edge = blended_transform_factory(ax.transAxes, ax.transData)
    for place, final in zip(order, settled, strict=True):
        # A leader from the data to its label, drawn in the colour of what it names.
        xs, ys = [1.0, 1.01, 1.055, 1.07], [places[place], places[place], final, final]
        ax.plot(xs, ys, color=colours[place], linewidth=1.4, transform=edge, clip_on=False, zorder=5)
        ax.text(
            *(1.08, final),
            words[place],
            transform=edge,
            va="center_baseline",
            size=SIZE["small"],
            color=INK,
            clip_on=False,
        )
