"""What a scenario must be beyond the shape of its parts: references that lead somewhere, offers that can be weighed.

Every check reads the tree, not the scenario, so that it also speaks where another part of the file is at fault.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.documents.faults import Faults
from sim.documents.tree import Node
from sim.scenario.loading.check_actors import check_actors
from sim.scenario.loading.check_correlations import check_correlations
from sim.scenario.loading.check_offers import check_offers
from sim.scenario.loading.check_situation import check_situation
from sim.scenario.loading.check_support import check_support
from sim.scenario.loading.check_titles import check_titles
from sim.scenario.loading.view import View

if TYPE_CHECKING:
    from sim.evidence import Evidence

__all__ = ["check"]

MOST_IDS = 64
"""Most actors and most issues, as the classes of the scenario have it."""


def check(root: Node, evidence: Evidence | None, faults: Faults) -> None:
    """Add a fault for every reference that leads nowhere and every part that contradicts another."""
    view = View(root, faults)
    view.check_names()
    if len(view.actors) > MOST_IDS or len(view.issues) > MOST_IDS:
        return  # refused by the schema, and not worth following every tie between them
    check_titles(view)
    check_offers(view)
    check_actors(view)
    check_situation(view)
    check_correlations(view)
    check_support(view, evidence)
