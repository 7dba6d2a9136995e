"""For lay readers: a hundred icons, each standing for one trial in a hundred."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from matplotlib.axes import Axes
from matplotlib.patches import Circle

from sim.plots.caption import Headings, Source
from sim.plots.lettering import wrap
from sim.plots.phrases import GROUPS, MEANING, SHORT, long_name
from sim.plots.results import Results
from sim.plots.shares import counted
from sim.plots.style import COLOURS, INK, SIZE, SOFT
from sim.words import ENDINGS

__all__ = ["IconsData", "alt_text", "build", "draw", "from_counts", "headings", "hundred", "size"]

_SIDE = 3.3
_WIDTH = 7.4
_PITCH = 0.245


@dataclass(frozen=True)
class IconsData:
    """Icons per ending, in model order, adding up to 100; `seen` names the endings that occurred at all."""

    source: Source
    icons: dict[str, int]
    seen: tuple[str, ...]


def build(results: Results) -> IconsData:
    """Count the endings of a folder of results."""
    return from_counts(results.ending_counts, results.source)


def from_counts(counts: tuple[int, ...], source: Source) -> IconsData:
    """Icons from the number of trials per ending, in model order."""
    seen = tuple(name for name, count in zip(ENDINGS, counts, strict=True) if count)
    return IconsData(source, dict(zip(ENDINGS, hundred(counts), strict=True)), seen)


def hundred(counts: tuple[int, ...]) -> tuple[int, ...]:
    """Share 100 icons out by largest remainder (Hamilton), in whole numbers; ties go to the first."""
    total = sum(counts)
    whole = [100 * count // total for count in counts]
    rest = sorted(range(len(counts)), key=lambda place: (-(100 * counts[place] % total), place))
    for place in rest[: 100 - sum(whole)]:
        whole[place] += 1
    return tuple(whole)


def draw(data: IconsData, ax: Axes) -> None:
    """Ten rows of ten icons in model order, and the list of what they stand for."""
    width, height = size(data)
    ax.set_xlim(0, width)
    ax.set_ylim(height, 0)
    ax.axis("off")
    step = _SIDE / 10
    colours = chain.from_iterable([COLOURS[name]] * count for name, count in data.icons.items())
    for place, colour in enumerate(colours):
        row, column = divmod(place, 10)
        ax.add_patch(Circle(((column + 0.5) * step, (row + 0.5) * step), 0.4 * step, color=colour, linewidth=0))
    _list(data, ax)


def _list(data: IconsData, ax: Axes) -> None:
    left, top = _SIDE + 0.45, 0.1
    room = _WIDTH - left - 0.48
    for group, endings in GROUPS.items():
        shown = [name for name in endings if data.icons[name]]
        if not shown:
            continue
        number = sum(data.icons[name] for name in shown)
        ax.text(left + 0.3, top, str(number), ha="right", va="center_baseline", weight="bold", size=SIZE["label"])
        ax.text(left + 0.58, top, group, va="center_baseline", weight="bold", size=SIZE["label"])
        for name in shown:
            top += _PITCH
            ax.text(left + 0.3, top, str(data.icons[name]), ha="right", va="center_baseline", size=SIZE["label"])
            ax.add_patch(Circle((left + 0.44, top - 0.01), 0.065, color=COLOURS[name], linewidth=0))
            ax.text(left + 0.58, top, SHORT[name], va="center_baseline", size=SIZE["label"])
            ax.text(left + 1.65, top, MEANING[name], va="center_baseline", size=SIZE["small"], color=SOFT)
        top += _PITCH * 1.45
    rare = _rare(data)
    if rare:
        text = wrap("Fewer than 1 in 100, not shown: " + ", ".join(rare), room, SIZE["small"])
        ax.text(left + 0.08, top, text, va="top", size=SIZE["small"], color=INK, linespacing=1.3)


def size(data: IconsData) -> tuple[float, float]:
    """Inches wide and high."""
    groups = sum(any(data.icons[name] for name in endings) for endings in GROUPS.values())
    lines = sum(count > 0 for count in data.icons.values())
    return _WIDTH, max(_SIDE, _PITCH * (lines + 1.45 * groups) + (0.6 if _rare(data) else 0.0))


def headings(data: IconsData) -> Headings:
    """How many in a hundred reach a full truce."""
    full = sum(data.icons[name] for name in GROUPS["Full truce"])
    return Headings(
        f"Out of 100 histories like these, {full or 'none'} {'reach' if full > 1 else 'reaches'} a full truce",
        "Each dot stands for 1 in 100 trials of the model.",
        ("Rounded to whole icons, so that they add up to 100; no interval is shown.",),
    )


def alt_text(data: IconsData) -> str:
    """Tell the number of icons of each kind."""
    parts = [f"{count} {long_name(name).lower()}" for name, count in data.icons.items() if count]
    rare = f" Fewer than 1 in 100: {', '.join(_rare(data))}." if _rare(data) else ""
    return f"One hundred icons, {counted(data.source.trials, 'trial')}: " + ", ".join(parts) + "." + rare


def _rare(data: IconsData) -> list[str]:
    return [long_name(name).lower() for name in data.seen if not data.icons[name]]
