"""Everything pinned, rebuilt by one command: tables and outputs in the documents, figures, transcripts, the schema.

    python -m tests.rebuild                       what there is
    python -m tests.rebuild --check [PART ...]    what differs from what the code makes now; exit 1 if anything does
    python -m tests.rebuild --write [PART ...]    write it again; the difference is for a person to read

A part is a line of `PARTS`: what it makes, as the content of files. Nothing is pinned that is not in a part.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["PARTS", "Part", "main"]

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
GOLDEN = ROOT / "tests" / "golden"
DRAWN = (".png", ".svg")
"""Pictures: their pixels depend on the fonts and libraries of a machine, so only the texts beside them are compared."""

Files = dict[Path, bytes]


@dataclass(frozen=True)
class Part:
    """Something pinned: its name, what it is, what makes its files, and the folder that holds nothing else, if any."""

    name: str
    what: str
    make: Callable[[], Files]
    folder: Path | None = None

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


def _same(path: Path, content: bytes) -> bool:
    if not path.is_file():
        return False
    return path.suffix in DRAWN or _text(path.read_bytes()) == _text(content)


def _text(content: bytes) -> list[str]:
    return content.decode("utf-8").splitlines()


def _one(path: Path, text: str) -> Files:
    return {path: text.encode("utf-8")}


def _parameters() -> Files:
    from tests.docs.parameters import parameters

    return _one(DOCS / "parameters.md", parameters())


def _columns() -> Files:
    from tests.docs.columns import columns_page

    return _one(DOCS / "columns.md", columns_page())


def _keys() -> Files:
    from tests.docs.keys import CODEBOOK, codebook

    return _one(CODEBOOK, codebook())


def _pages() -> Files:
    from tests.docs.pages import made, runnable

    return {page: made(page).text.encode("utf-8") for page in runnable()}


def _figures() -> Files:
    from tests.docs.pages import made, runnable

    return {path: content for page in runnable() for path, content in made(page).drawn.items()}


def _schema() -> Files:
    from sim.cli.schemas import SHIPPED, schema_text_of

    return {ROOT / path: schema_text_of(kind).encode("utf-8") for kind, path in SHIPPED.items()}


def _transcripts() -> Files:
    from tests.golden.chosen import FOLDER, transcripts

    return {FOLDER / name: text.encode("utf-8") for name, text in transcripts().items()}


def _faults() -> Files:
    """What a user sees who loads the file with ten faults, from the folder where it lies."""
    from sim.errors import ScenarioError
    from sim.scenario import load_scenario

    before = Path.cwd()
    os.chdir(GOLDEN)
    try:
        load_scenario("ten-faults.yaml")
    except ScenarioError as error:
        return _one(GOLDEN / "ten-faults.txt", f"{error}\n")
    finally:
        os.chdir(before)
    raise AssertionError("ten-faults.yaml is valid")


PARTS = (
    Part("parameters", "docs/parameters.md, from the classes of the scenario", _parameters),
    Part("columns", "docs/columns.md, from the columns of the model", _columns),
    Part("keys", "seeds/codebook.md, the keys of the evidence and what reads them", _keys),
    Part("schema", "the JSON Schemas of scenarios, sweeps and evidence, from their classes", _schema),
    Part("faults", "tests/golden/ten-faults.txt, what a user sees", _faults),
    Part("transcripts", "tests/golden/transcripts, trials told day by day", _transcripts, GOLDEN / "transcripts"),
    Part("pages", "outputs of the commands and scripts in docs/*.md and README.md", _pages),
    Part("figures", "docs/figures, drawn by the commands of the pages that show them", _figures, DOCS / "figures"),
)
"""Everything pinned."""


def main(arguments: Sequence[str] | None = None, parts: Iterable[Part] = PARTS) -> int:
    """Run the command: 0 done, 1 something differs, 2 no such part."""
    asked, known = _asked(arguments), {part.name: part for part in parts}
    if strange := [name for name in asked.names if name not in known]:
        print(f"no part named {', '.join(strange)}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    chosen = [part for part in known.values() if part.name in asked.names or not asked.names]
    if not asked.check and not asked.write:
        print("\n".join(f"{part.name:12} {part.what}" for part in chosen))
        return 0
    return _rebuilt(chosen, asked.write)


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.rebuild", description=__doc__.split("\n")[0] if __doc__ else ""
    )
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--check", action="store_true", help="say what differs")
    how.add_argument("--write", action="store_true", help="write it again")
    parser.add_argument("names", nargs="*", metavar="PART", help="some parts only")
    return parser.parse_args(arguments)


def _rebuilt(parts: Iterable[Part], write: bool) -> int:
    changed = 0
    for part in parts:
        made = part.make()
        found = part.write(made) if write else part.differing(made)
        changed += len(found)
        print(f"{part.name}: {len(made)} files, {len(found)} {'written' if write else 'differ'}", flush=True)
        for path in found:
            print(f"  {os.path.relpath(path, ROOT)}")
    return 1 if changed and not write else 0


if __name__ == "__main__":
    sys.exit(main())
