"""Something pinned: made by the code, kept as files, and compared with what the code makes now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

__all__ = ["DOCS", "ROOT", "Files", "Part", "text_file"]

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
DRAWN = (".png", ".svg")
"""Pictures: their pixels depend on the fonts and libraries of a machine, so only the texts beside them are compared."""

Files = dict[Path, bytes]
"""Content of files, by their path."""


@dataclass(frozen=True)
class Part:
    """Something pinned: its name, what it is, and what makes its files.

    `folder` holds nothing but what is made, if there is such a folder; `slow` are parts that take longer than a test
    should that is run at every save.
    """

    name: str
    what: str
    make: Callable[[], Files]
    folder: Path | None = None
    slow: bool = False

    def differing(self, made: Files) -> list[Path]:
        """Files that are not as they are made now, and files of the folder that nothing makes."""
        changed = [path for path, content in made.items() if not _same(path, content)]
        return sorted([*changed, *self._stale(made)])

    def write(self, made: Files) -> list[Path]:
        """Write the files, remove those that nothing makes, and return what changed on disk."""
        stale = self._stale(made)
        changed = [path for path, content in made.items() if not path.is_file() or path.read_bytes() != content]
        for path in stale:
            path.unlink()
        for path in changed:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made[path])
        return sorted([*changed, *stale])

    def _stale(self, made: Files) -> list[Path]:
        kept = self.folder.iterdir() if self.folder is not None and self.folder.is_dir() else ()
        return [path for path in kept if path.is_file() and path not in made]


def text_file(path: Path, text: str) -> Files:
    """One file that holds a text."""
    return {path: text.encode("utf-8")}


def _same(path: Path, content: bytes) -> bool:
    if not path.is_file():
        return False
    return path.suffix in DRAWN or _text(path.read_bytes()) == _text(content)


def _text(content: bytes) -> list[str]:
    return content.decode("utf-8").splitlines()
