"""Loading a folder of evidence, and checking its files against each other."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sim.documents.faults import Faults, Place, Source, choice, nearest
from sim.documents.kind import EVIDENCE
from sim.documents.named import read_document
from sim.documents.old_keys import with_new_keys
from sim.documents.tree import Node, View
from sim.documents.validation import validated
from sim.errors import EvidenceError
from sim.evidence.evidence import Evidence
from sim.evidence.records import About, Coding, Facts, Known, Support, Supports, shape_of
from sim.shipped import shown
from sim.uncertainty import written

__all__ = ["MAX_CODERS", "load_evidence"]

MAX_CODERS = 64
"""Most coders a folder may have."""


def load_evidence(folder: Path) -> Evidence:
    """Read and check a folder of evidence.

    The folder holds `about.yaml`, `statements.yaml`, `coders/ID.yaml` (one per coder) and, if wanted, `facts.yaml`
    (known, but not from the source) and `supports.yaml`; `seeds/codebook.md` describes them.

    Raises
    ------
    EvidenceError
        With one entry per fault, each with file, line, column and place.
    """
    faults = Faults(EvidenceError)
    if not folder.is_dir():
        _at_file(folder, "no such folder of evidence", faults)
        faults.stop()
    files = _Files(folder, faults)
    about: About = files.read("about.yaml")
    said: Facts = files.read("statements.yaml")
    known: Facts = files.read("facts.yaml", {})
    supports: Supports = files.read("supports.yaml", Supports())
    codings: dict[str, Coding] = {name: files.read(f"coders/{name}.yaml") for name in _coders(folder, faults)}
    faults.stop()
    _check_statements(files, about, said, known)
    for name, coding in codings.items():
        _check_coding(files.view(f"coders/{name}.yaml"), about, said, coding)
    _check_supports(files.view("supports.yaml"), supports, {**said, **known}, codings)
    faults.stop()
    return Evidence(
        folder=folder,
        about=about,
        statements=MappingProxyType(_named(said, declared_only=False) | _named(known, declared_only=True)),
        codings=MappingProxyType(codings),
        supports=supports,
        old_keys=faults.notes,
    )


class _Files:
    """Files of a folder: what each says, and its tree for whoever checks it against others."""

    def __init__(self, folder: Path, faults: Faults) -> None:
        self.folder, self.faults = folder, faults
        self.trees: dict[str, Node] = {}

    def read(self, name: str, absent: Any = None) -> Any:
        """Content of one file; `absent` if it may be missing and is; None after a fault."""
        if absent is not None and not (self.folder / name).exists():
            return absent
        document = read_document(self.folder / name, self.faults, EVIDENCE)
        if document is None:
            return None
        self.trees[name] = with_new_keys(document.node, EVIDENCE, self.faults)
        return validated(shape_of(name), self.trees[name], self.faults, EVIDENCE)

    def view(self, name: str) -> View:
        """A file as checks see it; one that is absent has nothing in it."""
        nowhere = Node({}, Place(Source(shown(self.folder / name), ()), 1, 1))
        return View(self.trees.get(name, nowhere), self.faults)


def _coders(folder: Path, faults: Faults) -> list[str]:
    """Ids of the coders: the names of the files in `coders/`, in order."""
    names = sorted(path.stem for path in (folder / "coders").glob("*.yaml"))
    if not names:
        _at_file(folder / "coders", "no coder; add one file per coder, such as coders/A.yaml", faults)
    if len(names) > MAX_CODERS:
        _at_file(folder / "coders", f"{len(names)} coders; at most {MAX_CODERS}", faults)
    return names[:MAX_CODERS]


def _at_file(path: Path, message: str, faults: Faults) -> None:
    """Add a fault of a file or folder as a whole."""
    faults.add(Place(Source(shown(path), ()), 1, 1), "", message)


def _named(statements: Facts, declared_only: bool) -> dict[str, Known]:
    return {
        key: Known(id=key, declared_only=declared_only, **statement.model_dump())
        for key, statement in statements.items()
    }


def _check_statements(files: _Files, about: About, said: Facts, known: Facts) -> None:
    """Check that groups exist, that nothing is dated after the cutoff, that ids are used once."""
    for name, statements in (("statements.yaml", said), ("facts.yaml", known)):
        view = files.view(name)
        for key, statement in statements.items():
            view.must_be(about.groups, "a group of about.yaml", key, "group")
            if statement.date > about.cutoff:
                late = f"{statement.date} lies after the cutoff {about.cutoff}; leave it out"
                view.at_value(late, key, "date")
    for key in said.keys() & known.keys():
        files.view("facts.yaml").at_key("also in statements.yaml; give it another id", key)


def _check_coding(view: View, about: About, said: Facts, coding: Coding) -> None:
    """Check that every word a coder uses is declared, every parameter within the range of its quantity."""
    view.keys_must_be(said, "a statement of statements.yaml", "assignments")
    for key, assignment in coding.assignments.items():
        place = ("assignments", key)
        view.must_be([*about.issues, *about.topics], "an issue or topic of about.yaml", *place, "issue")
        if assignment.position is not None and assignment.issue in about.topics:
            view.at_value(f"{assignment.issue} is a topic, not an issue: it has no scale", *place, "position")
    view.keys_must_be(about.groups, "a group of about.yaml", "positions")
    for group in coding.positions:
        view.keys_must_be(about.issues, "an issue of about.yaml", "positions", group)
    for key, triple in coding.parameters.items():
        _check_parameter(view, key, triple, about)


def _check_parameter(view: View, key: str, triple: tuple[float, float, float], about: About) -> None:
    kind, place = key.partition("__")[0], ("parameters", key)
    if kind not in about.quantities:
        known = f"{nearest(kind, about.quantities)}{choice(about.quantities)}"
        view.at_key(f"{kind} is not a quantity of about.yaml{known}", *place)
        return
    quantity = about.quantities[kind]
    if triple[0] < quantity.low or triple[2] > quantity.high:
        got = ", ".join(map(written, triple))
        view.at_value(f"got [{got}]; allowed: {written(quantity.low)} to {written(quantity.high)}", *place)


def _check_supports(view: View, supports: Supports, statements: Facts, codings: Mapping[str, Coding]) -> None:
    """Check that supports name values that a coder gives, and statements that exist."""
    rows: dict[tuple[str, ...], Support] = {("parameters", key): row for key, row in supports.parameters.items()}
    for group, issues in supports.positions.items():
        rows |= {("positions", group, issue): row for issue, row in issues.items()}
    for place, row in rows.items():
        if not any(_gives(coding, *place) for coding in codings.values()):
            view.at_key("no coder gives this value", *place)
        for number in range(len(row.statements)):
            what = "a statement of statements.yaml or facts.yaml"
            view.must_be(statements, what, *place, "statements", number)


def _gives(coding: Coding, kind: str, key: str, issue: str = "") -> bool:
    """Whether a coder gives the value that a row of support is about."""
    return key in coding.parameters if kind == "parameters" else issue in coding.positions.get(key, {})
