"""Pages in Markdown: their blocks between fences, tables for people who read text, and places that are filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Block", "blocks", "code", "commands", "filled", "prose", "table"]

FENCE = re.compile(r"^```(\w*)$")
NOTE = re.compile(r"^<!-- (.*) -->$")
PROMPT = "$ "


@dataclass(frozen=True)
class Block:
    """Lines between two fences: `first` is the place of the first line of content, `end` that of the closing fence.

    `note` is the comment on the line above the fence: `file: NAME`, `exits: CODE`, `not run: WHY`, or nothing.
    """

    language: str
    note: str
    first: int
    end: int
    content: tuple[str, ...]

    def noted(self, word: str) -> str | None:
        """What follows `word:` in the note; None if the note says something else."""
        key, _, said = self.note.partition(": ")
        return said if key == word else None


def blocks(lines: Sequence[str]) -> Iterator[Block]:
    """Every fenced block of a page, in order; a fence that is never closed is an error."""
    opened: int | None = None
    for place, line in enumerate(lines):
        fence = FENCE.match(line)
        if fence is None:
            continue
        if opened is None:
            opened = place
            continue
        assert not fence[1], f"line {place + 1}: a fence opens inside a block"
        above = NOTE.match(lines[opened - 1]) if opened else None
        language = lines[opened].removeprefix("```")
        yield Block(language, above[1] if above else "", opened + 1, place, tuple(lines[opened + 1 : place]))
        opened = None
    assert opened is None, f"line {(opened or 0) + 1}: a fence that is never closed"


def commands(block: Block) -> list[str]:
    """The commands of a console block: its lines that begin with a prompt."""
    return [line.removeprefix(PROMPT) for line in block.content if line.startswith(PROMPT)]


def prose(lines: Sequence[str]) -> list[str]:
    """The lines of a page that are neither in a block nor comments, without what stands in backticks."""
    fenced = {place for block in blocks(lines) for place in range(block.first - 1, block.end + 1)}
    open_lines = [line for place, line in enumerate(lines) if place not in fenced and not NOTE.match(line)]
    return [re.sub(r"`[^`]*`", "", line) for line in open_lines]


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A table in Markdown."""
    lines = [headings, ["---"] * len(headings), *rows]
    return ["| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in line) + " |" for line in lines]


def code(*words: str) -> str:
    """Words as a file would write them."""
    return ", ".join(f"`{word}`" for word in words)


def filled(page: Path, name: str, lines: Sequence[str]) -> str:
    """The text of a page in which lines stand between the two marks of a name, comments that say what makes them."""
    first, last = f"<!-- {name}: made by python -m tools.rebuild --write {name} -->", f"<!-- {name}: end -->"
    before, _, rest = page.read_text(encoding="utf-8").partition(first)
    _, found, after = rest.partition(last)
    assert found, f"{page.name}: no place for {name}"
    return before + "\n".join([first, *lines, last]) + after
