"""How often the interval of a paired difference holds the truth, by the number of trials expected to differ.

    python benchmarks/paired_coverage.py

Exact: every pair of counts that can be seen, weighted by its chance (a trinomial), not a simulation. `split` is the
share of the differing trials in which the outcome is gained. Wald is the difference give or take 1.96 standard errors,
Newcombe his method 10 (1998, Statistics in Medicine 17, 2635-2650) with the shares that the first scenario has.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from sim.statistics import Z95, PairedShares, wilson

Interval = tuple[float, float]
Method = Callable[[PairedShares], Interval]

TRIALS = 1_000
EXPECTED = (0.5, 1.0, 3.0, 10.0, 50.0)
SPLITS = (0.5, 0.8, 1.0)
_RARE = 1e-12


def wald(pair: PairedShares) -> Interval:
    """Difference give or take a multiple of its standard error: what was shown before."""
    return pair.difference - Z95 * pair.error, pair.difference + Z95 * pair.error


def score(pair: PairedShares) -> Interval:
    """Tango's interval: what is shown."""
    return pair.interval


def newcombe(pair: PairedShares) -> Interval:
    """Square and add the Wilson intervals of both shares, less what they have in common."""
    of, lows, highs = pair.of, [], []
    for count in (pair.second, pair.first):
        low, high = wilson(count, of)
        lows.append(count / of - low)
        highs.append(high - count / of)
    both, neither = pair.both, of - pair.first - pair.second + pair.both
    cross = both * neither - (pair.first - both) * (pair.second - both)
    scale = math.sqrt(pair.first * (of - pair.first) * pair.second * (of - pair.second))
    phi = (max(cross - of / 2, 0.0) if cross > 0 else cross) / scale if scale > 0 else 0.0
    reach = [math.sqrt(a * a - 2 * phi * a * b + b * b) for a, b in ((lows[0], highs[1]), (highs[0], lows[1]))]
    return pair.difference - reach[0], pair.difference + reach[1]


def coverage(method: Method, expected: float, split: float, of: int = TRIALS, share: float = 0.3) -> float:
    """Chance that an interval holds the true difference; `expected` trials of `of` differ, `share` show the outcome."""
    gain, loss = expected * split / of, expected * (1 - split) / of
    kept = round(share * of)
    held = 0.0
    for gained in range(of + 1):
        if gained > expected and (chance := _chance(gained, 0, of, gain, loss)) < _RARE:
            break
        for lost in range(of - gained + 1):
            chance = _chance(gained, lost, of, gain, loss)
            if lost > expected and chance < _RARE:
                break
            both = min(kept, of - gained - lost)
            low, high = method(PairedShares(both + lost, both + gained, both, of))
            held += chance * (low <= gain - loss <= high)
    return held


def _chance(gained: int, lost: int, of: int, gain: float, loss: float) -> float:
    """Trinomial chance of a pair of counts."""
    if (gained and not gain) or (lost and not loss):
        return 0.0
    rest = of - gained - lost
    ways = math.lgamma(of + 1) - math.lgamma(gained + 1) - math.lgamma(lost + 1) - math.lgamma(rest + 1)
    logs = [count * math.log(p) for count, p in ((gained, gain), (lost, loss), (rest, 1 - gain - loss)) if count]
    return math.exp(ways + sum(logs))


def main() -> None:
    """Print a row per number of trials expected to differ and per split."""
    methods: dict[str, Method] = {"Wald": wald, "Newcombe": newcombe, "Tango": score}
    print(f"coverage of 95 % intervals in %, {TRIALS:,} trials\n")
    print(f"{'expected to differ':>18} {'split':>6}", *(f"{name:>9}" for name in methods))
    for expected in EXPECTED:
        for split in SPLITS:
            shown = (f"{100 * coverage(method, expected, split):9.1f}" for method in methods.values())
            print(f"{expected:18g} {split:6g}", *shown)


if __name__ == "__main__":
    main()
