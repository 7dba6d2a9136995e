"""A result as a piece of a page: a heading, a table, a sentence and a figure. Everything that is text is escaped."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from html import escape

__all__ = ["page"]


def page(title: str, rows: Sequence[Sequence[str]], sentence: str, svg: bytes | None) -> str:
    """A piece of HTML; `rows` begin with the headings, `svg` is a picture or None."""
    head, *body = rows
    lines = [f"<h4>{escape(title)}</h4>", "<table>", _row(head, "th"), *(_row(row, "td") for row in body), "</table>"]
    lines.append(f"<p>{escape(sentence)}</p>")
    if svg is not None:
        # As an image, so that nothing in it can run.
        lines.append(f'<img alt="{escape(title)}" src="data:image/svg+xml;base64,{b64encode(svg).decode()}">')
    return "\n".join(lines)


def _row(cells: Sequence[str], kind: str) -> str:
    return "<tr>" + "".join(f"<{kind}>{escape(cell)}</{kind}>" for cell in cells) + "</tr>"
