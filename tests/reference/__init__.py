"""The second pair of eyes: the model once more, one trial at a time, in plain floats and `if`.

Written from `docs/equations.md` and never from the block engine; it is the oracle of the tests (the same draws, the
same ending, day by day) and the honest opponent of the benchmarks. It is slow on purpose and never shipped.
"""

from tests.reference.trial import simulate

__all__ = ["simulate"]
