"""What a scenario must be beyond the shape of its parts: references that lead somewhere, offers that can be weighed.

Every check reads the tree, not the scenario, so that it also speaks where another part of the file is at fault; only
the names of columns are compared once everything else is sound.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.documents.faults import Faults
from sim.documents.tree import Node, View
from sim.scenario.actors import ROLES, ThirdParty
from sim.scenario.loading.correlated import check_correlations
from sim.scenario.loading.references import Case, check_names, check_references
from sim.scenario.loading.shorthand import LIMITS
from sim.scenario.loading.support import check_support
from sim.scenario.scenario import Scenario
from sim.uncertainty import number_of, written
from sim.words import plain

if TYPE_CHECKING:
    from sim.evidence import Evidence

__all__ = ["check", "check_columns"]

MOST_IDS = 64
"""Most actors and most issues, as the classes of the scenario have it."""

NO_SIDE = "only a belligerent has it: a third party rules nothing out, and wants what it asks for; delete it"
TWO_WISHES = "counts for nothing beside `wish`; keep one of the two (`wish: null` takes back that of a file below)"
NO_STATUS_QUO = "needs a `status_quo`, which is what a victory leaves where aims are met; add `status_quo: coded` or a "
NO_STATUS_QUO += "mapping of issues to numbers, or delete this"

_THIRD = tuple(role for role, kind in ROLES.items() if issubclass(kind, ThirdParty))

TAKEN = {"rests": "whether no step of the text gained when it last could move"}
"""Words that no issue of the full offer may be called, and what the column `text_WORD` says."""


def check(root: Node, evidence: Evidence | None, faults: Faults) -> None:
    """Add a fault for every reference that leads nowhere and every part that contradicts another."""
    case = Case(root, faults)
    check_names(case)
    if len(case.actors) > MOST_IDS or len(case.issues) > MOST_IDS:
        return  # refused by the schema, and not worth following every tie between them
    _check_titles(case)
    _check_offers(case)
    _check_roles(case)
    _check_wants(case)
    check_references(case)
    check_correlations(case)
    check_support(case, evidence)


def check_columns(scenario: Scenario, root: Node, faults: Faults) -> None:
    """Add a fault, at an id that could be called otherwise, for every two columns that would have one name.

    Names of columns are put together from ids: a with b_c and a_b with c would both be `trust_a_b_c`. What is compared
    here are the ids alone: every pair that may name a column, and the one word that a column of the text has already.
    That no columns clash, whatever columns there are, is for the model to see before it runs.
    """
    for issue in sorted(scenario.full[1].text):
        if issue in TAKEN:
            what = f"{issue} would have the column text_{issue} in the table of trials, where it says {TAKEN[issue]}"
            _clash(f"issues.{issue}", f"{what}; choose another name", root, faults)
    known: dict[str, tuple[str, str]] = {}
    for name, pair in _pairs(scenario):
        first = known.setdefault(name, pair)
        if first != pair:
            own = next((actor for actor in pair if actor not in first), pair[0])  # or the same two, the other way
            both = f"that of {' with '.join(first)}, and of {' with '.join(pair)}"
            what = f"two columns of the table of trials would be called {name}: {both}; rename one of them"
            _clash(f"actors.{own}", what, root, faults)


def _pairs(scenario: Scenario) -> Iterator[tuple[str, tuple[str, str]]]:
    """Columns that are named after two actors, with their ids."""
    sides = tuple(scenario.belligerents)
    yield from ((f"trust_{side}_{other}", (side, other)) for side in sides for other in sides if other != side)
    yield from ((f"belief_{party}_{side}", (party, side)) for party in scenario.third_parties for side in sides)


def _clash(path: str, problem: str, root: Node, faults: Faults) -> None:
    node = root.find(path)
    faults.add(node.named_at if node is not None else root.place, path, problem)


def _check_titles(view: View) -> None:
    """Check that no two actors and no two issues would be shown under one name."""
    for kind in ("actors", "issues"):
        seen: dict[str, str] = {}
        for key, entry in view.entries(kind):
            title = entry.get("title")
            first = seen.setdefault(_alike(key, title), key)
            if first != key:
                named = title if title is not None and isinstance(title.value, str) else None
                got = f"got {str(named.value)[:60]}" if named is not None else f"{key} has no title"
                what = f"{got}, and {kind}.{first} is shown under the same name; give each a title of its own"
                at = entry.named_at if named is None else named.at
                view.faults.add(at, f"{kind}.{key}" + ("" if named is None else ".title"), what)


def _alike(key: str, title: Node | None) -> str:
    """Return a name as the eye compares it: case, width and spaces aside."""
    name = title.value if title is not None and isinstance(title.value, str) else plain(key)
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _check_offers(case: Case) -> None:
    """Check that there is one full offer, with a term for every issue, and that texts lie within their bounds."""
    _one_of_each(case)
    for name, offer in case.entries("offers"):
        if offer.word("scope") == "full":
            _covers_all(case, name)
        for issue in case.ids("offers", name, "bounds"):
            _bounded(case, name, issue)


def _check_roles(case: Case) -> None:
    """Check that there are enough belligerents, and one lead at most."""
    roles = [case.role(name) for name in case.actors]
    if case.actors and None not in roles and len(case.belligerents) < 2:
        got = {0: "no belligerent", 1: "one belligerent only"}[len(case.belligerents)]
        case.at_key(f"{got}; talks need at least two actors with `role: belligerent`", "actors")
    leads = [name for name in case.actors if _leads(case, name)]
    for name in leads[1:]:
        case.at_value(f"a second lead mediator; {leads[0]} leads already", "actors", name, "lead")


def _check_wants(case: Case) -> None:
    """Check what is said of limits, wishes and aims: who has them, that one of two ways is used, what they need."""
    for name in case.actors:
        if case.role(name) in _THIRD:
            _asks_too_much(case, name)
        for issue, position in case.entries("actors", name, "positions"):
            if case.role(name) not in _THIRD and {"wish", "wish_from"} <= position.items.keys():
                case.at_key(TWO_WISHES, "actors", name, "positions", issue, "wish_from")
        if case.ids("actors", name, "aims_met") and not case.ids("status_quo"):
            case.at_key(NO_STATUS_QUO, "actors", name, "aims_met")


def _asks_too_much(case: Case, name: str) -> None:
    """Refuse a third party what only a side that must say yes can have."""
    if case.root.get("actors", name, LIMITS) is not None:
        case.at_key(NO_SIDE, "actors", name, LIMITS)
    for issue, position in case.entries("actors", name, "positions"):
        for part in ("limit", "wish", "wish_from"):
            if part in position.items:
                case.at_key(NO_SIDE, "actors", name, "positions", issue, part)


def _leads(case: Case, name: str) -> bool:
    lead = case.root.get("actors", name, "lead")
    return lead is not None and lead.value is True


def _one_of_each(case: Case) -> None:
    scopes = [(case.root.word("offers", name, "scope"), name) for name in case.ids("offers")]
    for scope in ("full", "sectoral"):
        for _, name in [pair for pair in scopes if pair[0] == scope][1:]:
            case.at_key(f"a second {scope} offer; keep one", "offers", name)
    if scopes and all(scope == "sectoral" for scope, _ in scopes):
        case.at_key("no full offer; one offer must say `scope: full`", "offers")


def _covers_all(case: Case, name: str) -> None:
    text = case.ids("offers", name, "text")
    missing = [issue for issue in case.issues if issue not in text]
    if missing and text:
        what = f"says nothing on {', '.join(missing)}; the full offer needs a term for every issue"
        case.at_key(what, "offers", name, "text")


def _bounded(case: Case, name: str, issue: str) -> None:
    path = ("offers", name, "bounds", issue)
    bounds = _pair(case.root.get(*path))
    if issue not in case.ids("offers", name, "text"):
        case.keys_must_be(case.ids("offers", name, "text"), "an issue of the text", "offers", name, "bounds")
    elif bounds is not None and bounds[0] > bounds[1]:
        case.at_value(f"got [{_ends(bounds, ', ')}]; the lower bound comes first", *path)
    elif bounds is not None:
        term = _range(case.root.get("offers", name, "text", issue))
        if term is not None and (term[0] < bounds[0] or term[1] > bounds[1]):
            what = f"got [{_ends(bounds, ', ')}], which leaves out the opening text ({_ends(term, ' to ')})"
            case.at_value(what, *path)


def _pair(node: Node | None) -> tuple[float, float] | None:
    plain = node.plain() if node is not None else None
    if isinstance(plain, tuple) and len(plain) == 2 and all(type(part) in (int, float) for part in plain):
        return plain
    return None


def _ends(pair: tuple[float, float], between: str) -> str:
    return between.join(map(written, pair))


def _range(node: Node | None) -> tuple[float, float] | None:
    """Least and largest value of a number, if it is one."""
    number = None if node is None else number_of(node.plain())
    return None if number is None else number.support()
