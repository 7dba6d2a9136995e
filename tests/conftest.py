"""How hard Hypothesis tries: `ci` (the default) with a real number of examples, `quick` while writing code.

Choose with `pytest --hypothesis-profile quick`, which also leaves a failing example as large as it was found. Both are
derandomised: the same code meets the same examples.

The model is compiled before the first test, so that no command has to say that it does so.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings

_SHARED = {"derandomize": True, "database": None, "deadline": timedelta(seconds=20)}
_SLOW_IS_FINE = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile("ci", max_examples=40, suppress_health_check=_SLOW_IS_FINE, **_SHARED)
settings.register_profile(
    "quick", max_examples=10, phases=[Phase.explicit, Phase.generate], suppress_health_check=_SLOW_IS_FINE, **_SHARED
)
settings.load_profile("ci")


def pytest_sessionstart(session: pytest.Session) -> None:
    """Have the model compiled before any test looks at what a command says; once, not by each worker."""
    if not hasattr(session.config, "workerinput"):
        from sim.model.day import compile_model

        compile_model(print)
