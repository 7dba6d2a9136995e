"""The evidence behind a scenario, as the scenario uses it: every value with the statements that its origin names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from sim.documents.named import is_folder
from sim.errors import EvidenceError
from sim.evidence import Review, load_evidence, review
from sim.scenario.loading.load import Loaded, load_scenario
from sim.shipped import find_evidence
from sim.uncertainty import Coded

__all__ = ["reviewed"]


def reviewed(target: str, overrides: Sequence[str] = (), notes: Callable[[Loaded], None] | None = None) -> Review:
    """Review a folder of evidence, or the evidence of a scenario; `notes` is given the scenario once it is read.

    Raises
    ------
    ScenarioError, EvidenceError
        If it cannot be read, or the scenario names no evidence.
    """
    folder = Path(target) if is_folder(Path(target)) else find_evidence(target)
    if folder is not None and overrides:
        raise EvidenceError(f"--set: changes values of a scenario; {target} is a folder of evidence")
    if folder is not None:
        return review(load_evidence(folder))
    case = load_scenario(target, overrides, streams=True)
    if notes is not None:
        notes(case)
    if case.evidence is None:
        raise EvidenceError(f"{target}: names no evidence; add `evidence: FOLDER`, or ask for a folder of evidence")
    used = [value.key for _, value in case.scenario.values() if isinstance(value, Coded)]
    return review(case.evidence, used, {path: origin.because for path, origin in case.origins.items()})
