"""Running a page: its commands in a shell, its Python as scripts, its files written, all in one folder of its own."""

from __future__ import annotations

import functools
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sim.model.day import compile_model
from tools.markdown import PROMPT, Block, blocks, commands
from tools.part import DOCS, ROOT, Files, Part

__all__ = ["PARTS", "Made", "drawings", "made", "read", "run_page", "runnable"]

RUN = ("console", "python")
IMAGE = re.compile(r"!\[[^\]]*\]\(([^)]*figures/[\w-]+\.png)\)")
SECONDS = 300


@dataclass(frozen=True)
class Made:
    """A page as it comes out: its text, and the files of the figures that it shows and its own commands drew."""

    text: str
    drawn: dict[Path, bytes]


def runnable() -> list[Path]:
    """Pages with something to run: those of `docs/`, and the README."""
    pages = [*sorted(DOCS.glob("*.md")), ROOT / "README.md"]
    return [page for page in pages if any(block.language in RUN for block in blocks(read(page)))]


def read(page: Path) -> list[str]:
    """Lines of a page."""
    return page.read_text(encoding="utf-8").splitlines()


@functools.cache
def made(page: Path) -> Made:
    """Run a page in a temporary folder, once per process."""
    compile_model(lambda note: None)  # what says that it compiles is no part of a page
    with tempfile.TemporaryDirectory() as folder:
        text = run_page(read(page), Path(folder))
        return Made(text, drawings(page, Path(folder)))


def run_page(lines: Sequence[str], folder: Path) -> str:
    """The text of a page with the output of its commands as it is now."""
    written: list[str] = []
    place, printed, after = 0, "", -1
    for block in blocks(lines):
        content: Sequence[str] = block.content
        if (name := block.noted("file")) is not None:
            (folder / name).write_text("\n".join(content) + "\n", encoding="utf-8")
        elif block.language == "console":
            content = [line for command in commands(block) for line in _answered(command, block, folder)]
        elif block.language == "python":
            printed, after = _script(block, folder), block.end
        elif block.language == "text" and _follows(lines, after, block):
            content = _lines(printed)
        written += [*lines[place : block.first], *content]
        place = block.end
    return "\n".join([*written, *lines[place:]]) + "\n"


def drawings(page: Path, folder: Path) -> dict[Path, bytes]:
    """Figures that the page shows and its commands drew, with their texts, by where they are kept.

    `DIR/figures/NAME.png` is shown as `figures/DIR-NAME.png`.
    """
    drawn = {f"{path.parts[-3]}-{path.name}": path for path in folder.glob("*/figures/*.png")}
    kept: dict[Path, bytes] = {}
    for link in IMAGE.findall(page.read_text(encoding="utf-8")):
        place = page.parent / link
        if place.name in drawn:
            for kind in (".png", ".txt"):
                kept[place.with_suffix(kind)] = drawn[place.name].with_suffix(kind).read_bytes()
    return kept


def _answered(command: str, block: Block, folder: Path) -> Iterator[str]:
    """A command and what it prints; it must end as its block says, or well."""
    expected = int(block.noted("exits") or 0)
    done = _run(["/bin/sh", "-c", command], folder)
    assert done.returncode == expected, f"$ {command}\nexit code {done.returncode}\n{done.stdout}"
    yield PROMPT + command
    yield from _lines(done.stdout)


def _script(block: Block, folder: Path) -> str:
    done = _run([sys.executable, "-c", "\n".join(block.content)], folder)
    assert done.returncode == 0, done.stdout
    return done.stdout


def _run(words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run in the folder, with the `truce` of this Python first on the path and no colours."""
    here = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "LINES", "FORCE_COLOR")}
    here |= {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "NO_COLOR": "1"}
    return subprocess.run(
        words,
        cwd=folder,
        env=here,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )


def _lines(output: str) -> list[str]:
    """Output as a page keeps it: no blanks at line ends, no empty lines at its end, no place of this checkout."""
    shown = output.replace(f"{ROOT}{os.sep}", "").rstrip()
    return [line.rstrip() for line in shown.splitlines()]


def _follows(lines: Sequence[str], after: int, block: Block) -> bool:
    """Whether nothing but empty lines stands between the end of a script and a block."""
    return 0 <= after < block.first and not "".join(lines[after + 1 : block.first - 1]).strip()


def _pages() -> Files:
    return {page: made(page).text.encode("utf-8") for page in runnable()}


def _figures() -> Files:
    return {path: content for page in runnable() for path, content in made(page).drawn.items()}


PARTS = (
    Part("pages", "outputs of the commands and scripts in docs/*.md and README.md", _pages, slow=True),
    Part("figures", "docs/figures, drawn by the pages that show them", _figures, DOCS / "figures", slow=True),
)
