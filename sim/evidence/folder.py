"""Loading a folder of evidence, and checking its files against each other."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import Any

from sim.documents.faults import Faults, Place, Source
from sim.documents.kind import EVIDENCE
from sim.documents.named import read_document
from sim.documents.old_keys import with_new_keys
from sim.documents.tree import Node, View
from sim.documents.validation import validated
from sim.errors import EvidenceError
from sim.evidence.checks import check_coding, check_panels, check_statements, check_supports
from sim.evidence.evidence import Evidence
from sim.evidence.records import About, Coding, Facts, Known, Supports, shape_of
from sim.shipped import shown

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
    check_statements(files.view("statements.yaml"), about, said)
    check_statements(files.view("facts.yaml"), about, known, said)
    views = {name: files.view(f"coders/{name}.yaml") for name in codings}
    for name, coding in codings.items():
        check_coding(views[name], about, said, known, coding)
    check_panels(views, codings)
    check_supports(files.view("supports.yaml"), supports, {**said, **known}, codings)
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
