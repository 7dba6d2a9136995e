"""A figure on its page: headline, lead, the drawing, caption; saved with the same bytes every time."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import matplotlib
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from sim.errors import ResultsError
from sim.plots.caption import Headings, Source, caption_of
from sim.plots.lettering import legible, wrap
from sim.plots.style import INK, RC, SIZE, SOFT
from sim.printable import printable_name
from sim.results.files import whole_file

__all__ = ["FORMATS", "WIDTH", "as_svg", "compose", "save"]

WIDTH: Final = 8.0
"""Width of a page in inches."""

FORMATS: Final = ("png", "svg")
"""Formats a figure can be saved in."""

_MARGIN = 0.3
_LINE = 1.32 / 72
_DPI = 200


def compose(
    draw: Callable[[Any, Axes], None], data: Any, size: tuple[float, float], headings: Headings, source: Source
) -> Figure:
    """Lay `draw(data, ax)` out on a page under its headings and above its caption.

    `size` is the room in inches that the drawing would like, labels included; the page grows in height to hold it.
    """
    with matplotlib.rc_context(dict(RC)):
        blocks = _head(headings, source.case)
        caption = wrap(caption_of(source, headings.notes), WIDTH - 2 * _MARGIN, SIZE["caption"])
        head = _MARGIN + sum(_height(text, points) + 0.05 for text, points, _, _ in blocks) + 0.12
        foot = _MARGIN + _height(caption, SIZE["caption"]) + 0.12
        figure = Figure(figsize=(WIDTH, round(head + size[1] + foot, 2)), dpi=_DPI)
        FigureCanvasAgg(figure)
        room = (_MARGIN, foot, WIDTH - _MARGIN, foot + size[1])
        ax = figure.add_axes(_fractions(figure, room))
        draw(data, ax)
        _make_legible(figure)
        _fit(figure, ax, room)
        _letter(figure, blocks, caption)
        _make_legible(figure)
    return figure


def save(figure: Figure, path: Path, title: str, alt: str) -> None:
    """Write the figure to `path` (its suffix names the format), whole or not at all, with title and alt text in it.

    Raises
    ------
    ResultsError
        If the file cannot be written.
    """
    kind = path.suffix.removeprefix(".")
    metadata = {"Title": title, "Description": alt}
    metadata |= {"Software": "truce"} if kind == "png" else {"Creator": "truce", "Date": None}  # type: ignore[dict-item]
    drawn = _drawn(figure, kind, metadata)
    try:
        with whole_file(path) as stream:
            stream.write(drawn)
    except OSError as fault:
        raise ResultsError(f"{printable_name(path)}: cannot be written ({fault.strerror or fault})") from fault


def as_svg(figure: Figure) -> bytes:
    """The figure as SVG, the same bytes every time."""
    return _drawn(figure, "svg", {"Creator": "truce", "Date": None})


def _drawn(figure: Figure, kind: str, metadata: dict[str, Any]) -> bytes:
    drawn = io.BytesIO()
    with matplotlib.rc_context(dict(RC)):
        figure.savefig(drawn, format=kind, dpi=_DPI, metadata=metadata)
    return drawn.getvalue()


def _head(headings: Headings, case: str) -> list[tuple[str, float, bool, str]]:
    width = WIDTH - 2 * _MARGIN
    blocks = [(case, SIZE["small"], False, SOFT)] if case else []
    blocks += [(headings.headline, SIZE["headline"], True, INK), (headings.lead, SIZE["lead"], False, SOFT)]
    return [(wrap(text, width, points, bold), points, bold, colour) for text, points, bold, colour in blocks if text]


def _make_legible(figure: Figure) -> None:
    """Titles come from files: whatever is written in them, nothing is drawn that the font does not have."""
    for text in figure.findobj(lambda artist: isinstance(artist, Text)):
        words = text.get_text()  # type: ignore[attr-defined]
        text.set_text(legible(words))  # type: ignore[attr-defined]


def _height(text: str, points: float) -> float:
    return (text.count("\n") + 1) * points * _LINE


def _letter(figure: Figure, blocks: list[tuple[str, float, bool, str]], caption: str) -> None:
    width, height = figure.get_size_inches()
    top = height - _MARGIN
    for text, points, bold, colour in blocks:
        weight = "bold" if bold else "normal"
        figure.text(
            *(_MARGIN / width, top / height), text, va="top", size=points, weight=weight, color=colour, linespacing=1.25
        )
        top -= _height(text, points) + 0.05
    figure.text(
        *(_MARGIN / width, _MARGIN / height), caption, va="bottom", size=SIZE["caption"], color=SOFT, linespacing=1.25
    )


def _fractions(figure: Figure, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    width, height = figure.get_size_inches()
    left, bottom, right, top = box
    return left / width, bottom / height, (right - left) / width, (top - bottom) / height


def _fit(figure: Figure, ax: Axes, room: tuple[float, float, float, float]) -> None:
    """Shrink the axes until the labels that hang out of them lie inside the room too."""
    box = list(room)
    for _ in range(3):
        ax.set_position(_fractions(figure, (box[0], box[1], box[2], box[3])))
        tight = ax.get_tightbbox()
        if tight is None:
            return
        edges = (tight.x0 / _DPI, tight.y0 / _DPI, tight.x1 / _DPI, tight.y1 / _DPI)
        # Move each side by what its labels stick out, in or out of the room.
        box = [side + wish - edge for side, wish, edge in zip(box, room, edges, strict=True)]
    ax.set_position(_fractions(figure, (box[0], box[1], box[2], box[3])))
