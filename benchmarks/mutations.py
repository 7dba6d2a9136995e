"""Thousands of damaged scenario files: each must end in a clean error or a valid scenario, never in anything else.

    python -m benchmarks.mutations --documents 20000

prints how many documents were tried, how they ended, the slowest, and the largest memory. The tests run 1,000 of them.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sim.errors import ScenarioError
from sim.scenario import load_scenario

TOKENS = (
    *(b"null", b"~", b"true", b"no", b".nan", b"-.inf", b"1e999", b"9" * 400, b"010", b"0x1f", b"1_0", b"12:30", b"-1"),
    *(b"2025-01-01", b"coded", b"rest", b"ideals", b"coded_ideals", b"full", b"extends: x.yaml", b"extends: /dev/zero"),
    *(b"!!python/object/apply:os.system [ls]", b"!!binary aGk=", b"! x", b"!<x>", b"&a", b"*a", b"&a [*a]", b"<<: *a"),
    *(
        b"{",
        b"}",
        b"[",
        b"]",
        b":",
        b",",
        b"? ",
        b"- ",
        b"|",
        b">",
        b"|-3",
        b'"',
        b"'",
        b"@",
        b"`",
        b"#",
        b"---",
        b"...",
    ),
    *(
        b"%YAML 1.1\n---\n",
        b"\t",
        b"\r",
        b"\x00",
        b"\x07",
        b"\x7f",
        b"\xff",
        b"\xfe\xff",
        b"\xef\xbb\xbf",
        b"\xe2\x80\xa8",
    ),
    *(b'"\\ud800"', b'"\\x00"', b'"\\u2028"', b"\xf0\x9f\x8c\x8d", b"[" * 60, b"{a: " * 60, b"- " * 60, b"x" * 2000),
    *(b"{dist: normal}", b"{dist: [1]}", b"{dist: {}}", b"{dist: uniform, low: 1, high: 0}", b"{ci90: [1, 0]}"),
    *(
        b"{dist: choice, values: []}",
        b"{dist: coded, key: a, coders: {}}",
        b"{coded: 3}",
        b"{role: {}}",
        b"because: [S1]",
    ),
)
"""Words that have broken readers of YAML, or might break ours."""

NAMES = ("toy/two-clocks", "jeddah-2025-03", "jeddah-kursk-safe-exit", "jeddah-no-mediator")


@dataclass
class Tally:
    """How a series of documents ended."""

    documents: int = 0
    errors: int = 0
    valid: int = 0
    failures: int = 0
    unplaced: int = 0
    slowest: float = 0.0


def damaged(texts: Sequence[bytes], count: int, seed: int) -> Iterator[bytes]:
    """Yield `count` damaged copies of the texts."""
    chance = random.Random(seed)
    for _ in range(count):
        text = chance.choice(texts)
        for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
            text = chance.choice(HURTS)(chance, text)
        yield text


def _insert(chance: random.Random, text: bytes) -> bytes:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(TOKENS) + text[at:]


def _delete(chance: random.Random, text: bytes) -> bytes:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.randrange(1, 30) :]


def _flip(chance: random.Random, text: bytes) -> bytes:
    at = chance.randrange(len(text) + 1)
    return text[:at] + bytes([chance.randrange(256)]) + text[at + 1 :]


def _copy(chance: random.Random, text: bytes) -> bytes:
    at, source = chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)
    return text[:at] + text[source : source + chance.randrange(1, 300)] + text[at:]


def _move_line(chance: random.Random, text: bytes) -> bytes:
    lines = text.split(b"\n")
    lines.insert(chance.randrange(len(lines)), lines.pop(chance.randrange(len(lines))))
    return b"\n".join(lines)


def _replace_value(chance: random.Random, text: bytes) -> bytes:
    lines = text.split(b"\n")
    at = chance.randrange(len(lines))
    key, colon, rest = lines[at].partition(b":")
    if chance.random() < 0.5:
        key, colon, rest = lines[at].rpartition(b":")
    lines[at] = key + colon + b" " + chance.choice(TOKENS) + (b", " + rest if chance.random() < 0.3 else b"")
    return b"\n".join(lines)


HURTS = (_insert, _delete, _flip, _copy, _move_line, _replace_value, _replace_value, _replace_value)


def shipped_texts() -> list[bytes]:
    """Texts of shipped scenarios to be damaged."""
    from sim.shipped import find_scenario

    found = (find_scenario(name) for name in NAMES)
    return [path.read_bytes() for path in found if path is not None]


def run(folder: Path, documents: Iterator[bytes]) -> Tally:
    """Load every document; a failure is kept beside the others in `folder`."""
    tally, path = Tally(), folder / "document.yaml"
    for document in documents:
        tally.documents += 1
        path.write_bytes(document)
        start = time.perf_counter()
        try:
            _loaded(path, folder)
            tally.valid += 1
        except ScenarioError as error:
            tally.errors += 1
            tally.unplaced += not error.faults
        except Exception as error:
            tally.failures += 1
            kept = folder / f"failure-{tally.documents}.yaml"
            kept.write_bytes(document)
            print(f"{kept}: {type(error).__name__}: {error}")
        tally.slowest = max(tally.slowest, time.perf_counter() - start)
    return tally


def _loaded(path: Path, folder: Path) -> None:
    """Load a document; what is valid must also survive being written out."""
    loaded = load_scenario(path)
    again = folder / "again.yaml"
    again.write_text(loaded.resolved(), encoding="utf-8")
    try:
        same = load_scenario(again).scenario == loaded.scenario
    except ScenarioError as error:
        raise AssertionError(f"the resolved text is refused: {error}") from error
    if not same:
        raise AssertionError("the resolved text says something else")


def main() -> int:
    """Run from the command line; exit 1 if anything but a clean error or a valid scenario came out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="folder for documents that failed")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        tally = run(folder, damaged(shipped_texts(), given.documents, given.seed))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"documents {tally.documents:,}, clean errors {tally.errors:,}, valid {tally.valid:,}")
    print(f"failures {tally.failures}, errors without a place {tally.unplaced}")
    print(f"slowest {tally.slowest:.2f} s, largest memory {memory:.0f} MB")
    return 1 if tally.failures or tally.unplaced else 0


if __name__ == "__main__":
    raise SystemExit(main())
