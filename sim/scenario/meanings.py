"""What the words of a scenario of schema 1 mean in schema 2: only what concerns one file, with its lines.

Each rule looks at the tree of the file, and at those that it extends where it must know what they say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sim.documents.tree import Node
from sim.words import counted, listed

__all__ = ["Meaning", "meanings"]

MOST = 6
"""Places that are named; more are counted."""

WISHES = {"coded_ideals": "coded", "ideals": "stated"}
"""Words for war aims that mean what a side wants now, and the points that they were copies of."""

_PROCESS = re.compile(r"truce|cease|halt|scope|sequenc|verif|monitor", re.IGNORECASE)
_ELSEWHERE = {"binding_line": "binding_lines", "binding_demand_alone": "binding_demands"}


@dataclass(frozen=True)
class Meaning:
    """What some words of a file mean now.

    Attributes
    ----------
    places
        Line and dotted path of each place that it concerns.
    what
        What it means.
    remedy
        How to get the old meaning back, if it has changed.
    changed
        Whether it has changed; else it could say more than it does.
    """

    places: tuple[tuple[int, str], ...]
    what: str
    remedy: str = ""
    changed: bool = True

    @property
    def where(self) -> str:
        """The places in words: `lines 9 and 12 (actors.north, actors.south)`."""
        lines = list(dict.fromkeys(str(line) for line, _ in self.places))
        paths = [path for _, path in self.places]
        more = [counted(len(paths) - MOST, "more place")] if len(paths) > MOST else []
        shown = f"{'line' if len(lines) == 1 else 'lines'} {listed([*lines[:MOST], *more])}"
        return f"{shown} ({', '.join(paths[:MOST])})" if any(paths) else shown


Rule = Callable[["_File"], Iterator[Meaning]]


def meanings(node: Node, below: Sequence[Node] = ()) -> tuple[Meaning, ...]:
    """Return what a file of schema 1 means in schema 2; `below` are the files that it extends, nearest first."""
    file = _File(node, tuple(below))
    return tuple(found for rule in _RULES for found in rule(file))


@dataclass(frozen=True)
class _File:
    """A file, and those that it extends."""

    node: Node
    below: tuple[Node, ...]

    @property
    def extends(self) -> bool:
        """Whether it lies over another, which may not have been found."""
        return self.node.get("extends") is not None

    def entries(self, *path: str) -> Iterator[tuple[str, Node]]:
        """Keys and nodes of the mapping at a path, those that are taken away left out."""
        above = self.node.get(*path)
        yield from ((key, node) for key, node in (above.items if above else {}).items() if node.value is not None)

    def known(self, *path: str) -> Node | None:
        """What the nearest file that has something at a path says there."""
        return next((found for file in (self.node, *self.below) if (found := file.get(*path)) is not None), None)

    def may_fight(self, actor: str) -> bool:
        """Whether an actor is a belligerent, or nothing at hand says what it is."""
        role = self.known("actors", actor, "role")
        return role is None or role.value == "belligerent"

    def belligerents(self) -> Iterator[tuple[str, Node]]:
        """Those that the file itself brings in."""
        yield from ((key, actor) for key, actor in self.entries("actors") if actor.word("role") == "belligerent")


def _wishes(file: _File) -> Iterator[Meaning]:
    """Aims that were copies of ideals are now what a side wants."""
    for word, point in WISHES.items():
        places: list[tuple[int, str]] = []
        issues: dict[str, None] = {}
        for name, actor in file.entries("actors"):
            said = actor.get("war_aims", "rest") or actor.get("war_aims")
            if said is not None and said.value == word:
                places.append((said.at.line, f"actors.{name}.war_aims"))
                issues |= dict.fromkeys(key for key, _ in file.entries("actors", name, "positions") if key != "rest")
        issues = issues or dict.fromkeys(key for key, _ in file.entries("issues"))
        named = next(iter(issues), "ISSUE")
        back = f"`war_aims: {{{named}: {'coded' if point == 'coded' else 'its ideal'}, ...}}`"
        what = (
            f"a victory brings what the side wants, its {point} point with the posture and on the same draw, and no "
            f"longer the {point} point itself; it is worth to every side what a text that says the same is worth"
        )
        if places:
            yield Meaning(tuple(places), what, f"name every issue, as in {back}")


def _own_victory(file: _File) -> Iterator[Meaning]:
    """A victory that brings something else than what a side wants is no longer worth 1 to it."""
    places = [(said.at.line, path) for path, said in _other_aims(file)]
    what = (
        "the side's own victory is worth to it what it brings (what is named; the reference where nothing is), by what "
        "it wants, and no longer 1 whatever it brings"
    )
    remedy = "not to be had for aims of its own; with `war_aims: ideals` or `coded_ideals` it is worth 1"
    if places:
        yield Meaning(tuple(places), what, remedy)


def _other_aims(file: _File) -> Iterator[tuple[str, Node]]:
    """Aims, or belligerents without any, whose victory may bring something else than what they want."""
    for name, actor in file.entries("actors"):
        aims = actor.get("war_aims")
        if aims is None and actor.word("role") == "belligerent" and file.known("actors", name, "war_aims") is None:
            yield f"actors.{name}", actor
        if aims is not None and str(aims.value) not in WISHES and set(aims.items) != {"rest"}:
            yield f"actors.{name}.war_aims", aims


def _optimism(file: _File) -> Iterator[Meaning]:
    """Sides overrate their chances."""
    plain = [(name, actor) for name, actor in file.belligerents() if actor.get("optimism") is None]
    places = [(actor.named_at.line, f"actors.{name}") for name, actor in plain]
    what = "the side overrates its chance of winning: `optimism`, triangular 0, 0.1, 0.3 unless given"
    if places:
        yield Meaning(tuple(places), what, "`optimism: 0`")


def _demands(file: _File) -> Iterator[Meaning]:
    """A file that moves an ideal moves what a side asks for."""
    places = [(said.at.line, path) for path, said in _moved(file)] if file.extends else []
    what = "moves what the side asks for; what it wants stays where the file below puts it"
    if places:
        yield Meaning(tuple(places), what, "give the same point as `wish_from:` too, or what it wants as `wish:`")


def _moved(file: _File) -> Iterator[tuple[str, Node]]:
    for name, actor in file.entries("actors"):
        positions = actor.get("positions")
        if positions is None or not file.may_fight(name):
            continue
        if positions.value == "coded":
            yield f"actors.{name}.positions", positions
        for issue, item in positions.items.items():
            said = item if item.value == "coded" else item.get("ideal")
            if said is not None:
                yield f"actors.{name}.positions.{issue}", said


def _process(file: _File) -> Iterator[Meaning]:
    """Issues that look as if they were about the ceasefire itself."""
    places = [(issue.named_at.line, f"issues.{key}") for key, issue in file.entries("issues") if _looks(key, issue)]
    what = (
        "seems to be about the ceasefire itself, and so no prize of a victory. If it is, say `process: true`: then a "
        "victory leaves it at the reference"
    )
    if places:
        yield Meaning(tuple(places), what, changed=False)


def _looks(key: str, issue: Node) -> bool:
    fixed = issue.get("fixed_by_offer")
    marked = issue.get("monitored_at") is not None or (fixed is not None and fixed.value is True)
    return issue.get("process") is None and (marked or bool(_PROCESS.search(f"{key} {issue.word('title') or ''}")))


def _red_lines(file: _File) -> Iterator[Meaning]:
    """Firmness makes a red line as before; a limit says more."""
    places: list[tuple[int, str]] = []
    for name, actor in file.entries("actors"):
        positions = actor.get("positions")
        coded = positions is not None and "coded" in (positions.value, positions.word("rest"))
        firm = positions is not None and any(item.get("firmness") is not None for item in positions.items.values())
        if positions is not None and (coded or firm) and file.may_fight(name):
            places.append((positions.at.line, f"actors.{name}.positions"))
    what = (
        "red lines are what they were, a cost and never a veto. What a side has ruled out is a `limit` beside its "
        "ideal, such as `limit: {rules_out: above, at: 0.6, firmness: 0.8}`"
    )
    if places:
        yield Meaning(tuple(places), what, changed=False)


def _status_quo(file: _File) -> Iterator[Meaning]:
    """Without a status quo, fighting on is decided."""
    what = (
        "names no `status_quo`, so fighting on always ends in a victory, as it did. Where each issue stands now would "
        "let it settle nothing, as often as `war.indecisive` says"
    )
    if not file.extends and file.node.get("status_quo") is None:
        yield Meaning(((file.node.items["schema"].at.line, ""),), what, changed=False)


def _expected(file: _File) -> Iterator[Meaning]:
    """What a file expects was measured on the first edition."""
    expect = file.node.get("expect")
    if expect is None or expect.value is None:
        return
    yield Meaning(
        ((expect.named_at.line, "expect"),),
        "what is expected was true of the first edition",
        "not to be had; run it, and write down what comes out",
    )
    for old, new in _ELSEWHERE.items():
        column = expect.get("columns", old)
        if column is not None:
            what = f"there is no such column any more; `{new}` holds the smallest set that would have turned the answer"
            yield Meaning(((column.named_at.line, f"expect.columns.{old}"),), what, f"not to be had; expect `{new}`")


_RULES: tuple[Rule, ...] = (_wishes, _own_victory, _optimism, _demands, _expected, _process, _red_lines, _status_quo)
