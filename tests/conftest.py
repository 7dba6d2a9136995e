"""How hard Hypothesis tries: `ci` (the default) with a real number of examples, `quick` while writing code.

Choose with `pytest --hypothesis-profile quick`. Both are derandomised: the same code meets the same examples.
"""

from __future__ import annotations

from datetime import timedelta

from hypothesis import HealthCheck, settings

_SHARED = {"derandomize": True, "database": None, "deadline": timedelta(seconds=20)}
_SLOW_IS_FINE = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile("ci", max_examples=60, suppress_health_check=_SLOW_IS_FINE, **_SHARED)
settings.register_profile("quick", max_examples=10, suppress_health_check=_SLOW_IS_FINE, **_SHARED)
settings.load_profile("ci")
