"""Loading a folder of evidence, and checking its files against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sim.errors import EvidenceError
from sim.evidence.evidence import Evidence
from sim.evidence.fault import MAX_FAULTS, EvidenceFault, evidence_error, nearest
from sim.evidence.reading import Document, Place, read_document
from sim.evidence.records import About, Coding, Facts, Statement, Supports, shape_of

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
    if not folder.is_dir():
        raise evidence_error([EvidenceFault.at(folder, "no such folder of evidence")])
    reader = _Reader(folder)
    about = reader.read("about.yaml")
    said = reader.read("statements.yaml")
    known = reader.read("facts.yaml", {})
    supports = reader.read("supports.yaml", Supports())
    codings = {name: reader.read(f"coders/{name}.yaml") for name in reader.coders()}
    reader.stop_at_faults()
    found = {name: coding for name, coding in codings.items() if coding is not None}
    reader.check_statements(about, said, known)
    for name, coding in found.items():
        reader.check_coding(f"coders/{name}.yaml", about, said, coding)
    reader.check_supports(supports, said | known, found)
    reader.stop_at_faults()
    return Evidence(
        folder=folder,
        about=about,
        statements=MappingProxyType(_named(said, declared_only=False) | _named(known, declared_only=True)),
        codings=MappingProxyType(found),
        supports=supports,
    )


def _named(statements: Facts, declared_only: bool) -> dict[str, Statement]:
    return {
        key: statement.model_copy(update={"id": key, "declared_only": declared_only})
        for key, statement in statements.items()
    }


class _Reader:
    """Reads the files of a folder and gathers faults until they are asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.documents: dict[str, Document] = {}
        self.faults: list[EvidenceFault] = []

    def read(self, name: str, absent: Any = None) -> Any:
        """Content of one file; `absent` if it may be missing and is; None after a fault."""
        if absent is not None and not (self.folder / name).exists():
            return absent
        try:
            self.documents[name] = read_document(self.folder / name)
            return self.documents[name].parsed(shape_of(name))
        except EvidenceError as error:
            self.faults += [fault for fault in error.faults if isinstance(fault, EvidenceFault)]
            return None

    def coders(self) -> list[str]:
        """Ids of the coders: the names of the files in `coders/`, in order."""
        names = sorted(path.stem for path in (self.folder / "coders").glob("*.yaml"))
        if not names:
            what = "no coder; add one file per coder, such as coders/A.yaml"
            self.faults.append(EvidenceFault.at(self.folder / "coders", what))
        if len(names) > MAX_CODERS:
            self.faults.append(EvidenceFault.at(self.folder / "coders", f"{len(names)} coders; at most {MAX_CODERS}"))
        return names[:MAX_CODERS]

    def stop_at_faults(self) -> None:
        """Raise what was gathered, if anything."""
        if self.faults:
            raise evidence_error(self.faults)

    def fault(self, name: str, place: Place, message: str) -> None:
        """Remember a fault at a place of a file."""
        self.faults.append(self.documents[name].fault(place, message))
        if len(self.faults) >= MAX_FAULTS:
            raise evidence_error(self.faults)

    def known(self, name: str, place: Place, word: str, words: Mapping[str, object], what: str) -> bool:
        """Whether `word` is one of `words`; a fault if not."""
        if word in words:
            return True
        hint = nearest(word, words)
        self.fault(name, place, f"unknown {what} {word!r}{hint}; known: {', '.join(words) or 'none'}")
        return False

    def check_statements(self, about: About, said: Facts, known: Facts) -> None:
        """Check that groups exist, that nothing is dated after the cutoff, that ids are used once."""
        for name, statements in (("statements.yaml", said), ("facts.yaml", known)):
            for key, statement in statements.items():
                self.known(name, [key, "group"], statement.group, about.groups, "group")
                if statement.date > about.cutoff:
                    late = f"{statement.date} lies after the cutoff {about.cutoff}; leave it out"
                    self.fault(name, [key, "date"], late)
                if statement.id or statement.declared_only:
                    self.fault(name, [key], "id and declared_only follow from key and file; leave them out")
        for key in said.keys() & known.keys():
            self.fault("facts.yaml", [key], "also in statements.yaml; give it another id")

    def check_coding(self, name: str, about: About, said: Facts, coding: Coding) -> None:
        """Check that every word a coder uses is declared, every parameter within the range of its quantity."""
        for key, assignment in coding.assignments.items():
            place = ["assignments", key]
            if key not in said:
                self.fault(name, place, f"no statement {key} in statements.yaml")
            self.known(name, [*place, "issue"], assignment.issue, {**about.issues, **about.topics}, "issue or topic")
            if assignment.position is not None and assignment.issue in about.topics:
                self.fault(name, [*place, "position"], f"{assignment.issue} is a topic, not an issue: it has no scale")
        for group, rows in coding.positions.items():
            self.known(name, ["positions", group], group, about.groups, "group")
            for issue in rows:
                self.known(name, ["positions", group, issue], issue, about.issues, "issue")
        for key, triple in coding.parameters.items():
            self._check_parameter(name, key, triple, about)

    def _check_parameter(self, name: str, key: str, triple: tuple[float, float, float], about: About) -> None:
        kind = key.partition("__")[0]
        if not self.known(name, ["parameters", key], kind, about.quantities, "quantity"):
            return
        quantity = about.quantities[kind]
        if triple[0] < quantity.low or triple[2] > quantity.high:
            outside = f"{list(triple)} reaches outside {quantity.low:g} to {quantity.high:g}"
            self.fault(name, ["parameters", key], outside)

    def check_supports(self, supports: Supports, statements: Facts, codings: Mapping[str, Coding]) -> None:
        """Check that supports name values that a coder gives, and statements that exist."""
        for place, ids in _support_rows(supports):
            if not any(_gives(coding, place) for coding in codings.values()):
                self.fault("supports.yaml", place, "no coder gives this value")
            for key in ids:
                if key not in statements:
                    self.fault("supports.yaml", place, f"no statement {key} in statements.yaml or facts.yaml")


def _support_rows(supports: Supports) -> Iterator[tuple[list[str], tuple[str, ...]]]:
    for group, rows in supports.positions.items():
        for issue, row in rows.items():
            yield ["positions", group, issue], row.statements
    for key, row in supports.parameters.items():
        yield ["parameters", key], row.statements


def _gives(coding: Coding, place: list[str]) -> bool:
    if place[0] == "parameters":
        return place[1] in coding.parameters
    return place[2] in coding.positions.get(place[1], {})
