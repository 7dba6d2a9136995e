"""Direct labels at the right edge of a drawing, instead of a legend."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.transforms import blended_transform_factory

from sim.plots.lettering import spread
from sim.plots.style import INK, SIZE

__all__ = ["label_right"]


def label_right(ax: Axes, places: Sequence[float], words: Sequence[str], colours: Sequence[str], height: float) -> None:
    """Name what ends at `places` (y, in data) on the right edge, with thin leaders, none of them overlapping.

    `height` is the height of the axes in inches, roughly; it decides how close two labels may come.
    """
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
