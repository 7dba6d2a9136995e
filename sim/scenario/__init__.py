"""The case: a frozen, validated description, and how it is read from a file."""

from sim.scenario.loading.load import Loaded, load_scenario
from sim.scenario.loading.origins import Origin
from sim.scenario.scenario import Scenario

__all__ = ["Loaded", "Origin", "Scenario", "load_scenario"]
