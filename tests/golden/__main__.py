"""`python -m tests.golden --write` writes the transcripts again; without `--write` it lists what differs."""

from __future__ import annotations

import sys

from tests.golden.chosen import FOLDER, transcripts


def main(arguments: list[str]) -> int:
    told = transcripts()
    kept = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.txt")}
    changed = sorted(name for name in kept.keys() | told.keys() if kept.get(name) != told.get(name))
    if arguments == ["--write"]:
        for name in changed:
            if name in told:
                (FOLDER / name).write_text(told[name], encoding="utf-8")
            else:
                (FOLDER / name).unlink()
    print("\n".join(changed) or "nothing differs")
    return 0 if arguments == ["--write"] or not changed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
