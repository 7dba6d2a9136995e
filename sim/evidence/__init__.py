"""Evidence: statements, coded by several people, that positions and parameters can be read from."""

from sim.evidence.agreement import Agreement, agreement, krippendorff_alpha, same_issue
from sim.evidence.evidence import Evidence
from sim.evidence.folder import load_evidence
from sim.evidence.records import Known, Scale, Support
from sim.evidence.review import Review, review

__all__ = [
    "Agreement",
    "Evidence",
    "Known",
    "Review",
    "Scale",
    "Support",
    "agreement",
    "krippendorff_alpha",
    "load_evidence",
    "review",
    "same_issue",
]
