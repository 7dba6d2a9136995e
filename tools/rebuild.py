"""Everything pinned, rebuilt by one command: tables and outputs in the documents, figures, transcripts, the schema.

    python -m tools.rebuild                       what there is
    python -m tools.rebuild --check [PART ...]    what differs from what the code makes now; exit 1 if anything does
    python -m tools.rebuild --write [PART ...]    write it again; the difference is for a person to read

A part is found in a file of `tools/parts/`: what it makes, as the content of files. Nothing is pinned that is not in a
part.
"""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import sys
from collections.abc import Iterable, Sequence

import tools.parts
from tools.part import ROOT, Part

__all__ = ["PARTS", "main"]


def _found() -> tuple[Part, ...]:
    """Parts of every file of the folder: quick ones first, then by name."""
    files = [importlib.import_module(f"tools.parts.{each.name}") for each in pkgutil.iter_modules(tools.parts.__path__)]
    return tuple(sorted((part for file in files for part in file.PARTS), key=lambda part: (part.slow, part.name)))


PARTS = _found()
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
        prog="python -m tools.rebuild", description=__doc__.split("\n")[0] if __doc__ else ""
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
