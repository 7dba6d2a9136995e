"""For lay readers: a hundred icons, each standing for one trial in a hundred; fewer where there were fewer trials."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from matplotlib.axes import Axes
from matplotlib.patches import Circle

from sim.analysis.findings import Findings
from sim.analysis.fire import FIRES, Fire
from sim.analysis.hundred import FULL, GROUPS, Hundred
from sim.analysis.sentence import still_firing
from sim.plots.caption import Headings, Source, source_of
from sim.plots.lettering import wrap
from sim.plots.phrases import long_name, short_name
from sim.plots.style import COLOURS, INK, SIZE, SOFT
from sim.vocabulary import ENDINGS
from sim.words import agreeing, counted

__all__ = ["IconsData", "alt_text", "build", "draw", "headings", "size"]

_SIDE = 3.3
_WIDTH = 7.4
_PITCH = 0.245


@dataclass(frozen=True)
class IconsData:
    """Icons per ending, in model order, adding up to 100 or to the trials where there are fewer.

    `seen` names the endings that occurred at all; `fire` counts held full ceasefires by their fire at the end.
    """

    source: Source
    hundred: Hundred
    talks_days: int | None = None
    fire: Fire | None = None

    @property
    def icons(self) -> dict[str, int]:
        """Icons per ending."""
        return {name: self.hundred.whole[name] for name in ENDINGS}

    @property
    def seen(self) -> tuple[str, ...]:
        """Endings that occurred at all."""
        return tuple(name for name in ENDINGS if self.hundred.counts[name])


def build(found: Findings) -> IconsData:
    """Round the endings of a run to whole icons."""
    hundred = Hundred.of(found.endings)
    return IconsData(source_of(found), hundred, found.scenario.horizon.talks_days, found.tally.fire)


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
    for group in GROUPS.values():
        shown = [name for name in group.endings if data.icons[name]]
        if not shown:
            continue
        number = sum(data.icons[name] for name in shown)
        ax.text(left + 0.3, top, str(number), ha="right", va="center_baseline", weight="bold", size=SIZE["label"])
        ax.text(left + 0.58, top, group.key, va="center_baseline", weight="bold", size=SIZE["label"])
        for name in shown:
            top += _PITCH
            ax.text(left + 0.3, top, str(data.icons[name]), ha="right", va="center_baseline", size=SIZE["label"])
            ax.add_patch(Circle((left + 0.44, top - 0.01), 0.065, color=COLOURS[name], linewidth=0))
            ax.text(left + 0.58, top, short_name(name, data.talks_days), va="center_baseline", size=SIZE["label"])
            if name != "stalled":  # its name says it
                meaning = ENDINGS[name].meaning
                ax.text(left + 1.65, top, meaning, va="center_baseline", size=SIZE["small"], color=SOFT)
        top += _PITCH * 1.45
    rare = _rare(data)
    if rare:
        text = wrap("Fewer than 1 in 100, not shown: " + ", ".join(rare), room, SIZE["small"])
        ax.text(left + 0.08, top, text, va="top", size=SIZE["small"], color=INK, linespacing=1.3)


def size(data: IconsData) -> tuple[float, float]:
    """Inches wide and high."""
    groups = sum(any(data.icons[name] for name in group.endings) for group in GROUPS.values())
    lines = sum(count > 0 for count in data.icons.values())
    return _WIDTH, max(_SIDE, _PITCH * (lines + 1.45 * groups) + (0.6 if _rare(data) else 0.0))


def headings(data: IconsData) -> Headings:
    """How many in a hundred reach a full ceasefire, and how many of them hold it, with what fire."""
    hundred = data.hundred
    places, each = hundred.places, "Each dot is one trial of the model."
    notes = ("Rounded to whole icons, so that they add up to 100; no interval is shown.",)
    if hundred.trials > places:
        each = f"Each dot stands for 1 in {places} trials of the model."
    elif hundred.trials < places or places < 100:
        notes = ("No interval is shown.",)
    return Headings(_finding(data), f"{each}{_fires(data)}", notes)


def _finding(data: IconsData) -> str:
    hundred = data.hundred
    if hundred.trials == 1:
        return f"The one trial {'reaches' if hundred.counts[FULL] else 'does not reach'} a full ceasefire"
    reach, held = hundred[FULL], hundred["held_full"]
    finding = f"Of {hundred.places} trials, {reach} {agreeing(reach, 'reaches', 'reach')} a full ceasefire"
    return f"{finding} and {held} {agreeing(held, 'holds', 'hold')} it" if hundred.counts[FULL] else finding


def _fires(data: IconsData) -> str:
    if data.fire is None:
        return ""
    fires = still_firing(data.fire, data.hundred)
    means = ", ".join(f"{name} {words}" for name, words in FIRES.items())
    return f" Held to the end of the term: {fires} (fire at the end: {means})." if fires else ""


def alt_text(data: IconsData) -> str:
    """Tell the number of icons of each kind."""
    parts = [f"{count} {long_name(name, data.talks_days).lower()}" for name, count in data.icons.items() if count]
    rare = f" Fewer than 1 in 100: {', '.join(_rare(data))}." if _rare(data) else ""
    return (
        f"{counted(data.hundred.places, 'icon')}, {counted(data.source.trials, 'trial')}. {_finding(data)}: "
        + ", ".join(parts) + "." + rare + _fires(data)
    )  # fmt: skip


def _rare(data: IconsData) -> list[str]:
    return [long_name(name, data.talks_days).lower() for name in data.seen if not data.icons[name]]
