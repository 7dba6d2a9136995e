"""The look of every figure: one colour per ending, calm type, thin lines.

Hue tells the scope (plum: no ceasefire; amber: sectoral; blue: full), shade tells the fate.
The hues lie on the axis that colour-blind readers keep (blue, neutral, yellow), and inside a scope the shades darken
step by step, so that neighbours stay apart in grey print. Grey is kept for trials that are still open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from matplotlib.colors import LinearSegmentedColormap, to_hex

from sim.vocabulary import ENDINGS

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = [
    "AGAINST",
    "COLOURS",
    "DERIVED_COLOURS",
    "FAINT",
    "FOR",
    "INK",
    "OPEN",
    "PAPER",
    "RC",
    "SIZE",
    "SOFT",
    "ink_on",
    "luminance",
    "mark_own",
]

INK: Final = "#20262E"
"""Text and main lines."""

SOFT: Final = "#5C6670"
"""Secondary text."""

FAINT: Final = "#DDE1E5"
"""Grid lines and frames."""

PAPER: Final = "#FFFFFF"
"""Page."""

OPEN: Final = "#D5D7DA"
"""Trials that have not ended yet."""

FOR: Final = "#2B7A78"
"""What counts for a yes in a ledger."""

AGAINST: Final = "#A9AFB6"
"""What counts against a yes in a ledger."""

_SHADES: Final[Mapping[str | None, tuple[str, ...]]] = MappingProxyType(
    {
        None: ("#CC6F9D", "#A54477", "#71234E"),
        "sectoral": ("#E3AC3A", "#C68213", "#A25D0C", "#743B0B"),
        "full": ("#67B5E1", "#3089CB", "#195DAA", "#0D327A"),
    }
)
"""Shades of each scope, from light to dark."""


def _shaded(scope: str | None) -> Iterator[tuple[str, str]]:
    """A shade for each ending of a scope: as many steps as there are endings, on the way through the shades above."""
    endings = ENDINGS.where(lambda ending: ending.scope == scope)
    ramp = LinearSegmentedColormap.from_list("shades", _SHADES[scope])
    for place, name in enumerate(endings):
        yield name, to_hex(ramp(place / max(1, len(endings) - 1))).upper()


COLOURS: Final[Mapping[str, str]] = MappingProxyType(
    {name: shade for scope in _SHADES for name, shade in _shaded(scope)}
)
"""Colour of each ending, in model order."""

DERIVED_COLOURS: Final[Mapping[str, str]] = MappingProxyType(
    {"any_halt": SOFT, "any_full": "#3089CB", "held_full": "#0D327A", "early_collapse": INK}
)
"""Colours of derived outcomes: the hue of a full ceasefire where they speak of one; any other is drawn in ink."""

SIZE: Final[Mapping[str, float]] = MappingProxyType(
    {"headline": 13.0, "lead": 9.5, "label": 9.0, "small": 8.0, "tiny": 7.0, "caption": 7.5}
)
"""Type sizes in points."""

RC: Final[Mapping[Any, Any]] = MappingProxyType(
    {
        "font.family": ["DejaVu Sans"],
        "font.size": 9.0,
        "text.color": INK,
        "text.usetex": False,
        "text.parse_math": False,
        "axes.edgecolor": SOFT,
        "axes.facecolor": PAPER,
        "axes.labelcolor": SOFT,
        "axes.labelsize": 8.0,
        "axes.linewidth": 0.6,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.axisbelow": True,
        "axes.unicode_minus": True,
        "figure.facecolor": PAPER,
        "savefig.facecolor": PAPER,
        "grid.color": FAINT,
        "grid.linewidth": 0.6,
        "hatch.linewidth": 0.6,
        "lines.solid_capstyle": "butt",
        "xtick.color": SOFT,
        "ytick.color": SOFT,
        "xtick.labelsize": 8.0,
        "ytick.labelsize": 9.0,
        "xtick.major.width": 0.6,
        "ytick.major.width": 0.6,
        "xtick.major.size": 3.0,
        "ytick.major.size": 0.0,
        "svg.hashsalt": "truce",
        "svg.fonttype": "path",
    }
)
"""Settings of matplotlib under which every figure is made and saved."""


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB`, 0 (black) to 1 (white), as WCAG 2 defines it."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ink_on(colour: str) -> str:
    """Text colour with the higher contrast on `colour`: white or ink."""
    bright = luminance(colour) + 0.05
    return PAPER if 1.05 / bright >= bright / (luminance(INK) + 0.05) else INK


def mark_own(ax: Axes, value: float, up: bool) -> None:
    """A triangle on the axis that runs across (or up) at the scenario's own value of a parameter."""
    place, mark, lies = (
        ((0, value), ">", ax.get_yaxis_transform()) if up else ((value, 0), "^", ax.get_xaxis_transform())
    )
    ax.plot(*place, mark, color=INK, markersize=6, clip_on=False, zorder=6, transform=lies)
