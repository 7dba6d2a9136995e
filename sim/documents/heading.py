"""What a file calls itself and asks, read without looking at the rest of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sim.documents.faults import Faults
from sim.documents.named import read_document
from sim.errors import given

__all__ = ["Heading", "read_heading"]


@dataclass(frozen=True)
class Heading:
    """The top of a scenario, a sweep or the `about.yaml` of a folder of evidence.

    `title` is its `name` or `title`, `extends` the file that a variant lies over, `scenario` the one that a sweep
    varies; each is None where the file does not say.
    """

    title: str | None
    question: str | None
    extends: str | None
    scenario: str | None


def read_heading(path: Path) -> Heading:
    """Return the heading of a file, whether or not the rest of it is valid.

    Raises
    ------
    ScenarioError
        If it cannot be read, or is no mapping of keys to values.
    """
    faults = Faults()
    document = read_document(path, faults)
    if document is not None and not document.node.items:
        faults.add(document.node.place, "", "not a mapping of keys to values")
    faults.stop()
    node = given(document, "document").node
    title = node.word("name") or node.word("title")
    return Heading(title, node.word("question"), node.word("extends"), node.word("scenario"))
