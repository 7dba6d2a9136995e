"""Tables for people who read them as text, too."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["code", "table"]


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A table in Markdown."""
    lines = [headings, ["---"] * len(headings), *rows]
    return ["| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in line) + " |" for line in lines]


def code(*words: str) -> str:
    """Words as a file would write them."""
    return ", ".join(f"`{word}`" for word in words)
