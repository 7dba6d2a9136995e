"""Damaged documents of every kind that a stranger may hand over: scenarios, folders of evidence, sweeps, overrides."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.mutants import HURTS, TOKENS, damaged, hurt, shipped_texts

__all__ = ["KINDS", "Document", "documents", "shipped_evidence_files", "shipped_sweeps"]

SWEEPS = ("sincerity", "kursk-demand-by-leverage", "text-step")
EVIDENCE = "velmare-1931"
CASE = "velmare-1931-09"

MAIN = "document.yaml"
"""The file that is loaded."""

KINDS: Mapping[str, float] = {"scenario": 0.55, "set": 0.2, "sweep": 0.15, "evidence": 0.1}
"""Share of each kind in a corpus."""

PATHS = (
    *("actors.garrison.sincerity", "talks.step", "talks.floor", "halt.depth", "halt.distrust", "horizon.talks_days"),
    *("contest.exponent", "front.momentum.mean", "front.momentum.noise", "preferences.width", "reference", "schema"),
    *("offers", "issues", "actors", "events", "events.x", "correlations", "name", "day_zero", "evidence", "extends"),
    *(
        "actors.garrison",
        "actors.garrison.trust",
        "talks",
        "talks.refusal.after_days",
        "halt",
        "halt.collapse_level",
        "expect",
    ),
)
"""Paths that overrides name, beside those that a text holds."""

VALUES = (
    *("0", "1", "0.5", "-1", "1e15", "1e16", "1e-320", "30.0", "3e1", "1e4", "20250314", "null", "true", "coded", "{}"),
    *("{dist: uniform, low: 0, high: 1}", "{dist: uniform, low: 0, high: 1e15}", "{ci90: [1e-300, 1e15]}", "[0, 1]"),
    *("{dist: lognormal, median: 1, sigma: 4}", "{dist: beta, mean: 1e-300, n: 1e-300}", "{dist: bernoulli, p: 0.5}"),
    *("{dist: integer, low: 0, high: 9}", "{ci90: [0.1, 0.4], family: logitnormal}", "'0.5'", "measured", "ideals"),
)

RULES = tuple(
    f"{part}.{name}"
    for part, names in {
        "halt": "depth stalling_factor distrust discontent noise dirty_above belief_strength repair collapse_level",
        "talks": "margin premium premium_momentum step floor agenda pressure.ceiling refusal.walkout",
        "preferences": "salience_noise width audience_weight",
        "contest": "exponent",
    }.items()
    for name in names.split()
)
"""Numbers without a bound of their own."""

WILD = ("{dist: lognormal, median: 1, sigma: 4}", "{dist: choice, values: [0, 1e15]}")
ENDS = ("0", "5e-324", "1e-6", "60", "1e6", "1e15", *WILD)
"""As small, large and wild as such a number may be."""


@dataclass(frozen=True)
class Document:
    """Something to be read: its kind, its files by name (one is `document.yaml`), and overrides laid over that."""

    kind: str
    files: Mapping[str, bytes]
    overrides: tuple[str, ...] = field(default=())


def documents(count: int, seed: int, kinds: Sequence[str] = tuple(KINDS)) -> Iterator[Document]:
    """Yield that many documents, kinds mixed by their shares; the same seed gives the same ones."""
    chance = random.Random(f"kinds {seed}")
    scenarios = damaged(shipped_texts(), count, seed)
    makers = {"set": _set, "sweep": _sweep, "evidence": _evidence}
    for kind in chance.choices(kinds, [KINDS[kind] for kind in kinds], k=count):
        yield Document(kind, {MAIN: next(scenarios)}) if kind == "scenario" else makers[kind](chance)


def shipped_sweeps() -> list[bytes]:
    """Texts of shipped sweeps."""
    from sim.shipped import shipped_configs

    return [shipped_configs()[name].read_bytes() for name in SWEEPS]


def shipped_evidence_files() -> dict[str, bytes]:
    """Files of a shipped folder of evidence, by their names in it."""
    from sim.shipped import find_evidence

    folder = find_evidence(EVIDENCE)
    if folder is None:
        raise FileNotFoundError(EVIDENCE)
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}


def _text(name: str) -> bytes:
    from sim.shipped import shipped_scenarios

    return shipped_scenarios()[name].read_bytes()


def _sweep(chance: random.Random) -> Document:
    """A damaged sweep of a small shipped case, or of its own."""
    text = chance.choice(shipped_sweeps())
    if chance.random() < 0.3:
        text = text.replace(b"jeddah-2025-03", b"toy/two-clocks").replace(b"actors.russia", b"actors.a")
    if chance.random() < 0.2:
        text += b"set: [" + _override(chance, text).encode("utf-8", "replace") + b"]\n"
    return Document("sweep", {MAIN: hurt(chance, [text])})


def _set(chance: random.Random) -> Document:
    """A sound scenario under one to three overrides, some of them damaged."""
    text = _text(chance.choice((CASE, "toy/two-clocks", "jeddah-2025-03")))
    return Document("set", {MAIN: text}, tuple(_override(chance, text) for _ in range(chance.choice((1, 1, 1, 2, 3)))))


def _override(chance: random.Random, text: bytes) -> str:
    """`path=value`, a rule at its ends, or any path and any value; now and then cut or garbled."""
    if chance.random() < 0.4:
        return f"{chance.choice(RULES)}={chance.choice(ENDS)}"
    path = chance.choice((*PATHS, *_numbers(text))) if chance.random() < 0.9 else _word(chance)
    value = chance.choice(VALUES) if chance.random() < 0.8 else _word(chance)
    told = f"{path}{chance.choice(('=', '=', '=', '=', '=', ' = ', '', '=='))}{value}"
    if chance.random() < 0.2:
        told = chance.choice(HURTS)(chance, told.encode("utf-8", "replace")).decode("utf-8", "replace")
    return told


def _word(chance: random.Random) -> str:
    return chance.choice(TOKENS).decode("utf-8", "replace")


def _numbers(text: bytes) -> list[str]:
    """Paths of actors' numbers in a text, as far as they can be told from its lines."""
    found, actor, within = [], "", False
    for line in text.decode().splitlines():
        key = line.strip().partition(":")[0]
        depth = len(line) - len(line.lstrip())
        if depth == 0:
            within = key == "actors"
        elif within and depth == 2:
            actor = key
        elif within and depth == 4 and key.isidentifier():
            found.append(f"actors.{actor}.{key}")
    return found


def _evidence(chance: random.Random) -> Document:
    """A sound scenario on a folder of evidence of which one file is damaged, is missing, or is another's."""
    files = shipped_evidence_files()
    name = chance.choice(sorted(files))
    how = chance.random()
    if how < 0.05:
        del files[name]
    elif how < 0.1:
        files[name] = files[chance.choice(sorted(files))]
    elif how < 0.13:
        files[f"coders/{chance.choice(('words2', 'Ω', 'a b', '.x', 'words.yaml'))}.yaml"] = files["coders/words.yaml"]
    else:
        files[name] = hurt(chance, [files[name]])
    folder = {f"evidence/{name}": text for name, text in files.items()}
    return Document("evidence", {MAIN: _text(CASE).replace(b"evidence: velmare-1931", b"evidence: evidence"), **folder})
